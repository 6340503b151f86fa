//! A stream's whole history as lines of JSON, so that nobody is locked in.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{Journal, Recorded, StoreError, StreamId, Version};

/// What an export wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Lines with an event.
    pub events: u64,
    /// Lines with a value from the vault, opened.
    pub values: u64,
}

/// Why an export ended early.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What it was written to failed.
    #[error("the export could not be written: {0}")]
    Write(#[from] io::Error),
}

/// An event as a line.
#[derive(Serialize)]
struct EventLine<'a> {
    stream: &'a str,
    version: u64,
    position: u64,
    kind: &'a str,
    happened_at: String,
    zone: &'a str,
    recorded_at: String,
    actor: &'a str,
    command: &'a str,
    body: &'a RawValue,
    hash: String,
}

/// A value from the vault as a line: JSON where it is JSON, text where it is text, else its bytes.
#[derive(Serialize)]
struct ValueLine<'a> {
    sealed: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<&'a [u8]>,
}

/// As many events as are read at once.
const PAGE: u32 = 5_000;

impl Journal {
    /// Writes the events of a stream, in order, then the values sealed with them, opened: anyone who can read the export
    /// reads the names. What was erased is not in it.
    ///
    /// # Errors
    /// Where the store fails, or what is written to.
    pub async fn export(
        &self,
        stream: &StreamId,
        to: &mut (impl Write + Send),
    ) -> Result<Exported, ExportError> {
        let mut exported = Exported::default();
        loop {
            let events = self.read(stream, Version(exported.events), PAGE).await?;
            if events.is_empty() {
                break;
            }
            for event in &events {
                line(to, &event_line(event)?)?;
                exported.events += 1;
            }
        }
        for (id, value) in self.open_all_in(stream).await? {
            line(to, &value_line(id.as_str(), &value))?;
            exported.values += 1;
        }
        to.flush()?;
        Ok(exported)
    }
}

fn event_line(event: &Recorded) -> Result<EventLine<'_>, StoreError> {
    let body = serde_json::from_slice(&event.body);
    let body = body.map_err(|_| StoreError::Damaged(format!("event {} is not JSON", event.position)))?;
    Ok(EventLine {
        stream: event.stream.as_str(),
        version: event.version.0,
        position: event.position.0,
        kind: &event.kind,
        happened_at: event.meta.happened_at.to_string(),
        zone: &event.meta.zone,
        recorded_at: event.recorded_at.to_string(),
        actor: event.meta.actor.as_str(),
        command: event.meta.command.as_str(),
        body,
        hash: event.hash.to_string(),
    })
}

fn value_line<'a>(sealed: &'a str, value: &'a [u8]) -> ValueLine<'a> {
    let text = std::str::from_utf8(value).ok();
    // Only one line is one line of an export.
    let json =
        text.filter(|text| !text.contains(['\n', '\r'])).and_then(|text| serde_json::from_str(text).ok());
    let bytes = text.is_none().then_some(value);
    ValueLine { sealed, value: json, text: text.filter(|_| json.is_none()), bytes }
}

fn line(to: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *to, line)?;
    to.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_what_it_is() {
        let shown = |value: &[u8]| serde_json::to_string(&value_line("a", value)).unwrap();
        assert_eq!(shown(br#"{"name":"Anna"}"#), r#"{"sealed":"a","value":{"name":"Anna"}}"#);
        assert_eq!(shown(b"Anna"), r#"{"sealed":"a","text":"Anna"}"#);
        assert_eq!(shown(b"[1,\n2]"), r#"{"sealed":"a","text":"[1,\n2]"}"#);
        assert_eq!(shown(&[0xff]), r#"{"sealed":"a","bytes":[255]}"#);
    }
}
