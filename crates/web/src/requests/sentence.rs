//! What workers asked of one another, and changes that wait for somebody's word, as the history tells them.

use crate::history::phrases::visit;
use crate::week::sentence::steps;
use care::repairs::RepairChanged;
use care::requests::{Asked, Request, State};
use care::weeks::Cause;
use care::{repairs, requests};
use service::TeamView;

pub(crate) fn repairs(team_view: &TeamView, event: &care::repairs::Event) -> String {
    match event {
        repairs::Event::RepairChanged(changed) => repair(team_view, changed),
    }
}

pub(crate) fn requests(team_view: &TeamView, event: &care::requests::Event) -> String {
    match event {
        requests::Event::Changed(changed) => match (&changed.change.before, &changed.change.after) {
            (before, Some(after)) => request(team_view, before.as_ref(), after),
            (Some(before), None) => {
                format!("what {} asked is taken back.", team_view.worker(before.from))
            }
            (None, None) => "a request is taken back.".to_owned(),
        },
    }
}

fn repair(team_view: &TeamView, changed: &RepairChanged) -> String {
    let (before, after) = (&changed.change.before, &changed.change.after);
    match (before, after) {
        (None, Some(after)) => {
            format!("a change is proposed: {}.", steps(team_view, &after.steps, Cause::Hand))
        }
        (Some(before), Some(after)) if before.agreed.len() < after.agreed.len() => {
            format!("one more agrees to a change: {}.", steps(team_view, &after.steps, Cause::Hand))
        }
        (Some(_), Some(after)) => {
            format!("a proposed change is different now: {}.", steps(team_view, &after.steps, Cause::Hand))
        }
        (Some(before), None) => {
            format!(
                "a proposed change is no longer waiting: {}.",
                steps(team_view, &before.steps, Cause::Hand)
            )
        }
        (None, None) => "a proposed change is no longer waiting.".to_owned(),
    }
}

fn request(team_view: &TeamView, before: Option<&Request>, after: &Request) -> String {
    let who = team_view.worker(after.from);
    let what = match after.what {
        Asked::Offer { visit: id } => format!("who can go to {}", visit(team_view, id)),
        Asked::TakeOver { visit: id } => format!("who can go instead to {}", visit(team_view, id)),
        Asked::Swap { mine, yours } => {
            format!("to swap {} for {}", visit(team_view, mine), visit(team_view, yours))
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
