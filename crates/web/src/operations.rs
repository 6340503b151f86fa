//! The address for whoever runs the machine: does it run, can it work, and how much does it do. No personal data.

use super::App;
use super::observe::Figures;
use super::pages::{Pages, anyone};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use journal::{Moment, StoreError};
use std::time::Duration;
use tokio::time::timeout;

/// How long the journal may take to say that it is well.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often sessions that are over are forgotten.
const SESSIONS_FORGOTTEN_EVERY: Duration = Duration::from_secs(3600);
/// Figures keep samples until they are counted; this keeps that little.
const FIGURES_TIDIED_EVERY: Duration = Duration::from_secs(5);
/// The form in which Prometheus reads figures.
const PROMETHEUS: &str = "text/plain; version=0.0.4; charset=utf-8";

pub(super) fn router(app: App) -> Router {
    pages().router().with_state(app)
}

/// Declared as the pages for people are, though nobody stands at the gate of this address.
fn pages() -> Pages {
    Pages::new().get("/health", anyone(), || async { "It runs.\n" }).get("/ready", anyone(), ready).get(
        "/metrics",
        anyone(),
        metrics,
    )
}

/// Whether it should be sent people: the journal writes and reads.
async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match timeout(PATIENCE, write_and_read(&app)).await {
        Ok(Ok(())) => (StatusCode::OK, "It writes and reads.\n"),
        Ok(Err(why)) => {
            tracing::warn!(%why, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "The journal does not answer as it should; the log says why.\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "The journal takes too long to answer.\n"),
    }
}

/// The one write that is always wanted: forgetting sessions that are over.
async fn write_and_read(app: &App) -> Result<(), StoreError> {
    let journal = app.service().journal();
    journal.sessions().expire(Moment::from(app.service().now())).await?;
    journal.position().await.map(drop)
}

async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let figures = Figures::of_process();
    if let Err(why) = count_events(&app).await {
        tracing::warn!(%why, "events could not be counted");
    }
    ([(header::CONTENT_TYPE, PROMETHEUS)], figures.render())
}

/// How far the journal and each team have come, on whichever server it happened.
async fn count_events(app: &App) -> Result<(), StoreError> {
    let journal = app.service().journal();
    Figures::journal_is_at(journal.position().await?.0);
    for (stream, version) in journal.streams("team").await? {
        Figures::team_is_at(stream.id(), version.0);
    }
    Ok(())
}

/// What has to be done now and then for as long as a server runs.
pub(super) async fn housekeeping(app: App) {
    let figures = Figures::of_process();
    let mut tidying = tokio::time::interval(FIGURES_TIDIED_EVERY);
    let mut forgetting = tokio::time::interval(SESSIONS_FORGOTTEN_EVERY);
    loop {
        tokio::select! {
            _ = tidying.tick() => figures.tidy(),
            _ = forgetting.tick() => {
                if let Err(why) = write_and_read(&app).await {
                    tracing::warn!(%why, "sessions that are over could not be forgotten");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{app, ask};
    use axum::body::Body;
    use axum::http::Request;

    #[tokio::test]
    async fn it_says_that_it_runs_and_works_and_stops_saying_so_when_the_journal_is_gone() {
        let app = app("http://127.0.0.1:8080").await;
        let pages = router(app.clone());
        let status =
            async |path| ask(&pages, Request::get(path).body(Body::empty()).unwrap()).await.0.status();
        assert_eq!((status("/health").await, status("/ready").await), (StatusCode::OK, StatusCode::OK));
        app.service().journal().close().await;
        assert_eq!(status("/health").await, StatusCode::OK);
        assert_eq!(status("/ready").await, StatusCode::SERVICE_UNAVAILABLE);
    }

    #[tokio::test]
    async fn figures_are_told_as_prometheus_reads_them() {
        let app = app("http://127.0.0.1:8080").await;
        let (_, text) = ask(&router(app), Request::get("/metrics").body(Body::empty()).unwrap()).await;
        assert!(text.contains("# TYPE fairly_journal_position gauge\nfairly_journal_position "), "{text}");
    }
}
