//! What calendar programs read: a feed in iCalendar, told again only where it changed.

use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::calendars::{Names, Whose};
use exchange::ical::{Calendar, Event};
use jiff::ToSpan;
use service::calendars::{Feed, Line};
use sha2::{Digest, Sha256};
use words::{initials, listed};

/// Kept by nobody on the way, and asked for again each time.
const KEPT_BY_NOBODY: &str = "private, no-cache";

pub(super) async fn show(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let secret = file.strip_suffix(".ics").ok_or_else(Trouble::not_found)?;
    let feed = app.service().calendar(app.accounts(), secret).await?;
    let text = calendar(&feed).text();
    let tag = tag(&text);
    let always = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, KEPT_BY_NOBODY.to_owned())];
    if is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, always).into_response());
    }
    Ok((always, [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// What tells one content from another. Weak, since it is packed on the way.
fn tag(text: &str) -> String {
    let digest = Sha256::digest(text);
    let digits: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{digits}\"")
}

/// Whether the one who asks has this content already.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|known| known.to_str().ok());
    known.flat_map(|known| known.split(',')).any(|known| known.trim() == "*" || bare(known) == bare(tag))
}

fn calendar(feed: &Feed) -> Calendar {
    let name = match &feed.person {
        Some(person) => format!("Visits to {}", shown(feed.names, person)),
        None => format!("My visits, {}", feed.team),
    };
    Calendar { name, events: feed.lines.iter().map(|line| event(feed, line)).collect() }
}

fn event(feed: &Feed, line: &Line) -> Event {
    let told = &line.told;
    let minutes = i64::from(told.entry.minutes.0).minutes();
    Event {
        uid: uid(feed.whose, line),
        sequence: told.sequence,
        changed: told.changed,
        start: told.entry.start,
        end: told.entry.start.saturating_add(minutes).unwrap_or(told.entry.start),
        summary: summary(feed, line),
        cancelled: told.cancelled,
    }
}

/// The name of a visit for one subscriber: two workers who make a visit together each have their own.
fn uid(whose: Whose, line: &Line) -> String {
    match whose {
        Whose::Worker(worker) => format!("{}-{worker}@fairly", line.visit),
        Whose::Person(person) => format!("{}-{person}@fairly", line.visit),
        Whose::Member(_, member) => format!("{}-{member}@fairly", line.visit),
    }
}

/// Who is visited, or who comes; never what for.
fn summary(feed: &Feed, line: &Line) -> String {
    if feed.person.is_none() {
        return shown(feed.names, &line.person);
    }
    let workers: Vec<String> = line.workers.iter().map(|worker| shown(feed.names, worker)).collect();
    if workers.is_empty() { "Visit".to_owned() } else { format!("Visit by {}", listed(&workers)) }
}

fn shown(names: Names, name: &str) -> String {
    match names {
        Names::Initials => initials(name),
        Names::Full => name.to_owned(),
    }
}
