//! Zones: what the clock on the wall shows.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::{Clock, Moment, as_text};

/// A zone by its name, such as `Europe/London`.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// A name that no zone has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone of this name; one is called Europe/London")]
pub struct NoZone;

impl Zone {
    /// The zone's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the clock on the wall shows at `at`, in whole minutes.
    #[must_use]
    pub fn civil(&self, at: Timestamp) -> Moment {
        let shown = at.to_zoned(self.zone.clone());
        let (hour, minute) = (shown.hour().unsigned_abs(), shown.minute().unsigned_abs());
        let clock = Clock::new(u16::from(hour), u16::from(minute)).unwrap_or_default();
        let first = Moment::new(shown.date(), clock);
        // The same time on the clock has been before when the first time it showed was at least a minute ago.
        let again = at.duration_since(self.timestamp(first)).as_secs() >= 60;
        Moment { again, ..first }
    }

    /// When the clock on the wall shows `moment`. A time that the clock leaps over in spring is taken as much later.
    #[must_use]
    pub fn timestamp(&self, moment: Moment) -> Timestamp {
        let (date, time) = if moment.clock == Clock::DAY_END {
            (super::plus_days(moment.date, 1), Time::midnight())
        } else {
            let minutes = moment.clock.minutes();
            let part = |value: u16| i8::try_from(value).unwrap_or_default();
            (moment.date, time(part(minutes / 60), part(minutes % 60), 0, 0))
        };
        let ambiguous = self.zone.to_ambiguous_timestamp(date.to_datetime(time));
        let found = if moment.again { ambiguous.later() } else { ambiguous.compatible() };
        found.unwrap_or(if date.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }

    /// The moment so many minutes after `moment`, by the time that passes and not by the clock.
    #[must_use]
    pub fn later(&self, moment: Moment, minutes: u32) -> Moment {
        let at = self.timestamp(moment);
        self.civil(at.saturating_add(i64::from(minutes).minutes()).unwrap_or(at))
    }

    /// How many minutes pass from `earlier` to `later`; negative where it is the other way round.
    #[must_use]
    pub fn minutes_between(&self, earlier: Moment, later: Moment) -> i64 {
        self.timestamp(later).duration_since(self.timestamp(earlier)).as_mins()
    }
}

impl FromStr for Zone {
    type Err = NoZone;

    fn from_str(name: &str) -> Result<Self, NoZone> {
        let zone = TimeZone::get(name).map_err(|_| NoZone)?;
        Ok(Self { name: name.to_owned(), zone })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

as_text!(Zone);

#[cfg(test)]
mod tests {
    use super::*;

    fn london() -> Zone {
        "Europe/London".parse().unwrap()
    }

    #[test]
    fn an_hour_that_comes_twice_is_told_apart() {
        let first: Moment = "2026-10-25T01:30".parse().unwrap();
        let second: Moment = "2026-10-25T01:30 again".parse().unwrap();
        assert_eq!(london().minutes_between(first, second), 60);
        assert_eq!(london().civil(london().timestamp(first)), first);
        assert_eq!(london().civil(london().timestamp(second)), second);
        assert_eq!(london().later(first, 60), second);
    }

    #[test]
    fn an_hour_that_never_comes_is_the_hour_after() {
        let lost: Moment = "2026-03-29T01:30".parse().unwrap();
        assert_eq!(london().civil(london().timestamp(lost)).to_string(), "2026-03-29T02:30");
    }

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        let end = Moment::new("2026-11-23".parse().unwrap(), Clock::DAY_END);
        assert_eq!(london().civil(london().timestamp(end)).to_string(), "2026-11-24T00:00");
    }

    #[test]
    fn there_is_no_zone_of_any_name() {
        assert_eq!("Europe/Manchester".parse::<Zone>(), Err(NoZone));
    }
}
