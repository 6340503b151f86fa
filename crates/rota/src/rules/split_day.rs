//! A day in two parts costs its worker the middle of it.

use super::Shift;
use crate::problem::Weights;
use crate::units::Cost;

pub(super) fn cost(rounds: &[Shift], weights: &Weights) -> Cost {
    if weights.split_day == 0 {
        return 0;
    }
    let mut last = None;
    let mut split = 0;
    for round in rounds.iter().filter(|round| round.summary.stops > 0) {
        split += Cost::from(last == Some(round.work_of_day()));
        last = Some(round.work_of_day());
    }
    split * weights.split_day
}
