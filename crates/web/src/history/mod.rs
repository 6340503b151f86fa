//! What happened, in words, with a way to take it back.

pub(crate) mod phrases;
mod sentence;
#[cfg(test)]
mod tests;

use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Id};
use crate::team::{Here, Said, fresh_id};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::By;
use care::access::Matter;
use care::ids::{CommandId, TeamId};
use care::time::Moment;
use design::button::{self, Weight};
use design::card;
use design::history::{Item, timeline};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Glimpse;
use service::records::Happening;

/// How much of the history one page shows.
const A_PAGE: u64 = 60;

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/history", see(Matter::History), show).post(
        "/team/{team}/history/{version}/undo",
        change(Matter::History),
        undo,
    )
}

/// From where on.
#[derive(Debug, Default, Deserialize)]
struct From {
    before: Option<u64>,
}

async fn show(here: Here, Query(from): Query<From>) -> Result<Markup, Trouble> {
    let (happened, glimpse) = here.service().history(here.caller(), here.team(), from.before, A_PAGE).await?;
    let frame = here.frame(Place::History, "What happened");
    let earlier = happened.last().map(|last| last.version).filter(|version| *version > 1);
    Ok(frame.show(&html! {
        @if happened.is_empty() {
            (card::empty("Nothing has happened yet", "Everything that anyone does to the team’s week is kept here, and most of it can be taken back.", None))
        } @else {
            (timeline(&days(&glimpse, &happened)))
        }
        @if let Some(version) = earlier {
            (button::link(&here.address(&format!("history?before={version}")), "Earlier", Weight::Quiet))
        }
    }))
}

/// Everything under its day; what came of one command is one item.
fn days(glimpse: &Glimpse, happened: &[Happening]) -> Vec<(String, Vec<Item>)> {
    let mut days: Vec<(String, Vec<Item>)> = Vec::new();
    for together in happened.chunk_by(|one, other| one.command == other.command) {
        let Some(last) = together.first() else { continue };
        let moment = glimpse.zone().civil(last.at);
        let day = moment.date.strftime("%A %-d %B %Y").to_string();
        let item = item(glimpse, together, last, moment);
        match days.last_mut() {
            Some((of, items)) if *of == day => items.push(item),
            _ => days.push((day, vec![item])),
        }
    }
    days
}

fn item(glimpse: &Glimpse, together: &[Happening], last: &Happening, moment: Moment) -> Item {
    let undone = last.taken_back_by.is_some();
    let mut sentences: Vec<String> =
        together.iter().rev().map(|one| capital(&sentence::of(glimpse, &one.event))).collect();
    sentences.dedup();
    let more = sentences.len().saturating_sub(3);
    sentences.truncate(3);
    if more > 0 {
        sentences.push(format!(
            "And {}.",
            words::count(i64::try_from(more).unwrap_or(0), "thing more", "things more")
        ));
    }
    let action = format!("/team/{}/history/{}/undo", glimpse.id(), last.version);
    let can = !undone && glimpse.may_take_back(together);
    let command = fresh_id(CommandId::new).to_string();
    Item {
        when: words::clock(i32::from(moment.clock.minutes())),
        what: said(&by(glimpse, last.by), &sentences.join(" ")),
        why: String::new(),
        undo: can.then(|| button::deed(&action, "Undo", Weight::Bare, &[("command", &command)])),
        undone,
    }
}

/// A sentence with a capital at its beginning.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Who did what; a sentence that begins with their name says so already.
fn said(who: &str, what: &str) -> String {
    if what.strip_prefix(who).is_some_and(|rest| rest.starts_with(' ')) {
        what.to_owned()
    } else {
        format!("{who}: {what}")
    }
}

/// Who did it.
fn by(glimpse: &Glimpse, by: Option<By>) -> String {
    match by {
        Some(By::Worker(worker)) => glimpse.worker(worker).to_owned(),
        Some(By::Person(person)) => glimpse.person(person).to_owned(),
        Some(By::Member(_)) => "Somebody’s circle".to_owned(),
        Some(By::Account(_)) => "An administrator".to_owned(),
        Some(By::Program) => "Fairly".to_owned(),
        None => "Somebody".to_owned(),
    }
}

/// Something that is only to be done.
#[derive(Debug, Deserialize, JsonSchema)]
struct Undo {
    command: Id<CommandId>,
}

async fn undo(
    here: Here,
    Path((_, version)): Path<(TeamId, u64)>,
    Body(sent): Body<Undo>,
) -> Result<Response, Trouble> {
    let done = here.service().take_back(here.caller(), here.team(), sent.command.0, version).await;
    here.on(&here.address("history"), Said::Undone, done)
}
