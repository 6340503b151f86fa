//! Pages, and what stands around them.

use super::pages::Pages;
use super::security::{answers_to_this_name, dress, plain_addresses_only, same_site_only};
use super::{App, answer, gate, observe, session, trouble};
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::timeout::RequestBodyTimeoutLayer;

/// A page that takes longer is stopped. Plans take as long as the team likes, but nobody waits for them in a request.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);
/// A map is sent in the request, and an ordinary line takes minutes for it.
const MAP_TAKEN_WITHIN: Duration = Duration::from_mins(10);
/// The page that takes maps.
const MAP: &str = "/team/{team}/settings/map";
/// The longest silence in the middle of an upload.
const UPLOAD_SILENCE: Duration = Duration::from_secs(10);
/// What a request may hold, in bytes. A page that takes files says itself how much more.
const FORM_BYTES_MOST: usize = 128 * 1024;

/// Everything people reach, topic by topic.
pub(super) fn pages() -> Pages {
    macro_rules! all {
        ($($topic:ident,)*) => { Pages::new()$(.and(super::$topic::pages()))* };
    }
    super::topics_with_pages!(all)
}

/// Everything people reach, with what stands around it.
pub fn router(app: App) -> Router {
    let doors =
        ServiceBuilder::new().layer(session::layer(&app)).layer(from_fn_with_state(app.clone(), gate::pass));
    around(pages().router().layer(doors), app)
}

/// The first is asked first and answers last. Pages are packed as quickly as can be: they are sent once and kept nowhere.
fn around(pages: Router<App>, app: App) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn(observe::watch))
        .layer(from_fn_with_state(app.clone(), dress))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(app.clone(), trouble::draw))
        .layer(CatchPanicLayer::custom(trouble::of_panic))
        .layer(from_fn_with_state(app.clone(), answers_to_this_name))
        .layer(from_fn(plain_addresses_only))
        .layer(same_site_only())
        .layer(from_fn(in_time))
        .layer(from_fn(answer::tell))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MOST))
        .layer(RequestBodyTimeoutLayer::new(UPLOAD_SILENCE));
    pages.layer(layers).with_state(app)
}

/// Stops what takes too long.
async fn in_time(request: Request, next: Next) -> Response {
    let most = answered_within(request.extensions().get());
    let answer = tokio::time::timeout(most, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

fn answered_within(page: Option<&MatchedPath>) -> Duration {
    if page.is_some_and(|page| page.as_str() == MAP) { MAP_TAKEN_WITHIN } else { ANSWERED_WITHIN }
}

#[cfg(test)]
mod tests;
