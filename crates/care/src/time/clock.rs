//! A time on the clock, and a stretch from one to another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::as_text;

/// A time on the clock in whole minutes, written `08:30`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

/// A text that is no time on the clock.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a time on the clock, such as 08:30")]
pub struct NoClock;

impl Clock {
    /// The end of the day.
    pub const DAY_END: Self = Self(24 * 60);
    /// Its beginning.
    pub const MIDNIGHT: Self = Self(0);

    /// The time of that hour and minute, up to 24:00.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 || hour == 24 && minute == 0 {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    /// The time so many minutes after midnight on an ordinary day, up to 24:00.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= 24 * 60 { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight on an ordinary day.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time so many minutes later on the same day; the end of the day where that is past.
    #[must_use]
    pub fn plus(self, minutes: u16) -> Self {
        Self(self.0.saturating_add(minutes)).min(Self::DAY_END)
    }
}

impl FromStr for Clock {
    type Err = NoClock;

    fn from_str(text: &str) -> Result<Self, NoClock> {
        let two = |part: &str| {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain { part.parse::<u16>().ok() } else { None }
        };
        let read = text.split_once(':').and_then(|(hour, minute)| Self::new(two(hour)?, two(minute)?));
        read.ok_or(NoClock)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

as_text!(Clock);

/// A stretch of a day from one time to another; where `to` is earlier than `from` it ends on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// When it begins.
    pub from: Clock,
    /// When it ends.
    pub to: Clock,
}

impl Stretch {
    /// How many minutes it lasts on an ordinary day.
    #[must_use]
    pub fn minutes(self) -> u16 {
        if self.to < self.from { 24 * 60 - self.from.0 + self.to.0 } else { self.to.0 - self.from.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for text in ["00:00", "08:30", "23:59", "24:00"] {
            assert_eq!(text.parse::<Clock>().unwrap().to_string(), text);
        }
        for text in ["24:01", "8:30", "12:60", "+1:00", "noon", ""] {
            assert_eq!(text.parse::<Clock>(), Err(NoClock), "{text}");
        }
    }

    #[test]
    fn a_stretch_may_go_on_after_midnight() {
        let night = Stretch { from: Clock(22 * 60), to: Clock(7 * 60) };
        assert_eq!(night.minutes(), 9 * 60);
    }
}
