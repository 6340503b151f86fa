//! The door for devices: FHIR observations in and out, with the key that the team gave for a device.

use crate::App;
use crate::sent::Resource;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use exchange::fhir::{Code, Issue, bundle, outcome};
use serde::Deserialize;
use serde_json::Value;

/// The longest observation that is taken, in bytes.
const BYTES_MOST: usize = 20_000;

/// What is searched for.
#[derive(Debug, Deserialize)]
pub(super) struct Search {
    patient: Option<String>,
    subject: Option<String>,
}

pub(super) async fn take(State(app): State<App>, headers: HeaderMap, sent: Resource) -> Response {
    match taken(&app, &headers, &sent).await {
        Ok((id, resource)) => {
            let at = [(header::LOCATION, format!("{}/fhir/Observation/{id}", app.origin()))];
            (StatusCode::CREATED, at, json(&resource)).into_response()
        }
        Err(issues) => refused(&issues),
    }
}

async fn taken(app: &App, headers: &HeaderMap, sent: &Resource) -> Result<(String, Value), Vec<Issue>> {
    let key = bearer(headers)?;
    if sent.0.len() > BYTES_MOST {
        let words = format!("One observation has at most {BYTES_MOST} bytes. Nothing was kept.");
        return Err(vec![Issue::new(Code::TooLong, words)]);
    }
    let text = std::str::from_utf8(&sent.0)
        .map_err(|_| vec![Issue::new(Code::Structure, "This is not text in UTF-8.")])?;
    let taken = app.service().observe(app.accounts(), key, text).await?;
    Ok((taken.id, taken.resource))
}

pub(super) async fn search(
    State(app): State<App>,
    Query(search): Query<Search>,
    headers: HeaderMap,
) -> Response {
    let key = match bearer(&headers) {
        Ok(key) => key,
        Err(issues) => return refused(&issues),
    };
    let patient = search.patient.or(search.subject);
    match app.service().observed(app.accounts(), key, patient.as_deref()).await {
        Ok(found) => {
            let address = |id: &str| format!("{}/fhir/Observation/{id}", app.origin());
            let found = found.into_iter().map(|one| (address(&one.id), one.resource));
            json(&bundle(found.collect())).into_response()
        }
        Err(issues) => refused(&issues),
    }
}

/// The key that a device sends.
fn bearer(headers: &HeaderMap) -> Result<&str, Vec<Issue>> {
    let sent = headers.get(header::AUTHORIZATION).and_then(|sent| sent.to_str().ok());
    sent.and_then(|sent| sent.strip_prefix("Bearer "))
        .map(str::trim)
        .ok_or_else(|| vec![Issue::new(Code::Login, "A key is missing. Send it as a bearer token.")])
}

fn json(resource: &Value) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/fhir+json; charset=utf-8")], resource.to_string())
}

fn refused(issues: &[Issue]) -> Response {
    let status = match issues.first().map(|issue| issue.code) {
        Some(Code::Login) => StatusCode::UNAUTHORIZED,
        Some(Code::Forbidden) => StatusCode::FORBIDDEN,
        Some(Code::NotFound) => StatusCode::NOT_FOUND,
        Some(Code::Structure) => StatusCode::BAD_REQUEST,
        Some(Code::Throttled) => StatusCode::TOO_MANY_REQUESTS,
        Some(Code::TooLong) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Code::Required | Code::Value | Code::NotSupported) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Code::Exception) | None => StatusCode::SERVICE_UNAVAILABLE,
    };
    (status, json(&outcome(issues))).into_response()
}
