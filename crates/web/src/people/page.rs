//! A person's page: who is coming first, then what is agreed, then what is to be known.

use super::{agreed as agreed_support, circle, coming, ways_in};
use crate::Trouble;
use crate::calendars;
use crate::frame::Area;
use crate::observations;
use crate::team::TeamPage;
use axum::extract::{Path, Query};
use care::access::{Action, Matter, Purpose};
use care::ids::{PersonId, TeamId};
use care::people::Section;
use design::button::{self, Weight};
use design::card::{self, facts};
use design::face::{self, Size};
use maud::{Markup, html};
use serde::Deserialize;
use service::TeamView;
use service::records::PersonRecord;

/// What somebody opens a record for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct For {
    purpose: Option<String>,
}

impl For {
    /// The purpose; what they do anyway if they say nothing.
    pub(crate) fn purpose(&self) -> Purpose {
        match self.purpose.as_deref() {
            Some("covering") => Purpose::Covering,
            Some("concern") => Purpose::Concern,
            _ => Purpose::Everyday,
        }
    }
}

pub(super) async fn show(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, team_view) =
        here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    let frame = here.frame(Area::People, record.called.clone()).own_heading();
    let ways_in = ways_in::ways_in(&here, &record).await?;
    let whose = (here.team(), person);
    let measured = here.service().measurements(here.caller(), whose, why.purpose()).await?;
    Ok(frame.show(&html! {
        header.person-head { (face::person(&record.called, Size::Large)) h1 { (record.called) } }
        @if let Some(coming) = &record.coming { (coming::section(&team_view, &record, coming)) }
        (crate::care_plan::about_person(&here, person))
        (crate::day::of_person(&team_view, &record))
        @if let Some(agreed) = &record.support { (agreed_support::section(&team_view, &record, agreed)) }
        (crate::feedback::about_person(&here, person))
        (to_know(&team_view, &record))
        (crate::tasks::about_person(&here, person))
        (crate::consents::about_person(&here, person))
        (crate::emergency::about_person(&here, person))
        (crate::medicines::about_person(&here, person))
        (crate::equipment::about_person(&here, person))
        (crate::delegated::about_person(&here, person))
        (crate::arrivals::about_person(&here, person))
        (crate::triage::about_person(&here, person))
        (crate::concerns::about_person(&here, person))
        @if record.wishes.is_some() || record.circle.is_some() { (circle::section(&team_view, &record, &ways_in)) }
        @if let Some(measured) = &measured { (observations::section(&here, measured, &here.address(&format!("people/{person}")))) }
        @if let Some(calendars) = team_view.calendars_of_person(person) {
            (calendars::section(&here, &calendars, &here.address(&format!("people/{person}"))))
        }
        @if team_view.judge(Action::See, &Matter::Bank.of_person(team_view.id(), person)).allowed {
            p { (button::link(&here.address(&format!("people/{person}/bank")), "Bank of hours", Weight::Quiet)) }
        }
        (crate::farewells::about_person(&here, person))
        (money(&here, &team_view, person))
        (not_for_you(&team_view, &record))
    }))
}

/// The ways to their budget and bills.
fn money(here: &TeamPage, team_view: &TeamView, person: PersonId) -> Markup {
    let may =
        |matter: Matter| team_view.judge(Action::See, &matter.of_person(team_view.id(), person)).allowed;
    html! {
        @if may(Matter::Budget) { p { (button::link(&here.address(&format!("people/{person}/budget")), "Budget", Weight::Quiet)) } }
        @if may(Matter::Bills) { p { (button::link(&here.address(&format!("people/{person}/bills")), "Bills", Weight::Quiet)) } }
    }
}

/// Where they live, how to reach them, what to know before going in.
fn to_know(team_view: &TeamView, record: &PersonRecord) -> Markup {
    let may_change = record.may_change.contains(&Section::Contact);
    if record.contact.is_none() && record.notes.is_none() {
        return html! {};
    }
    card::section(
        "to-know",
        "To know",
        &html! {
            @if let Some(contact) = &record.contact {
                (facts(&[
                    ("Name", html! { (contact.name) }),
                    ("Address", html! { @for line in contact.address.lines() { (line) br; } }),
                    ("Phone", html! { @if contact.phone.is_empty() { "not known" } @else { (contact.phone) } }),
                ]))
            }
            @if let Some(key) = record.key.as_ref().filter(|key| !key.is_empty()) {
                (facts(&[("Getting in", html! { (key) })]))
            }
            @if let Some(notes) = &record.notes {
                @if notes.is_empty() { p.soft { "Nothing to know before you go in." } } @else { p.quoted { (notes) } }
            }
            (crate::pin::of_person(team_view, record))
            @if may_change {
                (button::link(&format!("/team/{}/people/{}/details", team_view.id(), record.id), "Change this", Weight::Quiet))
            }
        },
    )
}

/// What the one who looks may not see, why, and how to see it all the same where there is a reason.
fn not_for_you(team_view: &TeamView, record: &PersonRecord) -> Markup {
    let here = format!("/team/{}/people/{}", team_view.id(), record.id);
    let worker = team_view.me().is_some();
    let held_back: Vec<_> = record.refused.iter().filter(|(section, _)| *section != Section::Looks).collect();
    html! {
        @if let [(_, why), ..] = held_back.as_slice() {
            (card::section("not-for-you", "Not shown to you", &html! {
                p { (why) }
                @if worker {
                    (button::row(&[
                        button::link(&format!("{here}?purpose=covering"), "I am stepping in for a colleague", Weight::Quiet),
                        button::link(&format!("{here}?purpose=concern"), "I am following up a concern", Weight::Bare),
                    ]))
                }
            }))
        }
        @if !record.refused.iter().any(|(section, _)| *section == Section::Looks) {
            p { (button::link(&format!("{here}/looks"), "Who opened this record", Weight::Bare)) }
        }
    }
}
