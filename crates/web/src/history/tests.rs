//! No kind of event is without words, and none speaks as a machine does.

use super::sentence::of;
use crate::walk::town::{Town, Walker};
use care::stream::Written;
use care::team::Event;
use service::TeamView;
use std::path::Path;

/// A sample of every kind that was ever written.
fn samples() -> Vec<(String, Event)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../care/tests/samples/team");
    let mut samples = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (kind, version) = stem.rsplit_once('-').unwrap();
        let kind = format!("{kind}/{version}");
        let event = Event::read(&kind, &std::fs::read(&path).unwrap()).unwrap();
        samples.push((kind, event));
    }
    samples
}

async fn team_view(walker: Walker) -> TeamView {
    let town = Town::build().await;
    let service = town.app.service();
    let caller = service.caller(walker.account().unwrap()).await.unwrap();
    service.view_team_outside(&caller, town.team).await.unwrap()
}

#[tokio::test]
async fn no_kind_is_without_words() {
    let (team_view, samples) = (team_view(Walker::Worker).await, samples());
    for kind in Event::kinds() {
        assert!(samples.iter().any(|(known, _)| known == kind), "{kind} has no sample");
    }
    for (kind, event) in &samples {
        let sentence = of(&team_view, event);
        assert!(sentence.split(' ').count() >= 4, "{kind}: {sentence}");
        assert!(sentence.ends_with(['.', '”']), "{kind}: {sentence}");
        let machine = ["  ", "..", "::", "Some(", "None", "{", "_", "engine", "event"];
        let found = machine.iter().find(|sign| sentence.contains(**sign));
        assert_eq!(found, None, "{kind}: {sentence}");
    }
}

#[tokio::test]
async fn what_changed_says_what_was_before() {
    let team_view = team_view(Walker::Worker).await;
    let said: Vec<(String, String)> =
        samples().iter().map(|(kind, event)| (kind.clone(), of(&team_view, event))).collect();
    let of = |kind: &str| said.iter().find(|(known, _)| known == kind).unwrap().1.as_str();
    assert_eq!(of("value/1"), "“People see few different faces” counts above all (before: normal).");
    assert_eq!(of("streets-laid/1"), "the team travels on a map of 13 June 2026 now (before: none).");
    for kind in ["rules/1", "role/1"] {
        assert!(of(kind).contains("(before: "), "{kind}: {}", of(kind));
    }
}

#[tokio::test]
async fn what_somebody_may_not_know_is_not_told_by_the_history_either() {
    let team_view = team_view(Walker::Council).await;
    let said = |kind: &str| {
        let samples = samples();
        of(&team_view, &samples.iter().find(|(known, _)| known == kind).unwrap().1)
    };
    // Ada is ill; the council pays for the team and is not told.
    assert!(said("absence/1").contains("is away from"), "{}", said("absence/1"));
    assert!(said("clearance/1").ends_with("has changed."), "{}", said("clearance/1"));
    assert!(said("circle/1").ends_with("has changed."), "{}", said("circle/1"));
}
