//! Weeks, named by their Monday.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::{Weekday, as_text, days_between, plus_days};

/// A week, named by its Monday and written as that date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WeekStart(Date);

/// A date that is no Monday, or no date at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a week is named by its Monday, such as 2026-11-23")]
pub struct NoMonday;

impl WeekStart {
    /// The week that `date` is in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(plus_days(date, -i32::from(date.weekday().to_monday_zero_offset())))
    }

    /// Its Monday.
    #[must_use]
    pub fn monday(self) -> Date {
        self.0
    }

    /// Its Sunday.
    #[must_use]
    pub fn sunday(self) -> Date {
        plus_days(self.0, 6)
    }

    /// Its seven dates, from Monday.
    pub fn dates(self) -> impl DoubleEndedIterator<Item = Date> {
        (0..7).map(move |days| plus_days(self.0, days))
    }

    /// The week so many weeks later, or earlier where negative.
    #[must_use]
    pub fn plus_weeks(self, weeks: i32) -> Self {
        Self::of(plus_days(self.0, weeks.saturating_mul(7)))
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_weeks(1)
    }

    /// The week before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_weeks(-1)
    }

    /// How many weeks it is after `earlier`; negative where it is before.
    #[must_use]
    pub fn weeks_since(self, earlier: Self) -> i32 {
        days_between(earlier.0, self.0) / 7
    }

    /// Whether `date` is in it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        Self::of(date) == self
    }
}

impl FromStr for WeekStart {
    type Err = NoMonday;

    fn from_str(text: &str) -> Result<Self, NoMonday> {
        let date: Date = text.parse().map_err(|_| NoMonday)?;
        if Weekday::of(date) == Weekday::Mon { Ok(Self(date)) } else { Err(NoMonday) }
    }
}

impl fmt::Display for WeekStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

as_text!(WeekStart);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_is_named_by_its_monday() {
        let week = WeekStart::of(date(2026, 11, 29));
        assert_eq!(week.to_string(), "2026-11-23");
        assert_eq!(week, WeekStart::of(date(2026, 11, 23)));
        assert_eq!(week.next().weeks_since(week.previous()), 2);
        assert!(week.holds(week.sunday()) && !week.holds(week.next().monday()));
        assert_eq!("2026-11-24".parse::<WeekStart>(), Err(NoMonday));
    }
}
