//! Every piece that pages are built from, and a board of real size with invented people. Open to all: it holds nothing.

use crate::web::App;
use crate::web::board::{self, By, Stage, sample};
use crate::web::design::layout::{self, PageHead, Width};
use crate::web::design::{button, card, difference, gallery};
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;
use tokio::task::spawn_blocking;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/design", get(design))
        .route("/design/board", get(|query| board(query, Stage::Published)))
        .route("/design/draft", get(|query| board(query, Stage::Draft)))
        .route("/design/visit/{visit}", get(visit))
        .route("/design/visit/{visit}/{deed}", get(visit))
}

/// How to look at the board.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(default)]
    by: String,
    day: Option<usize>,
}

async fn design() -> Markup {
    gallery::page(&html! {
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
    })
}

async fn board(Query(look): Query<Look>, stage: Stage) -> Result<Markup, StatusCode> {
    let by = By::read(&look.by);
    let drawn = spawn_blocking(move || sample::sample(by, look.day, stage)).await;
    let view = drawn.ok().flatten().ok_or(StatusCode::NOT_FOUND)?;
    let head = gallery::head("The week from Monday 2 March").width(Width::Full);
    Ok(layout::page(&head, &board::board(&view)))
}

/// What a visit's own page could say, to try the panel.
async fn visit(Path(_): Path<Vec<String>>) -> Markup {
    let head: PageHead = gallery::head("Mrs Hill, breakfast");
    layout::page(
        &head,
        &html! {
            p { "Tuesday 7.45am to 8.30am, with Amara." }
            (card::section("would", "If Grace came instead", &difference::consequences(&gallery::consequences())))
            (button::row(&[button::link("/design/board", "Give it to Grace", button::Weight::Main)]))
        },
    )
}
