//! Days as they are given on the command line: 2026-03-29. What is wrong with one is said in our words.

use jiff::civil;

/// Reads a day.
///
/// # Errors
/// What is wrong, in a sentence.
pub(super) fn day(text: &str) -> Result<civil::Date, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, date] = parts.as_slice() else { return Err(form(text)) };
    let (Some(year), Some(month), Some(date)) = (digits(year, 4), digits(month, 2), digits(date, 2)) else {
        return Err(form(text));
    };
    if !(1..=12).contains(&month) {
        return Err(format!("{text} is not a day: months go from 01 to 12"));
    }
    let first = i8::try_from(month).ok().and_then(|month| civil::Date::new(year, month, 1).ok());
    let first = first.ok_or_else(|| form(text))?;
    let last = i16::from(first.days_in_month());
    if !(1..=last).contains(&date) {
        return Err(format!("{text} is not a day: {} goes from 01 to {last}", first.strftime("%B %Y")));
    }
    first.with().day(i8::try_from(date).unwrap_or(1)).build().map_err(|_| form(text))
}

/// The same as week files have it.
///
/// # Errors
/// What is wrong, in a sentence.
pub(super) fn week_day(text: &str) -> Result<week::Date, String> {
    day(text).map(week::Date::from)
}

fn form(text: &str) -> String {
    format!("{text} is not a day: write year, month and day, such as 2026-03-29")
}

fn digits(text: &str, many: usize) -> Option<i16> {
    let plain = text.len() == many && text.bytes().all(|sign| sign.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_or_what_is_wrong_is_said() {
        assert_eq!(day("2026-03-29").unwrap(), civil::date(2026, 3, 29));
        for (text, said) in [
            ("2026-13-45", "2026-13-45 is not a day: months go from 01 to 12"),
            ("2026-00-10", "2026-00-10 is not a day: months go from 01 to 12"),
            ("2026-02-29", "2026-02-29 is not a day: February 2026 goes from 01 to 28"),
            ("2026-04-00", "2026-04-00 is not a day: April 2026 goes from 01 to 30"),
            ("tomorrow", "tomorrow is not a day: write year, month and day, such as 2026-03-29"),
            ("29/03/2026", "29/03/2026 is not a day: write year, month and day, such as 2026-03-29"),
            ("2026-3-9", "2026-3-9 is not a day: write year, month and day, such as 2026-03-29"),
        ] {
            assert_eq!(day(text).unwrap_err(), said);
        }
    }
}
