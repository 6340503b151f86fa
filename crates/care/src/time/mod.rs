//! Times as people mean them: dates, times on the clock, weeks by their Monday, in a team's own zone.

mod clock;
mod moment;
mod week_start;
mod weekday;
mod zone;

pub use clock::{Clock, Stretch};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use moment::Moment;
pub use week_start::{NoMonday, WeekStart};
pub use weekday::Weekday;
pub use zone::{NoZone, Zone};

/// The date so many days after `date`, or before it where negative; at the end of time, the last date there is.
#[must_use]
pub fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days.clamp(-1_000_000, 1_000_000)))
}

/// How many days `later` is after `earlier`; negative where it is before.
#[must_use]
pub fn days_between(earlier: Date, later: Date) -> i32 {
    later.since(earlier).map_or(0, |span| span.get_days())
}

/// Writes and reads a type as its text.
macro_rules! as_text {
    ($name:ty) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use as_text;
