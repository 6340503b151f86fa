//! Holiday: how much somebody has by law in a leave year, or in the part of it in which they are there.
//!
//! Working Time Regulations 1998: 5.6 weeks, at most 28 days. In the first year it grows by a twelfth at the beginning of each month,
//! rounded up to half a day (regulation 15A); who leaves has had their share of the days of the year. With irregular hours, 12.07 %
//! of what is worked, to the nearest hour (regulation 15B). Numbers are hundredths of days, hours, shifts or weeks.

use jiff::civil::Date;

use super::rates::{self, Kind};
use super::round::{nearest, up};
use crate::time::{days_between, plus_days};

/// Hundredths of a day, an hour, a shift or a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

/// The part of a leave year in which somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it; the day says which law holds.
    Whole(Date),
    /// From their first day to the end of the leave year.
    From {
        /// A day on which a leave year begins.
        year: Date,
        /// Their first day.
        first: Date,
    },
    /// From the beginning of the leave year to their last day.
    Until {
        /// A day on which a leave year begins.
        year: Date,
        /// Their last day.
        last: Date,
    },
    /// From their first day to their last, within one leave year that is the calendar's.
    Between {
        /// Their first day.
        first: Date,
        /// Their last day.
        last: Date,
    },
}

/// A share, as so many parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    parts: i128,
    whole: i128,
}

impl Part {
    fn day(self) -> Date {
        match self {
            Self::Whole(day) => day,
            Self::From { first, .. } | Self::Between { first, .. } => first,
            Self::Until { last, .. } => last,
        }
    }

    /// Whether they begin in it and do not leave: then whole months count, and half days.
    fn begins(self) -> bool {
        matches!(self, Self::From { .. })
    }

    fn share(self) -> Share {
        match self {
            Self::Whole(_) => Share { parts: 1, whole: 1 },
            Self::From { year, first } => {
                Share { parts: i128::from(months_left(begun(year, first), first)), whole: 12 }
            }
            Self::Until { year, last } => {
                let begun = begun(year, last);
                Share { parts: i128::from(days_between(begun, last) + 1), whole: days_of_year(begun) }
            }
            Self::Between { first, last } => {
                let begun = Date::new(first.year(), 1, 1).unwrap_or(first);
                Share { parts: i128::from(days_between(first, last) + 1), whole: days_of_year(begun) }
            }
        }
    }
}

/// The beginning of the leave year that a date is in.
fn begun(year: Date, date: Date) -> Date {
    let mut begun = in_year(year, date.year());
    if date < begun {
        begun = in_year(year, date.year() - 1);
    }
    begun
}

/// The same day and month in another year; the 28th of February where that year has no 29th.
fn in_year(day: Date, year: i16) -> Date {
    let date = |of_month| Date::new(year, day.month(), of_month);
    date(day.day()).or_else(|_| date(28)).unwrap_or(day)
}

fn days_of_year(begun: Date) -> i128 {
    i128::from(days_between(begun, in_year(begun, begun.year().saturating_add(1))))
}

/// How many months of a leave year are left on a day, the one it is in included.
fn months_left(begun: Date, first: Date) -> i32 {
    let months =
        i32::from(first.year() - begun.year()) * 12 + i32::from(first.month()) - i32::from(begun.month());
    let whole = if first.day() < begun.day() { months - 1 } else { months };
    (12 - whole).clamp(0, 12)
}

fn amount(kind: Kind, on: Date) -> i128 {
    rates::of(kind, on).map_or(0, |rate| i128::from(rate.amount))
}

/// So many hundredths of something a week, for the weeks of holiday in a year; and what it is a part of, where there is a most.
fn a_year(a_week: i128, on: Date) -> (i128, i128) {
    (a_week * amount(Kind::HolidayTenthsOfWeeks, on), 10)
}

/// Days of holiday for so many days of work a week.
#[must_use]
pub fn days(a_week: Hundredths, part: Part) -> Hundredths {
    let share = part.share();
    let (year, tenths) = a_year(i128::from(a_week.0), part.day());
    let most = amount(Kind::HolidayMostDays, part.day()) * 100 * tenths;
    let (over, under) = (year.min(most) * share.parts, tenths * share.whole);
    let step = if part.begins() { 50 } else { 10 };
    Hundredths(up(over, under * step) * i64::try_from(step).unwrap_or(1))
}

/// Hours of holiday for so many hours on so many days a week.
#[must_use]
pub fn hours(a_week: Hundredths, days_a_week: Hundredths, part: Part) -> Hundredths {
    let (hours, worked) = (i128::from(a_week.0), i128::from(days_a_week.0).max(1));
    if part.begins() {
        let days = i128::from(days(days_a_week, part).0);
        return Hundredths(up(days * hours, worked * 10) * 10);
    }
    let share = part.share();
    let (year, tenths) = a_year(hours, part.day());
    let most = amount(Kind::HolidayMostDays, part.day()) * 100;
    let most_over = most * hours * tenths;
    // The most is hours a day, which are hours a week over days a week, for so many days.
    let over = (year * worked).min(most_over) * share.parts;
    Hundredths(up(over, tenths * worked * share.whole * 10) * 10)
}

/// Weeks of holiday, for hours that are agreed for a whole year.
#[must_use]
pub fn weeks(part: Part) -> Hundredths {
    let share = part.share();
    let (year, tenths) = a_year(100, part.day());
    Hundredths(up(year * share.parts, tenths * share.whole))
}

/// Shifts of holiday for so many shifts in a pattern of so many days.
#[must_use]
pub fn shifts(shifts: Hundredths, pattern_days: Hundredths, part: Part) -> Hundredths {
    let pattern = i128::from(pattern_days.0).max(1);
    let share = part.share();
    let (year, tenths) = a_year(i128::from(shifts.0) * 7 * 100, part.day());
    let most = amount(Kind::HolidayMostDays, part.day()) * 100 * tenths * pattern;
    let (over, under) = (year.min(most) * share.parts, tenths * pattern * share.whole);
    let step = match part {
        Part::Whole(_) => 10,
        Part::From { .. } => 50,
        Part::Until { .. } | Part::Between { .. } => 1,
    };
    Hundredths(up(over, under * step) * i64::try_from(step).unwrap_or(1))
}

/// Whole hours of holiday for irregular hours: what was worked in a pay period that ends on a day, in parts of an hour.
#[must_use]
pub fn accrued(worked: super::minimum::Worked, on: Date) -> i64 {
    let share = amount(Kind::HolidayAccrual, on);
    nearest(i128::from(worked.parts) * share, i128::from(worked.of_an_hour) * 10_000)
}

/// The last day of the leave year that begins on a day.
#[must_use]
pub fn last_of_year(begun: Date) -> Date {
    plus_days(in_year(begun, begun.year().saturating_add(1)), -1)
}
