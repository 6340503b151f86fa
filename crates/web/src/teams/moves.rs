//! Moving a worker or a person to another team, with what belongs to them.

use crate::frame::page;
use crate::pages::{Pages, change};
use crate::sent::{Body, Day, Id};
use crate::session::Viewer;
use crate::team::command_field;
use crate::{App, Trouble, personal};
use axum::extract::{Path, State};
use axum::response::Redirect;
use care::access::Matter;
use care::ids::{CommandId, TeamId};
use design::button::{Weight, button, link};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Error, Kind, ListedTeam, Movable, Moved, Moving};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/moves", change(Matter::Teams), show).post(
        "/team/{team}/moves",
        change(Matter::Teams),
        send,
    )
}

/// Who moves where.
#[derive(Deserialize, JsonSchema)]
struct Sent {
    command: Id<CommandId>,
    /// `worker` or `person`, a space, and their id.
    who: String,
    /// The other team.
    to: Id<TeamId>,
    /// Their first day there.
    on: Day,
}

async fn show(State(app): State<App>, viewer: Viewer, Path(team): Path<TeamId>) -> Result<Markup, Trouble> {
    let movable = app.service().movable(&viewer.caller, team).await?;
    let teams = app.service().teams_to_set_up(&viewer.caller).await?;
    let today = app.service().view_team_outside(&viewer.caller, team).await?.today();
    let title = format!("Move somebody from {}", movable.team);
    let body = html! {
        p {
            "They take with them what belongs to them: a worker their contract, skills and absences to come; a person their details, \
             their circle, what they wish, what is agreed with them and what is to be different for once. The day before is their last in this team."
        }
        (move_form(team, (&movable, &teams), &care::time::plus_days(today, 7).to_string()))
        p { (link("/teams", "Back to all teams", Weight::Bare)) }
    };
    Ok(page(&personal::head(&app, &viewer, &title, ("Your account", "administrator")), &body))
}

async fn send(
    State(app): State<App>,
    viewer: Viewer,
    Path(from): Path<TeamId>,
    Body(sent): Body<Sent>,
) -> Result<Redirect, Trouble> {
    let who = who(&sent.who).ok_or_else(|| Error::new(Kind::Invalid, "Say who moves."))?;
    let moving = Moving { who, from, to: sent.to.0, on: sent.on.0 };
    app.service().move_to_team(&viewer.caller, sent.command.0, moving).await?;
    Ok(Redirect::to("/teams"))
}

fn who(sent: &str) -> Option<Moved> {
    match sent.split_once(' ')? {
        ("worker", id) => id.parse().ok().map(Moved::Worker),
        ("person", id) => id.parse().ok().map(Moved::Person),
        _ => None,
    }
}

fn move_form(team: TeamId, (movable, teams): (&Movable, &[ListedTeam]), on: &str) -> Markup {
    let workers = movable.workers.iter().map(|(id, name)| (format!("worker {id}"), name.clone()));
    let people = movable.people.iter().map(|(id, since)| {
        let since = since.strftime("%-d %B %Y");
        (format!("person {id}"), format!("a person supported since {since}"))
    });
    let who: Vec<(String, String)> = workers.chain(people).collect();
    let others = teams.iter().filter(|other| other.team != team && other.closed.is_none());
    let to: Vec<(String, String)> =
        others.map(|other| (other.team.to_string(), other.name.clone())).collect();
    if to.is_empty() {
        return html! { p { "There is no other team to move to. Start one first, under “Teams and councils”." } };
    }
    html! {
        form method="post" action={"/team/" (team) "/moves"} {
            (command_field())
            (select("who", "Who moves?", &who))
            (select("to", "To which team?", &to))
            (form::date(&Field { name: "on", label: "Their first day there", value: on, ..Field::default() }))
            (button("Move them", Weight::Main))
        }
    }
}

fn select(name: &str, label: &str, of: &[(String, String)]) -> Markup {
    let choices: Vec<(&str, &str)> =
        of.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect();
    form::select(&Field { name, label, ..Field::default() }, &choices)
}
