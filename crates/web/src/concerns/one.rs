//! One concern: what it is, what is to be done next, what was done.

use super::said::{capital, stage, step, title};
use super::{forms, list};
use crate::Trouble;
use crate::case;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, day, moment};
use axum::extract::Path;
use care::concerns::ConcernId;
use care::ids::TeamId;
use design::button::{Weight, link};
use design::card::{facts, section, tag, words_of};
use design::history::{Item, timeline};
use design::live;
use maud::{Markup, html};
use service::concerns::{Record, Sight, Told};

pub(super) async fn show(
    here: TeamPage,
    Path((_, concern)): Path<(TeamId, ConcernId)>,
) -> Result<Markup, Trouble> {
    let record = here.service().open_concern(here.caller(), (here.team(), concern)).await?;
    let address = here.address(&format!("concerns/{concern}"));
    let region = live::region("concern", &address, &body(&here, &record));
    Ok(here.frame(Area::Concerns, title(&record.listed)).show(&region))
}

fn body(here: &TeamPage, record: &Record) -> Markup {
    let (words, tone) = stage(&record.listed);
    html! {
        p { (tag(words, tone)) " " (list::next(&record.listed)) }
        @if record.words.is_empty() { p.soft { "Nobody has said yet what happened." } } @else { (words_of(&capital(&record.listed.whose), &record.words)) }
        (forms::next(here, record))
        @if !record.steps.is_empty() { (section("done", "What was done", &timeline(&case::days(&record.steps, item)))) }
        (section("about", "About this", &what_is_known(here, record)))
        p { (link(&here.address(&format!("concerns/{}/print", record.listed.id)), "On paper", Weight::Bare)) " " (link(&here.address("concerns"), "All concerns", Weight::Bare)) }
    }
}

/// What is known of it, as name and value.
pub(super) fn what_is_known(here: &TeamPage, record: &Record) -> Markup {
    let listed = &record.listed;
    let mut known = vec![("Raised by", html! { (capital(&listed.whose)) ", " (moment(listed.raised)) })];
    if let Some((person, called)) = &listed.person {
        known.push(("Person", html! { a href=(here.address(&format!("people/{person}"))) { (called) } }));
    }
    if let Some(visit) = record.visit.filter(|_| here.team_view().me().is_some()) {
        known.push(("Visit", html! { a href=(here.address(&format!("visit/{visit}?on=board"))) { (crate::history::phrases::visit(here.team_view(), visit)) } }));
    }
    if let Some(worker) = &record.worker {
        known.push(("Worker", html! { (worker) }));
    }
    if let Some(writer) = &record.written_by {
        known.push(("Written down by", html! { (capital(writer)) }));
    }
    known.push(("To be taken on by", html! { (day(record.due.acknowledge)) }));
    known.push(("To be answered by", html! { (day(record.due.answer)) }));
    html! {
        (facts(&known))
        @if listed.sight == Sight::All { p.soft { "Where these dates come from: " (record.source) } }
    }
}

fn item(told: &Told) -> Item {
    let (what, why) = step(&told.who, &told.what);
    Item { when: clock(told.at.clock), what, parts: Vec::new(), why, undo: None, undone: false }
}
