//! Pages, and what stands around them.

use super::{App, assets, pages};
use axum::Router;

/// Everything people reach.
#[must_use]
pub fn router(app: App) -> Router {
    Router::new().merge(pages::routes()).merge(assets::routes()).with_state(app)
}
