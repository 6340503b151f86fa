//! People ask for workers they like, and for particular workers at particular visits; workers ask for times to be free.

use crate::problem::{Problem, Unwanted};
use crate::units::{Cost, Time, VisitIdx, WorkerIdx};

pub(super) fn cost(problem: &Problem, visit: VisitIdx, worker: WorkerIdx) -> Cost {
    let visit = problem.visit(visit);
    let liked = &problem.person(visit.person).liked;
    let not_liked = if liked.is_empty() || liked.contains(&worker) { 0 } else { problem.weights.not_liked };
    let wished: Cost = visit.wishes.iter().filter(|(who, _)| *who == worker).map(|(_, cost)| cost).sum();
    not_liked + wished
}

/// What a start costs at times that its worker asked to be free. It only prices the start that was chosen: with a price
/// that falls again at the end of such a time there would be no one best start.
pub(crate) fn cost_of_start(unwanted: &[Unwanted], start: i32) -> Cost {
    unwanted
        .iter()
        .filter(|unwanted| unwanted.window.contains(Time(start)))
        .map(|unwanted| unwanted.cost)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Window;

    #[test]
    fn a_start_costs_at_every_time_it_was_not_wanted() {
        let unwanted = [
            Unwanted { window: Window::new(100, 200), cost: 30 },
            Unwanted { window: Window::new(150, 300), cost: 5 },
        ];
        assert_eq!([99, 100, 150, 201, 301].map(|start| cost_of_start(&unwanted, start)), [0, 30, 35, 5, 0]);
    }
}
