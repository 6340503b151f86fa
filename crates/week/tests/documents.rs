//! The documents say what the code does: examples that are read, and schemas that are the code's own.
#![allow(clippy::unwrap_used, reason = "on documents of this repository")]

use std::path::PathBuf;

use week::{Change, Priority, RotaFile, Week, Weights};

fn docs(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

fn text() -> String {
    std::fs::read_to_string(docs("week-format.md")).unwrap()
}

/// The JSON examples of the document: a week and a change.
fn examples() -> (Week, Change) {
    let text = text();
    let blocks: Vec<&str> =
        text.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap()).collect();
    assert_eq!(blocks.len(), 2);
    (Week::read(blocks[0]).unwrap(), Change::read(blocks[1]).unwrap())
}

#[test]
fn the_example_week_is_read_and_becomes_a_problem() {
    let (week, _) = examples();
    let compiled = week.problem(None).unwrap();
    assert_eq!(compiled.problem.visits.len(), 4);
    let shopping = &compiled.problem.visits[3];
    assert_eq!((shopping.appointments.len(), shopping.unplaced), (3, 600));
    assert_eq!(week.visits[3].priority, Priority::Flexible);
    // Ben's leave takes Thursday's two rounds.
    assert_eq!(compiled.problem.workers[1].shifts.len(), 5);
}

#[test]
fn the_example_change_fits_the_example_week() {
    let (week, change) = examples();
    let rota = week.problem(None).unwrap().plan_file(&rota::Plan::default(), None);
    let after = week.apply(&change, &rota).unwrap();
    assert!(after.visits.iter().any(|visit| visit.id.as_str() == "shah-monday-supper"));
    assert!(after.problem(None).is_ok());
}

#[test]
fn every_field_and_every_default_weight_is_told() {
    let text = text();
    let schema: serde_json::Value = serde_json::from_str(&Week::json_schema()).unwrap();
    let mut names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    for definition in schema["$defs"].as_object().unwrap().values() {
        names.extend(
            definition
                .get("properties")
                .and_then(|all| all.as_object())
                .into_iter()
                .flat_map(|all| all.keys()),
        );
    }
    let missing: Vec<_> = names.into_iter().filter(|name| !text.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "not in docs/week-format.md: {missing:?}");
    let weights = Weights::default();
    for told in [
        format!(
            "`unplaced_flexible` | {}, {}, {} |",
            weights.unplaced_essential, weights.unplaced_important, weights.unplaced_flexible
        ),
        format!("`late`, `early` | {}, {} |", weights.late, weights.early),
        format!("`stranger` | {} |", weights.stranger),
        format!("`face` | {} |", weights.face),
        format!("`split_day` | {} |", weights.split_day),
        format!("`changed_minute` | {}, {} |", weights.changed_worker, weights.changed_minute),
    ] {
        assert!(text.contains(&told), "{told}");
    }
}

#[test]
fn the_schemas_are_the_codes_own() {
    let schemas = [
        ("week.schema.json", Week::json_schema()),
        ("rota.schema.json", RotaFile::json_schema()),
        ("change.schema.json", Change::json_schema()),
    ];
    for (name, schema) in schemas {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(docs(name), &schema).unwrap();
        }
        let written = std::fs::read_to_string(docs(name)).unwrap_or_default();
        let same = written == schema;
        assert!(same, "docs/{name} is out of date; run UPDATE=1 cargo test -p week --test documents");
    }
}
