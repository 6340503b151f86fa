//! Notices: what somebody is told, and how they want to hear it.

mod list;
mod settings;
mod words;

use crate::pages::{Pages, signed_in};
use crate::session::Viewer;
use crate::{App, Trouble, personal};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/notices", signed_in(), list::show)
        .post("/notices/read", signed_in(), list::read)
        .get("/notices/settings", signed_in(), settings::show)
        .post("/notices/settings", signed_in(), settings::change)
}

/// The head of a page about one's own notices, which are never shown at a tablet that others use.
async fn head(app: &App, viewer: &Viewer, title: &str) -> Result<crate::frame::PageHead, Trouble> {
    if viewer.at_tablet() {
        return Err(Trouble::not_found());
    }
    let called = app.accounts().known_as(viewer.caller.account).await?.unwrap_or_default();
    Ok(personal::head(app, viewer, title, (&called, "your notices")))
}
