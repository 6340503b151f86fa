//! What stands around every page: headers, limits, kind errors.

use super::*;
use crate::testing::{app, ask};
use axum::body::Body;
use axum::http::{Request, header};
use axum::routing::{get, post};

/// A site of three pages under a name, with everything around it that real pages have.
async fn site(origin: &str) -> Router {
    let pages = Router::new()
        .route("/", get(|| async { "welcome" }))
        .route("/bug", get(bug))
        .route("/note", post(|note: String| async move { note }));
    around(pages, app(origin).await)
}

async fn bug() -> &'static str {
    panic!("Mrs Okafor of 12 Chapel Street")
}

fn get_of(path: &str) -> axum::http::request::Builder {
    Request::get(path).header(header::HOST, "rota.example.org")
}

fn note() -> axum::http::request::Builder {
    Request::post("/note").header(header::HOST, "rota.example.org")
}

#[tokio::test]
async fn every_answer_tells_browsers_what_never_to_do() {
    for path in ["/", "/bug", "/nowhere"] {
        let request = get_of(path).body(Body::empty()).unwrap();
        let (answer, _) = ask(&site("https://rota.example.org").await, request).await;
        let header =
            |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(
            header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"),
            "{path}"
        );
        assert!(!header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert_eq!(header("strict-transport-security"), "max-age=31536000", "{path}");
        assert_eq!(header("x-request-id").len(), 32, "{path}");
    }
    let request = Request::get("/").header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
    let (answer, _) = ask(&site("http://127.0.0.1:8080").await, request).await;
    assert!(!answer.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_bug_is_told_kindly_and_without_what_it_said() {
    let (answer, page) =
        ask(&site("https://rota.example.org").await, get_of("/bug").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 500);
    assert!(page.contains("Something went wrong on our side."));
    assert!(page.contains(answer.headers()["x-request-id"].to_str().unwrap()));
    assert!(!page.contains("Okafor"));
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_words() {
    let request = get_of("/nowhere").body(Body::empty()).unwrap();
    let (answer, page) = ask(&site("https://rota.example.org").await, request).await;
    assert_eq!(answer.status(), 404);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("There is nothing here"));
    let request = get_of("/nowhere").header("hx-request", "true").body(Body::empty()).unwrap();
    let (_, part) = ask(&site("https://rota.example.org").await, request).await;
    assert!(part.starts_with("<div class=\"notice"), "a script gets the words alone: {part}");
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let cases = [
        (note().header("sec-fetch-site", "cross-site"), 403),
        (note().header("sec-fetch-site", "same-site"), 403),
        (note().header("origin", "https://evil.example"), 403),
        (note().header("origin", "null"), 403),
        (note().header("sec-fetch-site", "same-origin"), 200),
        (note().header("origin", "https://rota.example.org"), 200),
    ];
    for (request, status) in cases {
        let request = request.body(Body::from("tea")).unwrap();
        let told = format!("{:?}", request.headers());
        assert_eq!(ask(&site("https://rota.example.org").await, request).await.0.status(), status, "{told}");
    }
}

#[tokio::test]
async fn another_name_for_our_address_gets_nothing() {
    let request = Request::get("/").header(header::HOST, "evil.example").body(Body::empty()).unwrap();
    let (answer, page) = ask(&site("https://rota.example.org").await, request).await;
    assert_eq!(answer.status(), 421);
    assert!(page.contains("https://rota.example.org") && !page.contains("welcome"));
    let nameless = Request::get("/").body(Body::empty()).unwrap();
    assert_eq!(ask(&site("https://rota.example.org").await, nameless).await.0.status(), 421);
}

#[tokio::test]
async fn an_address_with_hidden_characters_reaches_no_page() {
    for address in ["/?q=%1b%5B2J", "/%00"] {
        let request =
            Request::get(address).header(header::HOST, "rota.example.org").body(Body::empty()).unwrap();
        let (answer, page) = ask(&site("https://rota.example.org").await, request).await;
        assert_eq!(answer.status(), 400, "{address}");
        assert!(page.contains("hidden characters") && !page.contains(['\u{1b}', '\0']), "{page}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_kept() {
    let request = note().body(Body::from(vec![b'a'; FORM_BYTES_MOST + 1])).unwrap();
    let (answer, page) = ask(&site("https://rota.example.org").await, request).await;
    assert_eq!(answer.status(), 413);
    assert!(page.contains("too large"));
    let request = note().body(Body::from(vec![b'a'; FORM_BYTES_MOST])).unwrap();
    assert_eq!(ask(&site("https://rota.example.org").await, request).await.0.status(), 200);
}

#[tokio::test]
async fn a_map_has_longer_to_arrive_than_any_other_page() {
    let most = |page: MatchedPath| async move { answered_within(Some(&page)).as_secs().to_string() };
    let pages = Router::new().route("/note", get(most)).route(MAP, get(most));
    let site = around(pages, app("https://rota.example.org").await);
    for (path, seconds) in [("/note", "30"), ("/team/7/settings/map", "600")] {
        assert_eq!(ask(&site, get_of(path).body(Body::empty()).unwrap()).await.1, seconds, "{path}");
    }
    let real = super::router(app("https://rota.example.org").await);
    let (answer, _) = ask(&real, get_of("/team/7/settings/map").body(Body::empty()).unwrap()).await;
    assert_ne!(answer.status(), 404, "there is such a page");
}

#[tokio::test]
async fn the_wrong_method_is_told_in_words() {
    let request = get_of("/note").body(Body::empty()).unwrap();
    let (answer, page) = ask(&site("https://rota.example.org").await, request).await;
    assert_eq!(answer.status(), 405);
    assert!(page.contains("Go back"));
}

#[tokio::test]
async fn who_asks_faster_than_people_do_has_to_wait_whatever_the_headers_say() {
    let site = super::router(app("https://rota.example.org").await);
    let mut refused = 0;
    for number in 0..1_200 {
        let forged = format!("198.51.100.{}", number % 250);
        let request = get_of("/nowhere").header("x-forwarded-for", forged).body(Body::empty()).unwrap();
        let (answer, _) = ask(&site, request).await;
        if answer.status() == 429 {
            assert!(answer.headers().contains_key("retry-after"));
            refused += 1;
        }
    }
    assert!(refused > 0, "a forged header gave everyone a bucket of their own");
}
