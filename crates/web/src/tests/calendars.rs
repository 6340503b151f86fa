//! Calendars over HTTP: an address is made on a page, read without signing in, told again only where it changed, and closed.

use super::village::Village;
use crate::testing::ask;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::organisation::Membership;

const HOST: &str = "127.0.0.1:8080";

/// The answer to a calendar program: status, tag, text.
async fn read(village: &Village, path: &str, known: Option<&str>) -> (StatusCode, String, String) {
    let mut request = Request::get(path).header(header::HOST, HOST);
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    let (answer, text) = ask(&village.site, request.body(Body::empty()).unwrap()).await;
    let tag = answer.headers().get(header::ETAG).map(|tag| tag.to_str().unwrap().to_owned());
    (answer.status(), tag.unwrap_or_default(), text)
}

/// The path of the calendar address on a page that shows it.
fn path_on(page: &str) -> String {
    let at = page.find("/calendar/").unwrap();
    page[at..].split("</code>").next().unwrap().to_owned()
}

/// An address that somebody makes for themselves, with initials.
pub(super) async fn make(village: &Village, cookie: &str, page: &str) -> String {
    let (status, shown) = village.send_as(cookie, &format!("{page}/calendar"), "names=initials").await;
    assert_eq!(status, StatusCode::OK, "{shown}");
    path_on(&shown)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_subscribes_to_their_visits_and_is_told_what_changed() {
    let village = Village::build().await;
    let [asha, ben] = village.workers;
    village.publish().await;
    let path = make(&village, &village.cookies[1], &format!("workers/{ben}")).await;
    let (status, tag, before) = read(&village, &path, None).await;
    assert_eq!(status, StatusCode::OK);
    let visit = village.breakfast_on("2026-03-09");
    let uid = format!("UID:{visit}-{ben}@fairly");
    let told = before.replace("\r\n ", "");
    assert!(told.contains(&uid) && told.contains("SUMMARY:H\r\n"), "{told}");
    assert!(!told.contains("Hill") && !told.contains("breakfast"), "no more than was chosen: {told}");
    assert_eq!(read(&village, &path, Some(&tag)).await.0, StatusCode::NOT_MODIFIED);
    assert_eq!(read(&village, &path, None).await, (StatusCode::OK, tag.clone(), before));

    village.does(0, &format!("visit/{visit}/move"), &format!("on=board&to={asha}")).await;
    let (status, other, after) = read(&village, &path, Some(&tag)).await;
    assert_eq!(status, StatusCode::OK);
    assert_ne!(other, tag);
    let told = after.replace("\r\n ", "");
    let event = told.split("BEGIN:VEVENT").find(|event| event.contains(&uid)).unwrap();
    assert!(event.contains("SEQUENCE:1\r\n") && event.contains("STATUS:CANCELLED"), "{event}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_address_is_answered_as_one_that_never_was() {
    let village = Village::build().await;
    let ben = village.workers[1];
    let page = format!("workers/{ben}");
    let path = make(&village, &village.cookies[1], &page).await;
    let replaced = make(&village, &village.cookies[1], &page).await;
    assert_eq!(read(&village, &path, None).await.0, StatusCode::NOT_FOUND, "the newer one takes its place");
    village.does(1, &format!("{page}/calendar/close"), "").await;
    let unknown = read(&village, "/calendar/00000000000000000000000000.ics", None).await;
    let told = |answer: (StatusCode, String, String)| {
        (answer.0, answer.1, answer.2.split("Number").next().unwrap_or_default().len())
    };
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
    assert_eq!(told(read(&village, &replaced, None).await), told(unknown));
    for other in ["/calendar/x.ics", "/calendar/00000000000000000000000000", "/calendar/%C3%A9.ics"] {
        assert_eq!(read(&village, other, None).await.0, StatusCode::NOT_FOUND, "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daughter_sees_who_comes_only_while_that_is_shared() {
    let village = Village::build().await;
    village.publish().await;
    let person = *village.state().await.people.keys().next().unwrap();
    let circle = format!("people/{person}/circle");
    let shared = |sees: &str| format!("name=Ngozi&relation=daughter&phone={sees}");
    village.does(0, &circle, &format!("member=new&{}", shared("&sees=times&sees=faces"))).await;
    let member = *village.state().await.people[&person].circle.keys().next().unwrap();
    let ngozi = village.somebody(9, Membership::Member { team: village.team, person, member }).await;
    let path = make(&village, &ngozi, &format!("people/{person}")).await;
    let told = |text: String| text.replace("\r\n ", "");
    let (_, _, text) = read(&village, &path, None).await;
    assert!(told(text).contains("SUMMARY:Visit by BO\r\n"));
    village.does(0, &circle, &format!("member={member}&{}", shared("&sees=times"))).await;
    let (_, _, text) = read(&village, &path, None).await;
    assert!(told(text.clone()).contains("SUMMARY:Visit\r\n") && !text.contains("BO"), "{text}");
    village.does(0, &circle, &format!("member={member}&{}", shared(""))).await;
    assert_eq!(read(&village, &path, None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_makes_an_address_for_somebody_else() {
    let village = Village::build().await;
    let ben = village.workers[1];
    let (status, page) = village.send(0, &format!("workers/{ben}/calendar"), "names=full").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(village.state().await.calendars.is_empty());
}
