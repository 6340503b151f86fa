//! Last days that wait for a second voice: what was proposed, and the voice.

use crate::Trouble;
use crate::sent::{Body, Day, Id};
use crate::team::{Here, Said, fresh_id};
use crate::week::when::day;
use axum::extract::Path;
use axum::response::Response;
use care::access::{Action, Matter};
use care::ids::{CommandId, TeamId, WorkerId};
use care::team::Command;
use care::workers::{ConfirmLeaving, DropLeaving, Waiting};
use design::button::{Weight, deed};
use design::card;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Glimpse, Order};

/// Everyone whose last day waits, for those who may see it.
pub(super) fn section(glimpse: &Glimpse) -> Markup {
    let sees = |worker: WorkerId| {
        glimpse.judge(Action::See, &Matter::Leaving.of_worker(glimpse.id(), worker)).allowed
    };
    let waiting: Vec<_> = glimpse.team().leaving_proposed.iter().filter(|(id, _)| sees(**id)).collect();
    html! {
        @if !waiting.is_empty() {
            (card::section("waiting", "Waiting for a second voice", &html! {
                @for (worker, waiting) in &waiting { (one(glimpse, **worker, waiting)) }
            }))
        }
    }
}

fn one(glimpse: &Glimpse, worker: WorkerId, waiting: &Waiting) -> Markup {
    let action = format!("/team/{}/workers/{worker}/leave", glimpse.id());
    let joining = Matter::WorkersJoining.of_worker(glimpse.id(), worker);
    let may = glimpse.judge(Action::Change, &joining).allowed;
    let mine = glimpse.me() == Some(waiting.by);
    let last = waiting.last.after.map(|last| last.to_string()).unwrap_or_default();
    let command = || fresh_id(CommandId::new).to_string();
    html! {
        p {
            strong { (glimpse.worker(waiting.by)) " proposes:" } " "
            @match waiting.last.after {
                Some(last) => { "the last day of " (glimpse.worker(worker)) " is " (day(last)) "." }
                None => { (glimpse.worker(worker)) " stays in the team." }
            }
        }
        p.soft { @if mine { "It takes effect when a colleague says yes." } @else { "It takes effect when somebody else says yes." } }
        @if may && !mine {
            (deed(&format!("{action}/confirm"), "Say yes to this", Weight::Quiet, &[("command", &command()), ("last", &last)]))
        }
        @if may { (deed(&format!("{action}/drop"), "Drop this", Weight::Bare, &[("command", &command())])) }
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
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<ConfirmedLastDay>,
) -> Result<Response, Trouble> {
    let command = ConfirmLeaving { worker, last: sent.last.map(|day| day.0) };
    keep(&here, sent.command, command.into(), Said::Left).await
}

pub(super) async fn drop_proposed(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<DroppedLastDay>,
) -> Result<Response, Trouble> {
    keep(&here, sent.command, DropLeaving { worker }.into(), Said::Dropped).await
}

async fn keep(here: &Here, id: Id<CommandId>, command: Command, said: Said) -> Result<Response, Trouble> {
    let done = here.service().act(here.caller(), here.team(), Order::new(id.0, command)).await;
    here.on(&here.address("workers"), said, done)
}
