//! Times on the clock and lengths of time as people type them.

use crate::civil::Clock;

/// A time: `8.30`, `8:30`, `0830`, `8am`, `8.30pm`, `noon`, or the fraction of a day a spreadsheet keeps for it.
pub(super) fn clock(text: &str) -> Result<Clock, String> {
    let text = text.to_lowercase().replace("o'clock", "").replace("o’clock", "");
    let text = joined(&text);
    if let Some(read) = fraction_of_a_day(&text) {
        return read;
    }
    let found = match text.as_str() {
        "noon" | "midday" | "12noon" => Clock::new(12, 0),
        "midnight" => Clock::new(0, 0),
        _ => spoken(&text),
    };
    found.ok_or_else(|| "write a time such as 08:30 or 8.30pm".to_owned())
}

/// A time without blanks; one between two figures parts hour and minute. That it is in hours need not be said.
fn joined(text: &str) -> String {
    let mut whole = String::new();
    for word in text.split_whitespace() {
        let between = whole.ends_with(|sign: char| sign.is_ascii_digit())
            && word.starts_with(|sign: char| sign.is_ascii_digit());
        whole += if between { ":" } else { "" };
        whole += word;
    }
    let bare = ["hours", "hrs", "hr"].iter().find_map(|unit| whole.strip_suffix(unit));
    let bare = bare.or_else(|| whole.strip_suffix('h').filter(|bare| bare.len() > 2));
    bare.map_or(whole.clone(), str::to_owned)
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

/// The time that a spreadsheet keeps as a fraction of a day, such as `0.3541667` or `3.541667E-01`; none where a text is
/// nothing of the kind. With one or two decimals it may as well be minutes after midnight: better ask.
fn fraction_of_a_day(text: &str) -> Option<Result<Clock, String>> {
    let text = text.replace(',', ".");
    if let Some((digits, exponent)) = text.split_once("e-") {
        let figures =
            digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && plain(exponent).is_some();
        let day: f64 = text.parse().ok().filter(|_| figures)?;
        return Some(part_of_a_day(day, 0.0).ok_or_else(|| ask(None, None)));
    }
    let (whole, decimals) = text.split_once('.')?;
    let nought = whole.bytes().all(|byte| byte == b'0');
    let decimals = plain(decimals).filter(|_| nought)?;
    let day: f64 = format!("0.{decimals}").parse().ok()?;
    if day == 0.0 {
        return Some(Ok(Clock::default()));
    }
    let cut = i32::try_from(decimals.len()).map_or(0.0, |length| 0.5 * 10_f64.powi(-length));
    let found = part_of_a_day(day, cut);
    let typed = match decimals.len() {
        1 => digits(decimals, 1).map(|tens| tens * 10),
        2 => two_digits(decimals),
        _ => return Some(found.ok_or_else(|| ask(None, None))),
    };
    let typed = typed.and_then(|minute| Clock::new(0, minute));
    Some(match (found.filter(|_| part_of_a_day(day, 0.0).is_some()), typed) {
        (Some(part), None) => Ok(part),
        (part, typed) => Err(ask(part, typed)),
    })
}

/// The minute of a part of a day that was cut by at most `cut`; none where it is no whole minute.
fn part_of_a_day(day: f64, cut: f64) -> Option<Clock> {
    let minutes = day * 1440.0;
    let whole = minutes.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1440")]
    let found = (0.0..=1440.0).contains(&whole).then_some(whole as u16);
    found.filter(|_| (minutes - whole).abs() <= cut * 1440.0 + 0.01).and_then(Clock::from_minutes)
}

fn ask(fraction: Option<Clock>, typed: Option<Clock>) -> String {
    match (fraction, typed) {
        (Some(one), Some(other)) => format!("write {one} or {other}, whichever is meant"),
        (None, Some(only)) => format!("write {only} if that is meant"),
        _ => "write a time such as 08:30 or 8.30pm".to_owned(),
    }
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

/// A length in minutes, at most a day: `30`, `30 min`, `0:30`, `1h`, `1h15`, `1.5 hours`.
pub(super) fn minutes(text: &str) -> Result<u16, String> {
    let read = length(text, 1).and_then(|minutes| u16::try_from(minutes).ok());
    let sane = read.filter(|minutes| (1..=24 * 60).contains(minutes));
    sane.ok_or_else(|| "write a length in minutes, such as 30".to_owned())
}

/// A length in hours, at most a week, as minutes: `27`, `27.5`, `27,5`, `27:30`, `27h`.
pub(super) fn hours(text: &str) -> Result<u32, String> {
    let sane = length(text, 60).filter(|minutes| *minutes <= 7 * 24 * 60);
    sane.ok_or_else(|| "write hours a week, such as 27.5".to_owned())
}

/// A length in minutes; a number without a unit is of so many minutes each.
fn length(text: &str, unit: u32) -> Option<u32> {
    let text: String = text.to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    if let Some((hours, minutes)) = text.split_once(':') {
        // A spreadsheet's length has seconds too.
        let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
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
            let figures = minutes.trim_end_matches(char::is_alphabetic);
            let unit = &minutes[figures.len()..];
            let known = matches!(unit, "" | "m" | "min" | "mins" | "minute" | "minutes");
            Some(small(number)? * 60 + small(figures).filter(|minutes| known && *minutes < 60)?)
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
            ("0,875", "21:00"),
            ("0.75", "18:00"),
            ("0.3125", "07:30"),
            ("0.354166667", "08:30"),
            ("3.54166666666667E-01", "08:30"),
            ("6.25e-02", "01:30"),
            ("0.0", "00:00"),
            ("0", "00:00"),
            ("2400", "24:00"),
            ("8:30:00 AM", "08:30"),
            ("12:00 AM", "00:00"),
            ("0830hrs", "08:30"),
            ("08:30h", "08:30"),
            ("8 30", "08:30"),
            ("7.05", "07:05"),
        ];
        for (text, expected) in good {
            assert_eq!(clock(text).map(|clock| clock.to_string()), Ok(expected.to_owned()), "{text}");
        }
        for text in ["", "25:00", "8:60", "13pm", "0am", "8.5", "soon", "8:3", "12345", "24:01", "-1", "8é0"]
        {
            assert!(clock(text).is_err(), "{text}");
        }
        for text in
            ["8:30:30", "half 8", "7:5", "1 5", "8-30", "8.30-9.00", "0.12345", "1e-400x", "before 10"]
        {
            assert!(clock(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_may_be_a_part_of_a_day_or_minutes_is_asked_about() {
        for (text, help) in [
            ("0.25", "write 06:00 or 00:25, whichever is meant"),
            ("0,5", "write 12:00 or 00:50, whichever is meant"),
            ("00.25", "write 06:00 or 00:25, whichever is meant"),
            ("0.10", "write 02:24 or 00:10, whichever is meant"),
            ("0.33", "write 00:33 if that is meant"),
            ("0.99", "write a time such as 08:30 or 8.30pm"),
            (".5", "write 12:00 or 00:50, whichever is meant"),
        ] {
            assert_eq!(clock(text), Err(help.to_owned()), "{text}");
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
            ("0:30:00", 30),
            ("30.0", 30),
        ];
        for (text, expected) in good {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in
            ["", "half an hour", "30.5", "1:75", "99999999999", "-5", "0", "30:00", "0.0208", "1h 15 or so"]
        {
            assert!(minutes(text).is_err(), "{text}");
        }
        for (text, expected) in [("27", 1620), ("27.5", 1650), ("27,5", 1650), ("27:30", 1650), ("27h", 1620)]
        {
            assert_eq!(hours(text), Ok(expected), "{text}");
        }
        for text in ["16h max", "200", "30 a week or more", "1.5625"] {
            assert!(hours(text).is_err(), "{text}");
        }
    }
}
