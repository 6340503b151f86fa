//! Concerns, as the history tells them to those who may see them. What was said is on the concern's own page.

use super::said::{how, kind, small};
use care::By;
use care::concerns::{Concern, Did, Event, Kind, Stepped};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::Raised(raised) => format!("{}.", small(&what(team_view, &raised.content))),
        Event::Stepped(stepped) => step(team_view, stepped),
    }
}

/// "A complaint about Mrs Hill".
fn what(team_view: &TeamView, concern: &Concern) -> String {
    let what = kind(concern.kind);
    match concern.about.person {
        Some(person) if concern.kind == Kind::MissedVisit => {
            format!("{what} to {}", team_view.person(person))
        }
        Some(person) if concern.kind == Kind::Medicine => {
            format!("{what} of {}", team_view.person(person))
        }
        Some(person) => format!("{what} about {}", team_view.person(person)),
        None => what.to_owned(),
    }
}

fn step(team_view: &TeamView, stepped: &Stepped) -> String {
    let known = team_view.concern_of(stepped.concern);
    let which = known.map_or_else(|| "a concern".to_owned(), |concern| small(&what(team_view, concern)));
    match &stepped.step.after {
        Some(step) => format!("{}.", done(team_view, &which, &step.did)),
        None => format!("what was last done about {which} is taken back."),
    }
}

fn done(team_view: &TeamView, which: &str, did: &Did) -> String {
    match did {
        Did::TakenOn { owner: By::Worker(worker) } => {
            format!("{} follows up {which}", team_view.worker(*worker))
        }
        Did::TakenOn { owner: By::Account(_) | By::Person(_) | By::Member(_) | By::Program } => {
            format!("the organisation follows up {which}")
        }
        Did::Noted { .. } => format!("a note on {which}"),
        Did::Checked { found, .. } => format!("after {which}: {}", small(how(*found).trim_end_matches('.'))),
        Did::Answered { .. } => format!("an answer to {which}"),
        Did::Ended { .. } => format!("the end of {which}"),
        Did::Reopened { .. } => format!("{which} is open again"),
    }
}
