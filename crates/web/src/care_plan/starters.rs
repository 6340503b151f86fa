//! The team's own questions to begin a plan with.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text, Words};
use crate::team::{Said, TeamPage, command_field};
use axum::response::Response;
use care::care_plan::StarterId;
use care::ids::CommandId;
use design::button::{Weight, button};
use design::card::{card, fold};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::care_plan::Starter;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let starters = here.team_view().plan_starters();
    let may = here.team_view().may_change_starters();
    Ok(here.frame(Area::People, "Questions to begin a plan with").show(&html! {
        p { "Questions help a talk along. They are shown beside a plan, and never written into it: the words there are the person’s own." }
        @if !starters.is_empty() { h2 { "Our lists" } }
        @for one in &starters {
            (card(&one.name, &html! {
                ul { @for question in &one.questions { li { (question) } } }
                @if may { (fold("Change these", &form(&here, Some(one)))) }
            }))
        }
        @if may { (fold(if starters.is_empty() { "Write our first list" } else { "Another list" }, &form(&here, None))) }
    }))
}

fn form(here: &TeamPage, known: Option<&Starter>) -> Markup {
    let within = known.map_or_else(|| "new".to_owned(), |one| one.id.to_string());
    let questions = known.map(|one| one.questions.join("\n")).unwrap_or_default();
    let name = known.map_or("", |one| one.name.as_str());
    let hint =
        if known.is_some() { "One on each line. Leave blank to drop the list." } else { "One on each line." };
    html! {
        form method="post" action=(here.address("plan-questions")) {
            (command_field())
            @if let Some(one) = known { input type="hidden" name="starter" value=(one.id); }
            (form::text(&Field { name: "name", within: &within, label: "What is it called?", hint: "Such as “coming home from hospital”.", value: name, ..Field::default() }))
            (form::long(&Field { name: "questions", within: &within, label: "Questions", hint, value: &questions, ..Field::default() }))
            (button("Save these questions", Weight::Main))
        }
    }
}

/// A list of questions.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Questions {
    command: Id<CommandId>,
    /// Which list; a new one where it is left out.
    starter: Option<Id<StarterId>>,
    /// What it is called.
    name: Words,
    /// One on each line; the list is dropped where there are none.
    questions: Text,
}

pub(super) async fn save(here: TeamPage, Body(sent): Body<Questions>) -> Result<Response, Trouble> {
    let list = (sent.starter.map(|id| id.0), sent.name.0, sent.questions.0);
    let done = here.service().set_starter(here.caller(), here.team(), sent.command.0, list).await;
    here.on(&here.address("plan-questions"), Said::Saved, done)
}
