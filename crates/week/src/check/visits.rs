//! Checks visits, their times, pins and links.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use crate::civil::Stretch;
use crate::ids::{VisitId, WorkerId};
use crate::notes::Notes;
use crate::read::similar;
use crate::visit::{Companions, Link, Visit};
use crate::week::Week;

pub(super) fn check(week: &Week, names: &Names<'_>, notes: &mut Notes) {
    let known: BTreeSet<&str> = week.competences.iter().map(String::as_str).collect();
    for (index, visit) in week.visits.iter().enumerate() {
        let at = format!("visits[{index}]");
        names.person(&visit.person, &format!("{at}.person"), notes);
        if let Some(place) = &visit.place {
            names.place(place, &format!("{at}.place"), notes);
        }
        for (index, name) in visit.competences.iter().enumerate() {
            competence(name, &known, &format!("{at}.competences[{index}]"), notes);
        }
        dates(week, visit, &at, notes);
        lengths(visit, &at, notes);
        night(visit, &at, notes);
        times(visit, &at, notes);
        pin(visit, names, &at, notes);
    }
    picks(week, notes);
    for (index, link) in week.links.iter().enumerate() {
        check_link(link, names, &format!("links[{index}]"), notes);
    }
}

/// Notes a competence that is not in the file's list of them, where it has one.
pub(super) fn competence(name: &str, known: &BTreeSet<&str>, at: &str, notes: &mut Notes) {
    if name.trim().is_empty() {
        notes.note(at, "it has no name", "name the competence, such as \"medicines\"");
    } else if !known.is_empty() && !known.contains(name) {
        let help = match similar(name, known.iter().copied()) {
            Some(meant) => format!("did you mean {meant:?}?"),
            None => "add it to the list `competences`".to_owned(),
        };
        notes.note(at, format!("the competence {name:?} is not in the file's list"), help);
    }
}

fn dates(week: &Week, visit: &Visit, at: &str, notes: &mut Notes) {
    let some = !visit.dates.is_empty();
    notes.unless(
        some,
        &format!("{at}.dates"),
        "it has no date",
        "write the date, or the dates to choose from",
    );
    let mut seen = BTreeSet::new();
    for (index, date) in visit.dates.iter().enumerate() {
        let at = format!("{at}.dates[{index}]");
        if week.horizon.day(*date).is_none() {
            let last = week.horizon.from.plus_days(i32::from(week.horizon.days) - 1);
            let what = format!("{date} is not in the horizon, {} to {last}", week.horizon.from);
            notes.note(at.as_str(), what, "mend the date, or take the visit out");
        }
        notes.unless(seen.insert(date), &at, "this date is listed twice", "take one out");
    }
}

fn lengths(visit: &Visit, at: &str, notes: &mut Notes) {
    let sane = (1..=1440).contains(&visit.minutes);
    notes.unless(
        sane,
        &format!("{at}.minutes"),
        "a visit takes 1 to 1440 minutes",
        "write its length in minutes",
    );
    let shorter = visit.shortest_minutes.is_none_or(|shortest| (1..=visit.minutes).contains(&shortest));
    let what = "the shortest length lies between 1 and `minutes`";
    notes.unless(shorter, &format!("{at}.shortest_minutes"), what, "write fewer minutes, or leave it out");
    let workers = (1..=2).contains(&visit.workers);
    let help = "write 1 or 2; for more, link two visits";
    notes.unless(workers, &format!("{at}.workers"), "a visit takes one or two workers", help);
}

/// A hard window that ends earlier than it begins is a night's.
fn night(visit: &Visit, at: &str, notes: &mut Notes) {
    let Some(hard) = visit.hard.filter(Stretch::outlasts_a_night) else { return };
    let what = format!(
        "it ends before it begins, and {} to {} of the next day is more than a night",
        hard.from, hard.to
    );
    notes.note(format!("{at}.hard"), what, "swap its ends; a window past midnight is at most 12 hours long");
}

