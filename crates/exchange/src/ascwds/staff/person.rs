//! Who somebody is: birth, address, nationality.

use super::codes::{self, UNITED_KINGDOM, YES, YES_NO_UNKNOWN};
use super::{Checking, Kind, says};
use crate::ascwds::reading::{loose_date, plus_years, whole, year};
use care::time::Date;

/// The youngest that anybody may be at work.
const YOUNGEST: i32 = 14;
/// The oldest that the service believes.
const OLDEST: i32 = 100;

impl Checking<'_> {
    pub(super) fn person(&mut self) {
        self.national_insurance();
        self.postcode();
        self.birth();
        self.code("GENDER", &[1, 2, 3, 4], Kind::Error, "1 (male), 2 (female), 3 (not known) or 4 (other)");
        self.ethnicity();
        self.nationality();
        self.citizenship();
        self.country();
        self.year_of_entry();
        self.code(
            "DISABLED",
            &[0, 1, 2, 3],
            Kind::Error,
            "0 (no), 1 (yes), 2 (not disclosed) or 3 (not known)",
        );
        self.visa();
    }

    fn national_insurance(&mut self) {
        let text = self.cells.get("NINUMBER");
        if !text.is_empty() && !is_national_insurance(text) {
            let said = format!(
                "{text:?} is no National Insurance number. Write two letters, six digits and a letter."
            );
            self.found.error("NINUMBER", said);
        }
    }

    fn postcode(&mut self) {
        let text = self.cells.get("POSTCODE");
        if text.is_empty() {
            self.found.warning("POSTCODE", says::missing("the worker's home postcode"));
        } else if !is_home_postcode(text) {
            let said = format!("{text:?} is no postcode. Write it with one space, such as M1 1AE.");
            self.found.error("POSTCODE", said);
        }
    }

    /// The date of birth, where it is a day at all.
    pub(super) fn born(&self) -> Option<Date> {
        loose_date(self.cells.get("DOB"), self.context.today)
    }

    fn birth(&mut self) {
        let today = self.context.today;
        let said = match self.born() {
            _ if !self.cells.has("DOB") => says::missing("the date of birth as DD/MM/YYYY"),
            None => format!("{:?} is no day. Write the date of birth as DD/MM/YYYY.", self.cells.get("DOB")),
            Some(born) if born <= plus_years(today, -OLDEST) || born > plus_years(today, -YOUNGEST) => {
                format!(
                    "Born on {born}, the worker would not be from {YOUNGEST} to {OLDEST} years old. Check the year."
                )
            }
            Some(_) => return,
        };
        self.found.warning("DOB", said);
    }

    /// The day from which somebody may work.
    pub(super) fn may_work_from(&self) -> Option<Date> {
        self.born().map(|born| plus_years(born, YOUNGEST))
    }

    fn ethnicity(&mut self) {
        let known = [&[0][..], &codes::ETHNICITIES].concat();
        self.code("ETHNICITY", &known, Kind::Error, "one of 31 to 47, 98 (not said) or 99 (not known)");
    }

    fn nationality(&mut self) {
        let text = self.cells.get("NATIONALITY");
        let known = |code| code == 0 || codes::is_nationality(code);
        if !text.is_empty() && !whole(text).is_some_and(known) {
            let said = says::no_code(
                text,
                "826 (British), the number of another country, 998 (not known) or 999 (other)",
            );
            self.found.error("NATIONALITY", said);
        }
    }

    fn is_british(&self) -> bool {
        self.cells.number("NATIONALITY") == Some(UNITED_KINGDOM)
    }

    fn citizenship(&mut self) {
        if !self.is_british() {
            self.code(
                "BRITISHCITIZENSHIP",
                &YES_NO_UNKNOWN,
                Kind::Error,
                "1 (yes), 2 (no) or 999 (not known)",
            );
        } else if self.cells.has("BRITISHCITIZENSHIP") {
            self.found.warning("BRITISHCITIZENSHIP", says::ignored("NATIONALITY is 826 (British)"));
        }
    }

    fn country(&mut self) {
        let text = self.cells.get("COUNTRYOFBIRTH");
        let known = |code| code == 0 || codes::is_country(code);
        if !text.is_empty() && !whole(text).is_some_and(known) {
            let words = "826 (United Kingdom), the number of another country, 998 (not known) or 999 (other)";
            self.found.error("COUNTRYOFBIRTH", says::no_code(text, words));
        }
    }

    fn year_of_entry(&mut self) {
        let text = self.cells.get("YEAROFENTRY");
        if text.is_empty() {
            return;
        }
        let Some(entered) = year(text) else {
            return self.found.error("YEAROFENTRY", format!("{text:?} is no year. Write four digits."));
        };
        let (born, country) = (self.born(), self.cells.get("COUNTRYOFBIRTH"));
        if entered > i64::from(self.context.today.year()) {
            self.found
                .error("YEAROFENTRY", format!("{entered} is yet to come. Write the year of the entry."));
        } else if born.is_some_and(|born| i64::from(born.year()) > entered) {
            self.found
                .error("YEAROFENTRY/DOB", format!("{entered} is before the date of birth. Check both."));
        } else if country.is_empty() {
            self.found.warning("YEAROFENTRY/COUNTRYOFBIRTH", says::ignored("COUNTRYOFBIRTH is empty"));
        } else if whole(country) == Some(UNITED_KINGDOM) {
            self.found.warning(
                "YEAROFENTRY/COUNTRYOFBIRTH",
                says::ignored("COUNTRYOFBIRTH is 826 (United Kingdom)"),
            );
        }
    }

    /// The Health and Care Worker visa, and whether its holder was recruited from abroad.
    fn visa(&mut self) {
        let words = "1 (yes), 2 (no) or 999 (not known)";
        let british = self.is_british() || self.cells.number("BRITISHCITIZENSHIP") == Some(YES);
        if british && self.cells.has("HANDCVISA") {
            self.found.warning("HANDCVISA", says::ignored("somebody who is British needs no visa"));
        } else {
            self.code("HANDCVISA", &YES_NO_UNKNOWN, Kind::Warning, words);
        }
        let has_visa = !british && self.cells.number("HANDCVISA") == Some(YES);
        if has_visa {
            self.code("INOUTUK", &YES_NO_UNKNOWN, Kind::Warning, words);
        } else if self.cells.has("INOUTUK") {
            self.found.warning("INOUTUK", says::ignored("it is only asked where HANDCVISA is 1 (yes)"));
        }
    }
}

