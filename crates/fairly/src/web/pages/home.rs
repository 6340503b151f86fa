//! The way in.

use crate::web::App;
use axum::Router;
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(home))
}

async fn home() -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head { meta charset="utf-8"; title { "Fairly" } }
            body { h1 { "Fairly" } }
        }
    }
}
