//! What tests of pages share: a workspace in memory, and someone who asks.

use super::{App, Config, Demonstration, session};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use care::ids::AccountId;
use journal::{Journal, MasterKey, Storage};
use service::accounts::{Presence, SignedIn, Way};
use service::{Clock, Service, SystemClock};
use std::sync::Arc;
use tower::ServiceExt;
use view::sample::Sample;

/// A configuration for a server under a name, on a port that the system chooses.
pub(super) fn config(origin: &str) -> Config {
    Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        admin: None,
        origin: Some(origin.parse().unwrap()),
        trusted_hops: 0,
        tls: None,
        mail: None,
        demo: None,
        example: || Some(Sample::new(12, 22).view()),
    }
}

/// An empty workspace, by the machine's clock.
pub(super) async fn app(origin: &str) -> App {
    app_by(origin, Arc::new(SystemClock)).await
}

/// An empty workspace, by a clock of one's own.
pub(super) async fn app_by(origin: &str, clock: Arc<dyn Clock>) -> App {
    let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
    App::new(Service::new(journal, clock), config(origin))
}

/// Signs somebody in, and gives the cookie their browser would send.
pub(super) async fn sign_in(app: &App, account: AccountId) -> String {
    let now = app.service().now();
    let presence = Presence::Own(SignedIn { account, way: Way::Passkey, since: now, proved_at: now });
    session::cookie_of(app, &presence).await
}

/// The same in a demonstration, where accounts are there without anybody having been invited.
pub(super) async fn demonstration_by(origin: &str, clock: Arc<dyn Clock>) -> App {
    let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
    App::new(Service::new(journal, clock), Config { demo: Some(Demonstration::default()), ..config(origin) })
}

/// The answer to a request, and its page.
pub(super) async fn ask(site: &Router, request: Request<Body>) -> (Response<()>, String) {
    let (parts, body) = site.clone().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, 1_000_000).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8(body.to_vec()).unwrap())
}

/// The head of an answer, for pages that go on for ever.
pub(super) async fn head(site: &Router, request: Request<Body>) -> Response<()> {
    site.clone().oneshot(request).await.unwrap().map(drop)
}
