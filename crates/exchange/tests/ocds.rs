//! An agreement from the plan to what was spent, as Open Contracting has it. `.ci/outside` installs the checker.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests may stop them, and say that they skip"
)]

use care::Pence;
use care::time::{Date, Timestamp};
use exchange::ocds::*;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a script of `tests/outside` prints of a document, with a folder of public references; `None` where something is not there,
/// which is said.
fn judged(script: &str, reference: &str, document: &Value) -> Option<Value> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../../target/outside/bin/python");
    let reference = here.join("../../../shared/reference").join(reference);
    for needed in [&python, &reference] {
        if !needed.exists() {
            println!("skipped: {} is not there", needed.display());
            return None;
        }
    }
    let script = here.join("tests/outside").join(script);
    let mut child = Command::new(python)
        .arg(script)
        .arg(reference)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(document.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the checker failed");
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    if said.is_null() {
        println!("skipped: the checker is not there; `.ci/outside` installs it");
        return None;
    }
    Some(said)
}

fn organisation(id: &str, name: &str) -> Organisation {
    Organisation { id: id.into(), name: name.into() }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn on(text: &str) -> Date {
    text.parse().unwrap()
}

fn agreement() -> Agreement {
    let (mill, weir) = (organisation("GB-CIC-1", "Mill Lane Care"), organisation("GB-CIC-2", "Weir Care"));
    let payment = |number: i64, amount| Payment {
        id: format!("payment-{number}"),
        at: at("2026-05-06T09:00:00Z"),
        on: on("2026-05-05"),
        amount: Pence(amount),
        to: mill.clone(),
    };
    Agreement {
        ocid: "ocds-abc123-mill-lane".into(),
        title: "Support at home around Mill Lane".into(),
        description: "Home care for one street and its neighbours.".into(),
        buyer: organisation("GB-LAE-TRF", "Trafford Council"),
        planned: Some(Planned {
            at: at("2026-01-05T09:00:00Z"),
            why: "Fewer faces at the door.".into(),
            budget: Pence(5_000_000),
        }),
        tendered: Some(Tendered {
            at: at("2026-02-02T09:00:00Z"),
            from: on("2026-02-02"),
            until: on("2026-02-20"),
            method: Method::Open,
            value: Pence(5_000_000),
            offered: vec![mill.clone(), weir],
        }),
        awarded: Some(Awarded {
            at: at("2026-03-02T09:00:00Z"),
            on: on("2026-02-27"),
            why: "They live there.".into(),
            value: Pence(4_800_050),
            to: vec![mill.clone()],
        }),
        signed: Some(Signed {
            at: at("2026-03-16T09:00:00Z"),
            on: on("2026-03-13"),
            from: on("2026-04-01"),
            until: on("2027-03-31"),
            value: Pence(4_800_050),
            paid: vec![payment(1, 400_004), payment(2, 399_999)],
        }),
    }
}

#[test]
fn each_step_is_a_release_that_says_what_was_new() {
    let releases = releases(&agreement());
    let tags: Vec<&str> = releases.iter().flat_map(|release| release.tag.clone()).collect();
    assert_eq!(tags, ["planning", "tender", "award", "contract", "implementation", "implementation"]);
    let ids: std::collections::BTreeSet<&str> = releases.iter().map(|release| release.id.as_str()).collect();
    assert_eq!(ids.len(), 6, "each has an id of its own");
    assert!(releases[1].planning.is_none() && releases[1].awards.is_empty());
    assert_eq!(releases[1].parties.len(), 3);
    assert!(releases[3].contracts[0].implementation.is_none());
}

#[test]
fn the_record_has_all_of_it_and_every_role_of_everybody() {
    let record = record(&agreement()).unwrap();
    let compiled = serde_json::to_value(&record.compiled_release).unwrap();
    assert_eq!(compiled["tag"][0], "compiled");
    assert_eq!(compiled["date"], "2026-05-06T09:00:00Z");
    assert_eq!(compiled["contracts"][0]["value"]["amount"], 48_000.5);
    assert_eq!(compiled["contracts"][0]["awardID"], compiled["awards"][0]["id"]);
    let paid = compiled["contracts"][0]["implementation"]["transactions"].as_array().unwrap();
    assert_eq!([&paid[0]["value"]["amount"], &paid[1]["value"]["amount"]], [4_000.04, 3_999.99]);
    let mill =
        compiled["parties"].as_array().unwrap().iter().find(|party| party["id"] == "GB-CIC-1").unwrap();
    assert_eq!(mill["roles"], serde_json::json!(["payee", "supplier", "tenderer"]));
    let bare = Agreement { planned: None, tendered: None, awarded: None, signed: None, ..agreement() };
    assert!(exchange::ocds::record(&bare).is_none());
}

#[test]
fn libcoveocds_finds_nothing_wrong() {
    let package = |releases| Package {
        uri: "https://example.org/open/ocds/releases.json".into(),
        version: VERSION,
        published_date: "2026-11-30T00:00:00Z".into(),
        publisher: Publisher { name: "Mill Lane Care".into() },
        content: ReleasePackage { releases },
    };
    let fine = serde_json::to_value(package(releases(&agreement()))).unwrap();
    let Some(said) = judged("ocds.py", "ocds", &fine) else { return };
    assert_eq!(said, serde_json::json!({}));
    let mut wrong = releases(&agreement());
    wrong[0].date = "yesterday".into();
    let wrong = serde_json::to_value(package(wrong)).unwrap();
    assert_ne!(judged("ocds.py", "ocds", &wrong), Some(serde_json::json!({})), "the checker checks");
}
