//! Everybody tries every page: what the policy allows opens, and nothing else does.
//!
//! The walk goes by what is declared, so a page is walked as soon as it is there, and what opens is compared with what
//! `care::access` says of the one who knocks.

mod alike;
mod tablet;
pub(super) mod town;

use super::pages::{Page, Verb, Who};
use super::router;
use super::testing::{ask, sign_in};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::access::Purpose;
use town::{Town, Walker};

/// How a page met someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Met {
    /// It opened, or found fault with what was sent, but not with who sent it.
    Let,
    /// It led to the door: sign in first.
    Door,
    /// It did not open.
    Closed,
    /// What the address names is not in the town.
    Nothing,
}

/// What a page must do, by its declaration and the policy.
async fn wanted(town: &Town, page: &Page, walker: Walker) -> Met {
    let Some(account) = walker.account() else {
        return if page.right.who == Who::Anyone { Met::Let } else { Met::Door };
    };
    let caller = town.app.service().caller(account).await.unwrap();
    let allowed = match page.right.who {
        Who::Anyone | Who::SignedIn => true,
        Who::Workers => caller.home_team().is_some(),
        Who::Theirs => caller.knows_of(town.team),
        Who::May(action, matter) => {
            let (resource, team) = (town.resource(page.path, matter), town.state().await);
            caller.judge(Purpose::Everyday, action, &resource, Some(&team), town.today).allowed
        }
    };
    if allowed { Met::Let } else { Met::Closed }
}

async fn met(town: &Town, site: &Router, page: &Page, cookie: &str) -> Met {
    let request = match page.method {
        Verb::Get => Request::get(town.address(page.path)),
        Verb::Post => Request::post(town.address(page.path)),
    };
    let request = request
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = super::testing::head(site, request.body(Body::empty()).unwrap()).await;
    let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    match answer.status() {
        // Devices come with a key of their own and are told so in their own terms.
        StatusCode::UNAUTHORIZED if page.path.starts_with("/fhir/") => Met::Let,
        StatusCode::UNAUTHORIZED => Met::Door,
        // Pages of the door itself lead from one to the other.
        StatusCode::SEE_OTHER if to.starts_with("/sign-in") && page.right.who != Who::Anyone => Met::Door,
        StatusCode::FORBIDDEN => Met::Closed,
        StatusCode::NOT_FOUND if town.knows_all_of(page.path) => Met::Closed,
        StatusCode::NOT_FOUND => Met::Nothing,
        StatusCode::BAD_REQUEST if !town.knows_all_of(page.path) => Met::Nothing,
        status if status.is_server_error() => panic!("{} answers {status}", page.path),
        _ => Met::Let,
    }
}

#[tokio::test]
async fn every_page_opens_to_whom_the_policy_lets_in_and_to_nobody_else() {
    let town = Town::build().await;
    let site = router(town.app.clone());
    let mut wrong = Vec::new();
    for walker in Walker::ALL {
        for page in Page::all() {
            // What one did before may have ended the session, as signing out does.
            let cookie = match walker.account() {
                Some(account) => sign_in(&town.app, account).await,
                None => String::new(),
            };
            let wanted = wanted(&town, page, walker).await;
            let before = town.app.service().journal().position().await.unwrap();
            let met = met(&town, &site, page, &cookie).await;
            let after = town.app.service().journal().position().await.unwrap();
            // A form that is not filled in may be refused for that, before anyone asks who sent it.
            let shut = wanted == Met::Closed && page.method == Verb::Post;
            let nothing = met == Met::Nothing && wanted != Met::Door;
            if (met != wanted && !shut && !nothing) || (wanted != Met::Let && before != after) {
                wrong.push(format!(
                    "{:?} {} met {walker:?} with {met:?}, not {wanted:?}",
                    page.method, page.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn who_is_led_to_the_door_is_led_back_afterwards() {
    let town = Town::build().await;
    let page = format!("/live/{}?since=3", town.team);
    let request = Request::get(&page).header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
    let (answer, _) = ask(&router(town.app.clone()), request).await;
    let to = format!("/sign-in?next=/live/{}%3Fsince%3D3", town.team);
    assert_eq!(answer.headers()[header::LOCATION], to.as_str());
}

#[tokio::test]
async fn a_session_that_is_over_is_told_to_scripts_in_a_word() {
    let town = Town::build().await;
    let request = Request::get(format!("/live/{}", town.team));
    let request = request.header(header::HOST, "127.0.0.1:8080").header("hx-request", "true");
    let (answer, page) = ask(&router(town.app.clone()), request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert!(page.contains("You are not signed in."));
}
