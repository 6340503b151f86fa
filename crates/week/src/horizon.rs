//! The days that are planned, and the plan's clock: real minutes since the first local midnight.

use jiff::Timestamp;
use jiff::civil::Time as CivilTime;
use jiff::tz::TimeZone;
use rota::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Clock, Date, Moment};

/// The days that are planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Horizon {
    /// The first date.
    pub from: Date,
    /// How many days, 1 to 28.
    #[schemars(range(min = 1, max = 28))]
    pub days: u8,
    /// The time zone of all times in the file, such as "Europe/London".
    pub zone: String,
}

impl Horizon {
    /// The week from a date in a zone.
    #[must_use]
    pub fn week(from: Date, zone: impl Into<String>) -> Self {
        Self { from, days: 7, zone: zone.into() }
    }

    /// Every date of it, in order.
    pub fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let from = self.from;
        (0..i32::from(self.days)).map(move |day| from.plus_days(day))
    }

    /// Which day of the horizon a date is, if it is one.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<usize> {
        let day = usize::try_from(date.days_since(self.from)).ok()?;
        (day < usize::from(self.days)).then_some(day)
    }

    /// Its clock, if its zone is known.
    #[must_use]
    pub fn clock(&self) -> Option<PlanClock> {
        let zone = TimeZone::get(&self.zone).ok()?;
        let midnight = instant(&zone, self.from.at(Clock::default()))?;
        Some(PlanClock { zone, midnight })
    }
}

/// Turns civil times into minutes on the plan's clock and back.
#[derive(Clone, Debug)]
pub struct PlanClock {
    zone: TimeZone,
    midnight: Timestamp,
}

/// The instant of a civil time. One that the clock skips in spring is as much later as was skipped; of two that the
/// clock shows in autumn it is the first, unless it is meant `again`.
fn instant(zone: &TimeZone, moment: Moment) -> Option<Timestamp> {
    let whole_day = moment.clock == Clock::DAY_END;
    let date = if whole_day { moment.date.plus_days(1) } else { moment.date };
    let minutes = if whole_day { 0 } else { moment.clock.minutes() };
    let hour = i8::try_from(minutes / 60).ok()?;
    let minute = i8::try_from(minutes % 60).ok()?;
    let time = CivilTime::new(hour, minute, 0, 0).ok()?;
    let instants = zone.to_ambiguous_timestamp(date.0.to_datetime(time));
    if moment.again { instants.later().ok() } else { instants.compatible().ok() }
}

impl PlanClock {
    /// Real minutes since the first midnight. Beyond what a plan can hold it is the earliest or latest there is.
    #[must_use]
    pub fn time(&self, moment: Moment) -> Time {
        instant(&self.zone, moment).map_or(Time::MAX, |at| self.time_of(at))
    }

    /// The same of an instant.
    pub(crate) fn time_of(&self, at: Timestamp) -> Time {
        let minutes = (at.as_second() - self.midnight.as_second()).div_euclid(60);
        let bounded = minutes.clamp(i64::from(Time::MIN.0), i64::from(Time::MAX.0));
        i32::try_from(bounded).map_or(Time::MAX, Time)
    }

    /// The civil date and time the clock on the wall shows then.
    #[must_use]
    pub fn moment(&self, time: Time) -> Option<Moment> {
        let civil = self.zone.to_datetime(self.timestamp(time)?);
        let minutes = u16::try_from(civil.hour()).ok()? * 60 + u16::try_from(civil.minute()).ok()?;
        let first = Date(civil.date()).at(Clock::from_minutes(minutes)?);
        Some(Moment { again: self.time(first) != time, ..first })
    }

    /// The civil date and time with its offset, such as `2026-10-25T01:30+01:00`, which no clock change makes
    /// ambiguous.
    #[must_use]
    pub fn stamp(&self, time: Time) -> Option<String> {
        let zoned = self.timestamp(time)?.to_zoned(self.zone.clone());
        Some(zoned.strftime("%Y-%m-%dT%H:%M%:z").to_string())
    }

    /// The time of a stamp with an offset, written by us or anyone else.
    #[must_use]
    pub fn read_stamp(&self, stamp: &str) -> Option<Time> {
        stamp.parse::<Timestamp>().ok().map(|at| self.time_of(at))
    }

    fn timestamp(&self, time: Time) -> Option<Timestamp> {
        let seconds = self.midnight.as_second().checked_add(i64::from(time.0) * 60)?;
        Timestamp::from_second(seconds).ok()
    }
}
