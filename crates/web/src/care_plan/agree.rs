//! Agreeing to a plan, and saying how far something has come.

use super::labels::{score, scores};
use crate::Trouble;
use crate::sent::{Body, Id, Text, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::voices;
use axum::extract::Path;
use axum::response::Response;
use care::care_plan::{OutcomeId, Score};
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::care_plan::{OutcomeTold, PlanRecord, RatingWanted};

/// One tap to agree; a worker says who agreed.
pub(super) fn form(here: &TeamPage, plan: &PlanRecord) -> Markup {
    html! {
        @if plan.may_change {
            form method="post" action=(here.address(&format!("people/{}/plan/agree", plan.person))) {
                (command_field())
                input type="hidden" name="version" value=(plan.number);
                (voices::field("agree", "Who read it and agrees?", &plan.voices))
                (button(if plan.voices.len() > 1 { "They agree to this plan" } else { "I agree to this plan" }, Weight::Main))
            }
        } @else { p { strong { "Not agreed yet." } " " (plan.called) " has still to say yes to this version." } }
    }
}

/// How far something has come, in one tap and a sentence.
pub(super) fn rating(here: &TeamPage, plan: &PlanRecord, one: &OutcomeTold) -> Markup {
    let within = one.id.to_string();
    let choices = scores().map(|one| Choice { value: score(one).0, words: score(one).1, meaning: "" });
    let field = |name, label| Field { name, within: &within, label, ..Field::default() };
    html! {
        form method="post" action=(here.address(&format!("people/{}/plan/rate", plan.person))) {
            (command_field())
            input type="hidden" name="outcome" value=(one.id);
            (form::choices(&field("score", "How near are you?"), &choices))
            (form::text(&field("words", "How do you feel about it?")))
            (voices::field(&within, "Who said so?", &plan.voices))
            (button("Save how far it has come", Weight::Quiet))
        }
    }
}

/// That somebody agrees.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Agreed {
    command: Id<CommandId>,
    /// The number of the version that was read.
    version: u32,
    /// `person`, or the id of somebody of the circle; the one who sends it where it is left out.
    whose: Option<Text>,
}

/// How far something has come.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Rated {
    command: Id<CommandId>,
    outcome: Id<OutcomeId>,
    score: HowNear,
    /// How they feel about it.
    words: Option<Text>,
    /// `person`, or the id of somebody of the circle; the one who sends it where it is left out.
    whose: Option<Text>,
}

terms! {
    /// How near somebody is to what they hope for.
    HowNear(Score) |text| scores().into_iter().find(|one| score(*one).0 == text),
        "Say how near: choose one.", { "type": "string" };
}

pub(super) async fn agree(
    here: TeamPage,
    Path(which @ (team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Agreed>,
) -> Result<Response, Trouble> {
    let whose = voices::read(sent.whose.as_ref().map(|one| one.0.as_str()), person, here.caller().by(team));
    let number = usize::try_from(sent.version).unwrap_or_default();
    let done = here.service().agree_to_plan(here.caller(), which, sent.command.0, (number, whose)).await;
    here.on(&here.address(&format!("people/{person}/plan")), Said::PlanAgreed, done)
}

pub(super) async fn rate(
    here: TeamPage,
    Path(which @ (team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Rated>,
) -> Result<Response, Trouble> {
    let whose = voices::read(sent.whose.as_ref().map(|one| one.0.as_str()), person, here.caller().by(team));
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let wanted = RatingWanted { outcome: sent.outcome.0, whose, score: sent.score.0, words };
    let done = here.service().rate_outcome(here.caller(), which, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/plan")), Said::Saved, done)
}
