//! What somebody sends twice, or after they were signed out, or with a browser that keeps nothing.

use super::village::Village;
use crate::testing::ask;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::ids::CommandId;
use uuid::Uuid;

impl Village {
    /// Sends exactly these fields to a page, with this cookie or none; gives the status, and where it leads or what it shows.
    async fn send_plainly(&self, cookie: Option<&str>, path: &str, fields: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::ORIGIN, "http://127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request =
            cookie.into_iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie));
        let (answer, page) = ask(&self.site, request.body(Body::from(fields.to_owned())).unwrap()).await;
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), to.unwrap_or(page))
    }
}

#[tokio::test]
async fn a_form_pressed_twice_leads_to_the_page_of_the_first() {
    let village = Village::build().await;
    let command = CommandId::new(Uuid::from_u128(77));
    let fields = format!("command={command}&name=Ida+Marsh&known-as=&address=&phone=&notes=");
    let path = format!("/team/{}/people/new", village.team);
    let (first, to) = village.send_plainly(Some(&village.cookies[0]), &path, &fields).await;
    let (second, again) = village.send_plainly(Some(&village.cookies[0]), &path, &fields).await;
    assert_eq!((first, second), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{again}");
    let page_of = |to: &str| to.split('?').next().unwrap().to_owned();
    assert_eq!(page_of(&to), page_of(&again));
    let (status, page) = village.get(&village.cookies[0], &page_of(&again)).await;
    assert!(status == StatusCode::OK && page.contains("Ida Marsh"), "{status}: {page}");
    let all = village.state().await.people.len();
    assert_eq!(all, 2, "Mrs Hill and one Ida Marsh");
}

#[tokio::test]
async fn what_was_written_when_the_session_ended_is_kept() {
    let village = Village::build().await;
    let command = CommandId::new(Uuid::from_u128(78));
    let fields =
        format!("command={command}&name=Ida+%26+Marsh&known-as=&address=&phone=&notes=The+%22blue%22+mug");
    let path = format!("/team/{}/people/new", village.team);
    let (status, page) = village.send_plainly(None, &path, &fields).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(page.contains("What you wrote is kept on this page."), "{page}");
    let mut form = form_urlencoded::Serializer::new(String::new());
    for input in page.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = input.split_once('"').unwrap();
        let value = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
        form.append_pair(name, &value.replace("&quot;", "\"").replace("&amp;", "&"));
    }
    let (status, to) = village.send_plainly(Some(&village.cookies[0]), &path, &form.finish()).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let (_, page) = village.get(&village.cookies[0], to.split('?').next().unwrap()).await;
    assert!(page.contains("Ida &amp; Marsh") && page.contains("The &quot;blue&quot; mug"), "{page}");
}

#[tokio::test]
async fn a_browser_without_cookies_is_told_so() {
    let village = Village::build().await;
    let (status, to) = village.send_plainly(None, "/sign-in", "name=grace@example.org&next=").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, page) = village.get("", &to).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Allow cookies for this site"), "{page}");
}
