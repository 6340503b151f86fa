//! Each minute that a visit starts after its fine window costs.

use super::slopes::Slopes;
use crate::problem::Weights;
use crate::search::model::Choice;
use crate::units::Cost;

/// How late a start is.
pub(crate) fn ticks(choice: &Choice, start: i32) -> i32 {
    (start - choice.fine_to).max(0)
}

pub(crate) fn cost(choice: &Choice, start: i32, weights: &Weights) -> Cost {
    weights.late * Cost::from(ticks(choice, start))
}

pub(crate) fn lay(choice: &Choice, weights: &Weights, slopes: &mut Slopes) {
    if weights.late != 0 {
        slopes.add_from(choice.fine_to, weights.late);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::slopes::assert_slopes_are_price;
    use crate::rules::testing::FROM_100_TO_120;

    #[test]
    fn a_late_start_costs_each_minute_after_the_fine_window() {
        let weights = Weights { late: 3, ..Weights::default() };
        assert_eq!([90, 120, 121, 150].map(|at| cost(&FROM_100_TO_120, at, &weights)), [0, 0, 3, 90]);
        assert_slopes_are_price(
            |slopes| lay(&FROM_100_TO_120, &weights, slopes),
            |start| cost(&FROM_100_TO_120, start, &weights),
        );
    }
}
