//! A person's page: who is coming first, then what is agreed, then what is to be known.

use super::{circle, support};
use crate::web::Trouble;
use crate::web::design::button::{self, Weight, button};
use crate::web::design::card::{self, facts};
use crate::web::design::face::{self, Size};
use crate::web::design::form::{self, Field};
use crate::web::design::layout::Place;
use crate::web::team::{Here, command_field};
use axum::extract::{Path, Query};
use care::access::Purpose;
use care::ids::{PersonId, TeamId};
use care::team::person::Section;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use service::Glimpse;
use service::records::{Coming, PersonRecord};

/// What somebody opens a record for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct For {
    purpose: Option<String>,
}

impl For {
    /// The purpose; what they do anyway if they say nothing.
    pub(super) fn purpose(&self) -> Purpose {
        match self.purpose.as_deref() {
            Some("covering") => Purpose::Covering,
            Some("concern") => Purpose::Concern,
            _ => Purpose::Everyday,
        }
    }
}

pub(super) async fn show(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, glimpse) =
        here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    let frame = here.frame(Place::People, record.called.clone()).own_heading();
    Ok(frame.show(&html! {
        header.person-head { (face::person(&record.called, Size::Large)) h1 { (record.called) } }
        @if let Some(coming) = &record.coming { (who_is_coming(&glimpse, &record, coming)) }
        @if let Some(agreed) = &record.support { (support::section(&glimpse, &record, agreed)) }
        (to_know(&glimpse, &record))
        @if record.wishes.is_some() || record.circle.is_some() { (circle::section(&glimpse, &record)) }
        (not_for_you(&glimpse, &record))
    }))
}

/// Today, tomorrow, and the days after.
fn who_is_coming(glimpse: &Glimpse, record: &PersonRecord, coming: &[Coming]) -> Markup {
    let mut days: Vec<(Date, Vec<&Coming>)> = Vec::new();
    for one in coming {
        match days.last_mut() {
            Some((date, those)) if *date == one.start.date => those.push(one),
            _ => days.push((one.start.date, vec![one])),
        }
    }
    let (near, far) = days.split_at(days.len().min(3));
    card::section(
        "coming",
        "Who is coming",
        &html! {
            @if coming.is_empty() { p { "Nobody in the next two weeks." } }
            @for (date, those) in near { (day(glimpse, *date, those)) }
            @if !far.is_empty() {
                (card::fold("The days after", &html! { @for (date, those) in far { (day(glimpse, *date, those)) } }))
            }
            @if record.may_change.contains(&Section::Times) {
                (card::fold("Not at home for a while", &away(glimpse, record)))
            }
            p { (button::link(&format!("/team/{}/print?for=person/{}", glimpse.id(), record.id), "Print for the fridge", Weight::Bare)) }
        },
    )
}

fn day(glimpse: &Glimpse, date: Date, coming: &[&Coming]) -> Markup {
    let name = match care::time::days_between(glimpse.today(), date) {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => date.strftime("%A %-d %B").to_string(),
    };
    html! {
        h3 { (name) }
        ul.coming {
            @for one in coming {
                li {
                    span.when { (crate::words::clock(i32::from(one.start.clock.minutes()))) }
                    div {
                        @match &one.workers {
                            Some(workers) if !workers.is_empty() => {
                                strong { (crate::words::listed(&workers.iter().map(|worker| glimpse.worker(*worker)).collect::<Vec<_>>())) }
                            }
                            Some(_) if one.published => { strong { "Nobody yet" } }
                            _ => { span.soft { "The team is still making this week" } }
                        }
                        p.soft {
                            @if let Some(what) = &one.what { (what) ", " }
                            (crate::words::length(i64::from(one.minutes.0)))
                        }
                    }
                }
            }
        }
    }
}

fn away(glimpse: &Glimpse, record: &PersonRecord) -> Markup {
    let today = glimpse.today().to_string();
    html! {
        form method="post" action=(format!("/team/{}/people/{}/away", glimpse.id(), record.id)) {
            (command_field())
            (form::date(&Field { name: "from", label: "First day away", value: &today, ..Field::default() }))
            (form::date(&Field { name: "to", label: "Last day away", ..Field::default() }))
            (form::select(&Field { name: "why", label: "Where", value: "hospital", ..Field::default() }, &[
                ("hospital", "In hospital"), ("holiday", "On holiday"), ("family", "With family or friends"), ("other", "Somewhere else"),
            ]))
            (button("No visits on these days", Weight::Quiet))
        }
    }
}

/// Where she lives, how to reach her, what to know before knocking.
fn to_know(glimpse: &Glimpse, record: &PersonRecord) -> Markup {
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
            @if let Some(notes) = &record.notes {
                @if notes.is_empty() { p.soft { "Nothing is noted for before knocking." } } @else { p.quoted { (notes) } }
            }
            @if may_change {
                (button::link(&format!("/team/{}/people/{}/details", glimpse.id(), record.id), "Change this", Weight::Quiet))
            }
        },
    )
}

/// What the one who looks may not see, why, and how to see it all the same where there is a reason.
fn not_for_you(glimpse: &Glimpse, record: &PersonRecord) -> Markup {
    let here = format!("/team/{}/people/{}", glimpse.id(), record.id);
    let worker = glimpse.me().is_some();
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
        p { (button::link(&format!("{here}/looks"), "Who opened this record", Weight::Bare)) }
    }
}
