//! Chance from a seed: whole numbers only, so that every machine draws the same town.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of draws. Streams about different things are independent, so that drawing one more street
/// does not change who lives in the town.
#[derive(Debug)]
pub struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// The stream for `seed` about one thing, such as `"streets"`.
    #[must_use]
    pub fn new(seed: u64, about: &str) -> Self {
        let mixed = about.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(Xoshiro256PlusPlus::seed_from_u64(mixed))
    }

    /// A number from 0 to `count - 1`; 0 where there is nothing to choose from.
    ///
    /// The high half of a 96-bit product: no choice is likelier than another by more than one in 2^32.
    pub fn below(&mut self, count: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * count as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub(crate) fn between(&mut self, least: i32, most: i32) -> i32 {
        let choices = usize::try_from(i64::from(most) - i64::from(least) + 1).unwrap_or(1);
        least + i32::try_from(self.below(choices)).unwrap_or(0)
    }

    /// True `share` times in a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of `choices`, each as likely.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// One of `choices`, of which there is at least one, as likely as its weight.
    pub fn weighed<T: Copy>(&mut self, choices: &[(T, usize)]) -> T {
        let mut left = self.below(choices.iter().map(|(_, weight)| weight).sum());
        for (choice, weight) in choices {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        choices[0].0
    }

    /// Any order of `list`, each as likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// `count` things in the shares given, in any order: like dealing from a stacked deck, so that a small
    /// team comes out near the shares and not only a thousand of them. Systematic sampling: one random
    /// start, then equal steps through the heaped-up shares.
    pub(crate) fn deal<T: Copy>(&mut self, count: usize, shares: &[(T, usize)]) -> Vec<T> {
        let whole: usize = shares.iter().map(|(_, weight)| weight).sum();
        let start = self.below(whole.max(1));
        let mut cards = Vec::with_capacity(count);
        for step in 0..count {
            let mut at = (step * whole + start) / count;
            cards.extend(shares.iter().find_map(|&(card, weight)| {
                if at < weight {
                    return Some(card);
                }
                at -= weight;
                None
            }));
        }
        self.shuffle(&mut cards);
        cards
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same() {
        let draw = |seed, about| {
            let mut chance = Chance::new(seed, about);
            (0..20).map(|_| chance.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, "streets"), draw(1, "streets"));
        assert_ne!(draw(1, "streets"), draw(2, "streets"));
        assert_ne!(draw(1, "streets"), draw(1, "people"));
    }

    #[test]
    fn between_reaches_both_ends_and_no_further() {
        let mut chance = Chance::new(7, "ends");
        let draws: Vec<_> = (0..500).map(|_| chance.between(-2, 3)).collect();
        assert_eq!((draws.iter().min(), draws.iter().max()), (Some(&-2), Some(&3)));
    }

    #[test]
    fn a_deal_keeps_to_the_shares() {
        let mut chance = Chance::new(3, "deal");
        let cards = chance.deal(22, &[('a', 50), ('b', 30), ('c', 20)]);
        let count = |card| cards.iter().filter(|&&other| other == card).count();
        assert_eq!(cards.len(), 22);
        assert!((11..=13).contains(&count('a')) && (6..=8).contains(&count('b')));
    }
}
