//! Where a week begins and a night goes on: what reaches over the first midnight.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{moment, stretch, week_from};
use rota::problem::Worker;
use rota::{DayIdx, Options, Plan, Proposal, Steps, Time, Window};
use week::{Compiled, Contract, Off, Shift, Visit, Week};

fn asha(change: impl FnOnce(&mut Week)) -> Worker {
    let mut week = week_from("2026-03-02");
    change(&mut week);
    week.problem(None).unwrap().problem.workers.remove(0)
}

fn planned(week: &Week) -> (Compiled, Proposal) {
    let compiled = week.problem(None).unwrap();
    let proposal = rota::plan(&compiled.problem, None, &Options::default(), &Steps(5_000), &mut |_| ());
    assert_eq!(proposal.verdict.breaches, []);
    (compiled, proposal)
}

/// Asha and Ben work from 22:00 to 07:00 every night; Mrs Hill is turned at 02:00 every day.
fn nights() -> Week {
    let mut week = week_from("2026-03-02");
    for worker in &mut week.workers {
        worker.contract = Contract::default();
        worker.shifts = vec![Shift { parts: vec![stretch("22:00-07:00")], ..Shift::default() }];
    }
    let turn = |date: week::Date| Visit {
        hard: Some(stretch("01:45-02:15")),
        ..Visit::new(format!("turn-{date}"), "hill", "turning", moment(&format!("{date}T02:00")), 30)
    };
    week.visits = week.horizon.dates().map(turn).collect();
    week
}

#[test]
fn the_night_before_the_horizon_goes_on_until_it_ends() {
    let (compiled, proposal) = planned(&nights());
    assert_eq!(proposal.unplaced.iter().map(|left| left.why.as_str()).collect::<Vec<_>>(), [""; 0]);
    let first = &compiled.problem.workers[0].shifts[0];
    assert_eq!((first.day, first.window, first.began), (DayIdx(0), Window::new(0, 420), Some(Time(-120))));
    let file = compiled.plan_file(&proposal.plan, None);
    let dates: std::collections::BTreeSet<_> =
        file.rounds.iter().map(|round| (round.date, round.visits[0].start[..10].to_owned())).collect();
    let (date, start) = dates.first().cloned().unwrap();
    assert_eq!((date, &*start), ("2026-03-01".parse().unwrap(), "2026-03-02"), "the date on which it began");
    assert_eq!(dates.len(), 7);
    assert_eq!(sorted(compiled.plan(&file).unwrap()), sorted(proposal.plan));
}

fn sorted(mut plan: Plan) -> Plan {
    plan.rounds.sort_by_key(|round| (round.worker, round.shift));
    plan
}

#[test]
fn what_the_night_before_has_done_already_is_over() {
    let windows = |last: &str| {
        let mut week = nights();
        week.workers[0].last_worked = Some(moment(last));
        let shifts = week.problem(None).unwrap().problem.workers.remove(0).shifts;
        shifts.iter().filter(|shift| shift.began.is_some()).map(|shift| shift.window).collect::<Vec<_>>()
    };
    assert_eq!(windows("2026-03-01T23:00"), [Window::new(0, 420)]);
    assert_eq!(windows("2026-03-02T00:25"), [Window::new(25, 420)]);
    assert_eq!(windows("2026-03-02T07:00"), []);
}

#[test]
fn who_worked_until_seven_has_no_round_before_six_in_the_evening() {
    let mut week = week_from("2026-03-02");
    week.workers.truncate(1);
    week.workers[0].shifts[0].parts = vec![stretch("07:00-21:00")];
    week.workers[0].last_worked = Some(moment("2026-03-02T07:00"));
    week.visits[0].hard = Some(stretch("07:30-20:00"));
    week.visits[0].priority = week::Priority::Essential;
    let (_, proposal) = planned(&week);
    assert!(!proposal.plan.rounds.is_empty());
    let first = proposal.plan.rounds.iter().map(|round| round.leave).min();
    assert!(first >= Some(Time(18 * 60)), "{first:?}");
    week.workers[0].last_worked = Some(moment("2026-03-02T00:25"));
    let (_, proposal) = planned(&week);
    let first = proposal.plan.rounds.iter().map(|round| round.leave).min();
    assert!(first >= Some(Time(25 + 11 * 60)), "{first:?}");
}

#[test]
fn the_rest_after_the_last_week_is_said_to_stop_a_visit() {
    let mut week = week_from("2026-03-02");
    week.workers.truncate(1);
    week.workers[0].last_worked = Some(moment("2026-03-02T07:00"));
    let (_, proposal) = planned(&week);
    assert_eq!(proposal.unplaced.len(), 2);
    let why = &proposal.unplaced[0].why;
    assert!(why.contains("1 worker would have too little rest between days"), "{why}");
}

#[test]
fn a_visit_that_leaves_no_time_for_the_break_says_so() {
    let mut week = week_from("2026-03-02");
    week.workers.truncate(1);
    week.workers[0].start = Some("hill".into());
    week.workers[0].end = Some("hill".into());
    week.visits.truncate(1);
    week.visits[0].minutes = 7 * 60;
    week.visits[0].agreed = Some("07:00".parse().unwrap());
    let (_, proposal) = planned(&week);
    let why = &proposal.unplaced[0].why;
    assert!(why.contains("1 worker would have no time for a break"), "{why}");
    week.workers[0].shifts[0].parts = vec![stretch("06:00-15:00")];
    assert_eq!(planned(&week).1.unplaced, []);
}

#[test]
fn the_way_home_before_hours_off_is_planned_and_paid() {
    let mut week = week_from("2026-03-02");
    week.workers.truncate(1);
    let off = |at_once| Off {
        from: moment("2026-03-02T10:00"),
        to: moment("2026-03-02T11:00"),
        why: "dentist".to_owned(),
        at_once,
    };
    week.workers[0].off = vec![off(false)];
    week.visits.truncate(1);
    week.visits[0].agreed = Some("09:40".parse().unwrap());
    let (compiled, proposal) = planned(&week);
    let round = &proposal.plan.rounds[0];
    let way = compiled.problem.travel[0].span(rota::PlaceIdx(1), rota::PlaceIdx(0));
    assert!(way.0 > 0);
    assert_eq!(round.back, round.stops[0].end + way);
    assert!(round.back <= Time(600));
    let ends = |off| asha(|week| week.workers[0].off = vec![off]).shifts[0].end;
    assert!(ends(off(false)).is_some(), "home by then");
    assert_eq!(ends(off(true)), None, "who falls ill stops where they are");
}

#[test]
fn a_late_visit_may_be_made_by_who_begins_at_midnight() {
    let mut week = week_from("2026-03-02");
    week.workers[0].shifts[0].parts = vec![stretch("00:00-07:00")];
    week.visits[0].agreed = Some("23:50".parse().unwrap());
    week.visits[0].hard = Some(stretch("23:30-00:30"));
    let visit = &week.problem(None).unwrap().problem.visits[0];
    let days: Vec<DayIdx> = visit.appointments.iter().map(|appointment| appointment.day).collect();
    assert_eq!(days, [DayIdx(0), DayIdx(1)]);
}