/// Two letters, six digits and perhaps a letter, with spaces around the digits.
fn is_national_insurance(text: &str) -> bool {
    let mut rest = text.trim().chars();
    let letters = (0..2).all(|_| rest.next().is_some_and(|c| c.is_ascii_alphabetic()));
    let rest: Vec<char> = rest.filter(|c| !c.is_whitespace()).collect();
    let (digits, last) = rest.split_at(rest.len().min(6));
    letters
        && digits.len() == 6
        && digits.iter().all(char::is_ascii_digit)
        && match last {
            [] => true,
            [letter] => letter.is_ascii_alphabetic(),
            _ => false,
        }
}

/// A postcode with exactly one space, as the service wants it for workers.
fn is_home_postcode(text: &str) -> bool {
    let mut parts = text.split(char::is_whitespace);
    let (Some(out), Some(inward), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let letters = out.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = out.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    let last = out.len() - letters - digits;
    let inward = inward.as_bytes();
    (1..=2).contains(&letters)
        && (1..=2).contains(&digits)
        && (last == 0 || last == 1 && out.ends_with(|c: char| c.is_ascii_alphabetic()))
        && inward.len() == 3
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_postcodes_have_their_forms() {
        for fine in ["QQ621001A", " qq 62 10 01 a ", "QQ621001"] {
            assert!(is_national_insurance(fine), "{fine}");
        }
        for wrong in ["QQ12", "Q Q621001A", "QQ6210011A", "QQ621001AB", "é", ""] {
            assert!(!is_national_insurance(wrong), "{wrong}");
        }
        for fine in ["NP20 9XA", "m1 1ae", "EC1A 1BB"] {
            assert!(is_home_postcode(fine), "{fine}");
        }
        for wrong in ["NP209XA", "NP20  9XA", "NP20 9X", " NP20 9XA", "éé1 1AA", "1 1AA", "NP20 ", ""] {
            assert!(!is_home_postcode(wrong), "{wrong}");
        }
    }
}
