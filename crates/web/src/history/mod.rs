//! What happened, in words, with a way to take it back.

pub(crate) mod phrases;
mod sentence;
#[cfg(test)]
mod tests;

use crate::Trouble;
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Id};
use crate::team::{Said, TeamPage, fresh_id};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::By;
use care::access::Matter;
use care::ids::{CommandId, TeamId};
use design::button::{self, Weight};
use design::card;
use design::history::{Item, timeline};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::TeamView;
use service::history::Entry;

/// What came of how many commands one page shows.
const A_PAGE: usize = 40;

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

async fn show(here: TeamPage, Query(from): Query<From>) -> Result<Markup, Trouble> {
    let (page, team_view) = here.service().history(here.caller(), here.team(), from.before, A_PAGE).await?;
    Ok(here.frame(Area::History, "What happened").show(&html! {
        @if page.entries.is_empty() {
            (card::empty("Nothing has happened yet", "Everything that anyone does to the team’s week is kept here, and most of it can be taken back.", None))
        } @else {
            (timeline(&days(&team_view, &page.entries)))
        }
        @if let Some(version) = page.before {
            (button::link(&here.address(&format!("history?before={version}")), "Earlier", Weight::Quiet))
        }
    }))
}

/// Everything under its day.
fn days(team_view: &TeamView, entries: &[Entry]) -> Vec<(String, Vec<Item>)> {
    let by_day = entries.chunk_by(|one, other| one.at.date == other.at.date);
    let day = |of_day: &[Entry]| {
        let date = of_day.first()?.at.date;
        let items = of_day.iter().filter_map(|entry| item(team_view, entry)).collect();
        Some((date.strftime("%A %-d %B %Y").to_string(), items))
    };
    by_day.filter_map(day).collect()
}

/// What came of one command: the first sentence, and the others folded.
fn item(team_view: &TeamView, entry: &Entry) -> Option<Item> {
    let mut sentences: Vec<String> =
        entry.events.iter().map(|event| capital(&sentence::of(team_view, event))).collect();
    sentences.dedup();
    let (first, parts) = sentences.split_first()?;
    let action = format!("/team/{}/history/{}/undo", team_view.id(), entry.version);
    let command = fresh_id(CommandId::new).to_string();
    let undo = || button::deed(&action, "Undo", Weight::Bare, &[("command", &command)]);
    Some(Item {
        when: words::clock(i32::from(entry.at.clock.minutes())),
        what: said(&by(team_view, entry.by), first),
        parts: parts.to_vec(),
        why: String::new(),
        undo: entry.may_take_back.then(undo),
        undone: entry.is_taken_back,
    })
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
fn by(team_view: &TeamView, by: Option<By>) -> String {
    match by {
        Some(By::Worker(worker)) => team_view.worker(worker).to_owned(),
        Some(By::Person(person)) => team_view.person(person).to_owned(),
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
    here: TeamPage,
    Path((_, version)): Path<(TeamId, u64)>,
    Body(sent): Body<Undo>,
) -> Result<Response, Trouble> {
    let done = here.service().take_back(here.caller(), here.team(), sent.command.0, version).await;
    here.on(&here.address("history"), Said::Undone, done)
}
