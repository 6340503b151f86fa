//! What happened to workers.

use super::{day, until, was};
use crate::week::when::moment;
use care::access::{Action, Resource, WorkerPart};
use care::ids::WorkerId;
use care::team::absence::{self, Absence, Why};
use care::team::worker::{Held, Terms};
use care::team::{Event, worker};
use care::time::Date;
use service::Glimpse;
use words::length;

pub(super) fn of(glimpse: &Glimpse, event: &Event) -> String {
    let name = |id| glimpse.worker(id);
    match event {
        Event::WorkerJoined(joined) => {
            format!("{} joins the team on {}.", name(joined.worker), day(joined.on))
        }
        Event::WorkerRemoved(removed) => {
            format!("{} is not in the team after all; that was a mistake.", name(removed.joined.worker))
        }
        Event::WorkerDetails(changed) => {
            format!("name, phone or something else about {} is noted anew.", name(changed.worker))
        }
        Event::WorkerTerms(changed) if may_know(glimpse, changed.worker, WorkerPart::Terms) => {
            format!("{}: {}.", name(changed.worker), terms(&changed.terms.before, &changed.terms.after))
        }
        Event::WorkerTerms(changed) => format!("what is agreed with {} is noted anew.", name(changed.worker)),
        Event::WorkerLeaving(leaving) => leaves(name(leaving.worker), leaving),
        Event::Competence(changed) => {
            let (who, what) = (name(changed.worker), &changed.competence);
            held(&format!("{who} can do {what}"), (changed.held.before, changed.held.after))
        }
        Event::SignOff(changed) => {
            let (who, what, whom) =
                (name(changed.worker), &changed.competence, glimpse.person(changed.person));
            match &changed.sign_off.after {
                Some(signed) => {
                    format!("a nurse has signed {who} off for {what} with {whom}, {}.", until(signed.until))
                }
                None => format!("{who} is no longer signed off for {what} with {whom}."),
            }
        }
        Event::Clearance(changed) if !may_know(glimpse, changed.worker, WorkerPart::Terms) => {
            format!("the clearance of {} is noted anew.", name(changed.worker))
        }
        Event::Clearance(changed) => {
            let said = |until: Option<Date>| {
                until.map_or_else(|| "nothing noted".to_owned(), |until| super::until(Some(until)))
            };
            let (before, after) = (said(changed.until.before), said(changed.until.after));
            format!("the clearance of {}: {after}{}.", name(changed.worker), was(&before, &after))
        }
        Event::Absence(changed) => away(glimpse, changed),
        _ => String::new(),
    }
}

/// Whether whoever reads may know that of a worker.
fn may_know(glimpse: &Glimpse, worker: WorkerId, part: WorkerPart) -> bool {
    glimpse.judge(Action::See, &Resource::Worker { team: glimpse.id(), worker, part }).allowed
}

fn leaves(name: &str, leaving: &worker::Leaving) -> String {
    let before = leaving.last.before.map(day).unwrap_or_default();
    match leaving.last.after {
        Some(last) => format!("{name} leaves; the last day is {}{}.", day(last), was(&before, &day(last))),
        None => format!("{name} stays after all{}.", was(&before, "")),
    }
}

fn held(can: &str, (before, after): (Option<Held>, Option<Held>)) -> String {
    let said = |held: Option<Held>| held.map_or_else(|| "no".to_owned(), |held| until(held.until));
    let (before, now) = (said(before), said(after));
    match after {
        Some(_) => format!("{can}, {now}{}.", was(&before, &now)),
        None => format!("no longer so: {can}{}.", was(&before, &now)),
    }
}

/// What is agreed otherwise, with hours where they are.
fn terms(before: &Terms, after: &Terms) -> String {
    let hours = |terms: &Terms| length(i64::from(terms.contract.guaranteed.0));
    let mut said = Vec::new();
    if before.contract.guaranteed != after.contract.guaranteed {
        let (before, after) = (hours(before), hours(after));
        said.push(format!("{after} a week are guaranteed{}", was(&before, &after)));
    } else if before.contract != after.contract {
        said.push("other limits of hours are agreed".to_owned());
    }
    if before.shifts != after.shifts {
        said.push("other times at work are agreed".to_owned());
    }
    if before.travel != after.travel {
        said.push("another way of travelling is noted".to_owned());
    }
    if before.unwanted != after.unwanted {
        said.push("wishes for time off are noted anew".to_owned());
    }
    if said.is_empty() { "what is agreed stays as it was".to_owned() } else { said.join("; ") }
}

fn away(glimpse: &Glimpse, changed: &absence::Changed) -> String {
    let said = |absence: &Absence| {
        let to = absence
            .to
            .map_or_else(|| "until nobody knows when".to_owned(), |to| format!("to {}", moment(to)));
        format!("from {} {to}", moment(absence.from))
    };
    let before = changed.change.before.as_ref();
    let was_so = before.map(said).unwrap_or_default();
    match &changed.change.after {
        Some(absence) => {
            let name = glimpse.worker(absence.worker);
            let now = said(absence);
            let may_know = may_know(glimpse, absence.worker, WorkerPart::Away);
            let why = if may_know { why(absence.why) } else { "away" };
            format!("{name} is {why} {now}{}.", was(&was_so, &now))
        }
        None => {
            let name = before.map_or("somebody", |absence| glimpse.worker(absence.worker));
            format!("{name} is not away after all{}.", was(&was_so, ""))
        }
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Ill => "ill",
        Why::Leave => "on leave",
        Why::Training => "away to learn",
        Why::Other => "away",
    }
}
