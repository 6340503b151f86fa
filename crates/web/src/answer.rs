//! One answer for people and programs. Pages answer what was sent to them by leading on to a page; those who ask for JSON, or
//! sent JSON, is told the same as JSON: what came of it, or a problem document (RFC 9457) with everything wrong, by field.

use super::Trouble;
use super::sent::is_json;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use design::notice::FieldProblem;
use maud::Markup;
use schemars::JsonSchema;
use serde::Serialize;

/// What came of something that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Outcome {
    /// The version of the team, or of the organisation, afterwards; not given where neither is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<u64>,
    /// How many events it took; 0 if everything was so already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) events: Option<u64>,
    /// The sentence that a person would read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) said: Option<&'static str>,
    /// The page that shows it.
    pub(crate) see: String,
}

/// What was wrong with what was sent, beside the page that shows it.
#[derive(Clone, Debug)]
struct Wrong(Vec<FieldProblem>);

/// A page again, with what was written in it and what is wrong with that.
pub(crate) fn again(problems: &[FieldProblem], page: impl FnOnce(&[FieldProblem]) -> Markup) -> Response {
    let mut response = (StatusCode::UNPROCESSABLE_ENTITY, page(problems)).into_response();
    response.extensions_mut().insert(Wrong(problems.to_vec()));
    response
}

/// Whether the answer is to be JSON rather than a page.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok()).unwrap_or_default();
    let asks = ["application/json", "application/problem+json"].iter().any(|kind| accepted.contains(kind));
    asks || (is_json(headers) && !accepted.contains("text/html"))
}

/// Tells programs what came of what they sent.
pub(super) async fn tell(request: Request, next: Next) -> Response {
    let json = request.method() == Method::POST && wants_json(request.headers());
    let response = next.run(request).await;
    if !json {
        return response;
    }
    if let Some(Wrong(problems)) = response.extensions().get() {
        return Trouble::of_problems(problems).into_response();
    }
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    match to {
        Some(see) if response.status() == StatusCode::SEE_OTHER => outcome(response, see),
        _ => response,
    }
}

/// The outcome instead of the way to a page; cookies stay.
fn outcome(response: Response, see: String) -> Response {
    let outcome = response.extensions().get().cloned().unwrap_or(Outcome { see, ..Outcome::default() });
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::OK;
    parts.headers.remove(header::LOCATION);
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Response::from_parts(parts, Body::from(serde_json::to_vec(&outcome).unwrap_or_default()))
}
