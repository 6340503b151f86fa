//! What of a number may be told to those who see sums and no names.
//!
//! A small number could be about one person whom somebody knows, and so could the difference of two sums. So nothing below [`LEAST`] is told,
//! and everything else only to the nearest [`LEAST`]: then every difference of two numbers that are told is nothing, or at least so much.

/// The least that is told, and the steps in which it is.
pub const LEAST: u64 = 5;

/// A number as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disclosed {
    /// There is none.
    Nothing,
    /// There are some, and fewer than [`LEAST`].
    Few,
    /// About so many: a multiple of [`LEAST`].
    About(u64),
}

impl Disclosed {
    /// What may be told of a number.
    #[must_use]
    pub fn of(number: u64) -> Self {
        match number {
            0 => Self::Nothing,
            few if few < LEAST => Self::Few,
            many => Self::About((many + LEAST / 2) / LEAST * LEAST),
        }
    }

    /// As a number to reckon with; `None` where it is not told.
    #[must_use]
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Nothing => Some(0),
            Self::Few => None,
            Self::About(number) => Some(number),
        }
    }

    /// Which share of `all` it is, in a hundred, from what is told of both; `None` where one of them is not.
    #[must_use]
    pub fn percent_of(self, all: Self) -> Option<u64> {
        let (part, all) = (self.number()?, all.number().filter(|all| *all > 0)?);
        Some((part.min(all) * 100 + all / 2) / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_few_is_not_told() {
        let told = [0, 1, 4, 5, 7, 8, 12, 13].map(Disclosed::of);
        let about = Disclosed::About;
        let expected = [
            Disclosed::Nothing,
            Disclosed::Few,
            Disclosed::Few,
            about(5),
            about(5),
            about(10),
            about(10),
            about(15),
        ];
        assert_eq!(told, expected);
        assert_eq!(Disclosed::of(31).percent_of(Disclosed::of(98)), Some(30));
        assert_eq!(Disclosed::of(3).percent_of(Disclosed::of(98)), None);
        assert_eq!(Disclosed::of(0).percent_of(Disclosed::of(0)), None);
    }

    proptest! {
        #[test]
        fn the_difference_of_two_sums_is_nothing_or_at_least_the_least(one in 0_u64..100_000, other in 0_u64..100_000) {
            if let (Some(one), Some(other)) = (Disclosed::of(one).number(), Disclosed::of(other).number()) {
                let difference = one.abs_diff(other);
                prop_assert!(difference == 0 || difference >= LEAST, "{one} {other}");
            }
        }

        #[test]
        fn whether_one_more_is_there_cannot_be_told_for_sure(number in LEAST..100_000) {
            // Each number that is told could have been any of several.
            let told = Disclosed::of(number);
            let alike = (number.saturating_sub(LEAST)..=number + LEAST).filter(|other| Disclosed::of(*other) == told);
            prop_assert!(alike.count() >= 3);
        }
    }
}
