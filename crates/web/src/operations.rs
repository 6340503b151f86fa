//! The address for the person who runs the machine: does it run, can it work, and how much does it do. No personal data.

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
/// How often what has ended is forgotten: sessions, and names in invitations.
const ENDED_FORGOTTEN_EVERY: Duration = Duration::from_secs(3600);
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

/// Whether it should be sent people: a change is written for good where all changes are, and something sealed is read.
async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match timeout(PATIENCE, app.service().journal().prove()).await {
        Ok(Ok(())) => (StatusCode::OK, "It writes and reads.\n"),
        Ok(Err(why)) => {
            tracing::warn!(%why, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, words(&why))
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "The journal takes too long to answer.\n"),
    }
}

/// What is in the way, for the administrator of the machine.
fn words(why: &StoreError) -> &'static str {
    match why {
        StoreError::Full => {
            "The disk is full: nothing can be saved until there is room. What was saved before is safe.\n"
        }
        StoreError::ReadOnly(_) => {
            "The journal may be read and not written: look at the rights of its file and folder, and at its disk.\n"
        }
        StoreError::Damaged(_) => "The journal is damaged: run `fairly verify`.\n",
        StoreError::Unavailable(_) | StoreError::Taken => {
            "The journal does not answer as it should; the log says why.\n"
        }
    }
}

async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let figures = Figures::of_process();
    if let Err(why) = count_events(&app).await {
        tracing::warn!(%why, "events could not be counted");
    }
    ([(header::CONTENT_TYPE, PROMETHEUS)], figures.render())
}

/// How far the journal and each team have come, on whichever server it happened, and what wants looking after.
async fn count_events(app: &App) -> Result<(), StoreError> {
    let journal = app.service().journal();
    Figures::journal_is_at(journal.position().await?.0);
    for (stream, version) in journal.streams("team").await? {
        Figures::team_is_at(stream.id(), version.0);
    }
    Figures::open_teams(app.service().open_teams());
    Figures::wanting(journal.unreadable().len(), journal.jobs().parked().await?.len());
    Ok(())
}

/// What has to be done now and then for as long as a server runs.
pub(super) async fn housekeeping(app: App) {
    let figures = Figures::of_process();
    let mut tidying = tokio::time::interval(FIGURES_TIDIED_EVERY);
    let mut forgetting = tokio::time::interval(ENDED_FORGOTTEN_EVERY);
    loop {
        tokio::select! {
            _ = tidying.tick() => figures.tidy(),
            _ = forgetting.tick() => {
                if let Err(why) = forget_what_ended(&app).await {
                    tracing::warn!(%why, "what has ended could not be forgotten");
                }
            }
        }
    }
}

/// Forgets sessions that are over, and the names in invitations that have ended.
async fn forget_what_ended(app: &App) -> Result<(), service::Error> {
    app.service().journal().sessions().expire(Moment::from(app.service().now())).await?;
    app.accounts().forget_ended_names().await.map(drop)
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

    #[test]
    fn what_stands_in_the_way_is_said_in_a_plain_sentence() {
        assert!(words(&StoreError::Full).starts_with("The disk is full: nothing can be saved"));
        assert!(words(&StoreError::ReadOnly("attempt to write".to_owned())).contains("read and not written"));
    }

    #[tokio::test]
    async fn figures_are_told_as_prometheus_reads_them() {
        let app = app("http://127.0.0.1:8080").await;
        let (_, text) = ask(&router(app), Request::get("/metrics").body(Body::empty()).unwrap()).await;
        assert!(text.contains("# TYPE fairly_journal_position gauge\nfairly_journal_position "), "{text}");
        assert!(text.contains("\nfairly_parked_jobs 0\n"), "{text}");
        assert!(text.contains("\nfairly_open_teams "), "{text}");
    }
}
