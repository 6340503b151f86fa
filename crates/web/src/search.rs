//! Finding somebody by name, from any page of a team.

use crate::pages::{Pages, theirs};
use crate::team::TeamPage;
use crate::week::when::number;
use axum::extract::Query;
use design::button::{Weight, button};
use design::card;
use design::face::{self, Size, hue_of};
use design::form::{self, Field};
use maud::{Markup, html};
use serde::Deserialize;
use service::search::{Found, FoundPerson, FoundWorker};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/search", theirs(), show)
}

/// What is looked for.
#[derive(Debug, Deserialize)]
struct Sought {
    #[serde(default)]
    q: String,
}

async fn show(here: TeamPage, Query(Sought { q }): Query<Sought>) -> Markup {
    let found = here.team_view().search(&q);
    here.frame_apart("Find somebody").show(&html! {
        form method="get" role="search" action=(here.address("search")) {
            (form::text(&Field { name: "q", label: "Name, or part of it", value: &q, ..Field::default() }))
            (button("Find", Weight::Main))
        }
        @if !q.trim().is_empty() { (results(&here, &q, &found)) }
    })
}

fn results(here: &TeamPage, sought: &str, found: &Found) -> Markup {
    let many = number(found.people.len() + found.workers.len());
    html! {
        p role="status" { (words::count(many, "name", "names")) " found for “" (sought.trim()) "”." }
        @if found.is_empty() {
            p { "Nobody you can see here has a name like that. Try fewer letters: the first two or three of a name are enough." }
        }
        @if !found.people.is_empty() {
            (card::section("found-people", "People", &html! {
                ul.people { @for one in &found.people { li { (person(here, one)) } } }
            }))
        }
        @if !found.workers.is_empty() {
            (card::section("found-workers", "Workers", &html! {
                ul.people { @for one in &found.workers { li { (worker(here, one)) } } }
            }))
        }
    }
}

fn person(here: &TeamPage, one: &FoundPerson) -> Markup {
    let said = if one.now { "" } else { "Not supported at the moment." };
    let href = here.address(&format!("people/{}", one.id));
    face::line(&face::person(&one.called, Size::Medium), &one.called, Some(&href), &html! { (said) })
}

fn worker(here: &TeamPage, one: &FoundWorker) -> Markup {
    let said = if one.now { "" } else { "Not in the team at the moment." };
    let (called, href) = (&one.worker.called, here.address(&format!("workers/{}", one.worker.id)));
    face::line(
        &face::worker(called, hue_of(one.worker.place), Size::Medium),
        called,
        Some(&href),
        &html! { (said) },
    )
}
