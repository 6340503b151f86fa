//! Dates and times as people say them: a date, a time on the clock, a weekday. No zone: the horizon has it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A civil date, written `2026-03-29`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(crate) civil::Date);

/// A time on the clock in whole minutes, written `08:30`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

/// A date and a time on its clock, written `2026-03-29T08:30`; `2026-10-25T01:30 again` is the second time the clock
/// shows it on the night in autumn on which an hour comes twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// The time.
    pub clock: Clock,
    /// Whether it is the second time that the clock shows it.
    pub again: bool,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say all there is")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A stretch of a day from one clock time to another; where `to` is earlier than `from` it ends on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// When it begins.
    pub from: Clock,
    /// When it ends.
    pub to: Clock,
}

/// The longest window that goes on after midnight, in minutes: nights are shorter, and what is longer is most likely a
/// day's window with its ends swapped.
const LONGEST_NIGHT: u16 = 12 * 60;

impl Stretch {
    /// Whether it goes on after midnight for longer than a night.
    pub(crate) fn outlasts_a_night(&self) -> bool {
        self.to < self.from && 24 * 60 - (self.from.minutes() - self.to.minutes()) > LONGEST_NIGHT
    }
}

/// Which days something holds on: weekdays, dates, or both together. Neither: every day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days<'a> {
    /// On each of these days of the week.
    pub weekdays: &'a [Weekday],
    /// And on each of these dates.
    pub dates: &'a [Date],
}

impl Days<'_> {
    /// Whether `date` is one of them.
    #[must_use]
    pub fn hold(&self, date: Date) -> bool {
        let every = self.weekdays.is_empty() && self.dates.is_empty();
        every || self.weekdays.contains(&date.weekday()) || self.dates.contains(&date)
    }
}

impl Weekday {
    /// All of them, from Monday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
    /// Saturday and Sunday.
    pub const WEEKEND: [Self; 2] = [Self::Sat, Self::Sun];

    /// Its name in full.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

impl Date {
    /// The date, if there is one: years 1900 to 2200.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let sensible = (1900..=2200).contains(&year);
        civil::Date::new(year, month, day).ok().filter(|_| sensible).map(Self)
    }

    /// The date so many days later, or earlier where negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.clamp(-100_000, 100_000))))
    }

    /// How many days `self` is after `earlier`; negative where it is before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// Its day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        let from_monday = self.0.weekday().to_monday_zero_offset();
        usize::try_from(from_monday).ok().and_then(|at| Weekday::ALL.get(at).copied()).unwrap_or(Weekday::Mon)
    }

    /// The date so many years later; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: i16) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().years(years.clamp(-200, 200))))
    }

    /// At a time on its clock.
    #[must_use]
    pub fn at(self, clock: Clock) -> Moment {
        Moment { date: self, clock, again: false }
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl From<Date> for civil::Date {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl Clock {
    /// The end of the day.
    pub const DAY_END: Self = Self(24 * 60);

    /// The time so many minutes after midnight on an ordinary day, up to 24:00.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 24 * 60).then_some(Self(minutes))
    }

    /// The time of that hour and minute.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour <= 24 && minute < 60).then(|| hour * 60 + minute).and_then(Self::from_minutes)
    }

    /// Minutes after midnight on an ordinary day.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

/// Reads exactly `count` digits.
fn digits<T: FromStr>(text: &str, count: usize) -> Option<T> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

impl FromStr for Date {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('-').collect();
        let date = match parts.as_slice() {
            [year, month, day] => digits(year, 4)
                .zip(digits(month, 2))
                .zip(digits(day, 2))
                .and_then(|((year, month), day)| Self::new(year, month, day)),
            _ => None,
        };
        date.ok_or_else(|| format!("{text:?} is not a date, such as \"2026-03-29\""))
    }
}

impl FromStr for Clock {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once(':')
            .and_then(|(hour, minute)| digits(hour, 2).zip(digits(minute, 2)))
            .and_then(|(hour, minute)| Self::new(hour, minute))
            .ok_or_else(|| format!("{text:?} is not a time, such as \"08:30\""))
    }
}

impl FromStr for Moment {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (first, again) = text.strip_suffix(" again").map_or((text, false), |first| (first, true));
        first
            .split_once('T')
            .and_then(|(date, clock)| {
                Some(Self { date: date.parse().ok()?, clock: clock.parse().ok()?, again })
            })
            .ok_or_else(|| format!("{text:?} is not a date and time, such as \"2026-03-29T08:30\""))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}{}", self.date, self.clock, if self.again { " again" } else { "" })
    }
}

macro_rules! as_text {
    ($name:ident, $pattern:literal, $words:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $words })
            }
        }
    };
}

as_text!(Date, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A civil date, such as 2026-03-29.");
as_text!(Clock, "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$", "A time on the clock, such as 08:30.");
as_text!(
    Moment,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)( again)?$",
    "A civil date and time in the week's zone, such as 2026-03-29T08:30."
);
