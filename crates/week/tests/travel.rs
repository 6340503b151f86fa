//! Travel times from each of their sources, as the engine gets them.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeMap;

use common::week_from;
use rota::problem::TravelTable;
use rota::{PlaceIdx, Span};
use week::{Closure, Mode, Obstacle, Place, Point, RoadMap, Table, Travel, TravelSource, Week};

/// The minutes from the office to Mrs Hill's and back.
fn there_and_back(week: &Week, source: Option<&dyn TravelSource>) -> (Span, Span) {
    let table = week.problem(source).unwrap().problem.travel.remove(0);
    assert_eq!(table.span(PlaceIdx(0), PlaceIdx(0)), Span(0));
    (table.span(PlaceIdx(0), PlaceIdx(1)), table.span(PlaceIdx(1), PlaceIdx(0)))
}

#[test]
fn coordinates_are_measured_along_the_earth() {
    let mut week = week_from("2026-03-02");
    // One minute of latitude is 1.853 km; with the detour 2.409 km, at 28 km/h 5.16 minutes, and two for parking.
    week.places[0] = Place::new("office", "the office", 53.0, -2.0);
    week.places[1] = Place::new("hill", "3 Mill Lane", 53.0 + 1.0 / 60.0, -2.0);
    assert_eq!(there_and_back(&week, None), (Span(8), Span(8)));
    week.places[1].lat = Some(53.0);
    assert_eq!(there_and_back(&week, None), (Span(0), Span(0)));
}

#[test]
fn tables_may_differ_by_direction_and_have_gaps() {
    let mut week = week_from("2026-03-02");
    let minutes = vec![vec![Some(0), None], vec![Some(9), Some(0)]];
    week.travel = Travel::Table(Table {
        places: vec!["hill".into(), "office".into()],
        minutes: BTreeMap::from([(Mode::Car, minutes)]),
    });
    assert_eq!(there_and_back(&week, None), (Span(9), TravelTable::UNREACHABLE));
}

#[test]
fn closures_are_in_the_tables() {
    let with = |between: &[&str], modes: &[Mode], effect| {
        let mut week = week_from("2026-03-02");
        let between = between.iter().map(|place| (*place).into()).collect();
        week.closures = vec![Closure { between, modes: modes.to_vec(), effect }];
        there_and_back(&week, None).0
    };
    let free = there_and_back(&week_from("2026-03-02"), None).0;
    assert_eq!(with(&["office", "hill"], &[], Obstacle::MinutesMore(6)), free + Span(6));
    assert_eq!(with(&["hill"], &[Mode::Car], Obstacle::Percent(200)), free + free);
    assert_eq!(with(&[], &[], Obstacle::Closed), TravelTable::UNREACHABLE);
    assert_eq!(with(&["hill"], &[Mode::Foot], Obstacle::Closed), free);
}

/// A map on which everything is 61 seconds apart, but for walkers.
struct Map;

impl TravelSource for Map {
    fn table(&self, mode: Mode, points: &[Point]) -> Result<Vec<Option<u32>>, String> {
        let cells = 0..points.len() * points.len();
        match mode {
            Mode::Foot => Err("nobody walks here".to_owned()),
            _ => Ok(cells.map(|cell| Some(if cell % (points.len() + 1) == 0 { 0 } else { 61 })).collect()),
        }
    }
}

#[test]
fn maps_are_asked() {
    let mut week = week_from("2026-03-02");
    week.travel = Travel::Map(RoadMap { file: "roads.fairly".to_owned(), ..RoadMap::default() });
    week.places.insert(0, Place { id: "nowhere".into(), name: String::new(), lat: None, lon: None });
    let table = week.problem(Some(&Map)).unwrap().problem.travel.remove(0);
    assert_eq!(table.span(PlaceIdx(1), PlaceIdx(2)), Span(4));
    assert_eq!(table.span(PlaceIdx(0), PlaceIdx(2)), TravelTable::UNREACHABLE);
    assert_eq!(week.problem(None).unwrap_err()[0].at, "travel.map");
    week.workers[0].travel = Mode::Foot;
    assert!(week.problem(Some(&Map)).unwrap_err()[0].what.contains("nobody walks here"));
}
