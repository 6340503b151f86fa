//! One file or folder for each page; each says its own routes.

use super::App;
use axum::Router;

mod design;
mod home;

/// All pages.
pub(super) fn routes() -> Router<App> {
    Router::new().merge(design::routes()).merge(home::routes())
}
