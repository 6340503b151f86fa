//! Every week, every second week, and so on.

use serde::{Deserialize, Serialize};

use crate::time::WeekStart;

/// In which weeks something holds: in week `from` and every so many weeks before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// Every how many weeks: 1 is every week, at most 52.
    pub every: u8,
    /// A week in which it holds.
    pub from: WeekStart,
}

impl Rhythm {
    /// The most weeks that can lie between two times.
    pub const MOST: u8 = 52;

    /// Every week.
    #[must_use]
    pub const fn weekly(from: WeekStart) -> Self {
        Self { every: 1, from }
    }

    /// Whether "every how many weeks" is a number that makes sense.
    #[must_use]
    pub(crate) fn is_sensible(self) -> bool {
        (1..=Self::MOST).contains(&self.every)
    }

    /// Whether it holds in `week`.
    #[must_use]
    pub fn holds(self, week: WeekStart) -> bool {
        week.weeks_since(self.from).rem_euclid(i32::from(self.every.max(1))) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_week_is_every_second_week_in_both_directions() {
        let from: WeekStart = "2026-11-23".parse().unwrap();
        let rhythm = Rhythm { every: 2, from };
        let holds: Vec<bool> = (-2..3).map(|weeks| rhythm.holds(from.plus_weeks(weeks))).collect();
        assert_eq!(holds, [true, false, true, false, true]);
        assert!(Rhythm::weekly(from).holds(from.next()));
    }
}