/// The agreed time lies within the hard window, which may go on after midnight.
fn times(visit: &Visit, at: &str, notes: &mut Notes) {
    if let (Some(agreed), Some(hard)) = (visit.agreed, visit.hard) {
        let within = if hard.from <= hard.to {
            (hard.from..=hard.to).contains(&agreed)
        } else {
            agreed >= hard.from || agreed <= hard.to
        };
        if !within {
            let what = format!("{agreed} is outside the hard window, {} to {}", hard.from, hard.to);
            notes.note(format!("{at}.agreed"), what, "move the time, or widen the window");
        }
    }
    let tolerant = visit.fine_early_minutes.is_some() || visit.fine_late_minutes.is_some();
    let sane = visit.agreed.is_some() || !tolerant;
    notes.unless(sane, at, "it says how early or late is fine, but not the agreed time", "give `agreed`");
}

fn pin(visit: &Visit, names: &Names<'_>, at: &str, notes: &mut Notes) {
    let Some(pin) = &visit.pin else { return };
    let at = format!("{at}.pin");
    names.workers(&pin.workers, &format!("{at}.workers"), notes);
    let says = !pin.workers.is_empty() || pin.start.is_some();
    notes.unless(says, &at, "it pins nothing", "name workers or a start, or take it out");
    let count = pin.workers.len();
    let all = count == 0 || count == usize::from(visit.workers);
    let what = format!("{count} are pinned for a visit of {}", visit.workers);
    notes.unless(all, &format!("{at}.workers"), &what, "pin all its workers, or none");
}

/// A worker's own pick must be open to them: not refused, not pinned to others, not taken by someone else.
fn picks(week: &Week, notes: &mut Notes) {
    let visits: BTreeMap<_, _> = week.visits.iter().map(|visit| (&visit.id, visit)).collect();
    let people: BTreeMap<_, _> = week.people.iter().map(|person| (&person.id, person)).collect();
    let mut taken = BTreeMap::<&VisitId, u8>::new();
    for (worker_index, worker) in week.workers.iter().enumerate() {
        for (index, pick) in worker.picks.iter().enumerate() {
            let Some(visit) = visits.get(pick) else { continue };
            let count = taken.entry(pick).or_default();
            *count = count.saturating_add(1);
            let full = *count > visit.workers;
            let person = people.get(&visit.person);
            let unwelcome = person.is_some_and(|person| person.not_workers.contains(&worker.id));
            if let Some(why) = refused(visit, &worker.id, full, unwelcome) {
                let at = format!("workers[{worker_index}].picks[{index}]");
                notes.note(at, why, "take the pick out, or settle it with the team");
            }
        }
    }
}

fn refused(visit: &Visit, worker: &WorkerId, full: bool, unwelcome: bool) -> Option<String> {
    let pinned = visit.pin.as_ref().map_or(&[][..], |pin| &pin.workers);
    if full {
        Some(format!("visit {} is picked by more workers than it takes", visit.id))
    } else if !pinned.is_empty() && !pinned.contains(worker) {
        Some(format!("visit {} is pinned to someone else", visit.id))
    } else {
        unwelcome.then(|| format!("{} does not want this worker", visit.person))
    }
}

fn check_link(link: &Link, names: &Names<'_>, at: &str, notes: &mut Notes) {
    names.visit(&link.first, &format!("{at}.first"), notes);
    names.visit(&link.second, &format!("{at}.second"), notes);
    notes.unless(link.first != link.second, at, "it ties a visit to itself", "name two visits");
    let most = link.most_minutes.unwrap_or(u32::MAX);
    let help = "raise most_minutes or lower least_minutes";
    notes.unless(link.least_minutes <= most, at, "the least gap is longer than the most", help);
    let sane = link.least_minutes <= 28 * 24 * 60;
    notes.unless(sane, &format!("{at}.least_minutes"), "the gap is longer than any plan", "write minutes");
    let whole = link.most_minutes != Some(0) || link.companions != Companions::Same;
    let what = "one worker cannot start two visits at once";
    notes.unless(whole, at, what, "allow a gap, or different workers");
}
