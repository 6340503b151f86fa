//! A clock for a demonstration of another day.

use care::time::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use service::Clock;

/// Shows ten in the morning of a day when it is made, and goes on from there.
#[derive(Clone, Copy, Debug)]
pub struct RunningClock {
    ahead: SignedDuration,
}

impl RunningClock {
    /// The clock that shows ten in the morning of a day now.
    #[must_use]
    pub fn on_the_morning_of(day: Date) -> Self {
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        let morning = day.at(10, 0, 0, 0).to_zoned(zone).map(|morning| morning.timestamp());
        let now = Timestamp::now();
        Self { ahead: morning.unwrap_or(now).duration_since(now) }
    }
}

impl Clock for RunningClock {
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        now.checked_add(self.ahead).unwrap_or(now)
    }
}
