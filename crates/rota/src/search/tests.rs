//! The sum that the search carries along is the score that the checker finds.

use super::anneal::{Leg, Searcher};
use super::model::Model;
use super::near::neighbours;
use super::pace::Steps;
use super::random::Random;
use super::{Aim, Options, plan, repair};
use crate::check::check;
use crate::plan::Plan;
use crate::problem::{
    Appointment, BreakRule, Day, Limits, Person, Problem, Shift, TravelTable, Unwanted, Visit, Weights,
    Worker,
};
use crate::rules::Faces;
use crate::units::{DayIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx};

const DAYS: i32 = 7;
const PLACES: usize = 9;
const WORKERS: u32 = 4;
const PEOPLE: u32 = 5;

/// Follows one search and compares at every look at the budget.
fn follow(problem: &Problem, seed: u64) {
    assert_eq!(problem.faults(), []);
    let model = Model::new(problem);
    let near = neighbours(&model);
    let mut searcher = Searcher::new(&model, &near, Faces::new(problem), seed);
    searcher.fill();
    let mut compared = 0;
    let leg = Leg { from: 0.0, to: 1.0, hot: 60.0, cold: 0.5, ruin: 300 };
    searcher.anneal(&leg, &Steps(6_000), &mut |searcher| {
        let verdict = check(problem, &searcher.state.plan());
        if verdict.holds() {
            assert_eq!(
                searcher.state.cost(),
                verdict.score.total,
                "after {} moves: {:?}",
                searcher.steps,
                verdict.score
            );
            compared += 1;
        }
    });
    assert!(compared > 40, "only {compared} plans compared");
}

/// A week in which everything that `weights` names happens.
fn week(weights: Weights) -> Problem {
    let mut random = Random::new(11);
    let travel =
        TravelTable::from_fn(PLACES, |from, to| Span(if from == to { 0 } else { 4 + draw(&mut random, 16) }));
    Problem {
        days: (0..DAYS).map(day).collect(),
        places: PLACES,
        travel: vec![travel],
        workers: (0..WORKERS).map(worker).collect(),
        people: (0..PEOPLE).map(person).collect(),
        visits: (0..70).map(|at| visit(at, &mut random)).collect(),
        weights,
        ..Problem::default()
    }
}

fn day(at: i32) -> Day {
    let from = at * 1_440;
    Day { from: Time(from), to: Time(from + 1_440), weekend: at > 4, evening: Time(from + 1_080) }
}

fn worker(at: u32) -> Worker {
    let shift = |day: i32, from: i32, to: i32| {
        let window = Window::new(day * 1_440 + from, day * 1_440 + to);
        let lunch = Window::new(day * 1_440 + 690, day * 1_440 + 800);
        let rule = BreakRule { length: Span(20), starts: lunch, beyond: Some(Span(240)), missed: Some(25) };
        let day = DayIdx(u32::try_from(day).unwrap());
        Shift { break_rule: (from < 600).then_some(rule), ..Shift::new(day, window, PlaceIdx(0)) }
    };
    let shifts = (0..DAYS).flat_map(|day| [shift(day, 420, 840), shift(day, 960, 1_320)]).collect();
    Worker {
        shifts,
        guaranteed: Some(Span(900)),
        limits: Limits { most_a_day: Span(600), daily_rest: Span(540), ..Limits::default() },
        unwanted: vec![Unwanted { window: Window::new(1_440, 2_880), cost: 30 }],
        evenings_before: at,
        ..Worker::new(format!("worker {at}"))
    }
}

fn person(at: u32) -> Person {
    let known = vec![WorkerIdx(at % WORKERS), WorkerIdx((at + 1) % WORKERS)];
    Person { name: format!("person {at}"), liked: vec![WorkerIdx(at % WORKERS)], known, ..Person::default() }
}

/// A number from 0 to one less than `below`.
fn draw(random: &mut Random, below: i32) -> i32 {
    i32::try_from(random.below(usize::try_from(below).unwrap())).unwrap()
}

