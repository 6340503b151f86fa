//! The phone as its app and a program meet it: the page for anyone, the bundle and the outbox for workers, and what the team then
//! reads on its pages.

use super::village::Village;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

const WEEK: &str = "week=2026-03-02";

impl Village {
    /// This week, told to people, with Asha at breakfast today.
    async fn asha_at_breakfast(&self) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        let visit = self.breakfast_on("2026-03-02");
        self.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={}", self.workers[0])).await;
        self.does(0, "draft/agree", WEEK).await;
    }

    async fn bundle(&self, cookie: &str) -> (StatusCode, Value) {
        let (status, body) = self.get(cookie, "/phone/bundle").await;
        (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }

    async fn outbox(&self, who: usize, body: String) -> (StatusCode, Value) {
        let request = Request::post("/phone/outbox")
            .header(header::COOKIE, &self.cookies[who])
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "application/json");
        let (answer, body) = crate::testing::ask(&self.site, request.body(Body::from(body)).unwrap()).await;
        (answer.status(), serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }

    fn command(&self, number: u128, kind: &str) -> Value {
        json!({ "id": Uuid::from_u128(number), "kind": kind, "happened": "2026-03-02T08:31:00Z", "based_on": 1,
                "visit": self.breakfast_on("2026-03-02").to_string() })
    }
}

#[tokio::test]
async fn the_app_opens_to_anyone_and_holds_nothing_of_anybodys() {
    let village = Village::build().await;
    let (status, page) = village.get("", "/phone").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("phone/app.js") && !page.contains("Hill"), "{page}");
    let (_, manifest) = village.get("", "/phone/manifest.webmanifest").await;
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["display"]), (&json!("/phone"), &json!("standalone")));
    let request = Request::get("/phone/worker.js").header(header::HOST, "127.0.0.1:8080");
    let (answer, script) = crate::testing::ask(&village.site, request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.headers()["service-worker-allowed"], "/phone");
    // Whatever the worker keeps is there to be had.
    let files = script.lines().next().unwrap().trim_start_matches("const FILES = ").trim_end_matches(';');
    let files: Vec<String> = serde_json::from_str(files).unwrap();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        assert_eq!(village.get("", &file).await.0, StatusCode::OK, "{file}");
    }
}

#[tokio::test]
async fn a_bundle_is_for_the_worker_who_asks() {
    let village = Village::build().await;
    village.asha_at_breakfast().await;
    let (status, bundle) = village.bundle(&village.cookies[0]).await;
    assert_eq!(status, StatusCode::OK, "{bundle}");
    for name in ["version", "generated_at", "holds_until", "visits", "people", "medicines"] {
        assert!(!bundle[name].is_null(), "{name}: {bundle}");
    }
    assert_eq!(bundle["visits"][0]["id"], json!(village.breakfast_on("2026-03-02").to_string()));
    assert_eq!(bundle["people"][0]["called"], json!("Mrs Hill"));
    let (_, theirs) = village.bundle(&village.cookies[1]).await;
    assert_eq!((&theirs["visits"], &theirs["people"]), (&json!([]), &json!([])));
    assert!(village.bundle("").await.0.is_redirection());
}

#[tokio::test]
async fn what_a_phone_brings_back_is_on_the_teams_pages() {
    let village = Village::build().await;
    village.asha_at_breakfast().await;
    let mut record = village.command(2, "record");
    (record["said"], record["handover"]) = (json!("Two eggs today."), json!("Bring eggs."));
    let outbox = json!({ "commands": [village.command(1, "arrived"), record] }).to_string();
    let (status, answer) = village.outbox(0, outbox.clone()).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let words = |answer: &Value| -> Vec<Value> {
        answer["answers"].as_array().unwrap().iter().map(|one| one["answer"].clone()).collect()
    };
    assert_eq!(words(&answer), ["recorded", "recorded"]);
    assert_eq!(answer["answers"][0]["id"], json!(Uuid::from_u128(1)));
    assert_eq!(words(&village.outbox(0, outbox).await.1), ["recorded-before", "recorded-before"]);

    let today = village.page(1, "today").await;
    assert!(today.contains("With Mrs Hill since 8.31am."), "{today}");
    let visit = village.breakfast_on("2026-03-02");
    let page = village.page(0, &format!("day/{visit}")).await;
    assert!(page.contains("8.31am: Asha Patel arrived") && page.contains("Two eggs today."), "{page}");
    let history = village.page(1, "history").await;
    assert!(history.contains("Asha Patel arrived at Mrs Hill"), "{history}");

    let wrong = format!("worker={}&kind=left&at=09:00&why=", village.workers[0]);
    let (status, page) = village.send(1, &format!("day/{visit}/say"), &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("A reason is missing."), "{page}");
    let right = format!("worker={}&kind=left&at=09:00&why=Their+battery+is+empty", village.workers[0]);
    village.does(1, &format!("day/{visit}/say"), &right).await;
    let page = village.page(0, &format!("day/{visit}")).await;
    assert!(page.contains("9am: Asha Patel left") && page.contains("Said by Ben Okoro."), "{page}");
}

#[tokio::test]
async fn what_is_no_outbox_is_told_so_and_a_record_too_long_stops_no_other() {
    let village = Village::build().await;
    village.asha_at_breakfast().await;
    for body in ["", "[]", "{\"commands\": 1}"] {
        let (status, answer) = village.outbox(0, body.to_owned()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {answer}");
        assert!(answer.to_string().contains("the phone keeps it"), "{answer}");
    }
    let mut long = village.command(1, "record");
    long["said"] = json!("x".repeat(150_000));
    let outbox = json!({ "commands": [long, village.command(2, "arrived")] }).to_string();
    let (status, answer) = village.outbox(0, outbox).await;
    assert_eq!(status, StatusCode::OK);
    let answers: Vec<&Value> = answer["answers"].as_array().unwrap().iter().collect();
    assert_eq!((&answers[0]["answer"], &answers[0]["kept"]), (&json!("needs-a-person"), &json!(false)));
    assert_eq!(answers[1]["answer"], json!("recorded"));
}
