//! A rota said by hand, as who comes when, is the rota that was meant.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

use rota::{Options, Plan, Steps, check, plan};
use week::{Assigned, Compiled, Week};

fn example() -> Compiled {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/neighbourhood.json");
    Week::read(&std::fs::read_to_string(path).unwrap()).unwrap().problem(None).unwrap()
}

/// Who comes when, by name and nothing else.
fn said(compiled: &Compiled, plan: &Plan) -> Vec<Assigned> {
    let mut said: Vec<Assigned> = Vec::new();
    for (round, stop) in
        plan.rounds.iter().flat_map(|round| round.stops.iter().map(move |stop| (round, stop)))
    {
        let visit = compiled.visit_id(stop.visit).unwrap().clone();
        let worker = compiled.worker_id(round.worker).unwrap().clone();
        match said.iter_mut().find(|one| one.visit == visit) {
            Some(one) => one.workers.push(worker),
            None => {
                let start = compiled.clock.moment(stop.start).unwrap();
                let length = stop.end - stop.start;
                let minutes = u16::try_from(length.0).ok();
                said.push(Assigned { visit, workers: vec![worker], start, minutes });
            }
        }
    }
    said
}

#[test]
fn what_the_engine_plans_can_be_said_by_hand() {
    let compiled = example();
    let options = Options { seed: 1, threads: 1 };
    let proposal = plan(&compiled.problem, None, &options, &Steps(40_000), &mut |_| {});
    let (by_hand, strays) = compiled.by_hand(&said(&compiled, &proposal.plan));
    assert_eq!(strays, []);
    let verdict = check(&compiled.problem, &by_hand);
    assert!(verdict.holds(), "{:?}", verdict.breaches);
    let visits = |plan: &Plan| {
        let stops = plan.rounds.iter().flat_map(|round| round.stops.iter().map(|stop| (round.worker, *stop)));
        let mut visits: Vec<_> = stops.map(|(worker, stop)| (worker, stop.visit, stop.start)).collect();
        visits.sort();
        visits
    };
    assert_eq!(visits(&by_hand), visits(&proposal.plan));
}

#[test]
fn what_is_not_in_the_week_is_told_and_left_out() {
    let compiled = example();
    let start = "2026-03-02T08:00".parse().unwrap();
    let stray = Assigned { visit: "no-such-visit".into(), workers: vec![], start, minutes: None };
    let (plan, strays) = compiled.by_hand(std::slice::from_ref(&stray));
    assert_eq!((plan, strays), (Plan::default(), vec![stray]));
}
