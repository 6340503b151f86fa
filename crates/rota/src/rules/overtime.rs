//! Each minute past the end of a shift costs, where a shift may be overrun at all.

use super::slopes::Slopes;
use crate::problem::Weights;
use crate::search::model::RoundInfo;
use crate::units::Cost;

pub(crate) fn cost(round: &RoundInfo, back: i32, weights: &Weights) -> Cost {
    weights.overtime * Cost::from((back - round.to).max(0))
}

/// The price of a round's last start, after which the worker is back so many minutes later.
pub(crate) fn lay(round: &RoundInfo, until_back: i32, weights: &Weights, slopes: &mut Slopes) {
    let latest = round.to - until_back;
    if round.may_overrun {
        slopes.add_from(latest, weights.overtime);
    } else {
        slopes.end_at(latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::slopes::assert_slopes_are_price;
    use crate::rules::testing::until;

    #[test]
    fn overtime_costs_each_minute_past_the_end() {
        let weights = Weights { overtime: 2, ..Weights::default() };
        let shift = RoundInfo { may_overrun: true, ..until(150) };
        assert_eq!([100, 150, 155].map(|back| cost(&shift, back, &weights)), [0, 0, 10]);
        assert_slopes_are_price(
            |slopes| lay(&shift, 30, &weights, slopes),
            |start| cost(&shift, start + 30, &weights),
        );
    }

    #[test]
    fn a_shift_that_may_not_be_overrun_is_not() {
        let mut slopes = Slopes::default();
        slopes.reset(0);
        slopes.add_throughout(-1_000);
        lay(&until(150), 30, &Weights::default(), &mut slopes);
        assert_eq!(slopes.least(), 120);
    }
}
