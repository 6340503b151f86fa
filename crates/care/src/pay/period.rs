//! Pay periods.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::time::{WeekStart, days_between, plus_days};

/// How often the team pays. By law a period for the minimum wage is at most a month long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// For each month of the calendar.
    #[default]
    Month,
    /// For each week.
    Week,
    /// For four weeks at a time, the first from this Monday.
    FourWeeks(WeekStart),
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl Days {
    /// How many there are.
    #[must_use]
    pub fn count(self) -> u16 {
        u16::try_from(days_between(self.first, self.last) + 1).unwrap_or_default()
    }

    /// Whether `date` is one of them.
    #[must_use]
    pub fn hold(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// Each of them.
    pub fn dates(self) -> impl Iterator<Item = Date> {
        (0..i32::from(self.count())).map(move |days| plus_days(self.first, days))
    }
}

impl Every {
    /// The period that a date is in.
    #[must_use]
    pub fn period(self, date: Date) -> Days {
        match self {
            Self::Month => Days { first: date.first_of_month(), last: date.last_of_month() },
            Self::Week => {
                let week = WeekStart::of(date);
                Days { first: week.monday(), last: week.sunday() }
            }
            Self::FourWeeks(from) => {
                let past = WeekStart::of(date).weeks_since(from).rem_euclid(4);
                let first = WeekStart::of(date).plus_weeks(-past);
                Days { first: first.monday(), last: first.plus_weeks(3).sunday() }
            }
        }
    }

    /// The period before one.
    #[must_use]
    pub fn before(self, days: Days) -> Days {
        self.period(plus_days(days.first, -1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_in_one_period_and_they_follow_each_other() {
        let anchor = WeekStart::of("2026-11-02".parse().unwrap());
        let mut date: Date = "2026-01-01".parse().unwrap();
        for _ in 0..500 {
            for every in [Every::Month, Every::Week, Every::FourWeeks(anchor)] {
                let days = every.period(date);
                assert!(days.hold(date) && (7..=31).contains(&days.count()), "{every:?} {date}");
                assert_eq!(every.period(days.first), days);
                assert_eq!(plus_days(every.before(days).last, 1), days.first);
            }
            date = plus_days(date, 1);
        }
        let four = Every::FourWeeks(anchor).period("2026-11-29".parse().unwrap());
        assert_eq!((four.first, four.count()), (anchor.monday(), 28));
    }
}
