//! Each minute of the single latest start of all costs, so that nobody bears it all.

use crate::problem::Weights;
use crate::units::Cost;

/// What it costs that the latest start of all is so late.
pub(crate) fn cost(worst: i32, weights: &Weights) -> Cost {
    weights.worst_late * Cost::from(worst)
}

/// How late the latest of some starts is.
pub(crate) fn worst(late: impl Iterator<Item = i32>) -> i32 {
    late.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_start_counts() {
        let weights = Weights { worst_late: 4, ..Weights::default() };
        assert_eq!(cost(worst([3, 0, 12, 7].into_iter()), &weights), 48);
        assert_eq!(cost(worst([].into_iter()), &weights), 0);
    }
}
