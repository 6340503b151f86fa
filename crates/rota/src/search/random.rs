//! Chance, from a seed: xoshiro256++ and our own bounded draw, so that a seed means the same for ever.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// How many steps the table of the exponential draw has.
const STEPS: usize = 4096;

/// A stream of chance.
pub(crate) struct Random {
    stream: Xoshiro256PlusPlus,
    exponential: Vec<f64>,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        let exponential = (0..STEPS).map(|step| -((step as f64 + 0.5) / STEPS as f64).ln()).collect();
        Self { stream: Xoshiro256PlusPlus::seed_from_u64(seed), exponential }
    }

    /// A number below `bound`; zero where there is none.
    #[expect(clippy::cast_possible_truncation, reason = "the high half of the product is below the bound")]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.stream.next_u64()) * bound as u128) >> 64) as usize
    }

    /// True `share` times in a thousand.
    pub(crate) fn chance(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }

    /// A draw from the exponential distribution of mean 1, in 4,096 steps: what annealing adds to a cost to accept.
    pub(crate) fn exponential(&mut self) -> f64 {
        let step = self.below(STEPS);
        self.exponential[step]
    }

    /// One of a list.
    pub(crate) fn of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { Some(list[self.below(list.len())]) }
    }
}
