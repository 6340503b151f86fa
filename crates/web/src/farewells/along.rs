//! Everything that is known about a person, to read, to print and as data; and the page for who supports them next.

use crate::Trouble;
use crate::care_plan::whole as whole_plan;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use care::ids::{PersonId, TeamId};
use maud::{Markup, html};
use service::farewells::TakenAlong;

async fn open(here: &TeamPage, which: (TeamId, PersonId)) -> Result<TakenAlong, Trouble> {
    Ok(here.service().take_along(here.caller(), which).await?)
}

fn sheet(here: &TeamPage, person: PersonId, title: String, body: &Markup) -> Markup {
    let back = here.address(&format!("people/{person}/farewell"));
    here.frame(Area::People, title).show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print, or save it." a href=(back) { "Back" } }
        div.paper { (body) }
        p.soft { "Printed " (moment(here.team_view().moment())) " by " (here.team_view().name()) "." }
    })
}

pub(super) async fn whole(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let all = open(&here, which).await?;
    let body = html! {
        (contact(&all))
        (whole_plan(&all.plan))
        (support(&all))
        (decided(&all))
        (medicines(&all))
        (said(&all))
        (records(&all))
    };
    Ok(sheet(&here, which.1, format!("All about {}", all.record.called), &body))
}

/// What who supports them next needs first, on a page or two.
pub(super) async fn handover(
    here: TeamPage,
    Path(which): Path<(TeamId, PersonId)>,
) -> Result<Markup, Trouble> {
    let all = open(&here, which).await?;
    let body =
        html! { (contact(&all)) (whole_plan(&all.plan)) (support(&all)) (decided(&all)) (medicines(&all)) };
    Ok(sheet(&here, which.1, format!("{}, for who supports them next", all.record.called), &body))
}

pub(super) async fn data(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Response, Trouble> {
    let all = open(&here, which).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"person.json\""),
    ];
    Ok((headers, all.json).into_response())
}

fn contact(all: &TakenAlong) -> Markup {
    let record = &all.record;
    html! {
        section {
            h2 { "Who I am" }
            @if let Some(contact) = &record.contact {
                p { strong { (contact.name) } @for line in contact.address.lines() { br; (line) } @if !contact.phone.is_empty() { br; (contact.phone) } }
            }
            @if let Some(notes) = record.notes.as_ref().filter(|notes| !notes.is_empty()) { p { (notes) } }
        }
    }
}

fn support(all: &TakenAlong) -> Markup {
    html! {
        section {
            h2 { "What is agreed" }
            ul { @for one in all.record.support.iter().flatten() { li { (one.what) @if let Some(last) = one.agreed.until { ", until " (day(last)) } } } }
        }
    }
}

fn decided(all: &TakenAlong) -> Markup {
    let consents = &all.consents;
    html! {
        @if !consents.asked.is_empty() || !consents.authorities.is_empty() {
            section {
                h2 { "What I decided, and who may decide where I cannot" }
                ul {
                    @for one in &consents.asked { li { (one.asked) " " strong { @if one.holds { "Yes" } @else { "No" } } ", " (day(one.on)) } }
                    @for one in &consents.authorities { li { @if let Some(holder) = &one.holder { strong { (holder) } ": " } (one.words) } }
                }
            }
        }
    }
}

fn medicines(all: &TakenAlong) -> Markup {
    html! {
        @if !all.medicines.is_empty() {
            section { h2 { "What I take" } ul { @for one in &all.medicines { li { strong { (one.name) } ": " (one.how) @if !one.why.is_empty() { ", for " (one.why) } } } } }
        }
    }
}

fn said(all: &TakenAlong) -> Markup {
    let with_words = all.feedback.said.iter().filter(|one| !one.words.is_empty());
    html! {
        section { h2 { "What I said of it" } ul { @for one in with_words { li { (day(one.at.date)) ", " (one.who) ": " (one.words) } } } }
    }
}

fn records(all: &TakenAlong) -> Markup {
    html! {
        @if !all.records.is_empty() {
            section { h2 { "What was written down of visits" } ul { @for one in &all.records {
                li { (moment(one.at)) ": " (one.said) @if !one.noticed.is_empty() { " Noticed: " (one.noticed) } }
            } } }
        }
    }
}
