//! Reads a body with serde from its fields. Serde stops at the first thing wrong; here every field is tried, so that all is
//! told at once.

use super::Fields;
use design::notice::FieldProblem;
use serde::Deserializer;
use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Error, IntoDeserializer, MapAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// The body that these fields make.
///
/// # Errors
/// Everything wrong, in the order of the body's fields. A field that was not sent counts as left empty.
pub(super) fn read<T: DeserializeOwned>(fields: &Fields) -> Result<T, Vec<FieldProblem>> {
    let mut problems = fields.unfit().to_vec();
    loop {
        // Each round goes past what is known to be wrong, and finds the next, until there is nothing more.
        let at = Cell::new(None);
        match T::deserialize(Reading { fields, known: &problems, at: &at }) {
            Ok(body) if problems.is_empty() => return Ok(body),
            Err(Wrong(words)) if at.get().is_some() || problems.is_empty() => {
                problems.push(FieldProblem::new(at.get().unwrap_or_default(), words));
                if at.get().is_none() {
                    return Err(problems);
                }
            }
            _ => return Err(problems),
        }
    }
}

/// What is wrong with a field, in a sentence.
#[derive(Debug)]
struct Wrong(String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<W: fmt::Display>(words: W) -> Self {
        Self(words.to_string())
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(format!("Choose one of: {}.", expected.join(", ")))
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self("This number is too small or too large.".to_owned())
    }
}

/// A whole body.
struct Reading<'a> {
    fields: &'a Fields,
    known: &'a [FieldProblem],
    /// The field that is being read.
    at: &'a Cell<Option<&'static str>>,
}

impl<'de> Deserializer<'de> for Reading<'_> {
    type Error = Wrong;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let at = self.at;
        let body = visitor.visit_map(EachField { reading: self, names: names.iter() });
        if body.is_ok() {
            at.set(None);
        }
        body
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Wrong> {
        Err(Wrong("A body is a struct of fields.".to_owned()))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Every field that the body has, sent or not, but for those that are known to be wrong.
struct EachField<'a> {
    reading: Reading<'a>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for EachField<'_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let known = |name: &str| self.reading.known.iter().any(|problem| problem.field == name);
        let next = self.names.find(|name| !known(name)).copied();
        self.reading.at.set(next);
        next.map(|name| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let name = self.reading.at.get().unwrap_or_default();
        let texts = self.reading.fields.all(name).collect();
        seed.deserialize(Field { texts })
    }
}

/// What was written in one field.
struct Field<'a> {
    texts: Vec<&'a str>,
}

impl<'a> Field<'a> {
    fn text(&self) -> &'a str {
        self.texts.first().copied().unwrap_or_default()
    }

    fn number<N: std::str::FromStr>(&self) -> Result<N, Wrong> {
        self.text().trim().parse().map_err(|_| Wrong("Write a whole number.".to_owned()))
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Field<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Field<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.text().trim().is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let each = self.texts.into_iter().filter(|text| !text.trim().is_empty());
        visitor.visit_seq(SeqDeserializer::new(each.map(|text| Field { texts: vec![text] })))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.text().trim() {
            "yes" | "on" | "true" => visitor.visit_bool(true),
            "" | "no" | "false" => visitor.visit_bool(false),
            _ => Err(Wrong("Say yes or no.".to_owned())),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_i64(self.number()?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_enum(StrDeserializer::new(self.text().trim()))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct map struct
        identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Day, Words};
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum Answer {
        Yes,
        NotNow,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct Given {
        what: Words,
        answer: Answer,
        from_day: Day,
        until: Option<Day>,
        times: u8,
        days: Vec<Day>,
        alone: bool,
    }

    fn given(sent: &str) -> Result<Given, Vec<(String, String)>> {
        let read = read(&Fields::of_form(sent.as_bytes()));
        read.map_err(|problems| problems.into_iter().map(|one| (one.field, one.words)).collect())
    }

    #[test]
    fn a_body_is_read_field_by_field() {
        let sent = "what=+tea+&answer=not-now&from-day=2026-03-09&until=&times=3&days=2026-03-09&days=2026-03-10&alone=on";
        let given = given(sent).unwrap();
        assert_eq!(
            (given.what.0.as_str(), given.answer, given.times, given.alone),
            ("tea", Answer::NotNow, 3, true)
        );
        assert_eq!(
            (given.from_day.0.to_string().as_str(), given.until.is_none(), given.days.len()),
            ("2026-03-09", true, 2)
        );
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_by_field() {
        let wrong = given("answer=perhaps&from-day=soon&until=later&times=300&days=x").unwrap_err();
        let words =
            |field: &str| wrong.iter().find(|(name, _)| name == field).map(|(_, words)| words.as_str());
        assert_eq!(wrong.len(), 6, "{wrong:?}");
        assert_eq!(words("what"), Some("There are no words yet. Write a sentence."));
        assert_eq!(words("answer"), Some("Choose one of: yes, not-now."));
        assert_eq!(words("from-day"), Some("Write a date, such as 2026-03-09."));
        assert_eq!(words("until"), words("from-day"));
        assert_eq!(words("times"), Some("This number is too small or too large."));
    }

    #[test]
    fn what_was_not_sent_is_as_if_left_empty() {
        let wrong = given("").unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["what", "answer", "from-day", "times"]);
    }
}
