//! The types of fields: what people write, read as they mean it, and the words for what cannot be read.

use super::{clock, hours, place};
use care::time::Clock;
use care::{Location, Minutes, Pence};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};
use std::borrow::Cow;
use std::str::FromStr;
use week::bounds::NAME_LETTERS_MOST;

/// Makes types of fields: how each is read from its text, the words for what cannot be read, and its JSON schema.
macro_rules! terms {
    ($($(#[$about:meta])* $name:ident($inner:ty) $read:expr, $words:literal, $schema:tt;)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) $inner);

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$inner> = $read;
                read(text.trim()).map(Self).ok_or_else(|| ::serde::de::Error::custom($words))
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!($schema)
            }
        }
    )*};
}

pub(crate) use terms;

/// A text that fits on one line of a list, or nothing.
fn line(text: &str) -> Option<String> {
    let fits = text.chars().nth(NAME_LETTERS_MOST).is_none() && !text.contains(['\n', '\r', '\t']);
    fits.then(|| text.to_owned())
}

/// What somebody or something is called.
pub(crate) fn name(text: &str) -> Option<String> {
    line(text).filter(|name| !name.is_empty())
}

/// Money as people write it: "13.45", "£13.45", "13", "1,234.50".
pub(crate) fn pounds(text: &str) -> Option<Pence> {
    let text = text.trim_start_matches('£').trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, "00"));
    let whole = if in_thousands(whole) { whole.replace(',', "") } else { whole.to_owned() };
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(&whole) || !plain(rest) || rest.len() != 2 || whole.len() > 7 {
        return None;
    }
    format!("{whole}{rest}").parse().ok().map(Pence)
}

/// Whether commas are only between thousands.
fn in_thousands(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    first && groups.all(|group| group.len() == 3)
}

terms! {
    /// One line, such as a name that may be left out.
    Line(String) line, "Write one line of at most 100 letters.", { "type": "string", "maxLength": 100 };
    /// Words that must be there.
    Words(String) |text| (!text.is_empty()).then(|| text.to_owned()),
        "There are no words yet. Write a sentence.", { "type": "string", "minLength": 1, "maxLength": 10000 };
    /// Words that may be left out.
    Text(String) |text| Some(text.to_owned()), "Send a text.", { "type": "string", "maxLength": 10000 };
    /// A pin on a map, as the map's own script writes it.
    OnTheGround(Location) place, "Set the pin on the map again, or write the postcode.",
        { "type": "string", "examples": ["53.4566, -2.2605"] };
    /// A time of the day.
    TimeOfDay(Clock) clock, "Write a time, such as 7.45am or 7.30pm.",
        { "type": "string", "examples": ["7.45am", "19:30"] };
    /// Whole minutes, at most twelve hours of them.
    MinutesOfHalfADay(Minutes) |text| text.parse().ok().filter(|minutes| *minutes <= 720).map(Minutes),
        "Write whole minutes, from 0 to 720.", { "type": "integer", "minimum": 0, "maximum": 720 };
    /// Hours a week.
    Hours(Minutes) hours, "Write hours a week, such as 27 or 27.5.", { "type": "string", "examples": ["27", "27.5", "27:30"] };
    /// What a page calls something by itself: a device, a passkey.
    Key(String) |text| (!text.is_empty()).then(|| text.to_owned()),
        "This names nothing of ours. Open the page again and use its own buttons.", { "type": "string", "minLength": 1 };
    /// An amount of money.
    Money(Pence) pounds, "Write an amount in pounds, such as 13.45.", { "type": "string", "examples": ["13.45"] };
    /// A date.
    Day(Date) |text| text.parse().ok(),
        "Write a date, such as 2026-03-09.", { "type": "string", "format": "date" };
}
/// What a page names by itself, such as in a hidden field: a command, a worker, a visit, a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id<T>(pub(crate) T);

impl<'de, T: FromStr> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let words = "This names nothing of ours. Open the page again and use its own buttons.";
        text.trim().parse().map(Id).map_err(|_| D::Error::custom(words))
    }
}

impl<T> JsonSchema for Id<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        let read = ["13.45", "£13.45", "13", "1,234.50", "12,000", "1234.50"]
            .map(|text| pounds(text).map(|one| one.0));
        assert_eq!(read, [1_345, 1_345, 1_300, 123_450, 1_200_000, 123_450].map(Some));
        for rubbish in ["", "13.4", "13,45", "-1.00", "1.234", "£", "1e3", ",100", "1,23,4", "12345678"] {
            assert_eq!(pounds(rubbish), None, "{rubbish}");
        }
    }
}
