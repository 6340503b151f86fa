//! A worker's page: when she works, what she can do, when she is away.

use super::{away, skills, terms};
use crate::web::design::button::{self, Weight};
use crate::web::design::card::{self, facts};
use crate::web::design::face::{self, Size};
use crate::web::design::layout::Place;
use crate::web::session::Viewer;
use crate::web::team::{Asked, Frame};
use crate::web::{App, Trouble};
use axum::extract::{Path, Query, State};
use care::access::WorkerPart;
use care::ids::{TeamId, WorkerId};
use maud::{Markup, html};

pub(super) async fn show(
    State(app): State<App>,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Query(asked): Query<Asked>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let (record, glimpse) = app.service().open_worker(&viewer.caller, team, worker).await?;
    let frame =
        Frame::of(&app, &viewer, &glimpse, Place::Workers, record.called.clone()).after(&asked).own_heading();
    let place = glimpse.team().workers.keys().position(|one| *one == worker).unwrap_or(0);
    let here = format!("/team/{team}/workers/{worker}");
    let roles: Vec<&str> = record.roles.iter().map(|role| super::super::roles::name(*role)).collect();
    Ok(frame.show(&html! {
        header.person-head {
            (face::worker(&record.called, face::hue_of(place), Size::Large))
            h1 { (record.called) }
        }
        (card::section("about", "About", &html! {
            (facts(&[
                ("Name", html! { (record.details.name) }),
                ("Phone", html! { @if record.details.phone.is_empty() { "not known" } @else { (record.details.phone) } }),
                ("Languages", html! { @if record.details.languages.is_empty() { "not noted" } @else { (record.details.languages.join(", ")) } }),
                ("Roles", html! { @if roles.is_empty() { "none just now" } @else { (roles.join(", ")) } }),
            ]))
            @if record.may_change.contains(&WorkerPart::Colleague) {
                (button::link(&format!("{here}/details"), "Change this", Weight::Quiet))
            }
        }))
        @if let Some(agreed) = &record.terms { (terms::section(&record, agreed, &here)) }
        (skills::section(&glimpse, &record, &here))
        @if record.away.is_some() || record.may_change.contains(&WorkerPart::Away) {
            (away::section(&glimpse, &record, &here))
        }
        p { (button::link(&format!("/team/{team}/print?for=worker/{worker}"), "Print this week", Weight::Bare)) }
    }))
}
