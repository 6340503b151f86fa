//! The worker's phone: an app that a browser installs, what it takes along, and what it brings back.
//!
//! The page holds nothing of anybody's: everything comes in the bundle, and is kept sealed by the app itself
//! (`assets/phone/store.js`). The service worker keeps the page and its files, so that the app opens without signal.

mod outbox;
mod page;

use crate::pages::{Pages, anyone, workers};
use crate::session::Viewer;
use crate::{App, Trouble};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use service::phone::Bundle;

/// What a phone may send at once, in bytes: a few hundred commands.
const OUTBOX_BYTES_MOST: usize = 2 * 1024 * 1024;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/phone", anyone(), page::show)
        .get("/phone/manifest.webmanifest", anyone(), page::manifest)
        .get("/phone/worker.js", anyone(), page::service_worker)
        .get("/phone/bundle", workers(), bundle)
        .and(Pages::new().post("/phone/outbox", workers(), outbox::take).at_most(OUTBOX_BYTES_MOST))
}

async fn bundle(State(app): State<App>, viewer: Viewer) -> Result<Json<Bundle>, Trouble> {
    own_phone(&viewer)?;
    Ok(Json(app.service().phone_bundle(&viewer.caller).await?))
}

/// Nobody's round is kept on a tablet that others use.
fn own_phone(viewer: &Viewer) -> Result<(), Trouble> {
    if viewer.at_tablet() {
        let what = "The phone is for a device of your own.";
        return Err(Trouble::new(StatusCode::CONFLICT, what)
            .say("Sign in to Fairly on your own phone, and open it there."));
    }
    Ok(())
}
