//! The invented people of a demonstration, who sign in by opening an address.

use super::door::let_in;
use crate::web::session::Browser;
use crate::web::{App, Trouble};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/demo/{key}", get(sign_in))
}

async fn sign_in(
    State(app): State<App>,
    browser: Browser,
    Path(key): Path<String>,
) -> Result<Response, Trouble> {
    let signed_in = app.accounts().sign_in_to_demonstration(&key).await?;
    let_in(&browser, signed_in, "/").await
}
