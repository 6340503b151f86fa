//! Workers: who is in the team. The list, a worker's own page, and the forms on it.

mod away;
mod details;
mod list;
mod page;
mod skills;
mod terms;

use crate::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/team/{team}/workers", get(list::show))
        .route("/team/{team}/workers/new", get(details::blank).post(details::join))
        .route("/team/{team}/workers/{worker}", get(page::show))
        .route("/team/{team}/workers/{worker}/details", get(details::form).post(details::change))
        .route("/team/{team}/workers/{worker}/terms", get(terms::form).post(terms::change))
        .route("/team/{team}/workers/{worker}/skills", post(skills::change))
        .route("/team/{team}/workers/{worker}/clearance", post(skills::clearance))
        .route("/team/{team}/workers/{worker}/away", post(away::note))
        .route("/team/{team}/workers/{worker}/away/{absence}/back", post(away::back))
        .route("/team/{team}/workers/{worker}/leave", post(details::leave))
}
