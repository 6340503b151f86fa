//! Every piece that pages are built from, and a board of real size with invented people. Open to all: it holds nothing.

use crate::App;
use crate::board::{self, By, Stage, sample};
use crate::frame::{self, Area, PageHead, TeamHead, Width};
use crate::pages::{Pages, anyone};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use design::{button, card, difference, gallery};
use maud::{Markup, html};
use serde::Deserialize;
use tokio::task::spawn_blocking;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/design", anyone(), design)
        .get("/design/board", anyone(), |app, query| board(app, query, Stage::Published))
        .get("/design/draft", anyone(), |app, query| board(app, query, Stage::Draft))
        .get("/design/visit/{visit}", anyone(), visit)
        .get("/design/visit/{visit}/{deed}", anyone(), visit)
}

/// How to look at the board.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(default)]
    by: String,
    day: Option<usize>,
}

async fn design() -> Markup {
    let board = html! {
        (card::section("board-title", "The board", &html! {
            p { "As large as a team: twelve workers, twenty-two people, some three hundred and fifty visits." }
            (button::row(&[
                button::link("/design/board", "A published week", button::Weight::Quiet),
                button::link("/design/draft", "A draft", button::Weight::Quiet),
                button::link("/design/board?day=0", "One day", button::Weight::Quiet),
                button::link("/design/board?by=person", "By person", button::Weight::Quiet),
                button::link("/design/board?by=map", "On the map", button::Weight::Quiet),
            ]))
        }))
    };
    frame::page(&head("The pieces we build pages from").width(Width::Full), &gallery::body(&board))
}

async fn board(State(app): State<App>, Query(look): Query<Look>, stage: Stage) -> Result<Markup, StatusCode> {
    let by = By::read(&look.by);
    let example = spawn_blocking(move || app.example().cloned()).await;
    let week = example.ok().flatten().ok_or(StatusCode::NOT_FOUND)?;
    let view = sample::sample(week, by, look.day, stage);
    let head = head("The week from Monday 2 March").width(Width::Full);
    Ok(frame::page(&head, &board::board(&view)))
}

/// What a visit's own page could say, to try the panel.
async fn visit(Path(_): Path<Vec<String>>) -> Markup {
    let head = head("Mrs Hill, breakfast");
    frame::page(
        &head,
        &html! {
            p { "Tuesday 7.45am to 8.30am, with Amara." }
            (card::section("would", "If Grace came instead", &difference::consequences(&gallery::consequences())))
            (button::row(&[button::link("/design/board", "Give it to Grace", button::Weight::Main)]))
        },
    )
}

/// The head of a page in an invented team.
fn head(title: &str) -> PageHead {
    let may_open = vec![
        Area::Board,
        Area::Draft,
        Area::Today,
        Area::People,
        Area::Workers,
        Area::Requests,
        Area::History,
        Area::Values,
        Area::Settings,
    ];
    let team = TeamHead { key: "elm".to_owned(), name: "Elm Road".to_owned(), requests: 2, may_open };
    PageHead { team: Some(team), ..PageHead::new(title) }.viewer("Amara Okafor", "worker").demo(true)
}
