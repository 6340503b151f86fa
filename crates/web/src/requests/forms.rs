//! What can be answered to a request, or to a change that waits.

use crate::Trouble;
use crate::sent::{Body, Id};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, RepairId, RequestId, TeamId};
use care::time::WeekStart;
use design::button::{Weight, button_of};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::requests::{self, ChangeReply, OpenChange, OpenRequest};

/// What the viewer can say to a request; `can` where a yes would break nothing.
pub(super) fn answers(here: &TeamPage, one: &OpenRequest, can: bool) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("requests/{}", one.id))) {
            (command_field())
            div.buttons {
                @if one.am_asked {
                    @if can { (button_of("answer", "yes", "Yes, I’ll do it", Weight::Main)) }
                    (button_of("answer", "no", "No, I can’t", Weight::Quiet))
                }
                @if one.is_mine { (button_of("answer", "withdraw", "Take it back", Weight::Quiet)) }
            }
        }
    }
}

/// What the viewer can say to a change; `can` where it would break nothing.
pub(super) fn change_answers(here: &TeamPage, one: &OpenChange, can: bool) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("repairs/{}", one.id))) {
            (command_field())
            input type="hidden" name="week" value=(one.week);
            div.buttons {
                @if !one.have_agreed && can { (button_of("answer", "agree", "I agree", Weight::Main)) }
                (button_of("answer", "drop", "Drop this change", Weight::Quiet))
            }
        }
    }
}

/// What somebody says to a request.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Reply {
    command: Id<CommandId>,
    answer: Word,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Yes,
    No,
    /// For the one who asked.
    Withdraw,
}

pub(super) async fn answer(
    here: TeamPage,
    Path(which @ (_, request)): Path<(TeamId, RequestId)>,
    Body(sent): Body<Reply>,
) -> Result<Response, Trouble> {
    let (said, reply) = match sent.answer {
        Word::Yes => (Said::Answered, requests::Reply::Yes),
        Word::No => (Said::Answered, requests::Reply::No),
        Word::Withdraw => (Said::Withdrawn, requests::Reply::Withdraw),
    };
    let done = here.service().answer_request(here.caller(), which, sent.command.0, reply).await;
    here.on(&here.address(&format!("requests?of={request}")), said, done)
}

/// What somebody says to a change of a published week.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct RepairReply {
    command: Id<CommandId>,
    /// The Monday of the week.
    week: Id<WeekStart>,
    answer: RepairWord,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum RepairWord {
    Agree,
    Drop,
}

pub(super) async fn decide(
    here: TeamPage,
    Path((team, repair)): Path<(TeamId, RepairId)>,
    Body(sent): Body<RepairReply>,
) -> Result<Response, Trouble> {
    let (said, reply) = match sent.answer {
        RepairWord::Agree => (Said::Answered, ChangeReply::Agree),
        RepairWord::Drop => (Said::Withdrawn, ChangeReply::Drop),
    };
    let which = (team, sent.week.0, repair);
    let done = here.service().answer_change(here.caller(), which, sent.command.0, reply).await;
    here.on(&here.address("requests"), said, done)
}
