//! What workers asked of one another, and changes that wait for somebody's word, as the history tells them.

use crate::history::phrases::visit;
use crate::week::sentence::steps;
use care::repairs::RepairChanged;
use care::requests::{Asked, Request, State};
use care::weeks::Cause;
use care::{repairs, requests};
use service::Glimpse;

pub(crate) fn repairs(glimpse: &Glimpse, event: &care::repairs::Event) -> String {
    match event {
        repairs::Event::RepairChanged(changed) => repair(glimpse, changed),
    }
}

pub(crate) fn requests(glimpse: &Glimpse, event: &care::requests::Event) -> String {
    match event {
        requests::Event::Changed(changed) => match (&changed.change.before, &changed.change.after) {
            (before, Some(after)) => request(glimpse, before.as_ref(), after),
            (Some(before), None) => {
                format!("what {} asked is taken back.", glimpse.worker(before.from))
            }
            (None, None) => "a request is taken back.".to_owned(),
        },
    }
}

fn repair(glimpse: &Glimpse, changed: &RepairChanged) -> String {
    let (before, after) = (&changed.change.before, &changed.change.after);
    match (before, after) {
        (None, Some(after)) => {
            format!("a change is proposed: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(before), Some(after)) if before.agreed.len() < after.agreed.len() => {
            format!("one more agrees to a change: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(_), Some(after)) => {
            format!("a proposed change is different now: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(before), None) => {
            format!("a proposed change is no longer waiting: {}.", steps(glimpse, &before.steps, Cause::Hand))
        }
        (None, None) => "a proposed change is no longer waiting.".to_owned(),
    }
}

fn request(glimpse: &Glimpse, before: Option<&Request>, after: &Request) -> String {
    let who = glimpse.worker(after.from);
    let what = match after.what {
        Asked::Offer { visit: id } => format!("who can go to {}", visit(glimpse, id)),
        Asked::TakeOver { visit: id } => format!("who can go instead to {}", visit(glimpse, id)),
        Asked::Swap { mine, yours } => {
            format!("to swap {} for {}", visit(glimpse, mine), visit(glimpse, yours))
        }
    };
    match after.state {
        State::Open if before.is_none() => format!("{who} asks {what}."),
        State::Open => format!("an answer to {who}, who asks {what}."),
        State::Made => format!("somebody said yes to {who}, who asked {what}."),
        State::Declined => format!("nobody could, when {who} asked {what}."),
        State::Withdrawn => format!("{who} no longer asks {what}."),
    }
}
