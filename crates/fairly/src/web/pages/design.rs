//! Every piece that pages are built from, on one page.

use crate::web::App;
use crate::web::design::gallery;
use axum::Router;
use axum::routing::get;
use maud::{Markup, html};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/design", get(design))
}

async fn design() -> Markup {
    gallery::page(&html! {})
}
