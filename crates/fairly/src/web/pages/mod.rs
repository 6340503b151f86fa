//! One file or folder for each page; each says its own routes.

use super::App;
use axum::Router;

mod access;
mod board;
mod decisions;
mod design;
mod draft;
mod figures;
mod history;
mod home;
mod import;
mod people;
mod print;
mod requests;
mod roles;
mod settings;
mod today;
mod values;
mod visit;
mod week;
mod workers;

/// All pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(import::routes())
        .merge(figures::routes())
        .merge(workers::routes())
        .merge(people::routes())
        .merge(values::routes())
        .merge(today::routes())
        .merge(print::routes())
        .merge(requests::routes())
        .merge(visit::routes())
        .merge(settings::routes())
        .merge(roles::routes())
        .merge(history::routes())
        .merge(decisions::routes())
        .merge(access::routes())
        .merge(board::routes())
        .merge(design::routes())
        .merge(draft::routes())
        .merge(home::routes())
}
