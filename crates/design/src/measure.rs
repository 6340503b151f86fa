//! Lengths that come from data, without an inline style, which the content policy of every page forbids.
//!
//! A class carries each number to the style sheet as a custom property: a block at 7.45 for half an hour is
//! `class="h7 m45 l30"`. The classes are generated, so there is one for every value; they are named here only.

use std::fmt::Write;

/// Hours a board can show: a day and the night after it.
const HOURS: i32 = 48;
/// The longest length in minutes that is drawn true.
const LONGEST: i32 = 720;
/// The most lanes, rows or columns.
const MOST: usize = 120;

/// A time of day, in minutes after midnight.
#[must_use]
pub fn at(minute: i32) -> String {
    let minute = minute.clamp(0, HOURS * 60 - 1);
    format!("h{} m{}", minute / 60, minute % 60)
}

/// A length in minutes.
#[must_use]
pub fn long(minutes: i32) -> String {
    format!("l{}", minutes.clamp(0, LONGEST))
}

/// A share in hundredths, `part` of `whole`.
#[must_use]
pub fn share(part: i64, whole: i64) -> String {
    format!("p{}", (part * 100 / whole.max(1)).clamp(0, 100))
}

/// The same as a place on a line.
#[must_use]
pub fn mark(part: i64, whole: i64) -> String {
    format!("q{}", (part * 100 / whole.max(1)).clamp(0, 100))
}

/// A row of a grid, from 1.
#[must_use]
pub fn row(at: usize) -> String {
    format!("r{}", at.min(MOST))
}

/// A column of a grid, from 1.
#[must_use]
pub fn column(at: usize) -> String {
    format!("c{}", at.min(MOST))
}

/// How many lanes stand side by side.
#[must_use]
pub fn lanes(count: usize) -> String {
    format!("n{}", count.min(MOST))
}

/// How many columns something spans.
#[must_use]
pub fn span(count: usize) -> String {
    format!("s{}", count.min(MOST))
}

/// From which hour to which a drawing goes.
#[must_use]
pub fn between(first: i32, last: i32) -> String {
    format!("f{} u{}", first.clamp(0, HOURS), last.clamp(0, HOURS))
}

/// A worker's hue, in degrees; the style sheet knows twelve.
#[must_use]
pub fn hue(degrees: u16) -> String {
    format!("hue-{degrees}")
}

/// The rules behind all these classes.
pub fn style_sheet() -> String {
    let mut out = String::new();
    let mut rules = |class: &str, property: &str, last: i32| {
        for value in 0..=last {
            let _ = write!(out, ".{class}{value}{{--{property}:{value}}}");
        }
    };
    let most = i32::try_from(MOST).unwrap_or(i32::MAX);
    rules("h", "hour-of", HOURS);
    rules("m", "minute-of", 59);
    rules("l", "long", LONGEST);
    rules("p", "part", 100);
    rules("q", "mark", 100);
    rules("r", "row", most);
    rules("c", "column", most);
    rules("n", "lanes", most);
    rules("s", "span", most);
    rules("f", "first", HOURS);
    rules("u", "last", HOURS);
    for hue in words::HUES {
        let _ = write!(out, ".hue-{hue}{{--hue:{hue}}}");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_that_can_be_named_has_its_rule() {
        let sheet = style_sheet();
        let classes = [at(0), at(465), at(9_999), long(0), long(35), long(5_000), share(1, 3), mark(9, 3)];
        let more = [row(500), column(7), lanes(12), span(2), between(6, 23), hue(words::HUES[3])];
        for class in classes.iter().chain(&more).flat_map(|classes| classes.split(' ')) {
            assert!(sheet.contains(&format!(".{class}{{--")), "{class}");
        }
    }

    #[test]
    fn a_quarter_to_eight_for_half_an_hour() {
        assert_eq!((at(465), long(30)), ("h7 m45".to_owned(), "l30".to_owned()));
    }
}
