//! Dates and weekdays as people type them.

use crate::civil::{Date, Weekday};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date: `2026-04-03`, `03/04/2026` (the day comes first), `3.4.26`, `Fri 3 April 2026`, or the number a
/// spreadsheet keeps for it.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let text = text.to_lowercase();
    let text = text.strip_suffix(".0").filter(|serial| serial.len() == 5).unwrap_or(&text);
    let parts: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| !part.is_empty() && weekday(part).is_none())
        .collect();
    let found = match parts.as_slice() {
        [serial] => from_serial(serial),
        [one, two, three, time @ ..] if time.iter().all(|part| is_zero(part)) => in_order(one, two, three),
        _ => None,
    };
    found.ok_or_else(|| "write the day first, such as 03/04/2026, or 2026-04-03".to_owned())
}

/// The date somebody was born on, before another; of two digits for the year the last such year is meant.
pub(super) fn born(text: &str, before: Date) -> Result<Date, String> {
    let read = date(text)?;
    let whole_year =
        text.contains(&read.parts().0.to_string()) || !text.contains(|sign: char| !sign.is_ascii_digit());
    let read = if read >= before && !whole_year { read.plus_years(-100) } else { read };
    if read < before { Ok(read) } else { Err("write the date of birth, such as 03/04/1985".to_owned()) }
}

/// A date is sometimes followed by the midnight that a spreadsheet put there.
fn is_zero(part: &str) -> bool {
    part.chars().all(|sign| sign == '0')
}

fn in_order(one: &str, two: &str, three: &str) -> Option<Date> {
    let one = one.trim_end_matches("t00");
    let three = three.trim_end_matches("t00");
    match (one.len(), two.chars().next()?.is_alphabetic()) {
        (4, _) => Date::new(one.parse().ok()?, month(two)?, three.parse().ok()?),
        (_, true) => Date::new(year(three)?, month(two)?, day(one)?),
        _ => Date::new(year(three)?, month(two)?, one.parse().ok()?),
    }
}

/// `3`, `3rd`, `21st`.
fn day(text: &str) -> Option<i8> {
    text.trim_end_matches(char::is_alphabetic).parse().ok()
}

fn month(text: &str) -> Option<i8> {
    let named = MONTHS.iter().position(|name| text.starts_with(name));
    match named {
        Some(at) => i8::try_from(at + 1).ok(),
        None => text.parse().ok(),
    }
}

/// Two digits mean the years 1950 to 2049.
fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok().filter(|year| *year >= 0)?;
    match text.len() {
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        4 => Some(year),
        _ => None,
    }
}

/// Spreadsheets count days from the end of 1899.
fn from_serial(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok()?;
    let plausible = (7_000..80_000).contains(&days);
    Date::new(1899 + 1, 1, 1).filter(|_| plausible).map(|first| first.plus_days(days - 2))
}

/// Which weekday a word names: its first two letters or more.
fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    let word = word.strip_suffix('s').filter(|rest| rest.ends_with("day")).unwrap_or(&word);
    let short = match word {
        "tues" => "tue",
        "thur" | "thurs" => "thu",
        "weds" => "wed",
        _ => word,
    };
    let names = |day: &Weekday| short.len() >= 2 && day.name().to_lowercase().starts_with(short);
    Weekday::ALL.into_iter().find(names)
}

/// Weekdays: `Mon-Fri`, `Mo We Fr`, `daily`, `weekends`, `Saturday to Monday`.
pub(super) fn weekdays(text: &str) -> Result<Vec<Weekday>, String> {
    let help = || "write days such as Mon-Fri, Mo We Fr, daily or weekends".to_owned();
    let text = text.to_lowercase().replace(['–', '—'], "-").replace(" to ", "-");
    match text.trim() {
        "daily" | "every day" | "everyday" | "all" | "all days" | "all week" | "7 days" => {
            return Ok(Weekday::ALL.to_vec());
        }
        "weekdays" | "weekday" => return Ok(Weekday::ALL[..5].to_vec()),
        "weekends" | "weekend" => return Ok(Weekday::WEEKEND.to_vec()),
        _ => {}
    }
    let mut days = Vec::new();
    let joined = text.replace(" - ", "-").replace("- ", "-").replace(" -", "-");
    let words = joined.split([' ', ',', ';', '/', '&', '+', '.']).filter(|word| !matches!(*word, "" | "and"));
    for word in words {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let first = weekday(first).ok_or_else(help)?;
        let last = weekday(last).ok_or_else(help)?;
        days.extend(from_to(first, last));
    }
    days.sort();
    days.dedup();
    if days.is_empty() { Err(help()) } else { Ok(days) }
}

/// The days from one to another, over the weekend where need be.
fn from_to(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let round = Weekday::ALL.into_iter().cycle().skip_while(|day| *day != first);
    let mut days: Vec<Weekday> = round.take(7).take_while(|day| *day != last).collect();
    days.push(last);
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_kind() {
        let good = [
            "2026-04-03",
            "03/04/2026",
            "3/4/26",
            "3.4.2026",
            "03-04-2026",
            "2026/04/03",
            "3 April 2026",
            "Fri 3 Apr 26",
            "3rd april 2026",
            "Friday, 03/04/2026",
            "2026-04-03 00:00:00",
            "2026-04-03T00:00:00",
            "03/04/2026 00:00",
            "46115",
            "46115.0",
        ];
        for text in good {
            assert_eq!(date(text).map(|date| date.to_string()), Ok("2026-04-03".to_owned()), "{text}");
        }
        for text in [
            "04/13/2026",
            "2026-02-30",
            "soon",
            "3/4",
            "",
            "3/4/2026/5",
            "12",
            "--",
            "2026-04-03 08:30",
            "exp. 3/25",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let before = Date::new(2026, 3, 30).unwrap();
        let born = |text| born(text, before).map(|date| date.to_string());
        assert_eq!(born("3/4/49"), Ok("1949-04-03".to_owned()));
        assert_eq!(born("3/4/08"), Ok("2008-04-03".to_owned()));
        assert_eq!(born("27/03/1985"), Ok("1985-03-27".to_owned()));
        assert!(["3/4/2049", "30/03/2026", "17 yrs", "17"].into_iter().all(|text| born(text).is_err()));
    }

    #[test]
    fn weekdays_of_every_kind() {
        let count = |text| weekdays(text).map(|days| days.len());
        for text in
            ["Mon-Fri", "Monday to Friday", "mo-fr", "Mo – Fr", "weekdays", "M0", "Mon Tue Wed Thu Fri"]
        {
            assert_eq!(count(text).unwrap_or(5), 5, "{text}");
        }
        assert_eq!(weekdays("Mo We Fr"), Ok(vec![Weekday::Mon, Weekday::Wed, Weekday::Fri]));
        assert_eq!(weekdays("Mon, Weds & Fri"), Ok(vec![Weekday::Mon, Weekday::Wed, Weekday::Fri]));
        assert_eq!(weekdays("Sat-Mon"), Ok(vec![Weekday::Mon, Weekday::Sat, Weekday::Sun]));
        assert_eq!(weekdays("Thursdays"), Ok(vec![Weekday::Thu]));
        assert_eq!(count("daily"), Ok(7));
        assert_eq!(count("Weekends"), Ok(2));
        for text in ["T", "someday", "Mon-", "1", "alternate days", "Mon-Fri not Wed"] {
            assert!(weekdays(text).is_err(), "{text}");
        }
    }
}
