//! The way in: leads everyone to where they have something to do.

use crate::frame::{PageHead, page};
use crate::pages::{Pages, signed_in};
use crate::personal::way_back_notice;
use crate::session::{Viewer, on_a_phone};
use crate::{App, Trouble};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use care::organisation::Membership;
use design::button::{Weight, link};
use design::card::section;
use maud::{Markup, html};
use service::{Caller, FirstPage, TeamAtHome, TeamSize};
use words::count;

pub(super) fn pages() -> Pages {
    Pages::new().get("/", signed_in(), home)
}

/// Somebody who is one thing to one team goes straight there; who is more, or sets teams up, chooses.
async fn home(State(app): State<App>, viewer: Viewer, headers: HeaderMap) -> Result<Response, Trouble> {
    let (caller, on_phone) = (&viewer.caller, on_a_phone(&headers));
    let mut places = caller.memberships.iter().filter_map(|membership| place(*membership, on_phone));
    if let (Some(only), None) = (places.next(), places.next()) {
        return Ok(Redirect::to(&only).into_response());
    }
    let teams = app.service().home(caller).await?;
    if let ([only], false) = (teams.as_slice(), caller.administers()) {
        return Ok(Redirect::to(&address(only)).into_response());
    }
    let called = app.accounts().own(caller.account).await?.known_as;
    let role = if caller.administers() { "administrator" } else { "" };
    let head = PageHead::new("Your teams").viewer(called, role).demo(app.is_demonstration());
    let head = head
        .unread(viewer.unread)
        .at_tablet(viewer.at_tablet())
        .notice(viewer.news.as_ref().map(way_back_notice));
    Ok(page(&head, &choice(&teams, caller)).into_response())
}

/// Where somebody who is this has something to do. A worker on a phone is on the way to somebody: their own day comes first.
fn place(membership: Membership, on_phone: bool) -> Option<String> {
    match membership {
        Membership::Worker { team, .. } if on_phone => Some(format!("/team/{team}/today")),
        Membership::Worker { team, .. } => Some(format!("/team/{team}/board")),
        Membership::Person { team, person } | Membership::Member { team, person, .. } => {
            Some(format!("/team/{team}/people/{person}"))
        }
        Membership::Council | Membership::CouncilOfficer { .. } | Membership::Administrator => None,
    }
}

/// The page of a team on which somebody begins.
fn address(team: &TeamAtHome) -> String {
    let page = match team.page {
        FirstPage::Board => "board",
        FirstPage::Settings => "settings",
        FirstPage::Figures => "figures",
        FirstPage::Access => "access",
    };
    format!("/team/{}/{page}", team.id)
}

fn choice(teams: &[TeamAtHome], caller: &Caller) -> Markup {
    html! {
        @if caller.administers() {
            div.buttons {
                (link("/teams", "Set up teams and councils", Weight::Quiet))
                (link("/accounts", "Let somebody back in", Weight::Quiet))
                (link("/erasures", "Erase somebody", Weight::Quiet))
            }
        }
        @if teams.is_empty() {
            p { "There is no team here for you yet. The person who invited you can say which one you belong to." }
        }
        @for (at, team) in teams.iter().enumerate() {
            (section(&format!("team-{at}"), &team.name, &one(team, caller)))
        }
    }
}

/// How large a team is, where that is known, and what the viewer can do there.
fn one(team: &TeamAtHome, caller: &Caller) -> Markup {
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let below = |page: &str| format!("/team/{}/{page}", team.id);
    html! {
        @if let Some(TeamSize { workers, people }) = team.size {
            p {
                (count(number(workers), "worker", "workers")) " and "
                (count(number(people), "person", "people")) " they support."
            }
        }
        div.buttons {
            (link(&address(team), "Open", Weight::Main))
            @if caller.administers() {
                (link(&below("invitations"), "Invite somebody", Weight::Quiet))
                (link(&below("figures"), "Figures", Weight::Quiet))
            }
        }
    }
}
