//! Times on the clock and lengths of time as people type them.

use crate::civil::Clock;

/// A time: `8.30`, `8:30`, `0830`, `8am`, `8.30pm`, `noon`, or the fraction of a day a spreadsheet keeps for it.
pub(super) fn clock(text: &str) -> Result<Clock, String> {
    let text = text.to_lowercase().replace("o'clock", "");
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let found = match text.as_str() {
        "noon" | "midday" => Clock::new(12, 0),
        "midnight" => Clock::new(0, 0),
        _ => spoken(&text),
    };
    found.ok_or_else(|| "write a time such as 08:30 or 8.30pm".to_owned())
}

fn spoken(text: &str) -> Option<Clock> {
    let bare = text.replace("a.m.", "am").replace("p.m.", "pm");
    let (number, half) = match (bare.strip_suffix("am"), bare.strip_suffix("pm")) {
        (Some(number), _) => (number, Some(0)),
        (_, Some(number)) => (number, Some(12)),
        _ => (bare.as_str(), None),
    };
    let (hour, minute) = hour_and_minute(number)?;
    match half {
        None => Clock::new(hour, minute),
        Some(half) if (1..=12).contains(&hour) => Clock::new(hour % 12 + half, minute),
        Some(_) => None,
    }
}

fn hour_and_minute(number: &str) -> Option<(u16, u16)> {
    if let Some((hour, rest)) = number.split_once([':', 'h']) {
        // Seconds are no matter as long as there are none.
        let minute = rest.strip_suffix(":00").unwrap_or(rest);
        return Some((digits(hour, 2)?, if minute.is_empty() { 0 } else { two_digits(minute)? }));
    }
    if let Some((hour, minute)) = number.split_once(['.', ',']) {
        return match minute.len() {
            2 => Some((digits(hour, 2)?, two_digits(minute)?)),
            // Spreadsheets make 8.30 a number and drop its last nought. 8.5 may be half past eight: better ask.
            1 if minute != "5" => Some((digits(hour, 2)?, digits(minute, 1)? * 10)),
            3.. if digits(hour, 2)? == 0 => fraction(minute),
            _ => None,
        };
    }
    match number.len() {
        1 | 2 => Some((digits(number, 2)?, 0)),
        3 | 4 => {
            let (hour, minute) = number.split_at_checked(number.len() - 2)?;
            Some((digits(hour, 2)?, two_digits(minute)?))
        }
        _ => None,
    }
}

/// The decimals of a fraction of a day.
fn fraction(decimals: &str) -> Option<(u16, u16)> {
    let decimals = decimals.get(..decimals.len().min(9))?;
    let whole: u64 = plain(decimals)?.parse().ok()?;
    let scale = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let minutes = u16::try_from((whole * 1440 + scale / 2) / scale).ok()?;
    Some((minutes / 60, minutes % 60))
}

fn plain(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn digits(text: &str, most: usize) -> Option<u16> {
    plain(text).filter(|text| text.len() <= most)?.parse().ok()
}

fn two_digits(text: &str) -> Option<u16> {
    digits(text, 2).filter(|_| text.len() == 2)
}

/// A length in minutes: `30`, `30 min`, `0:30`, `1h`, `1h15`, `1.5 hours`.
pub(super) fn minutes(text: &str) -> Result<u16, String> {
    length(text, 1)
        .and_then(|minutes| u16::try_from(minutes).ok())
        .ok_or_else(|| "write a length in minutes, such as 30".to_owned())
}

/// A length in hours, as minutes: `27`, `27.5`, `27,5`, `27:30`, `27h`.
pub(super) fn hours(text: &str) -> Result<u32, String> {
    length(text, 60).ok_or_else(|| "write hours a week, such as 27.5".to_owned())
}

/// A length in minutes; a number without a unit is of so many minutes each.
fn length(text: &str, unit: u32) -> Option<u32> {
    let text: String = text.to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    if let Some((hours, minutes)) = text.split_once(':') {
        return Some(small(hours)? * 60 + small(minutes).filter(|minutes| *minutes < 60)?);
    }
    let end = text.find(|sign: char| !matches!(sign, '0'..='9' | '.' | ',')).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    match rest {
        "" => tenths(number, unit),
        "m" | "min" | "mins" | "minute" | "minutes" => tenths(number, 1),
        "h" | "hr" | "hrs" | "hour" | "hours" => tenths(number, 60),
        _ => {
            let minutes = rest.strip_prefix('h')?.trim_start_matches("r").trim_start_matches("s");
            let minutes = minutes.trim_end_matches(char::is_alphabetic);
            Some(small(number)? * 60 + small(minutes).filter(|minutes| *minutes < 60)?)
        }
    }
}

fn small(text: &str) -> Option<u32> {
    plain(text).filter(|text| text.len() <= 4)?.parse().ok()
}

/// A number with up to two decimals, times a unit, if that is whole.
fn tenths(number: &str, unit: u32) -> Option<u32> {
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let hundredths = match decimals.len() {
        1 => small(decimals)? * 10,
        2 => small(decimals)?,
        _ => return None,
    };
    let all = small(whole)? * 100 + hundredths;
    let minutes = all * unit;
    // 0.33 of an hour is 20 minutes to everyone but a computer.
    Some((minutes + 50) / 100).filter(|_| unit > 1 || minutes.is_multiple_of(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_every_kind() {
        let good = [
            ("8.30", "08:30"),
            ("8:30", "08:30"),
            ("0830", "08:30"),
            ("830", "08:30"),
            ("8am", "08:00"),
            ("8.30pm", "20:30"),
            ("8:30 PM", "20:30"),
            ("8", "08:00"),
            ("08:30:00", "08:30"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("12.15 a.m.", "00:15"),
            ("noon", "12:00"),
            ("17h30", "17:30"),
            ("17h", "17:00"),
            ("24:00", "24:00"),
            ("8.3", "08:30"),
            ("0.3541667", "08:30"),
            ("8,45", "08:45"),
            ("0.75000", "18:00"),
        ];
        for (text, expected) in good {
            assert_eq!(clock(text).map(|clock| clock.to_string()), Ok(expected.to_owned()), "{text}");
        }
        for text in ["", "25:00", "8:60", "13pm", "0am", "8.5", "soon", "8:3", "12345", "24:01", "-1", "8é0"]
        {
            assert!(clock(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lengths_of_every_kind() {
        let good = [
            ("30", 30),
            ("30 min", 30),
            ("0:30", 30),
            ("1h", 60),
            ("1h15", 75),
            ("1 hr 15 mins", 75),
            ("1.5 hours", 90),
        ];
        for (text, expected) in good {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in ["", "half an hour", "30.5", "1:75", "99999999999", "-5"] {
            assert!(minutes(text).is_err(), "{text}");
        }
        for (text, expected) in [("27", 1620), ("27.5", 1650), ("27,5", 1650), ("27:30", 1650), ("27h", 1620)]
        {
            assert_eq!(hours(text), Ok(expected), "{text}");
        }
    }
}
