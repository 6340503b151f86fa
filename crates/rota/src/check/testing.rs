//! A tiny problem and rounds of it, for the tests of every rule.

use super::{Verdict, check};
use crate::plan::{Part, Plan, Rest, Round, Stop};
use crate::problem::{Appointment, Day, Person, Problem, Shift, TravelTable, Visit, Worker};
use crate::rule::Rule;
use crate::units::{DayIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx};

/// Asha and Ben, who start at place 0, and three visits of 30 ticks, all to Mrs Hill: breakfast at place 1 (starting
/// from 100 to 200, best by 150), lunch at place 2 (300 to 400, best by 350), tea at place 3 (500 to 600, best by
/// 550). Neighbouring places are 10 ticks apart. The shifts last from 0 to 1,000. Nothing weighs anything.
pub(crate) fn tiny() -> Problem {
    Problem {
        days: vec![day(0)],
        places: 4,
        travel: vec![TravelTable::from_fn(4, |from, to| {
            Span(10 * i32::try_from(from.abs_diff(to)).unwrap())
        })],
        competences: vec!["medicines".into(), "hoist".into()],
        workers: vec![worker("Asha"), worker("Ben")],
        people: vec![Person { name: "Mrs Hill".into(), ..Person::default() }],
        visits: vec![visit("breakfast", 1, 100), visit("lunch", 2, 300), visit("tea", 3, 500)],
        ..Problem::default()
    }
}

/// The tiny problem over more days, each of 1,440 ticks: a shift a day for each worker, tea only on the last day and
/// lunch on the last but one. Times are those of the day.
pub(crate) fn days(count: u32) -> Problem {
    let mut problem = tiny();
    problem.days = (0..count).map(day).collect();
    for worker in &mut problem.workers {
        worker.shifts = (0..count).map(shift).collect();
    }
    for (visit, later) in [(1, count - 2), (2, count - 1)] {
        let appointment = &mut problem.visits[visit].appointments[0];
        appointment.day = DayIdx(later);
        for window in [&mut appointment.hard, &mut appointment.fine] {
            *window = Window { from: on(later, window.from.0), to: on(later, window.to.0) };
        }
    }
    problem
}

/// A time of a day.
pub(crate) fn on(day: u32, time: i32) -> Time {
    Time(i32::try_from(day).unwrap() * 1_440 + time)
}

fn day(index: u32) -> Day {
    Day { from: on(index, 0), to: on(index + 1, 0), weekend: false, evening: on(index, 1_000) }
}

fn shift(index: u32) -> Shift {
    Shift::new(DayIdx(index), Window { from: on(index, 0), to: on(index, 1_000) }, PlaceIdx(0))
}

fn worker(name: &str) -> Worker {
    Worker { shifts: vec![shift(0)], ..Worker::new(name) }
}

fn visit(name: &str, place: u32, from: i32) -> Visit {
    let times = Appointment {
        day: DayIdx(0),
        hard: Window::new(from, from + 100),
        fine: Window::new(from, from + 50),
    };
    Visit::new(name, PersonIdx(0), PlaceIdx(place), Span(30), times)
}

/// A round in a worker's first shift, with visits at these starts; leaving just in time, each visit in full.
pub(crate) fn round(problem: &Problem, worker: u32, visits: &[(u32, i32)]) -> Round {
    round_in(problem, worker, 0, visits)
}

/// A round in any shift; see [`round`].
pub(crate) fn round_in(problem: &Problem, worker: u32, shift: usize, visits: &[(u32, i32)]) -> Round {
    let by = WorkerIdx(worker);
    let frame = &problem.worker(by).shifts[shift];
    let place = |visit: u32| problem.visit(VisitIdx(visit)).place;
    let first =
        visits.first().map_or(0, |&(visit, start)| start - problem.travel(by, frame.start, place(visit)).0);
    let (mut here, mut free) = (frame.start, Time(first));
    let mut stops = Vec::new();
    for &(visit, start) in visits {
        let arrive = free + problem.travel(by, here, place(visit));
        let end = Time(start) + problem.visit(VisitIdx(visit)).duration;
        stops.push(Stop { visit: VisitIdx(visit), arrive, start: Time(start), end });
        (here, free) = (place(visit), end);
    }
    let back = free + problem.travel(by, here, frame.end);
    Round { worker: by, shift, leave: Time(first), back, stops, rest: None }
}

/// A break.
pub(crate) fn rest(start: i32, length: i32, before: usize) -> Option<Rest> {
    Some(Rest { start: Time(start), length: Span(length), before })
}

/// Judges rounds.
pub(crate) fn judge(problem: &Problem, rounds: impl Into<Vec<Round>>) -> Verdict {
    check(problem, &Plan { rounds: rounds.into() })
}

/// The rules that rounds break, and by how much.
pub(crate) fn broken(problem: &Problem, rounds: impl Into<Vec<Round>>) -> Vec<(Rule, i64)> {
    judge(problem, rounds).breaches.into_iter().map(|breach| (breach.rule, breach.amount)).collect()
}

/// What one weighed rule says of rounds, as amount and cost; and that no rule is broken and nothing else costs.
pub(crate) fn weighed(problem: &Problem, rounds: impl Into<Vec<Round>>, rule: Rule) -> (i64, i64) {
    let verdict = judge(problem, rounds);
    assert_eq!(verdict.breaches, [], "{rule:?}");
    let Part { amount, cost } = verdict.score.part(rule);
    let unplaced = verdict.score.part(Rule::Unplaced).cost;
    assert!(verdict.score.total == cost || verdict.score.total == cost + unplaced, "{:?}", verdict.score);
    (amount, cost)
}
