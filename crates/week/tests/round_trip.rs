//! What is written is read again: weeks, and rotas of them.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{moment, week_from};
use rota::{DayIdx, Plan, Rest, Round, Span, Stop, Time, VisitIdx, WorkerIdx};
use week::{RotaFile, Week};

#[test]
fn a_week_is_read_as_it_was_written() {
    let week = week_from("2026-03-02");
    assert_eq!(Week::read(&week.to_json()), Ok(week));
}

#[test]
fn a_byte_order_mark_is_no_matter() {
    let week = week_from("2026-03-02");
    assert_eq!(Week::read(&format!("\u{feff}{}", week.to_json())), Ok(week));
}

#[test]
fn a_week_becomes_a_problem() {
    let compiled = week_from("2026-03-02").problem(None).unwrap();
    let problem = &compiled.problem;
    assert_eq!(problem.faults(), []);
    assert_eq!(problem.days.len(), 7);
    assert_eq!(problem.workers[0].shifts.len(), 7);
    assert_eq!(problem.workers[0].shifts[1].window, rota::Window::new(1860, 2280));
    let breakfast = &problem.visits[0];
    assert_eq!(breakfast.name, "Mrs Hill's breakfast on Monday");
    assert_eq!(breakfast.appointments[0].day, DayIdx(0));
    assert_eq!(breakfast.appointments[0].fine, rota::Window::new(495, 525));
    assert_eq!(breakfast.appointments[0].hard, rota::Window::new(390, 630));
}

fn plan() -> Plan {
    let stop = |visit, start: i32| Stop {
        visit: VisitIdx(visit),
        arrive: Time(start - 5),
        start: Time(start),
        end: Time(start + 30),
    };
    let round = Round {
        worker: WorkerIdx(1),
        shift: 0,
        leave: Time(490),
        back: Time(800),
        stops: vec![stop(0, 510), stop(1, 750)],
        rest: Some(Rest { start: Time(720), length: Span(20), before: 1 }),
    };
    Plan { rounds: vec![round] }
}

#[test]
fn a_rota_is_read_as_it_was_written() {
    let compiled = week_from("2026-03-02").problem(None).unwrap();
    let file = compiled.plan_file(&plan(), None);
    let read = RotaFile::read(&file.to_json()).unwrap();
    assert_eq!(read, file);
    assert_eq!(read.rounds[0].visits[0].start, "2026-03-02T08:30+00:00");
    assert_eq!(compiled.plan(&read), Ok(plan()));
}

#[test]
fn a_rota_of_others_is_read_or_its_faults_are_listed() {
    let compiled = week_from("2026-03-02").problem(None).unwrap();
    let mut file = compiled.plan_file(&plan(), None);
    file.rounds[0].worker = "carol".into();
    file.rounds[0].back = "teatime".to_owned();
    file.rounds[0].visits[1].visit = "supper".into();
    let findings = compiled.plan(&file).unwrap_err();
    let at: Vec<&str> = findings.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(at, ["rounds[0].worker", "rounds[0].back", "rounds[0].visits[1].visit"]);
}

#[test]
fn what_has_started_stays() {
    let mut week = week_from("2026-03-02");
    week.now = Some(moment("2026-03-02T09:00"));
    week.published = vec![week::Published {
        visit: "breakfast".into(),
        workers: vec!["ben".into()],
        start: moment("2026-03-02T08:40"),
    }];
    week.visits.push(week::Visit::new("tablets", "hill", "tablets", moment("2026-03-02T06:30"), 15));
    let compiled = week.problem(None).unwrap();
    let pin = compiled.problem.visits[0].pin.clone().unwrap();
    assert_eq!((pin.workers, pin.start), (vec![WorkerIdx(1)], Some(Time(520))));
    assert_eq!(compiled.problem.visits[1].appointments[0].hard.from, Time(630));
    assert_eq!(compiled.passed, ["tablets".into()]);
}

#[test]
fn half_a_pair_is_wished_for_and_a_whole_one_pinned() {
    let mut week = week_from("2026-03-02");
    week.visits[0].workers = 2;
    week.people[0].gender_wish = Some("woman".to_owned());
    week.workers[0].picks = vec!["breakfast".into()];
    let visit = |week: &Week| week.problem(None).unwrap().problem.visits.remove(0);
    let half = visit(&week);
    assert_eq!((half.pin, half.wishes), (None, vec![(WorkerIdx(0), -4_970), (WorkerIdx(1), 30)]));
    week.workers[1].picks = vec!["breakfast".into()];
    assert_eq!(visit(&week).pin.unwrap().workers, [WorkerIdx(0), WorkerIdx(1)]);
    week.now = Some(moment("2026-03-02T09:00"));
    week.published = vec![week::Published {
        visit: "breakfast".into(),
        workers: vec!["ben".into()],
        start: moment("2026-03-02T08:40"),
    }];
    let started = visit(&week);
    assert_eq!((started.pin.unwrap().workers, started.wishes[1].1), (vec![], -4_970));
}
