//! Everything that can be wrong with a week is found, where it is.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeMap;

use common::{moment, stretch, week_from};
use week::{
    Came, Closure, Contract, Held, Known, LawChoice, Link, Mode, Off, Pin, Published, RestException, RoadMap,
    SignOff, Table, Travel, Week, WorkedBefore,
};

fn at(change: impl FnOnce(&mut Week)) -> Vec<String> {
    let mut week = week_from("2026-03-02");
    change(&mut week);
    week.findings().into_iter().map(|finding| finding.at).collect()
}

#[test]
fn a_good_week_has_none() {
    assert_eq!(at(|_| {}), Vec::<String>::new());
}

macro_rules! finds {
    ($($expected:literal: |$week:ident| $change:expr;)*) => {
        $(assert_eq!(at(|$week| { $change; }), [$expected], "{}", stringify!($change));)*
    };
}

#[test]
fn horizon_ids_and_references() {
    finds! {
        "horizon.days": |week| { week.horizon.days = 29 };
        "horizon.zone": |week| week.horizon.zone = "Europe/Salford".to_owned();
        "workers[1].id": |week| week.workers[1].id = "asha".into();
        "visits[0].id": |week| week.visits[0].id = " ".into();
        "people[0].place": |week| week.people[0].place = "mill".into();
        "people[0].not_workers[0]": |week| week.people[0].not_workers = vec!["ash".into()];
        "people[0].liked[1]": |week| week.people[0].liked = vec!["ben".into(), "ben".into()];
        "people[0].known[0].worker": |week| week.people[0].known = vec![Known { worker: "x".into(), last: None }];
        "workers[0].start": |week| week.workers[0].start = Some("x".into());
        "workers[0].shifts[0].end": |week| week.workers[0].shifts[0].end = Some("x".into());
        "workers[0].picks[0]": |week| week.workers[0].picks = vec!["supper".into()];
        "visits[1].person": |week| week.visits[1].person = "hull".into();
        "visits[1].place": |week| week.visits[1].place = Some("x".into());
        "links[0].second": |week| week.links = vec![link("breakfast", "supper")];
        "closures[0].between[0]": |week| week.closures =
            vec![Closure { between: vec!["x".into()], ..Closure::default() }];
        "published[0].visit": |week| week.published = vec![published("supper"), ];
        "published[1].visit": |week| week.published = vec![published("lunch"), published("lunch")];
        "history[0].person": |week| week.history = vec![came("hull", "2026-03-01")];
        "history[0].date": |week| week.history = vec![came("hill", "2026-03-02")];
    }
}

fn link(first: &str, second: &str) -> Link {
    Link { first: first.into(), second: second.into(), ..Link::default() }
}

fn published(visit: &str) -> Published {
    Published { visit: visit.into(), workers: vec!["ben".into()], start: moment("2026-03-02T12:30") }
}

fn came(person: &str, date: &str) -> Came {
    Came { person: person.into(), worker: "ben".into(), date: date.parse().unwrap() }
}

#[test]
fn visits() {
    finds! {
        "visits[0].dates": |week| week.visits[0].dates.clear();
        "visits[0].dates[0]": |week| week.visits[0].dates = vec!["2026-03-09".parse().unwrap()];
        "visits[0].minutes": |week| week.visits[0].minutes = 0;
        "visits[0].shortest_minutes": |week| week.visits[0].shortest_minutes = Some(31);
        "visits[0].workers": |week| week.visits[0].workers = 3;
        "visits[0].agreed": |week| week.visits[0].hard = Some(stretch("09:00-10:00"));
        "visits[0].hard": |week| { hard(week, "10:30-07:30"); week.visits[0].agreed = None };
        "visits[0].hard": |week| { hard(week, "19:59-08:00"); week.visits[0].agreed = None };
        "visits[0]": |week| { week.visits[0].fine_late_minutes = Some(5); week.visits[0].agreed = None };
        "visits[0].pin": |week| week.visits[0].pin = Some(Pin::default());
        "visits[0].pin.workers": |week| { week.visits[0].workers = 2; pinned(week, "ben") };
        "workers[0].picks[0]": |week| { pinned(week, "ben"); week.workers[0].picks = vec!["breakfast".into()] };
        "workers[1].picks[0]": |week| for worker in &mut week.workers { worker.picks = vec!["lunch".into()] };
        "visits[0].competences[0]": |week| {
            week.competences = vec!["medicines".to_owned()];
            week.visits[0].competences = vec!["medicine".to_owned()];
        };
        "workers[0].competences[0].name": |week| week.workers[0].competences = vec![held(" ")];
        "links[0]": |week| week.links = vec![link("lunch", "lunch")];
        "links[0]": |week| week.links =
            vec![Link { least_minutes: 60, most_minutes: Some(30), ..link("breakfast", "lunch") }];
        "weights.late": |week| week.weights.late = 2_000_000;
        "rules.faces_days": |week| week.rules.faces_days = 0;
    }
}

#[test]
fn a_night_window_goes_on_after_midnight() {
    for (window, agreed) in [("22:00-06:00", "23:30"), ("22:00-06:00", "01:00"), ("20:00-08:00", "20:00")] {
        let found = at(|week| {
            hard(week, window);
            week.visits[0].agreed = Some(agreed.parse().unwrap());
        });
        assert!(found.is_empty(), "{window} {agreed}: {found:?}");
    }
}

fn hard(week: &mut Week, window: &str) {
    week.visits[0].hard = Some(stretch(window));
}

fn held(name: &str) -> Held {
    Held { name: name.to_owned(), until: None }
}

