//! The way in: leads everyone to where they have something to do.

use crate::frame::{PageHead, page};
use crate::pages::{Pages, signed_in};
use crate::session::Viewer;
use crate::told::told;
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use care::access::{Action, Matter};
use care::ids::TeamId;
use care::organisation::Membership;
use design::button::{Weight, link};
use design::card::section;
use maud::{Markup, html};
use service::{Caller, Glimpse, Kind, Service};
use words::count;

pub(super) fn pages() -> Pages {
    Pages::new().get("/", signed_in(), home)
}

/// Who is one thing to one team goes straight there; whoever is more, or sets teams up, chooses.
async fn home(State(app): State<App>, viewer: Viewer) -> Result<Response, Trouble> {
    let caller = &viewer.caller;
    let mut places = caller.memberships.iter().filter_map(|membership| place(*membership));
    if let (Some(only), None) = (places.next(), places.next()) {
        return Ok(Redirect::to(&only).into_response());
    }
    let teams = teams(app.service(), caller).await?;
    if let ([only], false) = (teams.as_slice(), caller.administers()) {
        return Ok(Redirect::to(&only.address).into_response());
    }
    let called = app.accounts().own(caller.account).await?.known_as;
    let role = if caller.administers() { "administrator" } else { "" };
    let head = PageHead::new("Your teams").viewer(called, role).demo(app.is_demonstration());
    let head = head.at_tablet(viewer.at_tablet()).told(viewer.news.as_ref().map(told));
    Ok(page(&head, &choice(&teams, caller)).into_response())
}

/// Where somebody who is this has something to do.
fn place(membership: Membership) -> Option<String> {
    match membership {
        Membership::Worker { team, .. } => Some(format!("/team/{team}/board")),
        Membership::Person { team, person } | Membership::Member { team, person, .. } => {
            Some(format!("/team/{team}/people/{person}"))
        }
        Membership::Council | Membership::CouncilOfficer { .. } | Membership::Administrator => None,
    }
}

/// A team that somebody has to do with, and where they can go in it.
struct Choice {
    id: TeamId,
    name: String,
    address: String,
    /// Whom it supports and who works in it, now.
    size: (usize, usize),
}

impl Choice {
    fn of(glimpse: &Glimpse) -> Self {
        let (team, today) = (glimpse.team(), glimpse.today());
        let size = (team.people_on(today).count(), team.workers_on(today).count());
        Self { id: glimpse.id(), name: glimpse.name().to_owned(), address: address(glimpse), size }
    }
}

/// The teams that somebody has to do with.
async fn teams(service: &Service, caller: &Caller) -> Result<Vec<Choice>, Trouble> {
    let mut teams = Vec::new();
    for team in &service.organisation().await?.teams {
        match service.glance(caller, *team).await {
            Ok(glimpse) => teams.push(Choice::of(&glimpse)),
            Err(none_of_theirs) if none_of_theirs.kind == Kind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    teams.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(teams)
}

/// The first page of a team that somebody may open.
fn address(glimpse: &Glimpse) -> String {
    let team = glimpse.id();
    let may = |matter: Matter| glimpse.judge(Action::See, &matter.of_team(team)).allowed;
    let page = match () {
        () if may(Matter::Weeks) => "board",
        () if may(Matter::Settings) => "settings",
        () if may(Matter::Figures) => "figures",
        () => "access",
    };
    format!("/team/{team}/{page}")
}

fn choice(teams: &[Choice], caller: &Caller) -> Markup {
    html! {
        @if caller.administers() {
            p { (link("/teams", "Set up teams and councils", Weight::Quiet)) }
        }
        @if teams.is_empty() {
            p { "There is no team here for you yet. Whoever invited you can say which one you belong to." }
        }
        @for (at, team) in teams.iter().enumerate() {
            (section(&format!("team-{at}"), &team.name, &one(team, caller)))
        }
    }
}

/// How large a team is, and what whoever looks can do there.
fn one(team: &Choice, caller: &Caller) -> Markup {
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let (people, workers) = team.size;
    let below = |page: &str| format!("/team/{}/{page}", team.id);
    html! {
        p {
            (count(number(workers), "worker", "workers")) " and "
            (count(number(people), "person", "people")) " they support."
        }
        div.buttons {
            (link(&team.address, "Open", Weight::Main))
            @if caller.administers() {
                (link(&below("invitations"), "Invite somebody", Weight::Quiet))
                (link(&below("figures"), "Figures", Weight::Quiet))
            }
        }
    }
}
