//! Each minute that a visit starts before its fine window costs.

use super::slopes::Slopes;
use crate::problem::Weights;
use crate::search::model::Choice;
use crate::units::Cost;

pub(crate) fn cost(choice: &Choice, start: i32, weights: &Weights) -> Cost {
    weights.early * Cost::from((choice.fine_from - start).max(0))
}

/// The price of starts from `earliest` on.
pub(crate) fn lay(choice: &Choice, earliest: i32, weights: &Weights, slopes: &mut Slopes) {
    if weights.early != 0 && choice.fine_from > earliest {
        slopes.add_throughout(-weights.early);
        slopes.add_from(choice.fine_from, weights.early);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::slopes::assert_slopes_are_price;
    use crate::rules::testing::FROM_100_TO_120;

    #[test]
    fn an_early_start_costs_each_minute_before_the_fine_window() {
        let weights = Weights { early: 2, ..Weights::default() };
        assert_eq!([70, 99, 100, 150].map(|at| cost(&FROM_100_TO_120, at, &weights)), [60, 2, 0, 0]);
        assert_slopes_are_price(
            |slopes| lay(&FROM_100_TO_120, 0, &weights, slopes),
            |start| cost(&FROM_100_TO_120, start, &weights),
        );
    }
}
