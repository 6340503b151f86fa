//! The teams there are: another begins, one that nobody is left in closes.

use crate::answer::again;
use crate::door::words;
use crate::frame::page;
use crate::pages::{Pages, change};
use crate::sent::{Body, Id};
use crate::session::Viewer;
use crate::team::command_field;
use crate::{App, Trouble, councils, personal};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::access::Matter;
use care::founding::Description;
use care::ids::{CommandId, TeamId};
use care::time::Zone;
use design::button::{Weight, button, deed, link};
use design::card::tag;
use design::form::{self, Field};
use design::notice::{FieldProblem, Tone, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{ListedTeam, TeamIds};
use uuid::Uuid;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/teams", change(Matter::Teams), show)
        .post("/teams", change(Matter::Teams), begin)
        .post("/team/{team}/close", change(Matter::Teams), close)
        .post("/team/{team}/open-again", change(Matter::Teams), open_again)
}

/// A team that is to begin, as it was typed.
#[derive(Deserialize, JsonSchema)]
struct Typed {
    command: Id<CommandId>,
    #[serde(default)]
    name: String,
    /// A place whose clocks show the team's time, such as `Europe/London`.
    #[serde(default)]
    zone: String,
}

/// A deed that says nothing but which it is.
#[derive(Deserialize, JsonSchema)]
struct Deed {
    command: Id<CommandId>,
}

/// What was typed, and what is wrong with it.
struct Again<'a> {
    name: &'a str,
    zone: &'a str,
    problems: &'a [FieldProblem],
}

impl Again<'_> {
    const NOTHING: Again<'static> = Again { name: "", zone: "Europe/London", problems: &[] };
}

async fn show(State(app): State<App>, viewer: Viewer) -> Result<Markup, Trouble> {
    list_page(&app, &viewer, &Again::NOTHING).await
}

async fn begin(
    State(app): State<App>,
    viewer: Viewer,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let problems = match read(&typed) {
        Ok(team) => {
            match app.service().found_team(&viewer.caller, TeamIds::of(typed.command.0), team).await {
                Ok(team) => return Ok(Redirect::to(&format!("/team/{team}/invitations")).into_response()),
                Err(why) => vec![FieldProblem::new("name", words(why)?)],
            }
        }
        Err(problems) => problems,
    };
    let page = list_page(&app, &viewer, &Again { name: &typed.name, zone: &typed.zone, problems: &problems })
        .await?;
    Ok(again(&problems, |_| page))
}

/// The team as it was typed, or everything that is missing.
fn read(typed: &Typed) -> Result<Description, Vec<FieldProblem>> {
    let name = typed.name.trim();
    let mut problems = Vec::new();
    if name.is_empty() {
        problems.push(FieldProblem::new("name", "Write what the team is called."));
    }
    match typed.zone.trim().parse::<Zone>() {
        Ok(zone) if problems.is_empty() => Ok(Description { name: name.to_owned(), zone, base: None }),
        Ok(_) => Err(problems),
        Err(_) => {
            let words = "Write the zone of the team's clocks as a place, such as Europe/London.";
            problems.push(FieldProblem::new("zone", words));
            Err(problems)
        }
    }
}

async fn close(
    State(app): State<App>,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(deed): Body<Deed>,
) -> Result<Redirect, Trouble> {
    app.service().close_team(&viewer.caller, deed.command.0, team).await?;
    Ok(Redirect::to("/teams"))
}

async fn open_again(
    State(app): State<App>,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(deed): Body<Deed>,
) -> Result<Redirect, Trouble> {
    app.service().open_team_again(&viewer.caller, deed.command.0, team).await?;
    Ok(Redirect::to("/teams"))
}

async fn list_page(app: &App, viewer: &Viewer, typed: &Again<'_>) -> Result<Markup, Trouble> {
    let teams = app.service().teams_to_set_up(&viewer.caller).await?;
    let councils = councils::section(app, viewer).await?;
    let body = html! {
        (error_summary(typed.problems))
        ul.entries { @for team in &teams { (one(team)) } }
        h2 { "Another team" }
        (begin_form(typed))
        (councils)
        p { (link("/", "To your teams", Weight::Bare)) }
    };
    Ok(page(&personal::head(app, viewer, "Teams and councils", ("Your account", "administrator")), &body))
}

fn one(listed: &ListedTeam) -> Markup {
    let below = |page: &str| format!("/team/{}/{page}", listed.team);
    let command = CommandId::new(Uuid::new_v4()).to_string();
    let hidden = [("command", command.as_str())];
    html! {
        li {
            div {
                strong { (listed.name) } " "
                @if let Some(last) = listed.closed {
                    (tag("closed", Tone::Plain))
                    p.soft { "Its last day was " (last.strftime("%-d %B %Y").to_string()) ". It can still be read." }
                }
            }
            div.buttons {
                @if listed.closed.is_some() {
                    (deed(&below("open-again"), "Open it again", Weight::Bare, &hidden))
                } @else {
                    (link(&below("invitations"), "Invite", Weight::Quiet))
                    (link(&below("moves"), "Move somebody", Weight::Quiet))
                    (deed(&below("close"), "Close", Weight::Bare, &hidden))
                }
            }
        }
    }
}

fn begin_form(typed: &Again<'_>) -> Markup {
    let name = Field {
        name: "name",
        label: "What is it called?",
        hint: "Often the neighbourhood it works in.",
        value: typed.name,
        problems: typed.problems,
        ..Field::default()
    };
    let zone = Field {
        name: "zone",
        label: "Time zone",
        hint: "A city in it, such as Europe/London.",
        value: typed.zone,
        problems: typed.problems,
        ..Field::default()
    };
    html! {
        form method="post" action="/teams" {
            (command_field())
            (form::text(&name))
            (form::text(&zone))
            (button("Start this team", Weight::Main))
        }
    }
}
