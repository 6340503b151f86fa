//! What people write in fields, read as they mean it; what cannot be read becomes a problem beside its field.

use super::Form;
use care::time::{Clock, Stretch, Weekday};
use care::{Minutes, Place};
use design::notice::Problem;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Reads the fields of a form and collects everything wrong with them.
pub(crate) struct Reader<'a> {
    form: &'a Form,
    /// Everything wrong so far.
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of a form.
    pub(crate) fn new(form: &'a Form) -> Self {
        Self { form, problems: Vec::new() }
    }

    /// Says that something is wrong with a field.
    pub(crate) fn wrong(&mut self, field: &str, words: &str) {
        self.problems.push(Problem::new(field, words));
    }

    /// Text that must be there.
    pub(crate) fn needed(&mut self, field: &str, words: &str) -> String {
        let text = self.form.text(field);
        if text.is_empty() {
            self.wrong(field, words);
        }
        text.to_owned()
    }

    /// A time of the day; none where nothing is written.
    pub(crate) fn clock(&mut self, field: &str) -> Option<Clock> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let read = clock(text);
        if read.is_none() {
            self.wrong(field, "Write a time, such as 7.45am or 19:30.");
        }
        read
    }

    /// A stretch of the day from two fields; none where neither is written.
    pub(crate) fn stretch(&mut self, from: &str, to: &str) -> Option<Stretch> {
        match (self.clock(from), self.clock(to)) {
            (Some(from), Some(to)) => Some(Stretch { from, to }),
            (None, None) => None,
            (Some(_), None) if self.form.text(to).is_empty() => {
                self.wrong(to, "Write until when, too.");
                None
            }
            (None, Some(_)) if self.form.text(from).is_empty() => {
                self.wrong(from, "Write from when, too.");
                None
            }
            _ => None,
        }
    }

    /// Whole minutes up to a most; none where nothing is written.
    pub(crate) fn minutes(&mut self, field: &str, most: u32) -> Option<Minutes> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok().filter(|minutes| *minutes <= most);
        if read.is_none() {
            self.wrong(field, &format!("Write whole minutes, from 0 to {most}."));
        }
        read.map(Minutes)
    }

    /// Hours a week, such as 27.5 or 27:30; none where nothing is written.
    pub(crate) fn hours(&mut self, field: &str) -> Option<Minutes> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let read = hours(text);
        if read.is_none() {
            self.wrong(field, "Write hours a week, such as 27 or 27.5.");
        }
        read
    }

    /// A date; none where nothing is written.
    pub(crate) fn date(&mut self, field: &str) -> Option<Date> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.wrong(field, "Write a date, such as 2026-03-09.");
        }
        read
    }

    /// The days of the week that were ticked.
    pub(crate) fn weekdays(&mut self, field: &str) -> BTreeSet<Weekday> {
        let ticked: Vec<&str> = self.form.all(field).collect();
        let days =
            Weekday::ALL.into_iter().filter(|day| ticked.contains(&day.name())).collect::<BTreeSet<_>>();
        if days.is_empty() {
            self.wrong(field, "Choose at least one day.");
        }
        days
    }
}

/// A time as people write it: 7.45am, 7:45, 19.30, 8, 8pm, noon.
pub(crate) fn clock(text: &str) -> Option<Clock> {
    let text = text.to_lowercase().replace('.', ":").replace(' ', "");
    if text == "noon" {
        return Clock::new(12, 0);
    }
    let (figures, half) = match text.strip_suffix("am").or_else(|| text.strip_suffix("a:m:")) {
        Some(figures) => (figures, Some(0)),
        None => match text.strip_suffix("pm").or_else(|| text.strip_suffix("p:m:")) {
            Some(figures) => (figures, Some(12)),
            None => (text.as_str(), None),
        },
    };
    let (hour, minute) = figures.split_once(':').unwrap_or((figures, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    match half {
        Some(half) if (1..=12).contains(&hour) && minute < 60 => Clock::new(hour % 12 + half, minute),
        Some(_) => None,
        None => Clock::new(hour, minute),
    }
}

/// "53.4566, -2.2605".
pub(crate) fn place(text: &str) -> Option<Place> {
    let (latitude, longitude) = text.split_once(',')?;
    let read = |degrees: &str, most: f64| {
        let degrees: f64 = degrees.trim().parse().ok().filter(|degrees: &f64| degrees.abs() <= most)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
        Some((degrees * 1e6).round() as i32)
    };
    Some(Place { latitude: read(latitude, 90.0)?, longitude: read(longitude, 180.0)? })
}

/// Hours as people write them: 27, 27.5, 27:30.
pub(crate) fn hours(text: &str) -> Option<Minutes> {
    let (whole, part) = match text.split_once(':') {
        Some((whole, minutes)) => (whole, minutes.parse::<u32>().ok().filter(|minutes| *minutes < 60)?),
        None => match text.split_once(['.', ',']) {
            Some((whole, tenths)) if tenths.len() <= 2 && !tenths.is_empty() => {
                let hundredths: u32 = format!("{tenths:0<2}").parse().ok()?;
                (whole, hundredths * 60 / 100)
            }
            Some(_) => return None,
            None => (text, 0),
        },
    };
    let whole: u32 = whole.parse().ok().filter(|hours| *hours <= 168)?;
    Some(Minutes(whole * 60 + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (written, minutes) in [
            ("7.45am", 465),
            ("7:45", 465),
            ("19.30", 1170),
            ("8", 480),
            ("8 pm", 1200),
            ("12am", 0),
            ("12.15pm", 735),
            ("noon", 720),
        ] {
            assert_eq!(clock(written).map(Clock::minutes), Some(minutes), "{written}");
        }
        for rubbish in ["", "25", "7.60", "13pm", "soon", "7.45.1"] {
            assert_eq!(clock(rubbish), None, "{rubbish}");
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (written, minutes) in
            [("27", 1_620), ("27.5", 1_650), ("27,25", 1_635), ("27:20", 1_640), ("0", 0)]
        {
            assert_eq!(hours(written), Some(Minutes(minutes)), "{written}");
        }
        for rubbish in ["", "169", "27.555", "27:75", "many"] {
            assert_eq!(hours(rubbish), None, "{rubbish}");
        }
    }
}
