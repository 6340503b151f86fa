//! The same wish gives the same town; regions, real streets and wishes that cannot be met.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop at what should not be")]

use std::path::Path;

use proptest::prelude::*;

use town::{Address, Refusal, Wish, invent, invent_on, teams};

fn wish(people: u32, workers: u32, seed: u64) -> Wish {
    Wish::new(people, workers, seed, "2026-03-02".parse().unwrap())
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let json = |seed| invent(&wish(22, 12, seed)).unwrap().week.to_json();
    assert_eq!(json(1), json(1));
    assert_ne!(json(1), json(2));
    assert_eq!(invent(&wish(22, 12, 1)).unwrap().graph, invent(&wish(22, 12, 1)).unwrap().graph);
}

/// What was drawn, on whatever machine this runs: whole numbers leave no room for another answer.
#[test]
fn the_default_week_is_the_same_on_every_machine() {
    let week = invent(&wish(22, 12, 1)).unwrap().week;
    let names: Vec<&str> = week.workers.iter().take(4).map(|worker| worker.name.as_str()).collect();
    let minutes: u32 = week.visits.iter().map(|visit| u32::from(visit.minutes)).sum();
    assert_eq!(week.name, "Quarrybridge, from 2026-03-02");
    assert_eq!(names, ["Tracy", "Rachel", "Natalie", "Marta"]);
    assert_eq!((week.visits.len(), minutes, week.links.len(), week.history.len()), (345, 11_120, 21, 537));
}

#[test]
fn each_team_of_a_region_has_its_own_week() {
    let region = wish(26_000, 16_000, 1);
    let mut seen = std::collections::BTreeSet::new();
    for team in teams(&region).take(12) {
        let town = invent(&team).unwrap();
        assert_eq!(town.week.findings(), []);
        assert!(seen.insert(town.week.places[0].point().map(|at| (at.lat.to_bits(), at.lon.to_bits()))));
    }
}

#[test]
fn on_given_streets_people_live_at_given_addresses() {
    let town = invent(&wish(75, 40, 3)).unwrap();
    let addresses: Vec<Address> = town
        .week
        .places
        .iter()
        .map(|place| Address {
            point: roads::Point::from_degrees(place.lat.unwrap(), place.lon.unwrap()).unwrap(),
            street: "Given Street".to_owned(),
        })
        .collect();
    let week = invent_on(&wish(7, 4, 1), &town.graph, &addresses).unwrap();
    assert_eq!(week.findings(), []);
    assert_eq!(week.places.len(), 11);
    assert!(week.places.iter().all(|place| town.week.places.iter().any(|given| given.lat == place.lat)));
    assert!(week.places.iter().all(|place| place.name == "Given Street"));
}

#[test]
fn real_streets_will_do() {
    let extract =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm/isle-of-man-2020-03-14.osm.pbf");
    if !extract.exists() {
        println!("skipped: no ../shared/data/osm here");
        return;
    }
    let graph = roads::osm::read(&extract).unwrap().graph;
    let addresses: Vec<Address> =
        roads::osm::addresses(&extract).unwrap().into_iter().filter_map(Address::of).collect();
    let week = invent_on(&wish(22, 12, 1), &graph, &addresses).unwrap();
    assert_eq!(week.findings(), []);
    assert_eq!(week.people.len(), 22);
}

#[test]
fn what_cannot_be_met_is_refused_with_the_reason() {
    let graph = invent(&wish(1, 1, 1)).unwrap().graph;
    assert_eq!(invent_on(&wish(1, 1, 1), &graph, &[]).err(), Some(Refusal::NoAddress));
    assert_eq!(invent(&Wish { days: 29, ..wish(1, 1, 1) }).err(), Some(Refusal::Days(29)));
    assert_eq!(invent(&Wish { days: 0, ..wish(1, 1, 1) }).err(), Some(Refusal::Days(0)));
    assert_eq!(invent(&wish(1_001, 1, 1)).err(), Some(Refusal::TooMany(1_001)));
}

#[test]
fn longer_horizons_and_clock_changes_are_planned_alike() {
    let wish = Wish { days: 28, ..Wish::new(22, 12, 1, "2026-03-11".parse().unwrap()) };
    let week = invent(&wish).unwrap().week;
    assert_eq!(week.findings(), []);
    assert!(week.visits.len() > 4 * 325);
    let one_day = Wish { days: 1, history_days: 0, ..wish };
    assert_eq!(invent(&one_day).unwrap().week.findings(), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_wish_gives_a_week_without_findings(
        people in 0_u32..40,
        workers in 0_u32..16,
        seed: u64,
        year in 1990_i16..2100,
        month in 1_i8..=12,
        day in 1_i8..=28,
        days in 1_u8..=28,
        history_days in 0_u8..=28,
    ) {
        let first_day = week::Date::new(year, month, day).unwrap();
        let wish = Wish { days, history_days, ..Wish::new(people, workers, seed, first_day) };
        let week = invent(&wish).unwrap().week;
        prop_assert_eq!(week.findings(), []);
        prop_assert!(week.problem(None).is_ok());
    }
}
