//! Numbers, dates and lists as the service reads them: sometimes loosely, and each in its own way.

use care::time::{Date, plus_days};
use jiff::Span;

/// A whole number up to the first character that is none, as the service reads codes: `24months` is 24.
pub(super) fn whole(text: &str) -> Option<i64> {
    let text = text.trim_start();
    let (minus, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let number = digits[..end].parse().unwrap_or(i64::MAX);
    Some(if minus { -number } else { number })
}

/// A number with decimals up to the first character that does not belong to it.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let text = text.trim_start();
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let read = |end: usize| text[..end].parse::<f64>().ok().filter(|number| number.is_finite());
    ends.take_while(|&end| text[..end].chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c)))
        .filter_map(read)
        .last()
}

/// Whether a text is digits, with this many decimals at most after a point.
pub(super) fn is_amount(text: &str, decimals: usize) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        None => digits(text),
        Some((whole, rest)) => digits(whole) && digits(rest) && rest.len() <= decimals,
    }
}

/// Whether a text is a number in whole or half steps, such as `37.5`; it may be negative.
pub(super) fn in_halves(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    is_amount(text, 1) && text.split_once('.').is_none_or(|(_, rest)| rest == "0" || rest == "5")
}

/// How many characters a text has, as the service counts them (UTF-16).
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The parts of a list between semicolons; one empty part where there is nothing.
pub(super) fn list(text: &str) -> Vec<&str> {
    text.split(';').collect()
}

/// The text without any white space, as the service compares ids.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A year of four digits.
pub(super) fn year(text: &str) -> Option<i64> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| whole(text)).flatten()
}

/// A date of the form DD/MM/YYYY and on a day that exists, as training dates are read.
pub(super) fn strict_date(text: &str) -> Option<Date> {
    date_form(text).then(|| loose_date(text, Date::MIN)).flatten()
}

/// Whether a text looks like DD/MM/YYYY, with a day up to 39 and a month up to 19.
pub(super) fn date_form(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| match at {
        2 | 5 => byte == b'/',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(form)
}

/// Whether a text has the form that start dates are held to: days from 00 to 31, months from 00 to 12.
pub(super) fn start_date_form(text: &str) -> bool {
    date_form(text)
        && whole(&text[..2]).is_some_and(|day| day <= 31)
        && whole(&text[3..5]).is_some_and(|month| month <= 12)
}

/// A date as dates of birth are read: day, month and year wherever they are, whatever is between them, the year of two digits or
/// missing. `None` where that is no day.
pub(super) fn loose_date(text: &str, today: Date) -> Option<Date> {
    let (day, rest) = digits(text, 2)?;
    let Some((month, rest)) = digits(after_slash(rest), 2) else {
        return Date::new(today.year(), today.month(), i8::try_from(whole(day)?).ok()?).ok();
    };
    let year = match digits(after_slash(rest), 4) {
        Some((year, _)) if year.len() == 2 => whole(year)? + if whole(year)? > 68 { 1900 } else { 2000 },
        Some((year, _)) => whole(year)?,
        None => i64::from(today.year()),
    };
    let (day, month) = (i8::try_from(whole(day)?).ok()?, i8::try_from(whole(month)?).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The text after the next slash; all of it where there is none.
fn after_slash(text: &str) -> &str {
    text.split_once('/').map_or(text, |(_, rest)| rest)
}

/// The next digits, so many at most, and what follows them.
fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let rest = &text[text.find(|c: char| c.is_ascii_digit())?..];
    let end = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    Some(rest.split_at(end))
}

/// The same day so many years later, or earlier where negative; 29 February becomes 28.
pub(super) fn plus_years(date: Date, years: i32) -> Date {
    date.saturating_add(Span::new().years(years.clamp(-9_000, 9_000)))
}

/// The last day on which something is valid that is so for this many months.
pub(super) fn last_day(from: Date, months: i64) -> Date {
    let months = i32::try_from(months.clamp(0, 12_000)).unwrap_or(0);
    plus_days(from.saturating_add(Span::new().months(months)), -1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_up_to_the_first_wrong_character() {
        assert_eq!(
            ["24months", " 7", "-3", "x1", "", "+5"].map(whole),
            [Some(24), Some(7), Some(-3), None, None, Some(5)]
        );
        assert_eq!(whole(&"9".repeat(40)), Some(i64::MAX));
        assert_eq!(
            ["2.5", "12.", "1e", "x", "-0.5h"].map(decimal),
            [Some(2.5), Some(12.0), Some(1.0), None, Some(-0.5)]
        );
        assert_eq!(["23", "23.25", "37.5", "-2.0", "1."].map(in_halves), [true, false, true, true, false]);
    }

    #[test]
    fn a_date_of_birth_is_read_loosely_and_a_training_date_is_not() {
        let today = date("2026-11-30");
        for text in ["04/05/1979", "4/5/1979", "04-05-79", "4.5.1979 at home", "born 04/05/1979"] {
            assert_eq!(loose_date(text, today), Some(date("1979-05-04")), "{text}");
        }
        assert_eq!(loose_date("31/02/1985", today), None);
        assert_eq!(loose_date("1979-05-04", today), None);
        assert_eq!(loose_date("soon", today), None);
        assert_eq!(loose_date("5/3", today), Some(date("2026-03-05")));
        assert_eq!(strict_date("4/5/1979"), None);
        assert_eq!(strict_date("30/02/2025"), None);
        assert_eq!(strict_date("01/02/2025"), Some(date("2025-02-01")));
        assert!(
            start_date_form("31/02/2021") && !start_date_form("32/02/2021") && !start_date_form("2021-02-01")
        );
    }

    #[test]
    fn validity_ends_the_day_before() {
        assert_eq!(last_day(date("2025-02-01"), 24), date("2027-01-31"));
        assert_eq!(plus_years(date("2000-02-29"), 14), date("2014-02-28"));
    }
}
