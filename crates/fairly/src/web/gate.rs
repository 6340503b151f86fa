//! What is asked before any page runs: is there a rule for it, and does whoever asks keep a pace that a person could.

use super::rules::{Effort, Rule};
use super::security::{Allowance, Caller, Pace};
use super::{App, Trouble};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

/// Everything from one address: a whole office may sit behind it.
const FROM_ONE_ADDRESS: Allowance = Allowance { at_once: 1_000, one_more_after: Duration::from_millis(5) };
/// Trying to get in, from one address.
const AT_THE_DOOR: Allowance = Allowance { at_once: 30, one_more_after: Duration::from_secs(2) };
/// Taking in files, from one address.
const UPLOADS: Allowance = Allowance { at_once: 10, one_more_after: Duration::from_secs(10) };

/// Who came how often.
pub(super) struct Gate {
    all: Pace<Caller>,
    door: Pace<Caller>,
    uploads: Pace<Caller>,
}

impl Default for Gate {
    fn default() -> Self {
        let now = Instant::now();
        Self {
            all: Pace::new(FROM_ONE_ADDRESS, now),
            door: Pace::new(AT_THE_DOOR, now),
            uploads: Pace::new(UPLOADS, now),
        }
    }
}

impl Gate {
    /// # Errors
    /// How long to wait, for those who go too fast.
    fn keep_pace(&self, caller: Caller, effort: Effort, now: Instant) -> Result<(), Duration> {
        self.all.ask(caller, now)?;
        match effort {
            Effort::Usual => Ok(()),
            Effort::Door => self.door.ask(caller, now),
            Effort::Upload => self.uploads.ask(caller, now),
        }
    }
}

/// Lets through what the rules allow.
pub(super) async fn pass(State(app): State<App>, request: Request, next: Next) -> Response {
    match admit(&app, &request) {
        Ok(()) => next.run(request).await,
        Err(trouble) => trouble.into_response(),
    }
}

fn admit(app: &App, request: &Request) -> Result<(), Trouble> {
    let rule = match request.extensions().get::<MatchedPath>() {
        Some(page) => Some(rule(request.method(), page.as_str())?),
        None => None,
    };
    let effort = rule.map_or(Effort::Usual, |rule| rule.effort);
    app.gate().keep_pace(caller(app, request), effort, Instant::now()).map_err(Trouble::too_fast)
}

fn rule(method: &Method, page: &str) -> Result<&'static Rule, Trouble> {
    if let Some(rule) = Rule::of(method, page) {
        return Ok(rule);
    }
    if Rule::known(page) {
        return Err(Trouble::of_status(StatusCode::METHOD_NOT_ALLOWED));
    }
    tracing::error!(%method, page, "no rule in web/rules.rs: kept closed");
    Err(Error::internal("a page without a rule").into())
}

/// Where no connection is known, as in tests, everyone calls from the same place.
fn caller(app: &App, request: &Request) -> Caller {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let peer = peer.unwrap_or(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)));
    Caller::of(peer, request.headers(), app.config().trusted_hops)
}
