//! Rows of workers.

use std::collections::BTreeMap;

use super::cells::{list, mode, says_nothing};
use super::dates::{born, date, weekdays};
use super::fold::{folded, lowered};
use super::names::Names;
use super::places::Places;
use super::sheet::{Column, Line, Sheet};
use super::times::{clock, hours};
use crate::civil::{Date, Stretch, Weekday};
use crate::ids::WorkerId;
use crate::notes::Notes;
use crate::worker::{Contract, Held, Shift, Worker};

macro_rules! columns {
    ($($needed:literal $name:literal $(| $other:literal)*;)*) => {
        &[$(Column { name: $name, needed: $needed, others: &[$($other),*] }),*]
    };
}
pub(super) use columns;

/// The columns of the table of workers.
pub(super) const COLUMNS: &[Column] = columns! {
    true "name" | "worker" | "worker name" | "carer" | "full name";
    false "id" | "worker id" | "payroll number" | "staff number";
    false "days" | "weekdays" | "working days";
    false "from" | "start time" | "starts";
    false "to" | "until" | "end time" | "ends" | "finish";
    false "from 2" | "second start" | "evening from";
    false "to 2" | "second end" | "evening to";
    false "contracted hours" | "contracted hours a week" | "hours" | "contract hours" | "guaranteed hours";
    false "most hours" | "most hours a week" | "max hours" | "maximum hours";
    false "travel" | "mode" | "transport" | "travels by";
    false "postcode" | "start postcode" | "start" | "home postcode";
    false "end postcode" | "end";
    false "lat" | "latitude";
    false "lon" | "long" | "lng" | "longitude";
    false "competences" | "skills" | "training" | "competencies";
    false "cleared until" | "dbs until" | "dbs expiry" | "dbs";
    false "born" | "date of birth" | "dob" | "birth date";
    false "gender" | "sex";
    false "languages" | "language";
};

/// The columns of which a further row of the same worker may say something else.
const OF_A_SHIFT: [&str; 7] = ["name", "id", "days", "from", "to", "from 2", "to 2"];

/// What to do where two rows may mean one worker or two.
const APART: &str = "give each worker an id of their own; for one more shift of the same worker fill in nothing but the \
                     name, the days and the times";

/// The workers of a table.
pub(super) struct Team {
    /// Every worker that could be read, each with the shifts of all their rows.
    pub(super) workers: Vec<Worker>,
    /// The first row of each.
    pub(super) rows: Vec<usize>,
    /// Whom the table names, also where their row could not be read.
    pub(super) names: Names,
}

/// Every worker; `first` is the first date of the horizon.
pub(super) fn read(sheet: &Sheet, first: Date, places: &mut Places, notes: &mut Notes) -> Team {
    let names = Names::new("worker", sheet.lines().map(|line| line.text("id").to_owned()));
    let mut reader = Reader { names, firsts: Vec::new(), found: BTreeMap::new() };
    for line in sheet.lines() {
        if line.text("name").is_empty() {
            line.needed("name", |_| Ok(()), notes);
        } else {
            reader.take(line, first, places, notes);
        }
    }
    let rows = reader.found.keys().map(|at| reader.names.bearer(*at).row).collect();
    Team { workers: reader.found.into_values().collect(), rows, names: reader.names }
}

