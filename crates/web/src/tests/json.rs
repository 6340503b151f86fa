//! Whatever a form can do, a program can do with JSON, and it is told the same.

use super::village::Village;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

impl Village {
    /// Sends JSON to a page of the team as the first worker; the status, the kind of answer, and the answer.
    async fn tell(&self, path: &str, body: &Value) -> (StatusCode, String, Value) {
        let request = Request::post(format!("/team/{}/{path}", self.team))
            .header(header::COOKIE, &self.cookies[0])
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body.to_string())).unwrap();
        let (answer, body) = crate::testing::ask(&self.site, request).await;
        let kind = answer.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        (answer.status(), kind, serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }
}

fn id() -> String {
    care::ids::CommandId::new(uuid::Uuid::new_v4()).to_string()
}

#[tokio::test]
async fn what_is_sent_as_json_is_done_and_told_as_json() {
    let village = Village::build().await;
    let before = village.state().await.version;
    let proposal = json!({ "command": id(), "words": "Tea at three", "answer-by": "2026-03-20" });
    let (status, kind, answer) = village.tell("decisions", &proposal).await;
    assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/json"), "{answer}");
    assert_eq!((&answer["version"], &answer["events"]), (&json!(before + 1), &json!(1)));
    assert_eq!(answer["see"], json!(format!("/team/{}/decisions", village.team)));
    assert!(village.page(1, "decisions").await.contains("Tea at three"));

    let (again, _, answer) = village.tell("decisions", &proposal).await;
    assert_eq!((again, &answer["version"]), (StatusCode::OK, &json!(before + 1)), "a command counts once");
}

#[tokio::test]
async fn everything_wrong_with_it_is_told_at_once_by_field() {
    let village = Village::build().await;
    let (status, kind, answer) =
        village.tell("decisions", &json!({ "words": " ", "answer-by": "soon" })).await;
    assert_eq!((status, kind.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json"));
    let wrong: Vec<&str> =
        answer["errors"].as_array().unwrap().iter().filter_map(|one| one["field"].as_str()).collect();
    assert_eq!(wrong, ["command", "words", "answer-by"], "{answer}");
    assert_eq!((&answer["status"], &answer["title"]), (&json!(422), &json!("This can’t be saved yet.")));
    assert!(village.state().await.proposals.is_empty());
}

#[tokio::test]
async fn a_browser_is_told_the_same_on_a_page() {
    let village = Village::build().await;
    let (status, page) = village.send(0, "decisions", "words=&answer-by=soon").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["There are no words yet. Write a sentence.", "Write a date, such as 2026-03-09."] {
        assert!(page.contains(words), "{page}");
    }
}

#[tokio::test]
async fn who_may_not_is_told_so_in_a_problem_document() {
    let mut village = Village::build().await;
    village.cookies[0] = String::new();
    let (status, kind, answer) = village.tell("decisions", &json!({ "words": "Tea" })).await;
    assert_eq!((status, kind.as_str()), (StatusCode::UNAUTHORIZED, "application/problem+json"), "{answer}");
}
