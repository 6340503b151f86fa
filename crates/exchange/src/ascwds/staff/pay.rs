//! What somebody is paid.

use super::codes::{SENIOR_MANAGEMENT, UNKNOWN};
use super::{Checking, says};
use crate::ascwds::reading::{is_amount, whole};

/// By the year.
const ANNUALLY: i64 = 1;
/// By the hour.
const HOURLY: i64 = 3;
/// The least that the service believes of a salary, in pounds a year.
const LEAST: i64 = 500;
/// The most, in pounds a year.
const MOST: i64 = 200_000;
/// The most for senior management, in pounds a year.
const MOST_FOR_SENIORS: i64 = 250_000;

impl Checking<'_> {
    pub(super) fn pay(&mut self) {
        let interval = self.cells.number("SALARYINT");
        if self.cells.has("SALARYINT") && !matches!(interval, Some(ANNUALLY | HOURLY | UNKNOWN)) {
            let said = says::no_code(
                self.cells.get("SALARYINT"),
                "1 (by the year), 3 (by the hour) or 999 (not known)",
            );
            return self.found.error("SALARYINT", said);
        }
        if self.fits("SALARY", interval, ANNUALLY) {
            self.salary();
        }
        if self.fits("HOURLYRATE", interval, HOURLY) && !is_amount(self.cells.get("HOURLYRATE"), 2) {
            let said = format!(
                "{:?} is no rate. Write pounds, with pence after a point: 13.50.",
                self.cells.get("HOURLYRATE")
            );
            self.found.error("HOURLYRATE", said);
        }
    }

    /// Whether an amount is there and `SALARYINT` asks for it; what is wrong otherwise is noted.
    fn fits(&mut self, column: &str, interval: Option<i64>, asked: i64) -> bool {
        if !self.cells.has(column) {
            return false;
        }
        match interval {
            Some(UNKNOWN) => self.found.warning(column, says::ignored("SALARYINT is 999 (not known)")),
            Some(interval) if interval == asked => return true,
            Some(_) | None => {
                let said = format!(
                    "{column} is filled, so SALARYINT has to be {asked}. Change it, or empty {column}."
                );
                self.found.error(&format!("SALARYINT/{column}"), said);
            }
        }
        false
    }

    fn salary(&mut self) {
        let text = self.cells.get("SALARY");
        let most = if self.role() == Some(SENIOR_MANAGEMENT) { MOST_FOR_SENIORS } else { MOST };
        let said = match whole(text).filter(|_| is_amount(text, 0) && text.len() <= 9) {
            None => format!("{text:?} is no salary. Write whole pounds a year."),
            Some(salary) if !(LEAST..=most).contains(&salary) => {
                format!("£{salary} a year is not from £{LEAST} to £{most}. Check it.")
            }
            Some(_) => return,
        };
        self.found.error("SALARY", said);
    }
}
