//! What the service says of a row of the staff file.

mod learning;
mod pay;
mod person;
mod work;

use super::codes;
use super::findings::{Finding, Findings, Kind, says};
use super::reading::{length, whole};
use super::table::Cells;
use super::{Context, Records};

/// The most characters of an id, or of what somebody is called.
const LONGEST_ID: usize = 49;

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
        row.person();
        row.work();
        row.pay();
        row.learning();
    }
    row.found.all()
}

impl<'a> Checking<'a> {
    /// The code of the main job, whether the service knows it or not.
    fn role(&self) -> Option<i64> {
        self.cells.number("MAINJOBROLE")
    }

    /// A code that may be left out.
    fn code(&mut self, column: &str, allowed: &[i64], kind: Kind, words: &str) {
        let text = self.cells.get(column);
        if text.is_empty() || whole(text).is_some_and(|code| allowed.contains(&code)) {
            return;
        }
        let says = says::no_code(text, words);
        match kind {
            Kind::Error => self.found.error(column, says),
            Kind::Warning => self.found.warning(column, says),
        }
    }

    /// Who it is, and what is to come of the row.
    fn identity(&mut self) {
        self.id("LOCALESTID", "the id of the workplace, as in the workplace file");
        self.id("UNIQUEWORKERID", "an id of your own that stays the same for this worker");
        self.id("DISPLAYID", "a name or number that you know the worker by");
        if self.cells.has("CHGUNIQUEWRKID") {
            self.id("CHGUNIQUEWRKID", "");
        }
        let status = self.cells.status();
        let there = match self.context.records {
            Records::NoneYet => false,
            Records::AsTheFileSays => status != "NEW",
        };
        if !STATUSES.contains(&status.as_str()) {
            let said = says::unknown(self.cells.get("STATUS"), "NEW, UPDATE, NOCHANGE, UNCHECKED or DELETE");
            self.found.error("STATUS", said);
        } else if !there && status != "NEW" {
            self.found
                .error("STATUS", format!("It is {status}, but the service has no such worker. Write NEW."));
        }
        if self.cells.has("TRANSFERSTAFFRECORD") && !there {
            let said = "A worker whom the service does not have cannot move to another workplace. Empty TRANSFERSTAFFRECORD.";
            self.found.error("LOCALESTID", said);
        }
    }

    fn id(&mut self, column: &str, what: &str) {
        let length = length(self.cells.get(column));
        if length == 0 {
            self.found.error(column, says::missing(what));
        } else if length > LONGEST_ID {
            self.found.error(column, says::too_long(length, LONGEST_ID));
        }
    }
}
