//! A file whose form is wrong: everything is listed at once, with a path; and no bytes make the reader panic.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::week_from;
use proptest::prelude::*;
use serde_json::{Value, json};
use week::{Change, Finding, RotaFile, Week};

fn value() -> Value {
    serde_json::from_str(&week_from("2026-03-02").to_json()).unwrap()
}

fn findings(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut value = value();
    change(&mut value);
    Week::read(&value.to_string()).unwrap_err()
}

#[test]
fn everything_is_listed_at_once() {
    let found = findings(|week| {
        week["visits"][0]["minuets"] = json!(30);
        week["visits"][0].as_object_mut().unwrap().remove("minutes");
        week["visits"][1]["agreed"] = json!("half eight");
        week["visits"][1]["priority"] = json!("urgent");
        week["workers"][0]["travel"] = json!(["car"]);
        week["horizon"]["days"] = json!(300);
        week["places"] = json!({});
        week["format"] = json!("fairly.week/9");
        week["rules"]["law"] = json!("great-brittan");
    });
    let at: Vec<&str> = found.iter().map(|finding| finding.at.as_str()).collect();
    let expected = [
        "format",
        "horizon.days",
        "places",
        "rules.law",
        "visits[0].minutes",
        "visits[0].minuets",
        "visits[1].agreed",
        "visits[1].priority",
        "workers[0].travel",
    ];
    assert_eq!(at, expected);
    assert_eq!(found[5].help, "did you mean \"minutes\"?");
    assert_eq!(found[7].help, "use one of: essential, important, flexible");
}

#[test]
fn what_can_be_read_is_checked_all_the_same() {
    let found = findings(|week| {
        week["colour"] = json!("green");
        week["visits"][0]["person"] = json!("hull");
        week["visits"][1]["hard"] = json!({ "from": "25:00", "to": "10:00" });
    });
    let at: Vec<&str> = found.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(at, ["colour", "visits[1].hard.from", "visits[0].person"]);
}

#[test]
fn choices_are_told() {
    let found = findings(|week| week["travel"] = json!({ "coordinate": {} }));
    assert_eq!(found[0].help, "use one of: table, coordinates, map");
    let found = findings(|week| week["travel"]["coordinates"]["detour"] = json!("long"));
    assert_eq!(found[0].at, "travel.coordinates.detour");
    let found =
        findings(|week| week["closures"] = json!([{ "effect": "closed" }, { "effect": { "percent": -1 } }]));
    assert_eq!(found[0].at, "closures[1].effect.percent");
}

#[test]
fn text_that_is_no_json_is_located() {
    let found = Week::read("{\n  \"format\": ,\n}").unwrap_err();
    assert_eq!(found[0].at, "line 2 column 13");
    let twice = week_from("2026-03-02").to_json().replacen("\"format\"", "\"format\": \"x\", \"format\"", 1);
    assert_eq!(Week::read(&twice).unwrap_err().len(), 1);
    assert_eq!(Week::read("").unwrap_err().len(), 1);
    assert_eq!(Week::read("[]").unwrap_err()[0].at, "file");
}

#[test]
fn a_flood_of_findings_is_cut_short() {
    let found = findings(|week| week["competences"] = json!(vec![1; 5_000]));
    assert!(found.len() <= 1_001);
}

/// The JSON pointers of everything in a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| pointers(field, &format!("{at}/{name}"), all))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), all));
        }
        _ => {}
    }
}

fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[0-9:T-]{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["2026-03-04", "24:00", "00:00", "ben", "hill", "9999-12-31"])
            .prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        (0..2_000_i64).prop_map(Value::from),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_panic(text in ".{0,200}") {
        let _ = (Week::read(&text), RotaFile::read(&text), Change::read(&text));
    }

    #[test]
    fn no_change_of_a_week_makes_reading_or_compiling_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..4),
    ) {
        let mut week = value();
        for (index, other) in changes {
            let mut all = Vec::new();
            pointers(&week, "", &mut all);
            *week.pointer_mut(&all[index.index(all.len())]).unwrap() = other;
        }
        if let Ok(week) = Week::read(&week.to_string()) {
            prop_assert_eq!(&Week::read(&week.to_json()), &Ok(week.clone()));
            prop_assert!(week.problem(None).is_ok());
        }
    }
}
