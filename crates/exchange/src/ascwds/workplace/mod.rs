//! What the service says of a row of the workplace file.

mod address;
mod jobs;
mod pathway;
mod pay;
mod services;

use super::codes;
use super::findings::{Finding, Findings, says};
use super::reading::length;
use super::table::Cells;
use super::{Context, Records};

/// The most characters of an id.
const LONGEST_ID: usize = 49;
/// The most characters of a name.
const LONGEST_NAME: usize = 120;
/// Regulated by the Care Quality Commission: the code of `REGTYPE`.
pub(super) const REGULATED: i64 = 2;

/// What a row may be, and what comes of it.
const STATUSES: [&str; 5] = ["NEW", "UPDATE", "NOCHANGE", "UNCHECKED", "DELETE"];

/// Those of whose rows nothing else is read.
const NOT_READ: [&str; 3] = ["NOCHANGE", "UNCHECKED", "DELETE"];

/// One row as it is checked.
struct Checking<'a> {
    cells: Cells<'a>,
    context: &'a Context,
    found: Findings,
}

pub(super) fn check(cells: Cells<'_>, context: &Context) -> Vec<Finding> {
    let mut row = Checking { cells, context, found: Findings::of(cells.line()) };
    row.identity();
    if !NOT_READ.contains(&row.cells.status().as_str()) {
        row.address();
        row.kind_of_organisation();
        row.services();
        row.jobs();
        row.pathway();
        row.pay();
    }
    row.found.all()
}

impl<'a> Checking<'a> {
    /// A text that has to be exactly one of these, or empty; otherwise it is ignored.
    fn one_of(&mut self, column: &str, allowed: &[&str], words: &str) {
        let text = self.cells.get(column);
        if !text.is_empty() && !allowed.contains(&text) {
            self.found.warning(column, says::no_code(text, words));
        }
    }

    fn identity(&mut self) {
        let id = length(self.cells.get("LOCALESTID"));
        if id == 0 {
            self.found.error(
                "LOCALESTID",
                says::missing("an id of your own that stays the same for this workplace"),
            );
        } else if id > LONGEST_ID {
            self.found.error("LOCALESTID", says::too_long(id, LONGEST_ID));
        }
        let name = length(self.cells.get("ESTNAME"));
        if name == 0 {
            self.found.error("ESTNAME", says::missing("the name of the workplace"));
        } else if name > LONGEST_NAME {
            self.found.error("ESTNAME", says::too_long(name, LONGEST_NAME));
        }
        let (text, status) = (self.cells.get("STATUS"), self.cells.status());
        if text.is_empty() {
            self.found.error("STATUS", says::missing("NEW, UPDATE, NOCHANGE, UNCHECKED or DELETE"));
        } else if !STATUSES.contains(&status.as_str()) {
            self.found.error("STATUS", says::unknown(text, "NEW, UPDATE, NOCHANGE, UNCHECKED or DELETE"));
        } else if self.context.records == Records::NoneYet && status != "NEW" {
            self.found.error(
                "STATUS",
                format!("It is {status}, but the service has no such workplace. Write NEW."),
            );
        }
    }
}