fn visit(at: i32, random: &mut Random) -> Visit {
    let day = at % DAYS;
    let start = day * 1_440 + 450 + draw(random, 750);
    let appointment = Appointment {
        day: DayIdx(u32::try_from(day).unwrap()),
        hard: Window::new(start - 60, start + 120),
        fine: Window::new(start - 10, start + 15),
    };
    let person = PersonIdx::at(random.below(PEOPLE as usize));
    let place = PlaceIdx::at(1 + random.below(PLACES - 1));
    let length = Span(20 + draw(random, 40));
    Visit {
        workers: if at % 6 == 0 { 2 } else { 1 },
        shortest: length - Span(if at % 5 == 0 { 5 } else { 0 }),
        wishes: vec![(WorkerIdx(0), 3)],
        ..Visit::new(format!("visit {at}"), person, place, length, appointment)
    }
}

#[test]
fn where_only_lateness_and_travel_count() {
    follow(&without_breaks(week(Weights { travel: 1, late: 3, worst_late: 2, ..Weights::default() })), 1);
}

#[test]
fn where_times_are_chosen() {
    follow(
        &without_breaks(week(Weights {
            travel: 1,
            late: 3,
            early: 2,
            waiting: 2,
            shortened: 4,
            ..Weights::default()
        })),
        2,
    );
}

#[test]
fn where_breaks_and_hours_count() {
    let weights = Weights {
        travel: 1,
        guaranteed_unfilled: 1,
        beyond_guaranteed: 2,
        split_day: 30,
        ..Weights::default()
    };
    follow(&week(weights), 3);
}

#[test]
fn where_people_and_fair_shares_count() {
    let weights = Weights {
        travel: 1,
        stranger: 45,
        face: 20,
        not_liked: 10,
        unfair_evenings: 15,
        unfair_weekends: 15,
        imbalance: 1,
        longest_idle: 1,
        ..Weights::default()
    };
    follow(&week(weights), 4);
}

fn without_breaks(mut problem: Problem) -> Problem {
    for shift in problem.workers.iter_mut().flat_map(|worker| &mut worker.shifts) {
        shift.break_rule = None;
    }
    problem
}

#[test]
fn progress_says_rule_by_rule_what_the_best_so_far_costs() {
    let problem = without_breaks(week(Weights { travel: 1, late: 3, stranger: 45, ..Weights::default() }));
    let (mut compared, mut last) = (0, None);
    let proposal = plan(&problem, None, &Options::default(), &Steps(3_000), &mut |progress| {
        let score = progress.score();
        assert_eq!(score.total, progress.best, "after {} moves", progress.steps);
        compared += 1;
        last = Some(progress.best);
    });
    assert!(compared > 20, "told {compared} times");
    assert!(last.is_some_and(|last| proposal.score().total <= last));
}

#[test]
fn a_repair_leaves_what_need_not_move_at_its_minute() {
    let weights = Weights { travel: 1, late: 3, early: 1, waiting: 2, face: 20, ..Weights::default() };
    for seed in 1..4 {
        let mut problem = week(weights);
        let published = plan(&problem, None, &Options { seed, threads: 1 }, &Steps(20_000), &mut |_| {}).plan;
        let longer = VisitIdx(10);
        problem.visits[longer.index()].duration = problem.visit(longer).duration + Span(15);
        let today = problem.visit(longer).appointments[0].day;
        let options = Options::default();
        let mended = repair(&problem, &published, Aim::FewestChanges, &options, &Steps(2_000), &mut |_| {});
        assert!(mended.verdict.holds());
        for visit in (0..problem.visits.len()).map(VisitIdx::at) {
            if problem.visit(visit).appointments[0].day != today {
                assert_eq!(
                    starts(&mended.plan, visit),
                    starts(&published, visit),
                    "{visit:?} with seed {seed}"
                );
            }
        }
    }
}

/// Who makes a visit, and when.
fn starts(plan: &Plan, visit: VisitIdx) -> Vec<(WorkerIdx, Time)> {
    plan.of_visit(visit).map(|(round, stop)| (round.worker, stop.start)).collect()
}
