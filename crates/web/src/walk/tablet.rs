//! At the team's tablet: nothing but that team, and one press to be gone from it, on every page.

use super::town::{Town, Walker};
use crate::pages::{Page, Verb, Who};
use crate::router;
use crate::session::cookie_of;
use crate::testing::ask;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::accounts;
use care::ids::{AccountId, CommandId};
use care::organisation::{Command, Membership};
use service::accounts::{AtTablet, Presence, Tablet};
use uuid::Uuid;

const HOST: &str = "127.0.0.1:8080";

/// The cookie of the team's tablet, with the worker in front of it.
async fn cookie(town: &Town) -> String {
    let (account, now) = (Walker::Worker.account().unwrap(), town.app.service().now());
    let someone = Some(AtTablet { account, since: now, seen: now });
    let tablet = AccountId::new(Uuid::from_u128(900));
    cookie_of(&town.app, &Presence::Tablet(Tablet { tablet, team: town.team, someone })).await
}

async fn get(site: &Router, path: &str, cookie: &str) -> (StatusCode, String, String) {
    let request = Request::get(path).header(header::HOST, HOST).header(header::COOKIE, cookie);
    let (answer, page) = ask(site, request.body(Body::empty()).unwrap()).await;
    let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    (answer.status(), to.unwrap_or_default(), page)
}

fn has_a_way_off(page: &str) -> bool {
    page.contains("action=\"/tablet/leave\"") && page.contains("I am done") && !page.contains("/sign-out")
}

#[tokio::test]
async fn every_page_at_the_tablet_has_a_way_off_it() {
    let town = Town::build().await;
    let (site, cookie) = (router(town.app.clone()), cookie(&town).await);
    let pages = Page::all().filter(|page| page.method == Verb::Get && page.right.who != Who::Anyone);
    let mut looked_at = 0;
    for one in pages.filter(|page| !page.path.starts_with("/live")) {
        let (status, _, page) = get(&site, &town.address(one.path), &cookie).await;
        if !status.is_redirection() && page.contains("<!DOCTYPE") {
            assert!(has_a_way_off(&page), "{} answers {status} without it", one.path);
            looked_at += 1;
        }
    }
    assert!(looked_at > 30, "{looked_at}");
}

#[tokio::test]
async fn who_is_done_is_gone_at_once() {
    let town = Town::build().await;
    let (site, cookie) = (router(town.app.clone()), cookie(&town).await);
    let board = format!("/team/{}/board", town.team);
    assert_eq!(get(&site, &board, &cookie).await.0, StatusCode::OK);
    let leave = Request::post("/tablet/leave").header(header::HOST, HOST).header(header::COOKIE, &cookie);
    let (answer, _) = ask(&site, leave.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.headers()[header::LOCATION], "/tablet");
    let alone = answer.headers()[header::SET_COOKIE].to_str().unwrap();
    for cookie in [&cookie, alone] {
        let (_, to, _) = get(&site, &board, cookie).await;
        assert!(to.starts_with("/sign-in"), "{to}");
    }
    assert_eq!(get(&site, "/sign-in", alone).await.1, "/tablet", "and the tablet is still the team's");
}

#[tokio::test]
async fn whatever_else_she_is_she_is_only_a_worker_there() {
    let town = Town::build().await;
    let account = Walker::Worker.account().unwrap();
    let command = Command::from(accounts::Give { account, membership: Membership::Administrator });
    let (service, id) = (town.app.service(), CommandId::new(Uuid::from_u128(901)));
    service.organise(Walker::Administrator.account().unwrap(), id, &command).await.unwrap();
    let (site, cookie) = (router(town.app.clone()), cookie(&town).await);
    let (status, _, page) = get(&site, &format!("/team/{}/invitations", town.team), &cookie).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(has_a_way_off(&page));
}
