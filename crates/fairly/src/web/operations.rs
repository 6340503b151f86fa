//! The address for whoever runs the machine.

use super::App;
use axum::Router;
use axum::routing::get;

/// Health, readiness, figures. No personal data.
pub(super) fn router(app: App) -> Router {
    Router::new().route("/health", get(|| async { "alive\n" })).with_state(app)
}
