//! One line for each request: what, how it ended, how long it took. Only what is listed here gets into the log.

use super::figures;
use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use care::ids::AccountId;
use std::fmt;
use std::time::Instant;
use uuid::Uuid;

/// The header that tells a request's number.
const HEADER: &str = "x-request-id";
/// What stands for an address that leads to no page.
const NO_PAGE: &str = "none";

/// The number of a request, made here: one that a caller sends is a stranger's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RequestId(Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

/// Who asked, as far as it became known; left in the answer by the part that found out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedBy(pub(crate) AccountId);

/// Numbers the request, and writes its line and figures when it is answered. The address is told by its pattern: what
/// fills it, and what follows the question mark, may be about somebody.
pub(crate) async fn watch(mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = RequestId(Uuid::new_v4());
    request.extensions_mut().insert(id);
    let method = request.method().clone();
    let page = request.extensions().get::<MatchedPath>().cloned();
    let page = page.as_ref().map_or(NO_PAGE, MatchedPath::as_str);
    let mut response = next.run(request).await;
    let took = began.elapsed();
    let status = response.status().as_u16();
    let by = response.extensions().get::<AskedBy>().map(|by| by.0.to_string());
    tracing::info!(%id, %method, page, status, ms = took.as_secs_f64() * 1000.0, by, "answered");
    figures::answered(&method, page, status, took);
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}
