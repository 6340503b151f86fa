//! The ids of a week, to check that they are unique and that what refers to them finds them.

use std::collections::BTreeSet;

use crate::ids::{PersonId, PlaceId, VisitId, WorkerId};
use crate::notes::Notes;
use crate::read::similar;
use crate::week::Week;

/// Every id there is.
pub(super) struct Names<'a> {
    places: BTreeSet<&'a str>,
    workers: BTreeSet<&'a str>,
    people: BTreeSet<&'a str>,
    visits: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// The ids of a week, noting those that are empty or there twice.
    pub(super) fn of(week: &'a Week, notes: &mut Notes) -> Self {
        Self {
            places: unique("places", week.places.iter().map(|place| place.id.as_str()), notes),
            workers: unique("workers", week.workers.iter().map(|worker| worker.id.as_str()), notes),
            people: unique("people", week.people.iter().map(|person| person.id.as_str()), notes),
            visits: unique("visits", week.visits.iter().map(|visit| visit.id.as_str()), notes),
        }
    }

    /// Notes a place that is not there.
    pub(super) fn place(&self, id: &PlaceId, at: &str, notes: &mut Notes) {
        found("place", &self.places, id.as_str(), at, notes);
    }

    /// Notes a worker that is not there.
    pub(super) fn worker(&self, id: &WorkerId, at: &str, notes: &mut Notes) {
        found("worker", &self.workers, id.as_str(), at, notes);
    }

    /// Notes each worker of a list that is not there, or there twice.
    pub(super) fn workers(&self, ids: &[WorkerId], at: &str, notes: &mut Notes) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.iter().enumerate() {
            let at = format!("{at}[{index}]");
            self.worker(id, &at, notes);
            notes.unless(seen.insert(id), &at, "this worker is listed twice", "take one out");
        }
    }

    /// Notes a person that is not there.
    pub(super) fn person(&self, id: &PersonId, at: &str, notes: &mut Notes) {
        found("person", &self.people, id.as_str(), at, notes);
    }

    /// Notes a visit that is not there.
    pub(super) fn visit(&self, id: &VisitId, at: &str, notes: &mut Notes) {
        found("visit", &self.visits, id.as_str(), at, notes);
    }
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a str>, notes: &mut Notes) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        let at = || format!("{list}[{index}].id");
        if id.trim().is_empty() {
            notes.note(at(), "the id is empty", "give it an id of its own");
        } else if id.len() > 200 {
            notes.note(at(), "the id is longer than 200 bytes", "give it a short one");
        } else if !seen.insert(id) {
            notes.note(at(), format!("the id {id:?} is there twice"), "give each an id of its own");
        }
    }
    seen
}

fn found(what: &str, all: &BTreeSet<&str>, id: &str, at: &str, notes: &mut Notes) {
    if all.contains(id) {
        return;
    }
    let help = match similar(id, all.iter().copied()) {
        Some(meant) => format!("did you mean {meant:?}?"),
        None => format!("add that {what}, or take this out"),
    };
    notes.note(at, format!("there is no {what} with the id {id:?}"), help);
}
