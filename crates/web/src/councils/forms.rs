//! The forms of councils: their names, and which teams each sees.

use crate::sent::{Body, Id};
use crate::session::Viewer;
use crate::team::command_field;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::Redirect;
use care::ids::{CommandId, CouncilId, TeamId};
use design::button::{Weight, button, deed, link};
use design::card::tag;
use design::form::{self, Field};
use design::notice::Tone;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::councils::{CouncilView, TeamOfCouncil};
use uuid::Uuid;

/// What a council is called.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Named {
    command: Id<CommandId>,
    #[serde(default)]
    name: String,
}

/// Whether a council sees a team.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Shown {
    command: Id<CommandId>,
    /// Whether it sees the team from now on.
    sees: bool,
}

pub(super) async fn note(
    State(app): State<App>,
    viewer: Viewer,
    Body(typed): Body<Named>,
) -> Result<Redirect, Trouble> {
    let council = app.service().note_council(&viewer.caller, typed.command.0, typed.name).await?;
    Ok(Redirect::to(&format!("/councils/{council}")))
}

pub(super) async fn rename(
    State(app): State<App>,
    viewer: Viewer,
    Path(council): Path<CouncilId>,
    Body(typed): Body<Named>,
) -> Result<Redirect, Trouble> {
    let called = (council, typed.name);
    app.service().rename_council(&viewer.caller, typed.command.0, called).await?;
    Ok(Redirect::to(&format!("/councils/{council}")))
}

pub(super) async fn show_team(
    State(app): State<App>,
    viewer: Viewer,
    Path((council, team)): Path<(CouncilId, TeamId)>,
    Body(sent): Body<Shown>,
) -> Result<Redirect, Trouble> {
    let shown = (council, team, sent.sees);
    app.service().show_team_to_council(&viewer.caller, sent.command.0, shown).await?;
    Ok(Redirect::to(&format!("/councils/{council}")))
}

/// The councils on the page of all teams, each with a link to its own page, and the form for another.
pub(crate) async fn section(app: &App, viewer: &Viewer) -> Result<Markup, Trouble> {
    let councils = app.service().councils(&viewer.caller).await?;
    Ok(html! {
        h2 { "Councils you work with" }
        @if !councils.is_empty() {
            ul.entries {
                @for (id, name) in &councils {
                    li { div { strong { (name) } } div.buttons { (link(&format!("/councils/{id}"), "Open", Weight::Quiet)) } }
                }
            }
        }
        (named("/councils", "new", "", "Add this council"))
    })
}

/// The form of a council's name; empty for another council.
pub(super) fn named(action: &str, within: &str, name: &str, words: &str) -> Markup {
    let label = if name.is_empty() { "Another council" } else { "What it is called" };
    let field = Field { within, name: "name", label, value: name, ..Field::default() };
    html! {
        form method="post" action=(action) {
            (command_field())
            (form::text(&field))
            (button(words, Weight::Quiet))
        }
    }
}

/// The teams, each with whether the council sees it; with a button to change that, where the viewer may.
pub(super) fn teams(council: &CouncilView) -> Markup {
    html! {
        @if council.teams.is_empty() { p { "No team yet." } }
        ul.entries { @for team in &council.teams { (team_line(council, team)) } }
    }
}

fn team_line(council: &CouncilView, team: &TeamOfCouncil) -> Markup {
    let action = format!("/councils/{}/teams/{}", council.id, team.team);
    let command = CommandId::new(Uuid::new_v4()).to_string();
    let (words, sees) =
        if team.sees { ("Stop showing it", "false") } else { ("Show it to the council", "true") };
    html! {
        li {
            div { strong { (team.name) } " " @if team.sees && council.may_change { (tag("shown", Tone::Kept)) } }
            @if council.may_change {
                div.buttons { (deed(&action, words, Weight::Bare, &[("command", &command), ("sees", sees)])) }
            } @else {
                div.buttons { (link(&format!("/team/{}/figures", team.team), "Figures", Weight::Quiet)) }
            }
        }
    }
}
