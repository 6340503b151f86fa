//! Each idle minute of the round that has most of them costs.

use super::Summary;
use crate::problem::Weights;
use crate::units::Cost;

pub(crate) fn cost<'a>(rounds: impl Iterator<Item = &'a Summary>, weights: &Weights) -> Cost {
    if weights.longest_idle == 0 {
        return 0;
    }
    weights.longest_idle * Cost::from(rounds.map(|round| round.idle).max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_idlest_round_counts() {
        let weights = Weights { longest_idle: 2, ..Weights::default() };
        let rounds = [15, 40, 0].map(|idle| Summary { idle, ..Summary::default() });
        assert_eq!(cost(rounds.iter(), &weights), 80);
        assert_eq!(cost(rounds.iter(), &Weights::default()), 0);
        assert_eq!(cost([].iter(), &weights), 0);
    }
}
