//! The days of the story: it ends the evening before today.

use care::time::{Clock, Date, Moment, WeekStart, Zone, plus_days};
use jiff::Timestamp;

/// How many weeks before this one are told in full.
pub(super) const STORY: i32 = 8;

/// Weeks of so many months: 52 of twelve, rounded up.
fn weeks_of(months: u32) -> i32 {
    i32::try_from(months.saturating_mul(52).div_ceil(12)).unwrap_or(i32::MAX)
}

/// When things happen.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    zone: Zone,
    today: Date,
    weeks: i32,
}

impl Calendar {
    /// The story of so many months, and of two at least.
    pub(super) fn new(zone: Zone, today: Date, months: u32) -> Self {
        Self { zone, today, weeks: weeks_of(months).max(STORY) }
    }

    /// How many weeks before this one have a rota.
    pub(super) fn weeks(&self) -> i32 {
        self.weeks
    }

    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The day after the last one of the story.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// The last day of the story.
    pub(super) fn yesterday(&self) -> Date {
        plus_days(self.today, -1)
    }

    /// The week of today, or so many weeks before it; after it where negative.
    pub(super) fn week(&self, back: i32) -> WeekStart {
        WeekStart::of(self.today).plus_weeks(-back)
    }

    /// A day of a week; 0 is Monday.
    pub(super) fn day(&self, back: i32, day: i32) -> Date {
        plus_days(self.week(back).monday(), day)
    }

    /// The evening on which the team adopted the rota of a week: the Thursday before.
    pub(super) fn adopted(&self, back: i32) -> Date {
        self.day(back + 1, 3).min(self.yesterday())
    }

    /// When the clock shows hour and minute on a date.
    pub(super) fn at(&self, date: Date, hour: u16, minute: u16) -> Timestamp {
        self.zone.timestamp(moment(date, hour, minute))
    }

    /// When the round of picks for next week closes: the day after tomorrow, but before the week begins.
    pub(super) fn closes(&self) -> Timestamp {
        let sunday = self.week(0).sunday();
        let evening = plus_days(self.today, 2);
        if evening < sunday { self.at(evening, 18, 0) } else { self.at(sunday, 23, 30) }
    }
}

/// Hour and minute of a date.
pub(super) fn moment(date: Date, hour: u16, minute: u16) -> Moment {
    Moment::new(date, Clock::new(hour, minute).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_close_in_time_and_after_today_began() {
        let zone: Zone = "Europe/London".parse().unwrap();
        for day in 16..=22 {
            let calendar = Calendar::new(zone.clone(), jiff::civil::date(2026, 11, day), 2);
            let next = calendar.at(calendar.week(-1).monday(), 0, 0);
            assert!(calendar.closes() < next, "{day}");
            assert!(calendar.closes() > calendar.at(calendar.today(), 23, 0), "{day}");
            assert!(calendar.adopted(0) < calendar.today());
        }
    }
}
