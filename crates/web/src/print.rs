//! The week on paper: the team's for the wall, a worker's for a pocket, a person's large enough for a fridge.

use super::week::drawn::{Seen, ToDraw, draw, see, usual};
use super::week::{self, when};
use crate::Trouble;
use crate::board::{self, By};
use crate::frame::Area;
use crate::pages::{self, Pages};
use crate::people::fridge::{fill, to_ring};
use crate::team::TeamPage;
use axum::extract::Query;
use care::access::Matter;
use care::time::WeekStart;
use design::card::{empty, fold};
use maud::{Markup, html};
use rota::{PersonIdx, WorkerIdx};
use serde::Deserialize;
use service::planning::Sheet;
use view::{PersonView, WeekView, WorkerView};
use words::{clock, length_short, listed};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/print", pages::see(Matter::Weeks), look)
}

/// What is to be on the paper.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(default)]
    week: String,
    /// `team`, `worker/…` or `person/…`.
    #[serde(default, rename = "for")]
    whom: String,
}

async fn look(here: TeamPage, Query(look): Query<Look>) -> Result<Markup, Trouble> {
    let week = week::read(&look.week, here.team_view().this_week());
    let title = when::week(week);
    if !here.team_view().is_published(week) && !here.team_view().has_draft(week) {
        let nothing = empty("There is nothing to print", "This week has no rota yet.", None);
        return Ok(here.frame(Area::Board, format!("The week of {title}")).show(&nothing));
    }
    let mut seen = see(&here, week, usual(&here, week), false).await?;
    let (heading, paper) = match look.whom.split_once('/') {
        Some(("worker", id)) => {
            let at = seen
                .sheet
                .compiled
                .worker(&id.into())
                .map(WorkerIdx::index)
                .ok_or_else(Trouble::not_found)?;
            let stops = seen.view.workers[at].rounds.iter().flat_map(|round| &round.stops);
            seen.open_words(&here, stops.map(|stop| stop.visit).collect::<Vec<_>>());
            let view = &seen.view;
            (format!("{}, {title}", view.workers[at].name), worker(view, &view.workers[at]))
        }
        Some(("person", id)) => {
            let at = seen
                .sheet
                .compiled
                .person(&id.into())
                .map(PersonIdx::index)
                .ok_or_else(Trouble::not_found)?;
            let coming = seen.view.people[at].coming.iter().map(|coming| coming.visit);
            seen.open_words(&here, coming.collect::<Vec<_>>());
            let view = &seen.view;
            let sheet = html! { (person(view, &view.people[at])) (to_ring(here.team_view())) };
            (format!("Who comes to {}, {title}", view.people[at].name), sheet)
        }
        _ => {
            let asked = ToDraw { week, which: usual(&here, week), by: By::Worker, day: None, page: "board" };
            (format!("{}, {title}", here.team_view().name()), board::board(&draw(&here, &asked).await?))
        }
    };
    let draft = !here.team_view().is_published(week);
    Ok(here.frame(Area::Board, heading).wide().show(&html! {
        (choose(&here, week, &seen))
        @if draft { p { strong { "This is a draft; it may still change." } } }
        (paper)
    }))
}

/// What else could be printed; not on the paper.
fn choose(here: &TeamPage, week: WeekStart, seen: &Seen) -> Markup {
    let Seen { sheet, view, .. } = seen;
    let link = |whom: &str, words: &str| {
        html! { li { a href=(here.address(&format!("print?week={week}&for={whom}"))) { (words) } } }
    };
    let id = |sheet: &Sheet, at| {
        sheet.compiled.person_id(PersonIdx::at(at)).map(ToString::to_string).unwrap_or_default()
    };
    let worker_id =
        |at| sheet.compiled.worker_id(WorkerIdx::at(at)).map(ToString::to_string).unwrap_or_default();
    html! {
        div.choices {
            p { "This page is made for paper: use your browser’s Print." }
            (fold("Print somebody’s own week", &html! {
                ul.names {
                    (link("team", "The whole team"))
                    @for (at, worker) in view.workers.iter().enumerate() { (link(&format!("worker/{}", worker_id(at)), &worker.name)) }
                    @for (at, person) in view.people.iter().enumerate() { (link(&format!("person/{}", id(sheet, at)), &person.name)) }
                }
            }))
        }
    }
}

/// A worker's rounds, day by day.
fn worker(view: &WeekView, worker: &WorkerView) -> Markup {
    html! {
        div.paper {
            @for (at, day) in view.days.iter().enumerate() {
                @let stops: Vec<_> = worker.rounds.iter().filter(|round| round.day == at).flat_map(|round| &round.stops).collect();
                section {
                    h2 { (day.long) }
                    @if stops.is_empty() { p.soft { "No visits" } }
                    ol.visits {
                        @for stop in &stops {
                            li {
                                span.when { (clock(stop.start)) }
                                div {
                                    strong { (view.person_of(stop.visit).name) }
                                    span.soft { ", " (view.visits[stop.visit].what) ", " (length_short(i64::from(stop.end - stop.start))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Who comes to a person, large.
fn person(view: &WeekView, person: &PersonView) -> Markup {
    html! {
        div class={"paper large " (fill(person.coming.len()))} {
            @for (at, day) in view.days.iter().enumerate() {
                @let coming: Vec<_> = person.coming.iter().filter(|coming| coming.day == at).collect();
                section {
                    h2 { (day.long) }
                    @if coming.is_empty() { p.soft { "Nobody comes" } }
                    ol.visits {
                        @for one in &coming {
                            @let visit = &view.visits[one.visit];
                            @let names: Vec<&str> = visit.workers.iter().map(|worker| view.workers[*worker].first.as_str()).collect();
                            li {
                                span.when { (clock(one.start)) }
                                div { strong { @if names.is_empty() { "nobody yet" } @else { (listed(&names)) } } span.soft { ", " (visit.what) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
