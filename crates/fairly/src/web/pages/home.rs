//! The way in: leads everyone to where they have something to do.

use crate::web::design::layout::{PageHead, page};
use crate::web::session::Viewer;
use crate::web::{App, Trouble};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use care::ids::TeamId;
use care::organisation::Membership;
use maud::{Markup, html};
use service::{Caller, Kind, Service};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(home))
}

/// Who is one thing to one team goes straight there; whoever is more chooses.
async fn home(State(app): State<App>, viewer: Viewer) -> Result<Response, Trouble> {
    let caller = &viewer.caller;
    let mut places = caller.memberships.iter().filter_map(|membership| place(*membership));
    if let (Some(only), None) = (places.next(), places.next()) {
        return Ok(Redirect::to(&only).into_response());
    }
    let teams = teams(app.service(), caller).await?;
    let head = PageHead::new("Your teams").demo(app.config().demo);
    Ok(page(&head, &choice(&teams)).into_response())
}

/// Where somebody who is this has something to do.
fn place(membership: Membership) -> Option<String> {
    match membership {
        Membership::Worker { team, .. } => Some(format!("/team/{team}/board")),
        Membership::Person { team, person } | Membership::Member { team, person, .. } => {
            Some(format!("/team/{team}/people/{person}"))
        }
        Membership::Council | Membership::Administrator => None,
    }
}

/// The teams whose weeks somebody may see, with their names.
async fn teams(service: &Service, caller: &Caller) -> Result<Vec<(TeamId, String)>, Trouble> {
    let mut teams = Vec::new();
    for team in service.teams(caller).await? {
        match service.look_in(caller, team).await {
            Ok(glimpse) => teams.push((team, glimpse.name().to_owned())),
            Err(refused) if refused.kind == Kind::Forbidden => {}
            Err(error) => return Err(error.into()),
        }
    }
    teams.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(teams)
}

fn choice(teams: &[(TeamId, String)]) -> Markup {
    html! {
        @if teams.is_empty() {
            p { "There is no team here for you yet. Whoever invited you can say which one you belong to." }
        } @else {
            ul { @for (team, name) in teams { li { a href={ "/team/" (team) "/board" } { (name) } } } }
        }
    }
}
