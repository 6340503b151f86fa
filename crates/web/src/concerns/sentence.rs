//! Concerns, as the history tells them to those who may see them. What was said is on the concern's own page.

use super::said::{how, kind, small};
use care::By;
use care::concerns::{Concern, Did, Event, Kind, Stepped};
use service::Glimpse;

pub(crate) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::Raised(raised) => format!("{}.", small(&what(glimpse, &raised.content))),
        Event::Stepped(stepped) => step(glimpse, stepped),
    }
}

/// "A complaint about Mrs Hill".
fn what(glimpse: &Glimpse, concern: &Concern) -> String {
    let what = kind(concern.kind);
    match concern.about.person {
        Some(person) if concern.kind == Kind::MissedVisit => format!("{what} to {}", glimpse.person(person)),
        Some(person) => format!("{what} about {}", glimpse.person(person)),
        None => what.to_owned(),
    }
}

fn step(glimpse: &Glimpse, stepped: &Stepped) -> String {
    let known = glimpse.concern_of(stepped.concern);
    let which = known.map_or_else(|| "a concern".to_owned(), |concern| small(&what(glimpse, concern)));
    match &stepped.step.after {
        Some(step) => format!("{}.", done(glimpse, &which, &step.did)),
        None => format!("what was last done about {which} is taken back."),
    }
}

fn done(glimpse: &Glimpse, which: &str, did: &Did) -> String {
    match did {
        Did::TakenOn { owner: By::Worker(worker) } => {
            format!("{} follows up {which}", glimpse.worker(*worker))
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
