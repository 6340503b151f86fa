//! What somebody has learnt: certificates, qualifications, the care workforce pathway.

use super::codes::{self, UNKNOWN, YES, YES_NO_UNKNOWN};
use super::{Checking, Kind, says};
use crate::ascwds::reading::{length, list, whole};
use crate::ascwds::table::MOST_QUALIFICATIONS;

/// The first year of the level 2 certificate.
const FIRST_LEVEL_2: i64 = 2024;
/// How long ago a qualification may be, in years.
const OLDEST_QUALIFICATION: i64 = 100;
/// The most characters of a note.
const LONGEST_NOTE: usize = 120;

impl Checking<'_> {
    pub(super) fn learning(&mut self) {
        self.code("CARECERT", &[1, 2, 3], Kind::Error, "1 (completed), 2 (no) or 3 (in progress)");
        self.level_2();
        self.code(
            "CWPCATEGORY",
            &codes::PATHWAY,
            Kind::Warning,
            "1 to 7, 998 (none of them) or 999 (not known)",
        );
        (1..=MOST_QUALIFICATIONS).for_each(|number| self.qualification(number));
        self.social_care_qualification();
        self.other_qualification();
    }

    fn this_year(&self) -> i64 {
        i64::from(self.context.today.year())
    }

    /// The Level 2 Adult Social Care Certificate: a code, and after a semicolon the year.
    fn level_2(&mut self) {
        let text = self.cells.get("L2CARECERT");
        if text.is_empty() {
            return;
        }
        let (code, year) = text.split_once(';').unwrap_or((text, ""));
        let said = match (whole(code), year) {
            (Some(1..=3), "") => return,
            (Some(1), year) => match whole(year) {
                None => format!("{year:?} is no year. Write four digits after the semicolon."),
                Some(year) if year < FIRST_LEVEL_2 => {
                    format!("Nobody had it before {FIRST_LEVEL_2}. Check the year.")
                }
                Some(year) if year > self.this_year() => format!("{year} is yet to come. Check the year."),
                Some(_) => return,
            },
            (Some(2 | 3), _) => {
                "Only a certificate that was completed has a year. Take the year out.".to_owned()
            }
            _ => says::no_code(text, "1 (completed), perhaps with ;year, 2 (started) or 3 (no)"),
        };
        self.found.warning("L2CARECERT", said);
    }

    /// One of the pairs `QUALACHnn` and `QUALACHnnNOTES`. Notes alone are not read.
    fn qualification(&mut self, number: usize) {
        let column = format!("QUALACH{number:02}");
        let text = self.cells.get(&column);
        if text.is_empty() {
            return;
        }
        let parts = list(text);
        let code = parts.first().and_then(|code| whole(code));
        let (year, this_year) = (parts.get(1).copied().unwrap_or_default(), self.this_year());
        let fits = |written: i64| {
            written.to_string() == year && (this_year - OLDEST_QUALIFICATION..=this_year).contains(&written)
        };
        if !code.is_some_and(codes::is_qualification) {
            self.found
                .error(&column, says::no_code(text, "the code of a qualification, a semicolon and the year"));
        }
        if year.is_empty() {
            self.found.warning(&column, "The year is missing. Write it after a semicolon.");
        } else if !whole(year).is_some_and(fits) {
            self.found.error(&column, format!("{year:?} is no year of the last hundred. Check it."));
        }
        let notes = format!("{column}NOTES");
        let length = length(self.cells.get(&notes));
        if length > LONGEST_NOTE {
            self.found.warning(&notes, says::too_long(length, LONGEST_NOTE));
        }
    }

    fn social_care_qualification(&mut self) {
        let text = self.cells.get("SCQUAL");
        if text.is_empty() {
            return self.found.warning("SCQUAL", says::missing("1;level (yes), 2 (no) or 999 (not known)"));
        }
        let parts = list(text);
        let has = parts.first().and_then(|code| whole(code));
        if !has.is_some_and(|code| YES_NO_UNKNOWN.contains(&code)) {
            return self
                .found
                .error("SCQUAL", says::no_code(text, "1;level (yes), 2 (no) or 999 (not known)"));
        }
        if has != Some(YES) {
            return;
        }
        match parts.get(1).and_then(|level| whole(level)) {
            None => {
                let said = "The level is missing. Write 1, a semicolon and the level from 0 to 8, or 999 (not known).";
                self.found.error("SCQUAL", said);
                if self.role().is_some_and(|role| codes::REGULATED_ROLES.contains(&role)) {
                    let said = "MAINJOBROLE is a profession that needs a qualification in social care. Write its level.";
                    self.found.warning("SCQUAL", said);
                }
            }
            Some(level) => self.level("SCQUAL", level),
        }
    }

    fn other_qualification(&mut self) {
        let text = self.cells.get("NONSCQUAL");
        if text.is_empty() {
            return;
        }
        let parts = list(text);
        match parts.first().and_then(|code| whole(code)) {
            Some(YES) => {
                let level = parts.get(1).and_then(|level| whole(level)).unwrap_or(UNKNOWN);
                self.level("NONSCQUAL", level);
            }
            Some(code) if YES_NO_UNKNOWN.contains(&code) => {}
            Some(_) | None => {
                let said = says::no_code(text, "1;level (yes), 2 (no) or 999 (not known)");
                self.found.error("NONSCQUAL", said);
            }
        }
    }

    fn level(&mut self, column: &str, level: i64) {
        if !codes::LEVELS.contains(&level) {
            self.found.warning(
                column,
                says::unknown(&level.to_string(), "a level from 0 to 8, or 999 (not known)"),
            );
        }
    }
}
