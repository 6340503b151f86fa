//! Pages that stay true while people look: a stream for each page, and on it the team's version whenever it changes.
//!
//! The stream tells *that* something changed, never what: each part of a page then asks for itself again, as the one who is
//! looking may see it. A page says which version it shows (`?since=`), and a browser that comes back says which it heard
//! last, so that nothing is missed in between; several changes at once are one.

mod listeners;
mod stream;

pub(super) use listeners::Listeners;

use super::Trouble;
use crate::pages::{Pages, see};
use crate::team::TeamPage;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{KeepAlive, Sse};
use care::access::Matter;
use serde::Deserialize;
use std::time::Duration;
use stream::Stream;

/// How often something is sent in any case, so that neither side nor what is in between takes the other for gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// What a browser says when it comes back.
const HEARD_LAST: &str = "last-event-id";
/// Asks proxies not to collect what is sent.
const UNBUFFERED: [(&str, &str); 1] = [("x-accel-buffering", "no")];

#[derive(Debug, Deserialize)]
struct Asked {
    /// The version the page shows.
    since: Option<u64>,
}

pub(super) fn pages() -> Pages {
    Pages::new().get("/live/{team}", see(Matter::Weeks), listen)
}

async fn listen(
    here: TeamPage,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Trouble> {
    let versions = here.service().watch(here.caller(), here.team()).await?;
    let seat = here.app().listeners().take_seat(here.caller().account).ok_or_else(too_many)?;
    let heard =
        headers.get(HEARD_LAST).and_then(|heard| heard.to_str().ok()).and_then(|heard| heard.parse().ok());
    let seen = heard.or(asked.since).unwrap_or_else(|| *versions.borrow());
    let stream = Stream::new(versions, seen, seat);
    Ok((UNBUFFERED, Sse::new(stream.events()).keep_alive(KeepAlive::new().interval(HEARTBEAT))))
}

fn too_many() -> Trouble {
    Trouble::new(StatusCode::SERVICE_UNAVAILABLE, "Too many pages listen at once.")
        .say("This page stays as it is. Open it again to see what changed, or close others first.")
}

#[cfg(test)]
mod tests;
