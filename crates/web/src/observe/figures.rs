//! Figures for Prometheus. Labels are patterns, methods, statuses and ids of teams; nothing about anybody.

use axum::http::Method;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::Duration;

const REQUESTS: &str = "fairly_requests_total";
const SECONDS: &str = "fairly_request_seconds";
const LISTENERS: &str = "fairly_live_listeners";
const POSITION: &str = "fairly_journal_position";
const TEAM: &str = "fairly_team_version";
const OPEN_TEAMS: &str = "fairly_open_teams";
const UNREADABLE: &str = "fairly_unreadable_values";
const PARKED: &str = "fairly_parked_jobs";

/// Bounds of the histogram, in seconds, around the promise that pages take less than a twentieth.
const BOUNDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// The figures of this process: one set, however many servers it holds.
#[derive(Clone)]
pub(crate) struct Figures(Option<PrometheusHandle>);

impl Figures {
    /// Begins to count, at the first call.
    pub(crate) fn of_process() -> Self {
        Self(RECORDER.get_or_init(install).clone())
    }

    /// All figures, as Prometheus reads them.
    pub(crate) fn render(&self) -> String {
        self.0.as_ref().map(PrometheusHandle::render).unwrap_or_default()
    }

    /// The journal holds so many events.
    pub(crate) fn journal_is_at(position: u64) {
        gauge!(POSITION).set(number(position));
    }

    /// A team has come so far.
    pub(crate) fn team_is_at(team: &str, version: u64) {
        gauge!(TEAM, "team" => team.to_owned()).set(number(version));
    }

    /// So many teams are in memory.
    pub(crate) fn open_teams(teams: usize) {
        gauge!(OPEN_TEAMS).set(number(teams as u64));
    }

    /// So many sealed values read as missing, and so many jobs failed for good: both are for the administrator of the machine.
    pub(crate) fn wanting(unreadable: usize, parked: usize) {
        gauge!(UNREADABLE).set(number(unreadable as u64));
        gauge!(PARKED).set(number(parked as u64));
    }

    /// Drops samples that were counted already: to be called every few seconds, for ever.
    pub(crate) fn tidy(&self) {
        if let Some(handle) = &self.0 {
            handle.run_upkeep();
        }
    }
}

/// Nothing is counted where somebody who embeds us counts already.
fn install() -> Option<PrometheusHandle> {
    let builder = PrometheusBuilder::new();
    let recorder =
        builder.set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BOUNDS).ok()?.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).ok()?;
    describe_counter!(REQUESTS, "Requests answered, by page and status.");
    describe_histogram!(SECONDS, Unit::Seconds, "How long answers took, by page.");
    describe_gauge!(LISTENERS, "Pages that are told of changes at this moment.");
    describe_gauge!(POSITION, "Events in the journal; how fast it grows is how much is done.");
    describe_gauge!(TEAM, "Events of a team, by its id.");
    describe_gauge!(
        OPEN_TEAMS,
        "Teams in memory; those that nobody asks for leave it after a quarter of an hour."
    );
    describe_gauge!(UNREADABLE, "Sealed values that do not open and read as missing; the log names them.");
    describe_gauge!(PARKED, "Jobs that failed for good; `fairly jobs list` shows them.");
    Some(handle)
}

/// One more request was answered.
pub(super) fn answered(method: &Method, page: &str, status: u16, took: Duration) {
    let method = method_label(method);
    counter!(REQUESTS, "method" => method, "page" => page.to_owned(), "status" => status.to_string())
        .increment(1);
    histogram!(SECONDS, "method" => method, "page" => page.to_owned()).record(took);
}

/// So many pages listen now.
pub(crate) fn listening(pages: usize) {
    gauge!(LISTENERS).set(number(pages as u64));
}

#[expect(clippy::cast_precision_loss, reason = "nothing we count comes near what a float counts exactly")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Callers invent methods; figures have room for those that mean something.
fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
