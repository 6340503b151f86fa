//! What people were told and is now different costs, dearer the nearer the visit: someone else who comes, each minute
//! that it starts earlier or later.

use super::slopes::Slopes;
use crate::problem::Problem;
use crate::units::{Cost, VisitIdx, WorkerIdx};

/// What it costs that a worker comes who was not said to.
pub(super) fn cost(problem: &Problem, visit: VisitIdx, worker: WorkerIdx) -> Cost {
    match &problem.visit(visit).published {
        Some(published) if !published.workers.contains(&worker) => published.other_worker,
        _ => 0,
    }
}

/// What a start costs where another was published, at so much a minute.
pub(crate) fn cost_of_start(published: i32, price: Cost, start: i32) -> Cost {
    price * Cost::from((start - published).abs())
}

pub(crate) fn lay(published: i32, price: Cost, slopes: &mut Slopes) {
    if price != 0 {
        slopes.add_throughout(-price);
        slopes.add_from(published, 2 * price);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::slopes::assert_slopes_are_price;

    #[test]
    fn a_start_costs_each_minute_from_what_was_published() {
        assert_eq!([90, 100, 130].map(|start| cost_of_start(100, 2, start)), [20, 0, 60]);
        assert_slopes_are_price(|slopes| lay(100, 2, slopes), |start| cost_of_start(100, 2, start));
    }
}