fn pinned(week: &mut Week, worker: &str) {
    week.visits[0].pin = Some(Pin { workers: vec![worker.into()], start: None });
}

#[test]
fn workers() {
    finds! {
        "workers[0].shifts[0].parts": |week| week.workers[0].shifts[0].parts.clear();
        "workers[0].shifts[0].parts[0]": |week| week.workers[0].shifts[0].parts = vec![stretch("08:00-08:00")];
        "workers[0].shifts": |week| week.workers[0].shifts[0].parts.push(stretch("13:00-15:00"));
        "workers[0].shifts": |week| week.workers[0].shifts[0].parts.push(stretch("22:00-08:00"));
        "workers[0].off[0]": |week| week.workers[0].off = vec![Off {
            from: moment("2026-03-03T00:00"), to: moment("2026-03-02T00:00"), why: String::new(), at_once: false,
        }];
        "workers[0].sign_offs[0].person": |week| week.workers[0].sign_offs = vec![SignOff {
            person: "x".into(), competence: "insulin".to_owned(), nurse: String::new(), until: None,
        }];
        "workers[0].last_worked": |week| week.workers[0].last_worked = Some(moment("2026-03-03T00:30"));
        "workers[0].age": |week| {
            week.workers[0].age = Some(30);
            week.workers[0].born = Some("1996-01-01".parse().unwrap());
        };
        "workers[0].contract.most_minutes_a_day": |week| contract(week).most_minutes_a_day = Some(27_000);
        "workers[0].contract.contracted_minutes_a_week": |week| contract(week).most_minutes_a_week = Some(500);
        "workers[0].contract.worked_before": |week| contract(week).worked_before =
            Some(WorkedBefore { weeks: 1, minutes: 10_081 });
    }
}

fn contract(week: &mut Week) -> &mut Contract {
    &mut week.workers[0].contract
}

fn exception(reason: &str, give_back_by: &str) -> RestException {
    RestException {
        after: "2026-03-03".parse().unwrap(),
        least_minutes: 540,
        reason: reason.to_owned(),
        give_back_by: give_back_by.parse().unwrap(),
    }
}

#[test]
fn contracts_below_the_law() {
    finds! {
        "workers[0].contract.daily_rest_minutes": |week| contract(week).daily_rest_minutes = Some(659);
        "workers[0].contract.weekly_rest_minutes": |week| contract(week).weekly_rest_minutes = Some(1_439);
        "workers[0].contract.most_minutes_a_week": |week| contract(week).most_minutes_a_week = Some(2_881);
        "workers[0].age": |week| week.workers[0].age = Some(15);
        "workers[0].contract.most_minutes_a_day": |week| {
            week.workers[0].age = Some(17);
            contract(week).most_minutes_a_day = Some(481);
        };
        "workers[0].contract.most_minutes_a_week": |week| {
            week.workers[0].age = Some(17);
            contract(week).opted_out_of_48_hours = true;
            contract(week).most_minutes_a_week = Some(2_401);
        };
        "workers[0].rest_exceptions": |week| {
            week.workers[0].age = Some(17);
            week.workers[0].rest_exceptions = vec![exception("a late call", "2026-03-05")];
        };
        "workers[0].rest_exceptions[0].reason": |week| week.workers[0].rest_exceptions =
            vec![exception("", "2026-03-05")];
        "workers[0].rest_exceptions[0].give_back_by": |week| week.workers[0].rest_exceptions =
            vec![exception("a late call", "2026-03-03")];
    }
    let opted_out = at(|week| {
        contract(week).opted_out_of_48_hours = true;
        contract(week).most_minutes_a_week = Some(3_600);
    });
    assert!(opted_out.is_empty());
    let no_law = at(|week| {
        week.rules.law = LawChoice::ContractsOnly;
        contract(week).daily_rest_minutes = Some(480);
    });
    assert!(no_law.is_empty());
}

#[test]
fn travel() {
    finds! {
        "places[1]": |week| { week.places[1].lat = None; week.places[1].lon = None };
        "places[1].lat": |week| week.places[1].lat = Some(91.0);
        "travel.coordinates.detour": |week| coordinates(week).detour = f64::NAN;
        "travel.coordinates.kilometres_per_hour.car": |week| {
            coordinates(week).kilometres_per_hour.insert(Mode::Car, 0.0);
        };
        "travel.map.file": |week| week.travel = Travel::Map(RoadMap::default());
        "travel.table.minutes": |week| week.travel = table(&[]);
        "travel.table.minutes.car": |week| week.travel = table(&[&[0, 1]]);
        "travel.table.minutes.car[1]": |week| week.travel = table(&[&[0, 1], &[1]]);
    }
    let one = at(|week| {
        let Travel::Table(mut table) = table(&[&[0]]) else { return };
        table.places.truncate(1);
        week.travel = Travel::Table(table);
    });
    assert_eq!(one, ["people[0].place"]);
}

fn coordinates(week: &mut Week) -> &mut week::Coordinates {
    match &mut week.travel {
        Travel::Coordinates(coordinates) => coordinates,
        _ => unreachable!(),
    }
}

/// A table of the office and Mrs Hill's by car; no rows: no table at all.
fn table(rows: &[&[u16]]) -> Travel {
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    let minutes = if rows.is_empty() { BTreeMap::new() } else { BTreeMap::from([(Mode::Car, rows)]) };
    Travel::Table(Table { places: vec!["office".into(), "hill".into()], minutes })
}

#[test]
fn too_much_for_one_file() {
    let places = at(|week| {
        let place = week.places[0].clone();
        week.places = vec![place; 10_001];
    });
    assert_eq!(places, ["places"]);
}
