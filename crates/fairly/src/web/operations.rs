//! The address for whoever runs the machine.

use super::App;
use super::observe::Figures;
use axum::Router;
use axum::routing::get;

/// Health, readiness, figures. No personal data.
pub(super) fn router(app: App) -> Router {
    let figures = Figures::of_process();
    Router::new()
        .route("/health", get(|| async { "alive\n" }))
        .route("/metrics", get(move || async move { figures.render() }))
        .with_state(app)
}
