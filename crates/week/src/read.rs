//! Reads a file and lists everything that is wrong with its form at once.
//!
//! A good file is read straight into its type. Only when that fails is it read again as plain JSON and held against
//! the JSON Schema, which names every unknown field, missing field and wrong value with its path.

mod similar;
mod walk;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::finding::Finding;
use crate::week::Week;

pub(crate) use similar::{distance, similar};

/// The longest file that is read, in bytes. With it the memory that reading takes is bounded, to about 2 GiB for a
/// file made to be as dear as possible and about ten times the file's size for an ordinary one.
pub(crate) const MOST_BYTES: usize = 64 << 20;

impl Week {
    /// Reads a week file and checks all that can be checked without planning.
    ///
    /// # Errors
    /// Everything that is wrong with it, as far as it can be read at all.
    pub fn read(text: &str) -> Result<Self, Vec<Finding>> {
        let (week, mut findings) = read_form::<Self>(text);
        if let Some(week) = &week {
            findings.extend(week.findings());
        }
        match week {
            Some(week) if findings.is_empty() => Ok(week),
            _ => Err(findings),
        }
    }

    /// The JSON Schema of a week file, as text.
    #[must_use]
    pub fn json_schema() -> String {
        schema_text::<Self>()
    }
}

/// The JSON Schema of a type, indented and ending in a line feed.
pub(crate) fn schema_text<T: JsonSchema>() -> String {
    json_text(&schemars::schema_for!(T))
}

/// A file's text: indented, ending in a line feed.
pub(crate) fn json_text<T: Serialize>(file: &T) -> String {
    serde_json::to_string_pretty(file).map(|text| text + "\n").unwrap_or_default()
}

/// Reads a file all of whose findings come from its form.
pub(crate) fn read_whole<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<T, Vec<Finding>> {
    match read_form::<T>(text) {
        (Some(read), findings) if findings.is_empty() => Ok(read),
        (_, findings) => Err(findings),
    }
}

/// Reads a file's form: what can be made of it, and what is wrong.
fn read_form<T: DeserializeOwned + JsonSchema>(text: &str) -> (Option<T>, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MOST_BYTES {
        return (None, vec![too_long(text.len())]);
    }
    if !text.trim_start().starts_with('{') {
        return (None, vec![no_object(text)]);
    }
    match serde_json::from_str(text) {
        Ok(_) if may_have_parts(text) => (read_composed(text), Vec::new()),
        Ok(read) => (Some(read), Vec::new()),
        Err(error) => read_slowly(text, &error),
    }
}

/// Whether some letter of a text may be written as a letter and a mark. Names meet by what people see, not by which of
/// the two forms a program chose.
fn may_have_parts(text: &str) -> bool {
    text.contains("\\u") || !(text.is_ascii() || unicode_normalization::is_nfc(text))
}

/// Reads a file in order with every letter composed.
fn read_composed<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut value = serde_json::from_str::<Value>(text).ok()?;
    compose(&mut value);
    serde_json::from_value(value).ok()
}

fn compose(value: &mut Value) {
    match value {
        Value::String(text) if !text.is_ascii() => *text = text.nfc().collect(),
        Value::Array(items) => items.iter_mut().for_each(compose),
        Value::Object(fields) => fields.values_mut().for_each(compose),
        _ => {}
    }
}

/// Reads a file that is not in order: its findings, and what is left when unknown fields and wrong values of fields
/// that may be missing are taken away.
fn read_slowly<T: DeserializeOwned + JsonSchema>(
    text: &str,
    error: &serde_json::Error,
) -> (Option<T>, Vec<Finding>) {
    let mut value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(torn) => return (None, vec![not_json(&torn)]),
    };
    compose(&mut value);
    let schema = schemars::schema_for!(T).to_value();
    let mut findings = walk::walk(&schema, &mut value);
    let read = serde_json::from_value(value).ok();
    if findings.is_empty() {
        findings.push(not_json(error));
    }
    (read, findings)
}

fn too_long(bytes: usize) -> Finding {
    let what = format!("it is {} MiB long; at most {} MiB are read", bytes >> 20, MOST_BYTES >> 20);
    Finding::new("file", what, "make one file for each team")
}

/// A text that is nothing, or starts as something else than the one object that every file is.
fn no_object(text: &str) -> Finding {
    let what = match text.trim_start().chars().next() {
        None => "the file is empty",
        Some('[') => "the file is a list; it must be one object, in braces",
        Some(_) => "the file is not JSON with one object, in braces",
    };
    Finding::new("file", what, "look whether it is the file you meant; docs/week-format.md has an example")
}

fn not_json(error: &serde_json::Error) -> Finding {
    let at = format!("line {} column {}", error.line(), error.column());
    if error.is_eof() {
        return Finding::new(
            at,
            "the text ends here, in the middle",
            "look for the whole file; this one was cut off",
        );
    }
    let said = error.to_string();
    let why = said.rsplit_once(" at line ").map_or(said.as_str(), |(why, _)| why);
    Finding::new(at, format!("this cannot be read as JSON: {why}"), "mend the text there")
}
