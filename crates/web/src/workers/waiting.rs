//! Last days that wait for a second voice: what was proposed, and the voice.

use crate::Trouble;
use crate::sent::{Body, Day, Id};
use crate::team::{Said, TeamPage, fresh_id};
use crate::week::when::day;
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, TeamId, WorkerId};
use design::button::{Weight, deed};
use design::card;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::workers::WaitingLastDay;

/// Everyone whose last day waits for a second worker to say yes.
pub(super) fn section(here: &TeamPage, waiting: &[WaitingLastDay]) -> Markup {
    html! {
        @if !waiting.is_empty() {
            (card::section("waiting", "Waiting for a second voice", &html! { @for one in waiting { (last_day(here, one)) } }))
        }
    }
}

fn last_day(here: &TeamPage, waiting: &WaitingLastDay) -> Markup {
    let action = here.address(&format!("workers/{}/leave", waiting.worker.id));
    let last = waiting.last.map(|last| last.to_string()).unwrap_or_default();
    let command = || fresh_id(CommandId::new).to_string();
    html! {
        p {
            strong { (waiting.by.called) " proposes:" } " "
            @match waiting.last {
                Some(last) => { "the last day of " (waiting.worker.called) " is " (day(last)) "." }
                None => { (waiting.worker.called) " stays in the team." }
            }
        }
        p.soft { @if waiting.is_mine { "It takes effect when a colleague says yes." } @else { "It takes effect when somebody else says yes." } }
        @if waiting.may_answer && !waiting.is_mine {
            (deed(&format!("{action}/confirm"), "Say yes to this", Weight::Quiet, &[("command", &command()), ("last", &last)]))
        }
        @if waiting.may_answer { (deed(&format!("{action}/drop"), "Drop this", Weight::Bare, &[("command", &command())])) }
    }
}

/// A last day that was proposed, as the page showed it.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ConfirmedLastDay {
    command: Id<CommandId>,
    /// The day; they stay where nothing is said.
    last: Option<Day>,
}

/// A last day that is no longer proposed.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct DroppedLastDay {
    command: Id<CommandId>,
}

pub(super) async fn confirm(
    here: TeamPage,
    Path(who): Path<(TeamId, WorkerId)>,
    Body(sent): Body<ConfirmedLastDay>,
) -> Result<Response, Trouble> {
    let last = sent.last.map(|day| day.0);
    let done = here.service().confirm_leaving(here.caller(), who, sent.command.0, last).await;
    here.on(&here.address("workers"), Said::Left, done)
}

pub(super) async fn drop_proposed(
    here: TeamPage,
    Path(who): Path<(TeamId, WorkerId)>,
    Body(sent): Body<DroppedLastDay>,
) -> Result<Response, Trouble> {
    let done = here.service().drop_leaving(here.caller(), who, sent.command.0).await;
    here.on(&here.address("workers"), Said::Dropped, done)
}
