//! Rows of workers.

use super::cells::{list, mode, slug};
use super::dates::{date, weekdays};
use super::places::Places;
use super::sheet::{Column, Line, Sheet};
use super::times::{clock, hours};
use crate::civil::Stretch;
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

/// Every worker, each with the shifts of all their rows.
pub(super) fn read(sheet: &Sheet, places: &mut Places, notes: &mut Notes) -> Vec<Worker> {
    let mut workers: Vec<Worker> = Vec::new();
    for line in sheet.lines() {
        let Some(name) = line.needed("name", |text| Ok(text.to_owned()), notes) else { continue };
        let given = line.text("id");
        let id = WorkerId::from(if given.is_empty() { slug(&name) } else { given.to_owned() });
        let shift = shift(&line, notes);
        match workers.iter_mut().find(|worker| worker.id == id) {
            Some(worker) if worker.name == name => worker.shifts.extend(shift),
            Some(worker) => {
                let what = format!("the id {id} belongs to {} already", worker.name);
                line.note("id", what, "give each worker an id of their own", notes);
            }
            None => {
                let shifts = shift.into_iter().collect();
                workers.push(Worker { shifts, ..worker(&line, id, name, places, notes) });
            }
        }
    }
    workers
}

fn worker(line: &Line<'_>, id: WorkerId, name: String, places: &mut Places, notes: &mut Notes) -> Worker {
    let start = places.of_line(line, id.as_str(), &name, notes);
    let end = places.of_postcode(line, "end postcode", notes).or_else(|| start.clone());
    let held = |name: String| Held { name: name.to_lowercase(), until: None };
    Worker {
        contract: Contract {
            contracted_minutes_a_week: line.value("contracted hours", hours, notes),
            most_minutes_a_week: line.value("most hours", hours, notes),
            ..Contract::default()
        },
        travel: line.value("travel", mode, notes).unwrap_or_default(),
        start,
        end,
        competences: list(line.text("competences")).into_iter().map(held).collect(),
        cleared_until: line.value("cleared until", date, notes),
        born: line.value("born", date, notes),
        gender: Some(line.text("gender").to_lowercase()).filter(|gender| !gender.is_empty()),
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
    let unread = weekdays.is_none() && !line.text("days").is_empty();
    if parts.is_empty() || unread {
        return None;
    }
    Some(Shift { weekdays: weekdays.unwrap_or_default(), parts, ..Shift::default() })
}