struct Reader<'a> {
    names: Names,
    /// The first row of everybody the table names.
    firsts: Vec<Line<'a>>,
    /// Those of them who can be read.
    found: BTreeMap<usize, Worker>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: Line<'a>, first: Date, places: &mut Places, notes: &mut Notes) {
        let (given, name) = (line.text("id"), line.text("name"));
        let known = self.known(given, name);
        let further = known.filter(|at| line.is_spoilt() || self.adds_a_shift(*at, &line, notes));
        if further.is_some() {
            return;
        }
        let at = self.names.add(given, name, line.number());
        if !line.is_left_out() {
            let shift = shift(&line, notes);
            let id = WorkerId::from(self.names.bearer(at).id.as_str());
            let worker =
                Worker { shifts: shift.into_iter().collect(), ..worker(&line, id, first, places, notes) };
            if !line.is_left_out() {
                self.found.insert(at, worker);
            }
        }
        if line.is_left_out() {
            self.names.leave_out(at);
        }
        self.firsts.push(line);
    }

    /// Whom a row may mean who was named before: by id, or by name where it gives none.
    fn known(&self, given: &str, name: &str) -> Option<usize> {
        if given.is_empty() {
            return self.names.called(name).first().copied();
        }
        let nameless =
            || self.names.called(name).iter().copied().find(|at| self.firsts[*at].text("id").is_empty());
        self.names.with_id(given).or_else(nameless)
    }

    /// Adds the shift of a further row to somebody's. Where it is not certain that it is theirs, that is noted, and the row
    /// is another's who is left out.
    fn adds_a_shift(&mut self, at: usize, line: &Line<'_>, notes: &mut Notes) -> bool {
        let before = &self.firsts[at];
        if let Some((column, what)) = self.doubt(at, before, line) {
            line.note(column, what, APART, notes);
            return false;
        }
        let Some(worker) = self.found.get_mut(&at) else {
            let what = format!("row {} of the same worker is left out", before.number());
            line.note("name", what, "mend that row first", notes);
            return true;
        };
        let shift = shift(line, notes);
        if line.is_left_out() {
            return true;
        }
        let overlaps = shift.iter().any(|shift| worker.shifts.iter().any(|other| overlap(shift, other)));
        if shift.is_none() || overlaps {
            let why = if overlaps { "works at that time" } else { "is named" };
            let what = format!("{} {why} already in row {}", worker.name, before.number());
            line.note(if overlaps { "from" } else { "name" }, what, APART, notes);
            return false;
        }
        worker.shifts.extend(shift);
        true
    }

    /// Why a row may not be of whom it seems to be: the column, and what it says.
    fn doubt(&self, at: usize, before: &Line<'_>, line: &Line<'_>) -> Option<(&'static str, String)> {
        let (given, name, row) = (line.text("id"), line.text("name"), before.number());
        let bearer = self.names.bearer(at);
        if given.is_empty() && self.names.called(name).len() > 1 {
            let what = format!("more than one worker is called {name:?}");
            return Some(("name", what));
        }
        if !given.is_empty() && before.text("id").is_empty() {
            return Some(("id", format!("{name:?} in row {row} has no id")));
        }
        if folded(name) != folded(&bearer.name) {
            return Some(("id", format!("the id {given} belongs to {:?} in row {row}", bearer.name)));
        }
        let differs = |column: &&str| {
            let said = line.text(column);
            !OF_A_SHIFT.contains(column) && !said.is_empty() && folded(said) != folded(before.text(column))
        };
        let column = line.columns().find(differs)?;
        Some((column, format!("{:?} is not what row {row} says of {name:?}", line.text(column))))
    }
}

/// Whether two shifts are at the same time on some day.
fn overlap(one: &Shift, other: &Shift) -> bool {
    let days = |shift: &Shift| {
        if shift.weekdays.is_empty() { Weekday::ALL.to_vec() } else { shift.weekdays.clone() }
    };
    let same_day = days(one).iter().any(|day| days(other).contains(day));
    let span = |part: &Stretch| {
        let (from, to) = (part.from.minutes(), part.to.minutes());
        (from, if to < from { to + 24 * 60 } else { to })
    };
    let at_once = |part: &Stretch, with: &Stretch| {
        let (part, with) = (span(part), span(with));
        part.0 < with.1 && with.0 < part.1
    };
    same_day && one.parts.iter().any(|part| other.parts.iter().any(|with| at_once(part, with)))
}

/// All of a worker but the shifts.
fn worker(line: &Line<'_>, id: WorkerId, first: Date, places: &mut Places, notes: &mut Notes) -> Worker {
    let name = line.text("name");
    let start = places.of_line(line, &format!("at-worker-{id}"), name, notes);
    let end = places.of_postcode(line, "end postcode", notes).or_else(|| start.clone());
    let held = |name: &String| Held { name: lowered(name), until: None };
    Worker {
        contract: Contract {
            contracted_minutes_a_week: line.value("contracted hours", hours, notes),
            most_minutes_a_week: line.value("most hours", hours, notes),
            ..Contract::default()
        },
        travel: line.value("travel", mode, notes).unwrap_or_default(),
        start,
        end,
        competences: list(line.text("competences")).iter().map(held).collect(),
        cleared_until: line.value("cleared until", date, notes),
        born: line.value("born", |text| born(text, first), notes),
        gender: Some(lowered(line.text("gender"))).filter(|gender| !says_nothing(gender)),
        languages: list(line.text("languages")),
        ..Worker::new(id, name)
    }
}

/// The shift of a row: one part, or two.
fn shift(line: &Line<'_>, notes: &mut Notes) -> Option<Shift> {
    let weekdays = line.value("days", weekdays, notes);
    let mut part = |from: &str, to: &str| {
        let both = !line.text(from).is_empty() || !line.text(to).is_empty();
        let from = both.then(|| line.needed(from, clock, notes)).flatten();
        let to = both.then(|| line.needed(to, clock, notes)).flatten();
        from.zip(to).map(|(from, to)| Stretch { from, to })
    };
    let parts: Vec<Stretch> = part("from", "to").into_iter().chain(part("from 2", "to 2")).collect();
    if parts.is_empty() && weekdays.is_some() && !line.is_left_out() {
        line.note("from", "the cell is empty, and days are given", "say from when to when", notes);
    }
    if parts.is_empty() {
        return None;
    }
    Some(Shift { weekdays: weekdays.unwrap_or_default(), parts, ..Shift::default() })
}
