//! What is asked before any page runs: was it declared, who is there, and does the one who asks keep a pace that a
//! person could.

use super::observe::AskedBy;
use super::pages::{Effort, Page, Right, Who, anyone};
use super::security::{Allowance, Caller, Pace};
use super::session::{Browser, FromTablet, Viewer};
use super::{App, Trouble, kept, trouble};
use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use care::ids::AccountId;
use service::Error;
use service::accounts::Presence;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

/// Everything from one address where nobody is signed in: a whole office may share it.
const FROM_ONE_ADDRESS: Allowance = Allowance { at_once: 1_000, one_more_after: Duration::from_millis(5) };
/// Trying to get in, from one address: a team that arrives in the morning, several steps each.
const AT_THE_DOOR: Allowance = Allowance { at_once: 60, one_more_after: Duration::from_secs(2) };
/// Everything of one account: several pages that stay up to date by themselves.
const OF_ONE_ACCOUNT: Allowance = Allowance { at_once: 400, one_more_after: Duration::from_millis(20) };
/// Files from one account.
const UPLOADS: Allowance = Allowance { at_once: 10, one_more_after: Duration::from_secs(10) };

/// Who came how often.
pub(super) struct Gate {
    addresses: Pace<Caller>,
    door: Pace<Caller>,
    accounts: Pace<AccountId>,
    uploads: Pace<AccountId>,
}

impl Default for Gate {
    fn default() -> Self {
        let now = Instant::now();
        Self {
            addresses: Pace::new(FROM_ONE_ADDRESS, now),
            door: Pace::new(AT_THE_DOOR, now),
            accounts: Pace::new(OF_ONE_ACCOUNT, now),
            uploads: Pace::new(UPLOADS, now),
        }
    }
}

impl Gate {
    /// # Errors
    /// How long to wait, for those who go too fast.
    fn address_keeps_pace(&self, caller: Caller, now: Instant) -> Result<(), Duration> {
        self.addresses.ask(caller, now)
    }

    /// # Errors
    /// How long to wait, for those who try too often to get in.
    fn door_keeps_pace(&self, caller: Caller, effort: Effort, now: Instant) -> Result<(), Duration> {
        if effort == Effort::Door { self.door.ask(caller, now) } else { Ok(()) }
    }

    /// # Errors
    /// How long to wait, for those who go too fast.
    fn account_keeps_pace(&self, account: AccountId, effort: Effort, now: Instant) -> Result<(), Duration> {
        self.accounts.ask(account, now)?;
        if effort == Effort::Upload { self.uploads.ask(account, now) } else { Ok(()) }
    }
}

/// Lets through what the rules allow, and tells the page who is there.
pub(super) async fn pass(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let viewer = match admit(&app, &mut parts).await {
        Ok(viewer) => viewer,
        Err(refused) if kept::is_a_form(&parts, &refused) => return kept::page(&app, &parts, body).await,
        Err(refused) => return refused,
    };
    let Some(viewer) = viewer else { return next.run(Request::from_parts(parts, body)).await };
    let (by, at_tablet) = (AskedBy(viewer.caller.account), viewer.at_tablet());
    parts.extensions.insert(viewer.clone());
    let asked = parts.uri.path().to_owned();
    let answer = next.run(Request::from_parts(parts, body)).await;
    // What was opened on the way is written down before anybody reads it.
    let mut response = match app.service().write_down_opened(&viewer.caller).await {
        Ok(()) => answer,
        Err(error) => Trouble::from(error).into_response(),
    };
    trouble::accompany(&mut response, &app, &viewer, &asked).await;
    response.extensions_mut().insert(by);
    if at_tablet {
        response.extensions_mut().insert(FromTablet);
    }
    response
}

/// Who is let in; nobody in particular where anyone may come. Where too much comes from one address, those who are signed
/// in are still let in, at the pace of their own account: one program at an office does not keep everyone else out.
async fn admit(app: &App, parts: &mut Parts) -> Result<Option<Viewer>, Response> {
    let refuse = |trouble: Trouble| trouble.into_response();
    let Right { who, effort } = match parts.extensions.get::<MatchedPath>() {
        Some(page) => right(&parts.method, page.as_str()).map_err(refuse)?,
        None => anyone(),
    };
    let (caller, now) = (caller(app, parts), Instant::now());
    let crowded = app.gate().address_keeps_pace(caller, now).err();
    app.gate().door_keeps_pace(caller, effort, now).map_err(Trouble::too_fast).map_err(refuse)?;
    if who == Who::Anyone && crowded.is_none() {
        return Ok(None);
    }
    let Some(viewer) = viewer(app, parts).await.map_err(refuse)? else {
        return Err(crowded.map_or_else(|| to_the_door(parts), |wait| refuse(Trouble::too_fast(wait))));
    };
    let pace = app.gate().account_keeps_pace(viewer.caller.account, effort, now);
    pace.map_err(Trouble::too_fast).map_err(refuse)?;
    Ok((who != Who::Anyone).then_some(viewer))
}

/// What was declared of a page; what nobody declared stays closed.
fn right(method: &Method, page: &str) -> Result<Right, Trouble> {
    if let Some(page) = Page::of(method, page) {
        return Ok(page.right);
    }
    if Page::known(page) {
        return Err(Trouble::of_status(StatusCode::METHOD_NOT_ALLOWED));
    }
    tracing::error!(%method, page, "nobody declared this page: kept closed");
    Err(Error::internal("a page that nobody declared").into())
}

/// Who is at the browser, if anybody is. At the team's tablet they are nothing but a worker of that team, and doing something
/// keeps them there; a page that renews itself does not.
async fn viewer(app: &App, parts: &mut Parts) -> Result<Option<Viewer>, Trouble> {
    let browser = Browser::from_request_parts(parts, &()).await?;
    let Some(presence) = browser.presence().await? else { return Ok(None) };
    let now = app.service().now();
    let Some(account) = presence.account(now) else { return Ok(None) };
    let by_hand = parts.method == Method::POST || !trouble::wants_a_part(&parts.headers);
    let presence = if by_hand { browser.touch(presence, now).await? } else { presence };
    let caller = app.service().caller(account).await?;
    let (caller, news, unread) = match &presence {
        Presence::Own(_) => {
            let news = app.service().way_back_news(app.accounts(), account).await?;
            (caller, news, Some(app.service().unread(account).await?))
        }
        Presence::Tablet(tablet) => (caller.only_worker_of(tablet.team), None, None),
    };
    Ok(Some(Viewer { caller, presence, news, unread }))
}

/// Who is not signed in and opens a page is led to the door and back again; a script, or a form, is told.
fn to_the_door(parts: &Parts) -> Response {
    if parts.method == Method::POST || trouble::wants_a_part(&parts.headers) {
        return Trouble::signed_out().into_response();
    }
    let page = parts.uri.path_and_query().map_or("/", |page| page.as_str());
    if page == "/" {
        return Redirect::to("/sign-in").into_response();
    }
    Redirect::to(&format!("/sign-in?next={}", escaped(page))).into_response()
}

/// A text as the value in a query.
pub(super) fn escaped(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    bytes.collect()
}

/// Where no connection is known, as in tests, everyone calls from the same place.
fn caller(app: &App, parts: &Parts) -> Caller {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let peer = peer.unwrap_or(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)));
    Caller::of(peer, &parts.headers, app.config().trusted_hops)
}
