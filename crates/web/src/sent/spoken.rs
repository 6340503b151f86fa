//! Times, hours and places as people write them.

use care::time::Clock;
use care::{Location, Minutes};

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
pub(crate) fn place(text: &str) -> Option<Location> {
    let (latitude, longitude) = text.split_once(',')?;
    let read = |degrees: &str, most: f64| {
        let degrees: f64 = degrees.trim().parse().ok().filter(|degrees: &f64| degrees.abs() <= most)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
        Some((degrees * 1e6).round() as i32)
    };
    Some(Location { latitude: read(latitude, 90.0)?, longitude: read(longitude, 180.0)? })
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
