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
        (by_itself(record))
        @if record.words.is_empty() && !record.came_by_itself { p.soft { "Nobody has said yet what happened." } } @else if !record.words.is_empty() { (words_of(&capital(&record.listed.whose), &record.words)) }
        (forms::next(here, record))
        @if !record.steps.is_empty() { (section("done", "What was done", &timeline(&case::days(&record.steps, item)))) }
        (section("about", "About this", &what_is_known(here, record)))
        p { (link(&here.address(&format!("concerns/{}/print", record.listed.id)), "On paper", Weight::Bare)) " " (link(&here.address("concerns"), "All concerns", Weight::Bare)) }
    }
}

/// What the program saw, where nobody raised it.
fn by_itself(record: &Record) -> Markup {
    let came: Vec<&str> = record.came.iter().map(|one| one.called.as_str()).collect();
    html! {
        @match &record.medicine {
            Some((_, Some(due))) => p { "Nobody has recorded what came of a medicine that was due " (moment(*due)) ". Find out, record it with its reason, and ask the pharmacist, the GP or 111 whether anything has to be done." },
            Some((_, None)) => p { "A medicine was had too soon after the last one, or too often in a day. Ask the pharmacist, the GP or 111 now, and note what they say." },
            None if record.came_by_itself => p { "Nobody has said that they were at this visit, and its time is over. Ring the person now, or go: somebody has to see or speak to them." },
            None => {},
        }
        @if !came.is_empty() { p { strong { (words::listed(&came)) } " said since that they were there. Look at how the visit went; then this can end." } }
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
    if let (Some((name, _)), Some((person, _))) =
        (record.medicine.as_ref().filter(|(name, _)| !name.is_empty()), &listed.person)
    {
        known.push((
            "Medicine",
            html! { a href=(here.address(&format!("people/{person}/medicines"))) { (name) } },
        ));
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
