//! Calendars as iCalendar writes them (RFC 5545).
//!
//! Times are written in UTC, so that no program has to know a zone. What a writer from elsewhere would fill in by itself (a stamp
//! from the clock, a name by chance) is passed in: the same calendar is the same text.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The longest line in octets, without its end (RFC 5545, 3.1).
const LINE_OCTETS_MOST: usize = 75;

/// A calendar that people subscribe to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub events: Vec<Event>,
}

/// One event of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, which it keeps whatever changes.
    pub uid: String,
    /// How often it changed: 0 at first.
    pub sequence: u32,
    /// When it last changed.
    pub changed: Timestamp,
    /// When it starts.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// What it is, in a line.
    pub summary: String,
    /// Whether it does not take place after all.
    pub cancelled: bool,
}

impl Calendar {
    /// It as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.plain("BEGIN", "VCALENDAR");
        lines.plain("VERSION", "2.0");
        lines.plain("PRODID", "-//Fairly//Calendar//EN");
        lines.plain("CALSCALE", "GREGORIAN");
        lines.plain("METHOD", "PUBLISH");
        lines.words("NAME", &self.name);
        lines.words("X-WR-CALNAME", &self.name);
        lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        lines.plain("X-PUBLISHED-TTL", "PT1H");
        self.events.iter().for_each(|event| event.write(&mut lines));
        lines.plain("END", "VCALENDAR");
        lines.0
    }
}

impl Event {
    fn write(&self, lines: &mut Lines) {
        lines.plain("BEGIN", "VEVENT");
        lines.words("UID", &self.uid);
        lines.plain("SEQUENCE", &self.sequence.to_string());
        lines.plain("DTSTAMP", &utc(self.changed));
        lines.plain("LAST-MODIFIED", &utc(self.changed));
        lines.plain("DTSTART", &utc(self.start));
        lines.plain("DTEND", &utc(self.end));
        lines.words("SUMMARY", &self.summary);
        lines.plain("STATUS", if self.cancelled { "CANCELLED" } else { "CONFIRMED" });
        lines.plain("TRANSP", if self.cancelled { "TRANSPARENT" } else { "OPAQUE" });
        lines.plain("CLASS", "PRIVATE");
        lines.plain("END", "VEVENT");
    }
}

/// A moment in UTC: `20261130T183000Z`.
fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The lines written so far.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line whose value has nothing that must be escaped.
    fn plain(&mut self, name: &str, value: &str) {
        let mut room = LINE_OCTETS_MOST;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            let octets = letter.len_utf8();
            if octets > room {
                self.0.push_str("\r\n ");
                room = LINE_OCTETS_MOST - 1;
            }
            self.0.push(letter);
            room -= octets;
        }
        self.0.push_str("\r\n");
    }

    /// A line of words as people wrote them.
    fn words(&mut self, name: &str, words: &str) {
        let mut escaped = String::with_capacity(words.len());
        for letter in words.chars() {
            match letter {
                '\\' | ';' | ',' => drop(write!(escaped, "\\{letter}")),
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => escaped.push(letter),
            }
        }
        self.plain(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(summary: &str) -> Event {
        Event {
            uid: "visit@fairly".into(),
            sequence: 2,
            changed: "2026-11-29T10:00:00Z".parse().unwrap(),
            start: "2026-11-30T07:30:00Z".parse().unwrap(),
            end: "2026-11-30T08:00:00Z".parse().unwrap(),
            summary: summary.into(),
            cancelled: false,
        }
    }

    fn text(summary: &str) -> String {
        Calendar { name: "Rounds".into(), events: vec![event(summary)] }.text()
    }

    /// Lines put together again, as RFC 5545 says readers do.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn an_event_says_when_it_is_and_how_often_it_changed() {
        let text = text("Vera");
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "UID:visit@fairly\r\n",
            "SEQUENCE:2\r\n",
            "DTSTART:20261130T073000Z\r\n",
            "DTEND:20261130T080000Z\r\n",
            "SUMMARY:Vera\r\n",
            "STATUS:CONFIRMED\r\n",
            "END:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        let cancelled =
            Calendar { name: String::new(), events: vec![Event { cancelled: true, ..event("") }] };
        assert!(cancelled.text().contains("STATUS:CANCELLED\r\n"));
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert!(unfolded(&text("A, B; C\\D\nE\r")).contains("SUMMARY:A\\, B\\; C\\\\D\\nE\r\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(words in "\\PC{0,300}") {
            let text = text(&words);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS_MOST));
            let escaped = words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
            let line = format!("SUMMARY:{escaped}\r\n");
            prop_assert!(unfolded(&text).contains(&line));
        }
    }
}
