//! Moments of a day: measured in the minutes that pass, said as the clock on the wall shows them.

use std::fmt;
use std::ops::Sub;
use words::OnTheClock;

/// A moment of a day.
///
/// What lies between two of one day is what passes, also where the clock goes forward or back in between: what a clock
/// shows cannot be taken from what it shows at another time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// How many minutes after the day's midnight; negative before it, 1,440 and more after an ordinary day has ended.
    pub passed: i32,
    /// What the clock shows, in minutes after midnight.
    shown: i32,
    /// Whether the clock shows it for the second time in this night.
    again: bool,
}

impl When {
    /// A moment so many minutes after a day's midnight, at which the clock shows so many.
    #[must_use]
    pub fn new(passed: i32, shown: i32, again: bool) -> Self {
        Self { passed, shown, again }
    }

    /// A moment of a day on which no clock changes.
    #[must_use]
    pub fn ordinary(passed: i32) -> Self {
        Self { passed, shown: passed.rem_euclid(24 * 60), again: false }
    }
}

impl OnTheClock for When {
    fn minute(self) -> i32 {
        self.shown
    }

    fn again(self) -> bool {
        self.again
    }
}

/// The minutes that pass from one to the other.
impl Sub for When {
    type Output = i32;

    fn sub(self, earlier: Self) -> i32 {
        self.passed - earlier.passed
    }
}

/// As a length from the day's midnight, to draw it.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.passed.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{clock, span_short};

    #[test]
    fn lengths_are_what_passes_and_the_second_hour_is_marked() {
        let (first, second) = (When::new(99, 99, false), When::new(129, 69, true));
        assert_eq!(second - first, 30);
        assert_eq!((clock(first), clock(second)), ("1.39am".to_owned(), "1.09am again".to_owned()));
        assert_eq!(span_short(first, second), "1.39–1.09am again");
        assert_eq!(second.to_string(), "129");
        assert!(first < second);
    }
}
