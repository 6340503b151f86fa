//! What the team does when somebody is unwell, as a named clinician signed it. Without one, nothing is measured or scored.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Day, Id, Words};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::day;
use axum::response::Response;
use care::ids::CommandId;
use care::time::plus_days;
use design::button::{Weight, button};
use design::card::{card, empty, fold, section};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::triage::{Plan, SignedPlan};

/// After how many days a plan usually comes up again: half a year.
const REVIEW_DAYS: i32 = 182;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let (plan, may_change) = here.team_view().response_plan()?;
    let form = form(&here, plan.as_ref());
    Ok(here.frame(Area::UnwellPlan, "When somebody is unwell").show(&html! {
        p { "A clinician who knows your team and your neighbourhood signs what you do when somebody seems unwell: whom you ring at which score, and how soon." }
        @match &plan {
            Some(plan) => (section("signed", "What is signed", &signed(plan))),
            None => (empty("Nobody has signed a plan yet", "Until then Fairly asks only for what you see, and neither measures nor scores.", None)),
        }
        @if may_change { (fold(if plan.is_some() { "Enter another" } else { "Enter a plan that is signed" }, &form)) }
    }))
}

fn signed(plan: &Plan) -> Markup {
    card(
        &format!("Signed by {}", plan.clinician),
        &html! {
            p { (plan.words) }
            p.soft { "Signed on " (day(plan.signed)) ", to be reviewed by " (day(plan.review)) "." }
            @if !plan.holds { p { strong { "It is due for review. Until then nothing is measured or scored." } } }
        },
    )
}

fn form(here: &TeamPage, plan: Option<&Plan>) -> Markup {
    let today = here.team_view().today();
    let (clinician, words) = plan.map_or(("", ""), |plan| (plan.clinician.as_str(), plan.words.as_str()));
    html! {
        form method="post" action=(here.address("unwell-plan")) {
            (command_field())
            (form::text(&Field { name: "clinician", label: "Who signed it?", hint: "Their name, what they are, and their registration number.", value: clinician, ..Field::default() }))
            (form::date(&Field { name: "signed", label: "Signed on", value: &today.to_string(), ..Field::default() }))
            (form::date(&Field { name: "review", label: "Review by", value: &plus_days(today, REVIEW_DAYS).to_string(), ..Field::default() }))
            (form::long(&Field { name: "words", label: "What do we do?", value: words, ..Field::default() }))
            (button("Save the signed plan", Weight::Main))
        }
    }
}

/// A plan that a clinician signed.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct NewPlan {
    command: Id<CommandId>,
    /// Who signed it.
    clinician: Words,
    signed: Day,
    /// When it is looked at again.
    review: Day,
    /// What is done at which score.
    words: Words,
}

pub(super) async fn sign(here: TeamPage, Body(sent): Body<NewPlan>) -> Result<Response, Trouble> {
    let plan = SignedPlan {
        clinician: sent.clinician.0,
        signed: sent.signed.0,
        review: sent.review.0,
        words: sent.words.0,
    };
    let done =
        here.service().sign_response_plan(here.caller(), here.team(), sent.command.0, Some(plan)).await;
    here.on(&here.address("unwell-plan"), Said::Saved, done)
}
