//! What law and contract leave, as the engine gets it.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{stretch, week_from};
use rota::problem::Worker;
use rota::{Plan, Round, Span, Stop, Time, VisitIdx, Window, WorkerIdx};
use week::{LawChoice, RestException, Week, WorkedBefore};

fn asha(change: impl FnOnce(&mut Week)) -> Worker {
    let mut week = week_from("2026-03-02");
    change(&mut week);
    week.problem(None).unwrap().problem.workers.remove(0)
}

#[test]
fn adults() {
    let worker = asha(|_| {});
    assert_eq!(worker.limits.daily_rest, Span(660));
    assert_eq!(worker.limits.weekly_rest, Span(1_440));
    assert_eq!((worker.limits.most_a_day, worker.limits.most_a_week), (Span::MAX, Span(2_880)));
    let rest = worker.shifts[0].break_rule.unwrap();
    assert_eq!((rest.length, rest.beyond, rest.missed), (Span(20), Some(Span(360)), None));
    assert_eq!(rest.starts, Window::new(540, 820));
}

#[test]
fn contracts_may_be_stricter() {
    let worker = asha(|week| {
        week.workers[0].contract.daily_rest_minutes = Some(720);
        week.workers[0].contract.most_minutes_a_week = Some(1_500);
    });
    assert_eq!((worker.limits.daily_rest, worker.limits.most_a_week), (Span(720), Span(1_500)));
}

#[test]
fn the_average_counts_what_was_worked_before() {
    let most = |weeks, minutes| {
        asha(|week| week.workers[0].contract.worked_before = Some(WorkedBefore { weeks, minutes }))
            .limits
            .most_a_week
    };
    assert_eq!(most(4, 4 * 2_880), Span(2_880));
    assert_eq!(most(4, 4 * 3_000), Span(2_400));
    assert_eq!(most(1, 7_000), Span(0));
    // Of twenty weeks the reference period holds sixteen and this one.
    assert_eq!(most(20, 20 * 3_000), Span(17 * 2_880 - 16 * 3_000));
    let opted_out = asha(|week| week.workers[0].contract.opted_out_of_48_hours = true);
    assert_eq!(opted_out.limits.most_a_week, Span::MAX);
}

#[test]
fn night_workers_cannot_opt_out_of_their_average() {
    let worker = asha(|week| {
        week.workers[0].contract.opted_out_of_48_hours = true;
        week.workers[0].shifts[0].parts = vec![stretch("20:00-02:00")];
    });
    assert_eq!(worker.limits.most_a_week, Span(2_880));
}

#[test]
fn the_young() {
    let worker = asha(|week| {
        week.workers[0].born = Some("2008-03-03".parse().unwrap());
        week.workers[0].shifts[0].parts = vec![stretch("05:00-09:00"), stretch("17:00-23:00")];
        week.workers[0].contract.contracted_minutes_a_week = None;
    });
    let limits = worker.limits;
    assert_eq!((limits.most_a_day, limits.most_a_week), (Span(480), Span(2_400)));
    assert_eq!((limits.daily_rest, limits.weekly_rest), (Span(720), Span(2_880)));
    assert_eq!(worker.shifts[0].break_rule.unwrap().beyond, Some(Span(270)));
    let windows: Vec<_> = worker.shifts.iter().take(2).map(|shift| shift.window).collect();
    assert_eq!(windows, [Window::new(360, 540), Window::new(1_020, 1_320)]);
    let grown = asha(|week| week.workers[0].born = Some("2008-03-02".parse().unwrap()));
    assert_eq!(grown.limits.daily_rest, Span(660));
}

#[test]
fn without_law_the_contract_alone_counts() {
    let worker = asha(|week| week.rules.law = LawChoice::ContractsOnly);
    assert_eq!(worker.limits, rota::problem::Limits::default());
    assert_eq!(worker.shifts[0].break_rule, None);
}

#[test]
fn a_short_rest_by_agreement_is_owed() {
    let mut week = week_from("2026-03-02");
    week.workers[0].shifts[0].parts = vec![stretch("06:00-23:00")];
    week.workers[0].rest_exceptions = vec![RestException {
        after: "2026-03-02".parse().unwrap(),
        least_minutes: 540,
        reason: "a late call".to_owned(),
        give_back_by: "2026-03-06".parse().unwrap(),
    }];
    let compiled = week.problem(None).unwrap();
    let round = |shift, visit, leave: i32, back: i32| Round {
        worker: WorkerIdx(0),
        shift,
        leave: Time(leave),
        back: Time(back),
        stops: vec![Stop {
            visit: VisitIdx(visit),
            arrive: Time(leave),
            start: Time(leave),
            end: Time(back),
        }],
        rest: None,
    };
    let plan = Plan { rounds: vec![round(0, 0, 1_320, 1_360), round(1, 1, 1_960, 2_000)] };
    let owed = compiled.rest_owed(&plan);
    assert_eq!((owed.len(), owed[0].minutes, owed[0].worker.as_str()), (1, 60, "asha"));
    let rested = Plan { rounds: vec![round(0, 0, 1_320, 1_360), round(1, 1, 2_020, 2_060)] };
    assert_eq!(compiled.rest_owed(&rested), []);
}
