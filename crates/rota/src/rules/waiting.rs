//! Each minute that a worker waits between arriving and starting costs.
//!
//! Visits and legs take as long as they take, so a round's waiting is the time from leaving to coming back less what is
//! fixed: the first start makes it shorter the later it is, the last one longer. Who leaves when the shift begins waits
//! from then on, whenever the first visit starts.

use super::slopes::Slopes;
use crate::problem::Weights;
use crate::units::Cost;

pub(crate) fn cost(ticks: i32, weights: &Weights) -> Cost {
    weights.waiting * Cost::from(ticks)
}

/// The price of a round's first start, where a minute away costs so much.
pub(crate) fn lay_first(leaves_at_start: bool, minute: Cost, slopes: &mut Slopes) {
    if !leaves_at_start {
        slopes.add_throughout(-minute);
    }
}

/// The price of a round's last start, where a minute away costs so much.
pub(crate) fn lay_last(minute: Cost, slopes: &mut Slopes) {
    slopes.add_throughout(minute);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::slopes::assert_slopes_are_price;

    #[test]
    fn a_round_waits_for_what_it_is_longer_than_its_work() {
        let weights = Weights { waiting: 2, ..Weights::default() };
        assert_eq!(cost(35, &weights), 70);
        let waits = |first: i32, last: i32| cost(last - first, &weights);
        assert_slopes_are_price(|slopes| lay_first(false, 2, slopes), |first| waits(first, 500));
        assert_slopes_are_price(|slopes| lay_first(true, 2, slopes), |_| waits(0, 500));
        assert_slopes_are_price(|slopes| lay_last(2, slopes), |last| waits(0, last));
    }
}
