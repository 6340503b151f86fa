//! The way in.

use crate::web::App;
use crate::web::design::layout::{PageHead, page};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(home))
}

async fn home(State(app): State<App>) -> Markup {
    let head = PageHead::new("Fairly").demo(app.config().demo);
    page(&head, &html! { p { "Who comes when, made by the team itself." } })
}
