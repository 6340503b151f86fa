//! The week by worker.

use super::build::Source;
use super::{RoundView, StopView, WorkerView};
use rota::{PlaceIdx, Round, Span, Stop, VisitIdx, WorkerIdx};
use words::{HUES, initials};

/// Every worker with the rounds of the week.
pub(super) fn workers(source: &Source<'_>) -> Vec<WorkerView> {
    (0..source.problem.workers.len()).map(|at| worker(source, at)).collect()
}

fn worker(source: &Source<'_>, at: usize) -> WorkerView {
    let index = WorkerIdx::at(at);
    let worker = source.problem.worker(index);
    let mut theirs: Vec<&Round> = source.plan.rounds.iter().filter(|round| round.worker == index).collect();
    theirs.retain(|round| !round.stops.is_empty());
    theirs.sort_by_key(|round| round.leave);
    let rounds: Vec<RoundView> = theirs.iter().map(|round| view_of(source, round)).collect();
    let sum = |part: fn(&RoundView) -> i32| rounds.iter().map(|round| i64::from(part(round))).sum::<i64>();
    let weeks = i64::try_from(source.problem.days.len().div_ceil(7)).unwrap_or(1);
    WorkerView {
        name: worker.name.clone(),
        first: first_name(source, &worker.name).to_owned(),
        initials: initials(&worker.name),
        hue: HUES[at % HUES.len()],
        paid: theirs.iter().map(|round| i64::from((round.back - round.leave).0)).sum(),
        guaranteed: worker.guaranteed.map(|span| i64::from(span.0) * weeks),
        with_people: sum(RoundView::with_people),
        travel: sum(RoundView::travel),
        waiting: sum(RoundView::waiting),
        available: available(source, index),
        rounds,
    }
}

/// The first name, where no other worker has it.
fn first_name<'a>(source: &Source<'_>, name: &'a str) -> &'a str {
    let first = |name: &'a str| name.split_whitespace().next().unwrap_or(name);
    let same = |other: &&rota::problem::Worker| other.name.split_whitespace().next() == Some(first(name));
    if source.problem.workers.iter().filter(same).count() > 1 { name } else { first(name) }
}

fn available(source: &Source<'_>, worker: WorkerIdx) -> Vec<bool> {
    let mut days = vec![false; source.problem.days.len()];
    for shift in &source.problem.worker(worker).shifts {
        if let Some(day) = days.get_mut(shift.day.index()) {
            *day = true;
        }
    }
    days
}

fn view_of(source: &Source<'_>, round: &Round) -> RoundView {
    let day = source.problem.worker(round.worker).shifts[round.shift].day;
    let clock = |time| source.calendar.minute_of(source.problem, day, time);
    RoundView {
        day: day.index(),
        leave: clock(round.leave),
        back: clock(round.back),
        stops: stops(source, round, &clock),
        travel_home: way_home(source, round).0,
        rest: round.rest.map(|rest| (clock(rest.start), rest.length.0)),
    }
}

fn stops(source: &Source<'_>, round: &Round, clock: &dyn Fn(rota::Time) -> i32) -> Vec<StopView> {
    let mut from = source.problem.worker(round.worker).shifts[round.shift].start;
    let mut view = |stop: &Stop| {
        let to = place(source, stop.visit).or(from);
        let travel = source.problem.travel(round.worker, from, to).0;
        from = to;
        let person = source.problem.visit(stop.visit).person;
        StopView {
            visit: stop.visit.index(),
            travel,
            arrive: clock(stop.arrive),
            start: clock(stop.start),
            end: clock(stop.end),
            new_face: !source.problem.person(person).known.contains(&round.worker),
        }
    };
    round.stops.iter().map(&mut view).collect()
}

fn way_home(source: &Source<'_>, round: &Round) -> Span {
    let shift = &source.problem.worker(round.worker).shifts[round.shift];
    let last = round.stops.iter().rev().find_map(|stop| place(source, stop.visit)).or(shift.start);
    source.problem.travel(round.worker, last, shift.end)
}

fn place(source: &Source<'_>, visit: VisitIdx) -> Option<PlaceIdx> {
    source.problem.visit(visit).place
}

impl RoundView {
    /// Minutes with people.
    #[must_use]
    pub fn with_people(&self) -> i32 {
        self.stops.iter().map(|stop| stop.end - stop.start).sum()
    }

    /// Minutes on the way, home legs included.
    #[must_use]
    pub fn travel(&self) -> i32 {
        self.stops.iter().map(|stop| stop.travel).sum::<i32>() + self.travel_home
    }

    /// Minutes that are neither visit nor travel nor break.
    #[must_use]
    pub fn waiting(&self) -> i32 {
        let rest = self.rest.map_or(0, |(_, length)| length);
        (self.back - self.leave - self.with_people() - self.travel() - rest).max(0)
    }
}
