//! Pay in sickness, pension, holiday, nights, and the way between visits.

use super::{Checking, says};
use crate::ascwds::reading::{decimal, is_amount};

/// The least that the service believes of an hour's travel, in pounds.
const LEAST_RATE: f64 = 2.5;
/// The most, in pounds.
const MOST_RATE: f64 = 200.0;
/// The most of a contribution, in per cent.
const MOST_CONTRIBUTION: f64 = 100.0;

impl Checking<'_> {
    pub(super) fn pay(&mut self) {
        let yes_no = "1 (yes), 2 (no) or 999 (not known)";
        self.yes_or_unknown("SICKPAY");
        self.yes_or_unknown("PENSION");
        self.contribution();
        self.one_of("OPTOUTPEN", &["1", "2", "999"], yes_no);
        self.holiday();
        self.one_of("SLEEPINS", &["1", "2", "999"], yes_no);
        if self.cells.has("SLEEPINPAY") && self.cells.get("SLEEPINS") != "1" {
            self.found.warning("SLEEPINPAY", says::ignored("SLEEPINS is not 1 (yes)"));
        } else {
            self.one_of(
                "SLEEPINPAY",
                &["1", "2", "999"],
                "1 (by the hour), 2 (a flat rate) or 999 (not known)",
            );
        }
        self.travel();
    }

    fn yes_or_unknown(&mut self, column: &str) {
        if !self.cells.get(column).eq_ignore_ascii_case("unknown") {
            self.one_of(column, &["0", "1"], "1 (more than the law asks), 0 (no) or unknown");
        }
    }

    fn contribution(&mut self) {
        let text = self.cells.get("ACTUALCONT");
        if text.is_empty() {
            return;
        }
        if self.cells.get("PENSION") != "1" {
            self.found.warning("ACTUALCONT", says::ignored("PENSION is not 1 (yes)"));
        } else if !is_between(text, 0.0, MOST_CONTRIBUTION) {
            self.found
                .warning("ACTUALCONT", format!("{text:?} is no percentage. Write a number from 0 to 100."));
        }
    }

    fn holiday(&mut self) {
        let text = self.cells.get("HOLIDAY");
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.found.warning(
                "HOLIDAY",
                format!("{text:?} is no whole number. Write the days of leave in a year."),
            );
        }
    }

    fn travel(&mut self) {
        let words = "1 (as visits), 2 (minimum wage), 3 (another rate), 4 (another way), 5 (not paid), 6 (no travel) or 999";
        self.one_of("TRAVELTIME", &["1", "2", "3", "4", "5", "6", "999"], words);
        let rate = self.cells.get("TTDIFFRATE");
        if rate.is_empty() {
            return;
        }
        if self.cells.get("TRAVELTIME") != "3" {
            self.found.warning("TTDIFFRATE", says::ignored("TRAVELTIME is not 3 (another rate)"));
        } else if !is_between(rate, LEAST_RATE, MOST_RATE) {
            self.found
                .warning("TTDIFFRATE", format!("{rate:?} is no rate from £2.50 to £200 an hour. Check it."));
        }
    }
}

/// Whether a text is a number, with two decimals at most, from the least to the most.
fn is_between(text: &str, least: f64, most: f64) -> bool {
    is_amount(text, 2) && decimal(text).is_some_and(|number| (least..=most).contains(&number))
}
