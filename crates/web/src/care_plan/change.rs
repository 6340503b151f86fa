//! Each part of a plan as it is sent, and what is done with it.

use super::labels;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, terms};
use crate::team::{Said, TeamPage};
use axum::extract::Path;
use axum::response::Response;
use care::care_plan::{Doer, Domain, OutcomeId};
use care::ids::{CommandId, PatternId, PersonId, TeamId};
use schemars::JsonSchema;
use serde::Deserialize;
use service::care_plan::PartWanted;

/// What a person wants others to know.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AboutMe {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    /// What is most important to them.
    important: Text,
    /// Who is important to them.
    people: Text,
    /// How to communicate with them.
    communicate: Text,
    please_do: Text,
    please_dont: Text,
}

/// What they can do, and what they need.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Strengths {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    strengths: Text,
    needs: Text,
}

/// Something that they hope for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Hope {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    /// Which; a new one where it is left out.
    outcome: Option<Id<OutcomeId>>,
    /// What, in their words; it is taken out of the plan where this is left out.
    what: Text,
    how_known: Text,
    by_when: Option<Day>,
    domain: Option<PartOfLife>,
    /// The support that serves it.
    #[serde(default)]
    support: Vec<Id<PatternId>>,
}

/// Something that somebody does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Action {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    /// Its place in the list, from 0; a new one where it is left out.
    place: Option<u32>,
    doer: Who,
    name: Text,
    /// What they do; it is taken out of the plan where this is left out.
    does: Text,
}

/// What happens if something goes wrong.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct IfSo {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    /// Its place in the list, from 0; a new one where it is left out.
    place: Option<u32>,
    /// What may happen; it is taken out of the plan where this is left out.
    happens: Text,
    then: Text,
}

/// When the plan is looked at again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Review {
    command: Id<CommandId>,
    /// The number of the version that it was made from; 0 for the first.
    based_on: u32,
    review: Day,
    helped_by: Text,
}

terms! {
    /// A part of life.
    PartOfLife(Domain) |text| Domain::ALL.into_iter().find(|one| labels::domain(*one).0 == text),
        "Choose a part of life, or none.", { "type": "string" };
    /// Who does something.
    Who(Doer) |text| Doer::ALL.into_iter().find(|one| labels::doer(*one).0 == text),
        "Say who does it: choose one.", { "type": "string" };
}

/// Changes one part, and goes back to the plan.
async fn save(
    here: TeamPage,
    whose: (TeamId, PersonId),
    (command, based_on): (Id<CommandId>, u32),
    part: PartWanted,
) -> Result<Response, Trouble> {
    let based_on = usize::try_from(based_on).unwrap_or(usize::MAX);
    let done = here.service().change_plan(here.caller(), whose, command.0, (based_on, part)).await;
    here.on(&here.address(&format!("people/{}/plan", whose.1)), Said::Saved, done)
}

/// The place in a list that a form names.
fn place(sent: Option<u32>) -> Option<usize> {
    sent.and_then(|place| usize::try_from(place).ok())
}

pub(super) async fn about_me(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<AboutMe>,
) -> Result<Response, Trouble> {
    let AboutMe { command, based_on, important, people, communicate, please_do, please_dont } = sent;
    let part = PartWanted::AboutMe {
        important: important.0,
        people: people.0,
        communicate: communicate.0,
        please_do: please_do.0,
        please_dont: please_dont.0,
    };
    save(here, whose, (command, based_on), part).await
}

pub(super) async fn strengths(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<Strengths>,
) -> Result<Response, Trouble> {
    let part = PartWanted::Strengths { strengths: sent.strengths.0, needs: sent.needs.0 };
    save(here, whose, (sent.command, sent.based_on), part).await
}

pub(super) async fn outcome(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<Hope>,
) -> Result<Response, Trouble> {
    let part = PartWanted::Outcome {
        id: sent.outcome.map(|id| id.0),
        what: sent.what.0,
        how_known: sent.how_known.0,
        domain: sent.domain.map(|domain| domain.0),
        by_when: sent.by_when.map(|day| day.0),
        support: sent.support.into_iter().map(|id| id.0).collect(),
    };
    save(here, whose, (sent.command, sent.based_on), part).await
}

pub(super) async fn action(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<Action>,
) -> Result<Response, Trouble> {
    let (name, what) = (sent.name.0, sent.does.0);
    let part = PartWanted::Action { place: place(sent.place), doer: sent.doer.0, name, what };
    save(here, whose, (sent.command, sent.based_on), part).await
}

pub(super) async fn what_if(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<IfSo>,
) -> Result<Response, Trouble> {
    let part = PartWanted::WhatIf { place: place(sent.place), happens: sent.happens.0, then: sent.then.0 };
    save(here, whose, (sent.command, sent.based_on), part).await
}

pub(super) async fn review(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Body(sent): Body<Review>,
) -> Result<Response, Trouble> {
    let part = PartWanted::Review { review: sent.review.0, helped_by: sent.helped_by.0 };
    save(here, whose, (sent.command, sent.based_on), part).await
}
