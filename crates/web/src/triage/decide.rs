//! Whom somebody spoke to, what was decided, who checks by when; and what came of it.

use super::labels::route;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, TimeOfDay, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::time::Moment;
use care::triage::{EpisodeId, Route};
use design::button::{Weight, button};
use design::card::{fold, section};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::triage::{Decided, Record};

/// What is to be done next: a decision first, and once there is one, what came of it.
pub(super) fn forms(here: &TeamPage, record: &Record, address: &str) -> Markup {
    let decision = decision(here, address);
    html! {
        @if record.listed.route.is_none() {
            (section("decide", "Ring, then write down what was decided", &decision))
        } @else {
            (section("outcome", "What came of it?", &outcome(address)))
            (fold("Something else was decided", &decision))
        }
    }
}

fn decision(here: &TeamPage, address: &str) -> Markup {
    let team_view = here.team_view();
    let routes = Route::ALL.map(|one| {
        let (value, words) = route(one);
        Choice { value, words, meaning: "" }
    });
    let ids: Vec<(String, String)> =
        team_view.colleagues().into_iter().map(|one| (one.id.to_string(), one.called)).collect();
    let workers = ids.iter().map(|(id, called)| (id.as_str(), called.as_str()));
    let workers: Vec<(&str, &str)> = std::iter::once(("", "I do")).chain(workers).collect();
    let today = team_view.today().to_string();
    html! {
        form method="post" action=(format!("{address}/decide")) {
            (command_field())
            (form::text(&Field { name: "with", label: "Who did you speak to?", hint: "Their name and what they are, such as “Dr Ahmed, duty GP”.", ..Field::default() }))
            (form::long(&Field { name: "asked", label: "What did you ask for?", ..Field::default() }))
            (form::choices(&Field { name: "route", label: "What was decided?", ..Field::default() }, &routes))
            (form::long(&Field { name: "agreed", label: "What was advised and agreed?", ..Field::default() }))
            (form::select(&Field { name: "checks", label: "Who checks how they are?", ..Field::default() }, &workers))
            (form::date(&Field { name: "by-day", label: "By which day?", value: &today, ..Field::default() }))
            (form::short(&Field { name: "by-time", label: "By what time?", hint: "Such as 2pm.", ..Field::default() }))
            (button("Save what was decided", Weight::Main))
        }
    }
}

fn outcome(address: &str) -> Markup {
    html! {
        form method="post" action=(format!("{address}/end")) {
            (command_field())
            (form::long(&Field { name: "words", label: "How are they now, and what was it?", ..Field::default() }))
            (button("This is over", Weight::Main))
        }
    }
}

/// What was decided.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Decision {
    command: Id<CommandId>,
    /// Who was spoken to.
    with: Words,
    /// What was asked for.
    asked: Option<Text>,
    route: To,
    /// What was advised and agreed.
    agreed: Option<Text>,
    /// Who checks; they themselves where that is left out.
    checks: Option<Text>,
    /// By which day.
    by_day: Day,
    /// By what time.
    by_time: TimeOfDay,
}

terms! {
    /// Where it goes from here.
    To(Route) |text| Route::ALL.into_iter().find(|one| route(*one).0 == text),
        "Say what was decided: choose one.",
        { "type": "string", "enum": ["at-home", "pharmacist", "gp", "community-team", "111", "999"] };
}

/// What came of it.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Outcome {
    command: Id<CommandId>,
    /// How they are, and what it was.
    words: Words,
}

pub(super) async fn decide(
    here: TeamPage,
    Path(which): Path<(TeamId, PersonId, EpisodeId)>,
    Body(sent): Body<Decision>,
) -> Result<Response, Trouble> {
    let text = |text: Option<Text>| text.map(|text| text.0).unwrap_or_default();
    let decided = Decided {
        with: sent.with.0,
        asked: text(sent.asked),
        route: sent.route.0,
        agreed: text(sent.agreed),
        checks: sent.checks.and_then(|checks| checks.0.parse::<WorkerId>().ok()),
        by_when: Moment::new(sent.by_day.0, sent.by_time.0),
    };
    let done = here.service().decide_triage(here.caller(), which, sent.command.0, decided).await;
    here.on(&address(&here, which), Said::Saved, done)
}

pub(super) async fn conclude(
    here: TeamPage,
    Path(which): Path<(TeamId, PersonId, EpisodeId)>,
    Body(sent): Body<Outcome>,
) -> Result<Response, Trouble> {
    let done = here.service().conclude_triage(here.caller(), which, sent.command.0, sent.words.0).await;
    here.on(&address(&here, which), Said::Saved, done)
}

fn address(here: &TeamPage, (_, person, episode): (TeamId, PersonId, EpisodeId)) -> String {
    here.address(&format!("people/{person}/unwell/{episode}"))
}
