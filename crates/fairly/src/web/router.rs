//! Pages, and what stands around them.

use super::{App, pages};
use axum::Router;

/// Everything people reach.
#[must_use]
pub fn router(app: App) -> Router {
    Router::new().merge(pages::routes()).with_state(app)
}
