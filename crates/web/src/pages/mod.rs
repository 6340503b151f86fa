//! One file or folder for each page; each says its own routes.

use super::App;
use axum::Router;

mod about;
mod access;
mod account;
mod accounts;
mod board;
mod decisions;
mod demonstration;
mod design;
mod door;
mod draft;
mod figures;
mod first_run;
mod history;
mod home;
mod import;
mod invitation;
mod invitations;
mod people;
mod place;
mod print;
mod requests;
mod roles;
mod settings;
mod sign_in;
mod tablet;
mod tablets;
#[cfg(test)]
mod tests;
mod today;
mod values;
mod visit;
mod week;
mod workers;

/// All pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(access::routes())
        .merge(account::routes())
        .merge(accounts::routes())
        .merge(board::routes())
        .merge(decisions::routes())
        .merge(demonstration::routes())
        .merge(design::routes())
        .merge(draft::routes())
        .merge(figures::routes())
        .merge(first_run::routes())
        .merge(history::routes())
        .merge(home::routes())
        .merge(import::routes())
        .merge(invitation::routes())
        .merge(invitations::routes())
        .merge(people::routes())
        .merge(print::routes())
        .merge(requests::routes())
        .merge(roles::routes())
        .merge(settings::routes())
        .merge(sign_in::routes())
        .merge(tablet::routes())
        .merge(tablets::routes())
        .merge(today::routes())
        .merge(values::routes())
        .merge(visit::routes())
        .merge(workers::routes())
}
