//! Devices over HTTP: an observation is taken in with the key of its device, given back the same, and refused with reasons.

use super::village::Village;
use crate::testing::ask;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::ids::PersonId;
use serde_json::{Value, json};

/// A village whose one person has a device, and the key of that.
pub(super) async fn with_device() -> (Village, PersonId, String) {
    let village = Village::build().await;
    village.publish().await;
    let person = *village.state().await.people.keys().next().unwrap();
    let devices = format!("people/{person}/devices");
    let (status, page) = village.send(0, &devices, "called=the+watch").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let key = Village::link_on(&page);
    (village, person, key)
}

/// An observation as a device sends it.
pub(super) fn observation(code: &str, value: f64, unit: &str) -> Value {
    json!({
        "resourceType": "Observation",
        "status": "final",
        "code": { "coding": [{ "system": "http://loinc.org", "code": code }] },
        "effectiveDateTime": "2026-03-02T07:30:00Z",
        "valueQuantity": { "value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit },
        "note": [{ "text": "sent by the watch" }],
    })
}

impl Village {
    /// Sends something to the door for devices, or asks it.
    pub(super) async fn fhir(&self, key: &str, query: &str, sent: Option<&Value>) -> (StatusCode, Value) {
        let request = match sent {
            Some(_) => Request::post("/fhir/Observation"),
            None => Request::get(format!("/fhir/Observation{query}")),
        };
        let request = request
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "application/fhir+json")
            .header(header::AUTHORIZATION, format!("Bearer {key}"));
        let body = sent.map_or_else(Body::empty, |sent| Body::from(sent.to_string()));
        let (answer, text) = ask(&self.site, request.body(body).unwrap()).await;
        (answer.status(), serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}: {text}")))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_device_sends_comes_back_the_same_and_once() {
    let (village, person, key) = with_device().await;
    let pulse = observation("8867-4", 72.0, "/min");
    let (status, taken) = village.fhir(&key, "", Some(&pulse)).await;
    assert_eq!(status, StatusCode::CREATED, "{taken}");
    assert_eq!(village.fhir(&key, "", Some(&pulse)).await, (StatusCode::CREATED, taken.clone()));
    let (status, found) = village.fhir(&key, &format!("?patient={person}"), None).await;
    assert_eq!((status, &found["total"]), (StatusCode::OK, &json!(1)), "{found}");
    let mut back = found["entry"][0]["resource"].clone();
    assert_eq!(back, taken);
    let fields = back.as_object_mut().unwrap();
    assert_eq!(fields.remove("subject"), Some(json!({ "reference": format!("Patient/{person}") })));
    assert!(fields.remove("id").is_some());
    assert_eq!(back, pulse);
    let page = village.page(0, &format!("people/{person}")).await;
    assert!(page.contains("72 a minute") && page.contains("the watch"), "{page}");
    let history = village.page(1, "history").await;
    assert!(!history.contains("72 a minute") && history.contains("measured something about"), "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_cannot_be_is_said_with_its_place() {
    let (village, person, key) = with_device().await;
    let said = |outcome: &Value| {
        assert_eq!(outcome["resourceType"], "OperationOutcome", "{outcome}");
        let issues = outcome["issue"].as_array().unwrap().clone();
        issues.iter().map(|issue| format!("{} {}", issue["code"], issue["expression"][0])).collect::<Vec<_>>()
    };
    let mut other = observation("8867-4", 72.0, "/min");
    other["subject"] = json!({ "reference": "Patient/somebody-else" });
    let pressure = json!({
        "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-03-02T07:30:00Z",
        "code": { "coding": [{ "system": "http://loinc.org", "code": "85354-9" }] },
        "component": [
            { "code": { "coding": [{ "system": "http://loinc.org", "code": "8480-6" }] },
              "valueQuantity": { "value": 70, "code": "mm[Hg]" } },
            { "code": { "coding": [{ "system": "http://loinc.org", "code": "8462-4" }] },
              "valueQuantity": { "value": 120, "code": "mm[Hg]" } },
        ],
    });
    let mut late = observation("8867-4", 72.0, "/min");
    late["effectiveDateTime"] = json!("2029-03-02T07:30:00Z");
    let value = "Observation.valueQuantity";
    for (sent, status, expected) in [
        (observation("8867-4", 720.0, "/min"), 422, vec![format!("\"value\" \"{value}\"")]),
        (observation("8867-4", 72.0, "Hz"), 422, vec![format!("\"not-supported\" \"{value}\"")]),
        (observation("8310-5", 98.6, "Cel"), 422, vec![format!("\"value\" \"{value}\"")]),
        (observation("1234-5", 1.0, "kg"), 422, vec!["\"not-supported\" \"Observation.code\"".to_owned()]),
        (other, 403, vec!["\"forbidden\" \"Observation.subject\"".to_owned()]),
        (pressure, 422, vec!["\"value\" \"Observation.component\"".to_owned()]),
        (late, 422, vec!["\"value\" null".to_owned()]),
        (json!({ "resourceType": "Patient" }), 400, vec!["\"structure\" \"Observation\"".to_owned()]),
        (json!([1]), 400, vec!["\"structure\" null".to_owned()]),
        (
            json!({ "resourceType": "Observation", "code": { "coding": [{ "system": "urn:fairly:measure", "code": "pulse" }] } }),
            422,
            vec![
                "\"required\" \"Observation.status\"".to_owned(),
                "\"required\" \"Observation.effective\"".to_owned(),
                format!("\"required\" \"{value}\""),
            ],
        ),
    ] {
        let (answered, outcome) = village.fhir(&key, "", Some(&sent)).await;
        assert_eq!((answered.as_u16(), said(&outcome)), (status, expected), "{outcome}");
    }
    let fahrenheit = observation("8310-5", 98.6, "[degF]");
    assert_eq!(village.fhir(&key, "", Some(&fahrenheit)).await.0, StatusCode::CREATED);
    assert!(village.page(0, &format!("people/{person}")).await.contains("37 °C"));
    let long = json!({ "resourceType": "Observation", "note": "x".repeat(30_000) });
    assert_eq!(village.fhir(&key, "", Some(&long)).await.0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_was_taken_away_is_answered_as_one_that_never_was() {
    let (village, person, key) = with_device().await;
    let device = *village.state().await.devices.keys().next().unwrap();
    let pulse = observation("8867-4", 72.0, "/min");
    let take = format!("people/{person}/devices/take");
    village.does(0, &take, &format!("device={device}")).await;
    let unknown = village.fhir("00000000000000000000000000", "", Some(&pulse)).await;
    assert_eq!(unknown.0, StatusCode::UNAUTHORIZED);
    assert_eq!(village.fhir(&key, "", Some(&pulse)).await, unknown);
    assert_eq!(village.fhir(&key, "", None).await, unknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_stumbles_are_said_with_their_reason() {
    let (village, person, key) = with_device().await;
    for hour in 5..8 {
        let stumble = json!({
            "resourceType": "Observation", "status": "final",
            "effectiveDateTime": format!("2026-03-01T0{hour}:30:00Z"),
            "code": { "coding": [{ "system": "urn:fairly:measure", "code": "stumbles" }] },
            "valueQuantity": { "value": 1, "unit": "times", "code": "1" },
        });
        assert_eq!(village.fhir(&key, "", Some(&stumble)).await.0, StatusCode::CREATED);
    }
    let page = village.page(0, &format!("people/{person}")).await;
    assert!(page.contains("Risk of falling: 3 stumbles since Tuesday, usually none."), "{page}");
}
