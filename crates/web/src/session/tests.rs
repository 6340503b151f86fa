//! Who is at a browser is remembered, and forgotten in time.

use super::*;
use crate::testing::{app_by, ask};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use axum::routing::get;
use care::ids::AccountId;
use jiff::Timestamp;
use journal::{Journal, Moment};
use service::accounts::{SignedIn, Way};
use service::{Clock, SetClock};
use std::sync::Arc;
use uuid::Uuid;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A site that knows who is there, and a clock to turn.
struct Site {
    pages: Router,
    journal: Journal,
    clock: SetClock,
}

async fn site(origin: &str) -> Site {
    let clock = SetClock::at("2026-11-23T09:00:00Z".parse().unwrap());
    let app = app_by(origin, Arc::new(clock.clone())).await;
    let journal = app.service().journal().clone();
    let (come, now) = (clock.clone(), clock.clone());
    let pages = Router::new()
        .route("/ask", get(|browser: Browser| async move { browser.keep("asked", 5).await }))
        .route("/come", get(move |browser: Browser| async move { browser.welcome(&anna(come.now())).await }))
        .route("/go", get(|browser: Browser| async move { browser.farewell().await }))
        .route("/who", get(move |browser: Browser| who(browser, now.now())))
        .layer(layer(&app));
    Site { pages, journal, clock }
}

async fn who(browser: Browser, now: Timestamp) -> Result<String, Trouble> {
    let account = browser.presence().await?.and_then(|presence| presence.account(now));
    Ok(account.map_or("nobody".to_owned(), |account| account.to_string()))
}

fn account() -> AccountId {
    AccountId::new(Uuid::from_u128(1))
}

fn anna(now: Timestamp) -> Presence {
    Presence::Own(SignedIn { account: account(), way: Way::Passkey, since: now, proved_at: now })
}

impl Site {
    /// The page, and the cookie afterwards, with everything that is said about it.
    async fn get(&self, path: &str, cookie: &str) -> (String, String) {
        let request = Request::get(path).header(header::COOKIE, cookie.split(';').next().unwrap());
        let request =
            request.header(header::USER_AGENT, "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Firefox/140.0");
        let (answer, page) = ask(&self.pages, request.body(Body::empty()).unwrap()).await;
        assert!(answer.status().is_success(), "{path}");
        let set = answer.headers().get(header::SET_COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned());
        (page, set.unwrap_or_else(|| cookie.to_owned()))
    }

    /// Waits until it is written down that Anna's browser was used now, which no page waits for.
    async fn seen(&self) {
        let now = Moment::from(self.clock.now());
        let account = account().to_string().into();
        while self.journal.sessions().of(&account, now).await.unwrap()[0].seen_at < now {
            tokio::task::yield_now().await;
        }
    }

    fn later(&self, time: SignedDuration) {
        self.clock.set(self.clock.now() + time);
    }
}

#[tokio::test]
async fn the_cookie_is_bound_to_host_and_encryption() {
    let (_, cookie) = site("https://rota.example.org").await.get("/come", "").await;
    assert!(cookie.starts_with("__Host-fairly="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let (_, cookie) = site("http://127.0.0.1:8080").await.get("/come", "").await;
    assert!(cookie.starts_with("fairly=") && !cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn who_looks_around_without_signing_in_gets_no_session() {
    let (said, cookie) = site("https://rota.example.org").await.get("/who", "").await;
    assert_eq!((said.as_str(), cookie.as_str()), ("nobody", ""));
}

#[tokio::test]
async fn signing_in_gives_a_new_id_and_the_old_one_opens_nothing() {
    let site = site("https://rota.example.org").await;
    let (_, before) = site.get("/ask", "").await;
    let (_, after) = site.get("/come", &before).await;
    assert_ne!(before, after);
    assert_eq!(site.get("/who", &after).await.0, account().to_string());
    assert_eq!(site.get("/who", &before).await.0, "nobody");
}

#[tokio::test]
async fn the_browser_alone_holds_the_id() {
    let site = site("https://rota.example.org").await;
    let (_, cookie) = site.get("/come", "").await;
    let id = cookie.split(['=', ';']).nth(1).unwrap();
    let kept = site
        .journal
        .sessions()
        .of(&account().to_string().into(), Moment::from(site.clock.now()))
        .await
        .unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].device, "Firefox on Android");
    assert!(!format!("{kept:?} {}", String::from_utf8_lossy(&kept[0].data)).contains(id));
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used() {
    let site = site("https://rota.example.org").await;
    let (_, cookie) = site.get("/come", "").await;
    for _ in 0..4 {
        site.later(DAY * 2);
        assert_eq!(site.get("/who", &cookie).await.0, account().to_string());
        site.seen().await;
    }
    site.later(DAY * 3);
    assert_eq!(site.get("/who", &cookie).await.0, "nobody");
}

#[tokio::test]
async fn a_session_ends_in_any_case() {
    let site = site("https://rota.example.org").await;
    let (_, cookie) = site.get("/come", "").await;
    for _ in 0..29 {
        site.later(DAY);
        assert_eq!(site.get("/who", &cookie).await.0, account().to_string());
        site.seen().await;
    }
    site.later(DAY);
    assert_eq!(site.get("/who", &cookie).await.0, "nobody");
}

#[tokio::test]
async fn who_signs_out_elsewhere_is_signed_out_here_at_once() {
    let site = site("https://rota.example.org").await;
    let (_, phone) = site.get("/come", "").await;
    let (_, laptop) = site.get("/come", "").await;
    assert_eq!(site.journal.sessions().end_all_of(&account().to_string().into(), None).await.unwrap(), 2);
    assert_eq!(site.get("/who", &phone).await.0, "nobody");
    assert_eq!(site.get("/who", &laptop).await.0, "nobody");
}

#[tokio::test]
async fn who_signs_out_leaves_nothing_behind() {
    let site = site("https://rota.example.org").await;
    let (_, cookie) = site.get("/come", "").await;
    let (_, gone) = site.get("/go", &cookie).await;
    assert!(gone.contains("Max-Age=0"), "{gone}");
    assert_eq!(site.get("/who", &cookie).await.0, "nobody");
}
