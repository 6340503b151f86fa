//! Checks what the form of a file cannot say: that ids are unique and refer to something, and that times make sense.

mod names;
mod travel;
mod visits;
mod workers;

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::ids::WorkerId;
use crate::notes::Notes;
use crate::week::Week;

use names::Names;

/// The most of each that one file may hold; a region is many files, one for each team. They bound the memory that a
/// problem takes: the travel table of 10,000 places takes 400 MB for each way of travelling.
const MOST: [(&str, usize); 8] = [
    ("places", 10_000),
    ("workers", 2_000),
    ("people", 50_000),
    ("visits", 100_000),
    ("links", 200_000),
    ("history", 1_000_000),
    ("published", 100_000),
    ("closures", 1_000),
];

impl Week {
    /// Everything wrong with what the week says; empty for one that can be planned.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut notes = Notes::default();
        sizes(self, &mut notes);
        if !notes.is_empty() {
            return notes.into_findings();
        }
        horizon(&self.horizon, &mut notes);
        let names = Names::of(self, &mut notes);
        travel::check(self, &names, &mut notes);
        workers::check(self, &names, &mut notes);
        people(self, &names, &mut notes);
        visits::check(self, &names, &mut notes);
        history(self, &names, &mut notes);
        settings(self, &mut notes);
        notes.into_findings()
    }
}

fn sizes(week: &Week, notes: &mut Notes) {
    let counts = [
        week.places.len(),
        week.workers.len(),
        week.people.len(),
        week.visits.len(),
        week.links.len(),
        week.history.len(),
        week.published.len(),
        week.closures.len(),
    ];
    for ((what, most), count) in MOST.into_iter().zip(counts) {
        if count > most {
            let found = format!("there are {count}; at most {most} can be planned together");
            notes.note(what, found, "make one file for each team");
        }
    }
}

fn horizon(horizon: &Horizon, notes: &mut Notes) {
    let sane = (1..=28).contains(&horizon.days);
    notes.unless(sane, "horizon.days", "a horizon has 1 to 28 days", "write 7 for a week");
    if horizon.clock().is_none() {
        let what = format!("the time zone {:?} is not known", horizon.zone);
        notes.note("horizon.zone", what, "write a zone such as \"Europe/London\"");
    }
}

fn people(week: &Week, names: &Names<'_>, notes: &mut Notes) {
    for (index, person) in week.people.iter().enumerate() {
        let at = format!("people[{index}]");
        names.place(&person.place, &format!("{at}.place"), notes);
        let refused: BTreeSet<&WorkerId> = person.not_workers.iter().collect();
        names.workers(&person.not_workers, &format!("{at}.not_workers"), notes);
        names.workers(&person.liked, &format!("{at}.liked"), notes);
        for (known_index, known) in person.known.iter().enumerate() {
            names.worker(&known.worker, &format!("{at}.known[{known_index}].worker"), notes);
        }
        for (liked_index, liked) in person.liked.iter().enumerate().filter(|(_, id)| refused.contains(id)) {
            let what = format!("worker {liked} is both asked for and refused");
            notes.note(format!("{at}.liked[{liked_index}]"), what, "take them out of one of the lists");
        }
    }
}

fn history(week: &Week, names: &Names<'_>, notes: &mut Notes) {
    for (index, came) in week.history.iter().enumerate() {
        let at = format!("history[{index}]");
        names.person(&came.person, &format!("{at}.person"), notes);
        let before = came.date < week.horizon.from;
        let help = "history holds only what came before; leave it out";
        notes.unless(before, &format!("{at}.date"), "this date is not before the horizon", help);
    }
    let mut seen = BTreeSet::new();
    for (index, published) in week.published.iter().enumerate() {
        let at = format!("published[{index}]");
        names.visit(&published.visit, &format!("{at}.visit"), notes);
        names.workers(&published.workers, &format!("{at}.workers"), notes);
        let first = seen.insert(&published.visit);
        notes.unless(first, &format!("{at}.visit"), "this visit is published twice", "keep one of them");
    }
}

fn settings(week: &Week, notes: &mut Notes) {
    let most = 1_000_000;
    let sane = |weight: u32| weight <= most;
    let weights = serde_json::to_value(week.weights).unwrap_or_default();
    for (name, weight) in weights.as_object().into_iter().flatten() {
        let weight = weight.as_u64().and_then(|weight| u32::try_from(weight).ok());
        let help = "weights are minutes; write at most 1000000";
        notes.unless(weight.is_none_or(sane), &format!("weights.{name}"), "this weight is too large", help);
    }
    let days = week.rules.faces_days;
    notes.unless(
        (1..=366).contains(&days),
        "rules.faces_days",
        "faces are counted over 1 to 366 days",
        "write 14",
    );
}
