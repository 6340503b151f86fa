//! Instants, as whole microseconds.

use std::fmt;
use std::time::Duration;

/// An instant: microseconds since the start of 1970, UTC.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// What the clock of this machine says.
    pub fn now() -> Self {
        Self::from(jiff::Timestamp::now())
    }

    /// This many microseconds after the start of 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the start of 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This much later.
    pub fn plus(self, time: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(time.as_micros()).unwrap_or(i64::MAX)))
    }

    /// How long after `earlier` this is; nothing where it is before.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The same for calendars; the first or last instant they know where this lies outside.
    pub fn timestamp(self) -> jiff::Timestamp {
        let edge = if self.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(edge)
    }
}

impl From<jiff::Timestamp> for Moment {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_people_who_exchange_data_write_it() {
        let moment = Moment::from_micros(1_795_000_000_000_001);
        assert_eq!(moment.to_string(), "2026-11-18T11:06:40.000001Z");
        assert_eq!(Moment::from(moment.timestamp()), moment);
    }

    #[test]
    fn time_does_not_wrap_around() {
        assert_eq!(Moment::from_micros(i64::MAX).plus(Duration::from_secs(1)).micros(), i64::MAX);
        assert_eq!(Moment::from_micros(5).since(Moment::from_micros(9)), Duration::ZERO);
        assert_eq!(Moment::from_micros(i64::MAX).timestamp(), jiff::Timestamp::MAX);
    }
}
