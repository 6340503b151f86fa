//! Each change does to the week what it says.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{moment, week_from};
use rota::{Plan, Round, Stop, Time, VisitIdx, WorkerIdx};
use week::{
    Change, ChangeFormat, Closure, Event, Finding, PersonInHospital, Pin, RotaFile, Visit, VisitCancelled,
    VisitLength, VisitMoved, Week, WorkerIll,
};

/// Ben makes breakfast at 08:30 and lunch at 12:30.
fn published(week: &Week) -> RotaFile {
    let stop = |visit, start: i32| Stop {
        visit: VisitIdx(visit),
        arrive: Time(start),
        start: Time(start),
        end: Time(start + 30),
    };
    let round = Round {
        worker: WorkerIdx(1),
        shift: 0,
        leave: Time(500),
        back: Time(800),
        stops: vec![stop(0, 510), stop(1, 750)],
        rest: None,
    };
    week.problem(None).unwrap().plan_file(&Plan { rounds: vec![round] }, None)
}

fn after(event: Event) -> Result<Week, Vec<Finding>> {
    after_in(week_from("2026-03-02"), event)
}

fn after_in(week: Week, event: Event) -> Result<Week, Vec<Finding>> {
    let now = moment("2026-03-02T08:40");
    let change = Change { format: ChangeFormat::Change1, now, changes: vec![event] };
    assert_eq!(Change::read(&change.to_json()), Ok(change.clone()));
    week.apply(&change, &published(&week))
}

#[test]
fn the_published_rota_is_what_changes_are_measured_against() {
    let week = after(Event::RoadClosed(Closure::default())).unwrap();
    assert_eq!(week.published.len(), 2);
    assert_eq!(week.published[1].start, moment("2026-03-02T12:30"));
    assert_eq!(week.published[1].workers, ["ben".into()]);
    assert_eq!(week.closures.len(), 1);
    let problem = week.problem(None).unwrap().problem;
    assert_eq!(problem.visits[0].pin.as_ref().unwrap().start, Some(Time(510)));
    assert_eq!(problem.visits[1].pin, None);
    assert_eq!(problem.visits[1].published.as_ref().unwrap().other_worker, 60);
}

#[test]
fn who_is_ill_ends_the_visit_they_are_at() {
    let mut week = week_from("2026-03-02");
    week.visits[1].pin = Some(Pin { workers: vec!["ben".into()], start: None });
    week.workers[1].picks = vec!["lunch".into()];
    let week =
        after_in(week, Event::WorkerIll(WorkerIll { worker: "ben".into(), from: None, to: None })).unwrap();
    assert_eq!(week.workers[1].off[0].from, moment("2026-03-02T09:00"));
    assert_eq!(week.visits[1].pin, None);
    assert!(week.workers[1].picks.is_empty());
    let shifts = &week.problem(None).unwrap().problem.workers[1].shifts;
    assert_eq!(shifts.len(), 1);
    assert_eq!((shifts[0].window.to, shifts[0].end), (Time(540), None));
}

#[test]
fn visits_are_added_moved_made_longer_and_cancelled() {
    let tea = Visit::new("tea", "hill", "tea", moment("2026-03-02T13:00"), 15);
    assert_eq!(after(Event::VisitAdded(Box::new(tea))).unwrap().visits.len(), 3);
    let agreed = moment("2026-03-03T13:15");
    let moved = after(Event::VisitMoved(VisitMoved { visit: "lunch".into(), agreed, hard: None })).unwrap();
    assert_eq!((moved.visits[1].dates[0], moved.visits[1].agreed), (agreed.date, Some(agreed.clock)));
    let length = VisitLength { visit: "lunch".into(), minutes: 45, shortest_minutes: None };
    assert_eq!(after(Event::VisitLength(length)).unwrap().visits[1].minutes, 45);
    let cancelled = VisitCancelled { visit: "lunch".into() };
    let week = after(Event::VisitCancelled(cancelled)).unwrap();
    assert_eq!((week.visits.len(), week.published.len()), (1, 1));
}

#[test]
fn a_person_in_hospital_keeps_only_the_visit_that_has_started() {
    let away = PersonInHospital { person: "hill".into(), from: None, to: None };
    let week = after(Event::PersonInHospital(away)).unwrap();
    assert_eq!(week.visits.iter().map(|visit| visit.id.as_str()).collect::<Vec<_>>(), ["breakfast"]);
    let later = PersonInHospital { person: "hill".into(), from: Some(moment("2026-03-02T12:31")), to: None };
    assert_eq!(after(Event::PersonInHospital(later)).unwrap().visits.len(), 2);
}

#[test]
fn what_does_not_fit_is_listed() {
    let started = after(Event::VisitCancelled(VisitCancelled { visit: "breakfast".into() })).unwrap_err();
    assert_eq!(started[0].at, "changes[0].visit_cancelled.visit");
    let unknown = WorkerIll { worker: "carol".into(), from: None, to: Some(moment("2026-03-01T00:00")) };
    let findings = after(Event::WorkerIll(unknown)).unwrap_err();
    assert_eq!(findings.len(), 2);
}

#[test]
fn a_repair_starts_from_what_remains() {
    let week = week_from("2026-03-02");
    let rota = published(&week);
    let after = after(Event::VisitCancelled(VisitCancelled { visit: "lunch".into() })).unwrap();
    let compiled = after.problem(None).unwrap();
    assert!(compiled.plan(&rota).is_err());
    let plan = compiled.plan_that_remains(&rota);
    assert_eq!(plan.rounds[0].stops.len(), 1);
    assert_eq!(compiled.left_out(&plan), []);
}
