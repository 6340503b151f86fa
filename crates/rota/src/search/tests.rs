//! The sum that the search carries along is the score that the checker finds.

use super::anneal::{Leg, Searcher};
use super::model::Model;
use super::near::neighbours;
use super::pace::Steps;
use super::random::Random;
use super::schedule::Schedule;
use super::{Aim, Options, plan, repair};
use crate::check::check;
use crate::plan::Plan;
use crate::problem::{
    Appointment, BreakRule, Companions, Day, Limits, Link, Person, Problem, Shift, TravelTable, Unwanted,
    Visit, Weights, Worker,
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
fn what_two_threads_make_of_one_plan_goes_together() {
    let mut problem = week(Weights { travel: 1, stranger: 45, face: 20, waiting: 1, ..Weights::default() });
    // Some visits wait for one of the day before, so that zones are tied to each other.
    problem.links = (0..5).map(|at| a_day_later(VisitIdx(at), VisitIdx(at + 1))).collect();
    assert_eq!(problem.faults(), []);
    let model = Model::new(&problem);
    let near = neighbours(&model);
    let mut searchers: Vec<Searcher> =
        (1..3).map(|seed| Searcher::new(&model, &near, Faces::new(&problem), seed)).collect();
    searchers[0].fill();
    let leg = Leg { from: 0.0, to: 1.0, hot: 60.0, cold: 0.5, ruin: 300 };
    let (mut together, mut slices) = (0, 0);
    for leg in leg.slices(40) {
        let zones = searchers[0].draw_zones(2);
        let plan = searchers[0].state.snapshot();
        for (zone, searcher) in (0..).zip(&mut searchers) {
            searcher.enter(&plan, &zones, zone);
            searcher.anneal(&leg, &Steps(12_000), &mut |_| {});
        }
        let (first, others) = searchers.split_at_mut(1);
        together += usize::from(first[0].state.open_up(&[&others[0].state]));
        slices += 1;
        let verdict = check(&problem, &first[0].state.plan());
        assert_eq!(verdict.breaches, []);
        assert_eq!(first[0].state.cost(), verdict.score.total, "after {slices} slices");
    }
    assert!(together * 10 > slices * 8, "{together} of {slices} went together");
}

fn a_day_later(first: VisitIdx, second: VisitIdx) -> Link {
    let (least, most) = (Span(1_200), Span(3_000));
    Link { first, second, least, most, companions: Companions::Any, together: false }
}

#[test]
fn two_threads_give_the_same_plan_every_time() {
    let problem =
        week(Weights { travel: 1, stranger: 45, face: 20, guaranteed_unfilled: 1, ..Weights::default() });
    let options = Options { seed: 3, threads: 2 };
    let plans = [(); 2].map(|()| plan(&problem, None, &options, &Steps(6_000), &mut |_| {}).plan);
    assert_eq!(plans[0], plans[1]);
}

fn one_on_day(day: u32) -> Visit {
    let from = 1_440 * day.cast_signed();
    let morning = Appointment::hard(DayIdx(day), Window::new(from + 480, from + 600));
    let visit = Visit::new(format!("on day {day}"), PersonIdx(0), PlaceIdx(1), Span(60), morning);
    Visit { unplaced: 1_000, ..visit }
}

#[test]
fn what_breaks_a_rule_only_together_is_not_taken_over() {
    // One worker with hours for one of two visits; each of two threads puts one in, on a day of its own.
    let mut problem = week(Weights::default());
    problem.workers.truncate(1);
    problem.people.truncate(1);
    problem.people[0].known.clear();
    problem.people[0].liked.clear();
    problem.days.truncate(2);
    problem.workers[0].shifts.retain(|shift| shift.day.0 < 2);
    problem.workers[0].unwanted.clear();
    problem.workers[0].limits.most_a_week = Span(110);
    problem.visits = (0..2).map(one_on_day).collect();
    assert_eq!(problem.faults(), []);
    let model = Model::new(&problem);
    let near = neighbours(&model);
    let mut searchers: Vec<Searcher> =
        (1..3).map(|seed| Searcher::new(&model, &near, Faces::new(&problem), seed)).collect();
    let zones = searchers[0].draw_zones(2);
    let nothing = searchers[0].state.snapshot();
    for (zone, searcher) in (0..).zip(&mut searchers) {
        searcher.enter(&nothing, &zones, zone);
        searcher.fill();
        assert_eq!(searcher.state.unplaced.len(), 1);
    }
    let (first, others) = searchers.split_at_mut(1);
    let before = first[0].state.plan();
    assert!(!first[0].state.open_up(&[&others[0].state]));
    assert_eq!(first[0].state.plan(), before);
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

#[test]
fn one_worker_makes_both_of_two_visits_that_are_both_or_neither() {
    let mut problem = week(Weights { travel: 1, ..Weights::default() });
    problem.workers.truncate(1);
    problem.workers[0].shifts.retain(|shift| shift.day.0 == 0 && shift.break_rule.is_none());
    problem.people.truncate(1);
    problem.people[0].known.clear();
    problem.people[0].liked.clear();
    let evening = Appointment::hard(DayIdx(0), Window::new(960, 1_200));
    let visit = |name: &str| Visit {
        unplaced: 1_000,
        ..Visit::new(name.to_owned(), PersonIdx(0), PlaceIdx(1), Span(30), evening)
    };
    problem.visits = vec![visit("tea"), visit("to bed")];
    let after =
        Link { least: Span(30), most: Span(120), together: true, ..a_day_later(VisitIdx(0), VisitIdx(1)) };
    problem.links = vec![after];
    assert_eq!(problem.faults(), []);
    let proposal = plan(&problem, None, &Options::default(), &Steps(1_000), &mut |_| {});
    assert_eq!(proposal.unplaced, []);
    // With nobody for one of them, neither is made.
    problem.visits[1].appointments[0].hard = Window::new(1_300, 1_310);
    problem.links[0].most = Span(600);
    let proposal = plan(&problem, None, &Options::default(), &Steps(1_000), &mut |_| {});
    assert_eq!(proposal.plan.rounds, []);
}

#[test]
fn a_search_begins_as_hot_where_liked_workers_earn_as_where_others_cost() {
    let first_heat = |liked: i64, others: i64| {
        let mut problem = without_breaks(week(Weights { late: 1, ..Weights::default() }));
        for visit in &mut problem.visits {
            visit.wishes =
                (0..WORKERS).map(|who| (WorkerIdx(who), if who == 0 { liked } else { others })).collect();
        }
        let model = Model::new(&problem);
        let near = neighbours(&model);
        let mut searcher = Searcher::new(&model, &near, Faces::new(&problem), 1);
        searcher.fill();
        Schedule::new(&mut searcher, &Steps(10_000), false).stages[0].legs[0].hot
    };
    let (where_others_cost, where_liked_earn) = (first_heat(0, 50), first_heat(-50, 0));
    assert!((where_others_cost - where_liked_earn).abs() < 1e-6, "{where_others_cost} {where_liked_earn}");
}
