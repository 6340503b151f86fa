//! People: whom the team supports. The list, a person's own page, and the forms on it.

mod circle;
mod coming;
mod details;
mod fridge;
mod list;
mod looks;
mod page;
mod support;
mod ways_in;

use crate::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/team/{team}/people", get(list::show))
        .route("/team/{team}/people/new", get(details::blank).post(details::join))
        .route("/team/{team}/people/{person}", get(page::show))
        .route("/team/{team}/people/{person}/week", get(fridge::show))
        .route("/team/{team}/people/{person}/looks", get(looks::show))
        .route("/team/{team}/people/{person}/details", get(details::form).post(details::change))
        .route("/team/{team}/people/{person}/leave", post(details::leave))
        .route("/team/{team}/people/{person}/wish", post(circle::wish))
        .route("/team/{team}/people/{person}/circle", post(circle::member))
        .route("/team/{team}/people/{person}/circle/{member}/invite", post(ways_in::invite))
        .route("/team/{team}/people/{person}/circle/{member}/withdraw", post(ways_in::withdraw))
        .route("/team/{team}/people/{person}/council", post(circle::council))
        .route("/team/{team}/people/{person}/away", post(support::away))
        .route("/team/{team}/people/{person}/support", get(support::blank).post(support::agree))
        .route("/team/{team}/people/{person}/support/{pattern}", get(support::form).post(support::change))
        .route("/team/{team}/people/{person}/support/{pattern}/end", post(support::end))
}
