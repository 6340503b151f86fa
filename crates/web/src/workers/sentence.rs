//! What happened to workers.

use crate::history::phrases::{day, until, was};
use crate::week::when::moment;
use care::absences::{Absence, Why};
use care::access::{Action, Matter};
use care::ids::WorkerId;
use care::skills::Held;
use care::time::Date;
use care::workers::Terms;
use care::{Change, absences, skills, workers};
use service::TeamView;
use words::length;

pub(crate) fn workers(team_view: &TeamView, event: &care::workers::Event) -> String {
    let name = |id| team_view.worker(id);
    match event {
        workers::Event::Joined(joined) => {
            format!("{} joins the team on {}.", name(joined.worker), day(joined.on))
        }
        workers::Event::Removed(removed) => {
            format!("{} is not in the team after all; that was a mistake.", name(removed.joined.worker))
        }
        workers::Event::DetailsChanged(changed) => {
            format!("the details of {} have changed.", name(changed.worker))
        }
        workers::Event::TermsChanged(changed) if may_know(team_view, changed.worker, Matter::Contract) => {
            format!("{}: {}.", name(changed.worker), terms(&changed.terms.before, &changed.terms.after))
        }
        workers::Event::TermsChanged(changed) => {
            format!("what is agreed with {} has changed.", name(changed.worker))
        }
        workers::Event::Leaving(leaving) => leaves(name(leaving.worker), &leaving.last),
        workers::Event::LeavingProposed(proposed) => match &proposed.waiting.after {
            Some(waiting) => {
                let what = leaves(name(proposed.worker), &waiting.last);
                format!("proposed, until a colleague says yes: {what}")
            }
            None => format!("no last day of {} waits any longer.", name(proposed.worker)),
        },
    }
}

pub(crate) fn skills(team_view: &TeamView, event: &care::skills::Event) -> String {
    let name = |id| team_view.worker(id);
    match event {
        skills::Event::CompetenceChanged(changed) => {
            let (who, what) = (name(changed.worker), &changed.competence);
            held(&format!("{who} can do {what}"), (changed.held.before, changed.held.after))
        }
        skills::Event::SignOffChanged(changed) => {
            let (who, what, whom) =
                (name(changed.worker), &changed.competence, team_view.person(changed.person));
            match &changed.sign_off.after {
                Some(signed) => {
                    format!("a nurse has signed {who} off for {what} with {whom}, {}.", until(signed.until))
                }
                None => format!("{who} is no longer signed off for {what} with {whom}."),
            }
        }
        skills::Event::ClearanceChanged(changed)
            if !may_know(team_view, changed.worker, Matter::Contract) =>
        {
            format!("the clearance of {} has changed.", name(changed.worker))
        }
        skills::Event::ClearanceChanged(changed) => {
            let said = |until: Option<Date>| {
                until.map_or_else(
                    || "not recorded".to_owned(),
                    |until| crate::history::phrases::until(Some(until)),
                )
            };
            let (before, after) = (said(changed.until.before), said(changed.until.after));
            format!("the clearance of {}: {after}{}.", name(changed.worker), was(&before, &after))
        }
    }
}

pub(crate) fn absences(team_view: &TeamView, event: &care::absences::Event) -> String {
    match event {
        absences::Event::Changed(changed) => away(team_view, changed),
    }
}

/// Whether the reader may know that of a worker.
fn may_know(team_view: &TeamView, worker: WorkerId, matter: Matter) -> bool {
    team_view.judge(Action::See, &matter.of_worker(team_view.id(), worker)).allowed
}

fn leaves(name: &str, last: &Change<Option<Date>>) -> String {
    let before = last.before.map(day).unwrap_or_default();
    match last.after {
        Some(last) => format!("{name} leaves; the last day is {}{}.", day(last), was(&before, &day(last))),
        None => format!("{name} stays after all{}.", was(&before, "")),
    }
}

fn held(can: &str, (before, after): (Option<Held>, Option<Held>)) -> String {
    let said = |held: Option<Held>| held.map_or_else(|| "no".to_owned(), |held| until(held.until));
    let (before, now) = (said(before), said(after));
    match after {
        Some(_) => format!("{can}, {now}{}.", was(&before, &now)),
        None => format!("no longer: {can}{}.", was(&before, &now)),
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
        said.push("limits of hours have changed".to_owned());
    }
    if before.shifts != after.shifts {
        said.push("times at work have changed".to_owned());
    }
    if before.travel != after.travel {
        said.push("the way of travelling has changed".to_owned());
    }
    if before.unwanted != after.unwanted {
        said.push("wishes for time off have changed".to_owned());
    }
    if said.is_empty() { "what is agreed stays as it was".to_owned() } else { said.join("; ") }
}

fn away(team_view: &TeamView, changed: &absences::Changed) -> String {
    let said = |absence: &Absence| {
        let to =
            absence.to.map_or_else(|| "with no end known yet".to_owned(), |to| format!("to {}", moment(to)));
        format!("from {} {to}", moment(absence.from))
    };
    let before = changed.change.before.as_ref();
    let was_so = before.map(said).unwrap_or_default();
    match &changed.change.after {
        Some(absence) => {
            let name = team_view.worker(absence.worker);
            let now = said(absence);
            let may_know = may_know(team_view, absence.worker, Matter::Away);
            let why = if may_know { why(absence.why) } else { "away" };
            format!("{name} is {why} {now}{}.", was(&was_so, &now))
        }
        None => {
            let name = before.map_or("somebody", |absence| team_view.worker(absence.worker));
            format!("{name} is not away after all{}.", was(&was_so, ""))
        }
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Ill => "ill",
        Why::Leave => "on leave",
        Why::Training => "at a training",
        Why::Other => "away",
    }
}
