//! A file whose form is wrong: everything is listed at once, with a path; and no bytes make the reader panic.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::week_from;
use proptest::prelude::*;
use rota::{Plan, Round, Span, Stop, Time, VisitIdx, WorkerIdx};
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
    let cut_off = Week::read("{\n  \"visits\": [").unwrap_err();
    assert_eq!(
        (cut_off[0].at.as_str(), cut_off[0].what.as_str()),
        ("line 2 column 13", "the text ends here, in the middle")
    );
    let wrong_before = Week::read("{\n  \"format\": 7,\n  \"visits\": [").unwrap_err();
    assert_eq!((wrong_before.len(), wrong_before[0].at.as_str()), (1, "line 3 column 13"));
    let torn = Week::read("{\n  \"visits\": [}").unwrap_err();
    assert_eq!(
        (torn[0].at.as_str(), torn[0].what.as_str()),
        ("line 2 column 14", "this cannot be read as JSON: expected value")
    );
}

#[test]
fn a_text_that_is_no_object_is_told_plainly() {
    let said = |text| {
        let found = Week::read(text).unwrap_err();
        assert_eq!(RotaFile::read(text).unwrap_err(), found);
        assert_eq!(Change::read(text).unwrap_err(), found);
        assert_eq!((found.len(), found[0].at.as_str()), (1, "file"));
        found[0].what.clone()
    };
    assert_eq!(said(""), "the file is empty");
    assert_eq!(said("\u{feff} \n"), "the file is empty");
    assert!(said("[]").contains("is a list"));
    assert!(said(r#"["fairly.change/1", "2026-03-02T10:15", []]"#).contains("is a list"));
    assert!(said("name;postcode").contains("is not JSON"));
}

#[test]
fn a_field_misspelt_in_every_visit_is_said_once() {
    let found = findings(|week| {
        let visit = week["visits"][0].clone();
        let visits = (0..360).map(|index| {
            let mut visit = visit.clone();
            visit["id"] = json!(format!("breakfast-{index}"));
            visit["prioritty"] = json!("essential");
            visit
        });
        week["visits"] = visits.collect();
    });
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].at, "visits[0].prioritty");
    assert!(found[0].what.contains("360 alike"), "{}", found[0].what);
    assert_eq!(found[0].help, "did you mean \"priority\"?");
}

#[test]
fn a_flood_of_findings_is_cut_short() {
    let found = findings(|week| week["competences"] = json!(vec![1; 5_000]));
    assert_eq!(found.len(), 1);
    assert!(found[0].what.contains("5000 alike"), "{}", found[0].what);
    let found = findings(|week| week["competences"] = (0..5_000).map(Value::from).collect());
    assert_eq!(found.len(), 1_001);
    assert_eq!(found[1_000].what, "4000 more findings are not listed");
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

/// A rota of the week in which Ben makes breakfast.
fn rota() -> Value {
    let stop = Stop { visit: VisitIdx(0), arrive: Time(505), start: Time(510), end: Time(540) };
    let round = Round {
        worker: WorkerIdx(1),
        shift: 0,
        leave: Time(500),
        back: Time(550),
        stops: vec![stop],
        rest: Some(rota::Rest { start: Time(542), length: Span(5), before: 1 }),
    };
    let compiled = week_from("2026-03-02").problem(None).unwrap();
    serde_json::from_str(&compiled.plan_file(&Plan { rounds: vec![round] }, None).to_json()).unwrap()
}

fn happened() -> Value {
    json!({
        "format": "fairly.change/1",
        "now": "2026-03-02T08:00",
        "changes": [
            { "worker_ill": { "worker": "asha", "to": "2026-03-04T00:00" } },
            { "visit_moved": {
                "visit": "lunch", "agreed": "2026-03-03T12:00", "hard": { "from": "11:00", "to": "13:00" },
            } },
            { "visit_length": { "visit": "lunch", "minutes": 40, "shortest_minutes": 20 } },
            { "visit_cancelled": { "visit": "breakfast" } },
            { "person_in_hospital": { "person": "hill", "from": "2026-03-05T00:00" } },
            { "road_closed": { "between": ["office"], "modes": ["car"], "effect": { "percent": 150 } } },
            { "visit_added": value()["visits"][1] },
        ],
    })
}

/// The value with some of its parts replaced.
fn changed(mut value: Value, changes: Vec<(prop::sample::Index, Value)>) -> Value {
    for (index, other) in changes {
        let mut all = Vec::new();
        pointers(&value, "", &mut all);
        *value.pointer_mut(&all[index.index(all.len())]).unwrap() = other;
    }
    value
}

/// One to three replacements.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Value)>> {
    prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..4)
}

#[test]
fn what_the_properties_change_is_good() {
    assert!(RotaFile::read(&rota().to_string()).is_ok());
    assert!(Change::read(&happened().to_string()).is_ok());
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_panic(text in ".{0,200}") {
        let _ = (Week::read(&text), RotaFile::read(&text), Change::read(&text));
    }

    #[test]
    fn no_change_of_a_week_makes_reading_or_compiling_panic(changes in changes()) {
        if let Ok(week) = Week::read(&changed(value(), changes).to_string()) {
            prop_assert_eq!(&Week::read(&week.to_json()), &Ok(week.clone()));
            prop_assert!(week.problem(None).is_ok());
        }
    }

    #[test]
    fn no_change_of_a_rota_makes_reading_or_fitting_it_panic(changes in changes()) {
        match RotaFile::read(&changed(rota(), changes).to_string()) {
            Ok(rota) => {
                prop_assert_eq!(&RotaFile::read(&rota.to_json()), &Ok(rota.clone()));
                let compiled = week_from("2026-03-02").problem(None).unwrap();
                let whole = compiled.plan(&rota).map(|mut plan| {
                    plan.rounds.retain(|round| !round.stops.is_empty());
                    plan
                });
                let remains = compiled.plan_that_remains(&rota);
                prop_assert!(whole.is_err() || whole == Ok(remains));
            }
            Err(found) => prop_assert!(!found.is_empty()),
        }
    }

    #[test]
    fn no_change_of_a_change_makes_reading_or_applying_it_panic(changes in changes()) {
        match Change::read(&changed(happened(), changes).to_string()) {
            Ok(change) => {
                prop_assert_eq!(&Change::read(&change.to_json()), &Ok(change.clone()));
                let rota = RotaFile::read(&rota().to_string()).unwrap();
                if let Ok(week) = week_from("2026-03-02").apply(&change, &rota) {
                    prop_assert!(week.problem(None).is_ok());
                }
            }
            Err(found) => prop_assert!(!found.is_empty()),
        }
    }
}
