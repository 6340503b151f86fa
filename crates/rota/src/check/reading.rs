//! What a plan amounts to, read without trusting it: only the order of visits, the starts, the ends, the breaks
//! and the moments of leaving are taken from it; arrivals, travel, waits and returns are worked out again.

use std::collections::{BTreeMap, BTreeSet};

use super::Breach;
use crate::plan::{Plan, Rest, Round};
use crate::problem::{Appointment, Problem, Shift, TravelTable, Visit, Worker};
use crate::rule::Rule;
use crate::units::{DayIdx, PlaceIdx, Time, VisitIdx, WorkerIdx};

/// A plan read against its problem. Ticks are `i64` here, so that no plan can make them overflow.
pub(super) struct Reading<'a> {
    /// The problem.
    pub(super) problem: &'a Problem,
    /// The rounds that have visits.
    pub(super) trips: Vec<Trip<'a>>,
    /// For every visit of the problem, who makes it: a trip and a call of it.
    made: Vec<Vec<(usize, usize)>>,
    /// For every worker, their trips by the moment of leaving.
    of_worker: Vec<Vec<usize>>,
    /// The first trip of each shift.
    of_shift: BTreeMap<(WorkerIdx, usize), usize>,
}

/// One round with at least one visit.
pub(super) struct Trip<'a> {
    /// Whose.
    pub(super) by: WorkerIdx,
    /// The same, in full.
    pub(super) worker: &'a Worker,
    /// In which shift.
    pub(super) shift: &'a Shift,
    /// What the plan says.
    pub(super) round: &'a Round,
    /// When the worker sets out.
    pub(super) leave: i64,
    /// The visits, in order.
    pub(super) calls: Vec<Call<'a>>,
    /// The break, if the plan names one at a place where one can be.
    pub(super) pause: Option<Pause>,
    /// Travel to the end place.
    pub(super) home_leg: i64,
    /// When the worker can be at the end place.
    pub(super) home: i64,
}

/// One visit of a trip.
pub(super) struct Call<'a> {
    /// Which.
    pub(super) index: VisitIdx,
    /// The same, in full.
    pub(super) visit: &'a Visit,
    /// Travel to it.
    pub(super) leg: i64,
    /// When the worker can be there.
    pub(super) reached: i64,
    /// When the plan says the worker is there.
    pub(super) arrive: i64,
    /// When it starts.
    pub(super) start: i64,
    /// When it ends.
    pub(super) end: i64,
}

/// A break.
#[derive(Clone, Copy)]
pub(super) struct Pause {
    /// When it starts.
    pub(super) start: i64,
    /// How long it lasts.
    pub(super) length: i64,
    /// Before which call; the number of calls where it is at the end place.
    pub(super) before: usize,
}

impl Pause {
    /// When it ends.
    pub(super) fn end(&self) -> i64 {
        self.start + self.length
    }
}

impl Call<'_> {
    /// How much shorter it is than wanted.
    pub(super) fn shortened(&self) -> i64 {
        (ticks_of(self.visit.duration.0) - self.lasts()).max(0)
    }

    /// How long it lasts.
    pub(super) fn lasts(&self) -> i64 {
        self.end - self.start
    }
}

impl Trip<'_> {
    /// The break taken right before this call.
    pub(super) fn pause_before(&self, call: usize) -> Option<Pause> {
        self.pause.filter(|pause| pause.before == call)
    }

    /// When the worker is done: at the end place, a break there included.
    pub(super) fn back(&self) -> i64 {
        self.pause_before(self.calls.len())
            .map_or(self.home, |pause| self.home.max(pause.start) + pause.length)
    }

    /// From leaving to return, a break included.
    pub(super) fn away(&self) -> i64 {
        self.back() - self.leave
    }

    /// The break, where the round owes one. What is taken without being owed is waiting.
    pub(super) fn owed_pause(&self) -> Option<Pause> {
        self.pause.filter(|_| super::breaks::owed(self))
    }

    /// From leaving to return, less the break.
    pub(super) fn paid(&self) -> i64 {
        (self.away() - self.owed_pause().map_or(0, |pause| pause.length)).max(0)
    }

    /// All travel, to the first visit and home included.
    pub(super) fn travel(&self) -> i64 {
        self.calls.iter().map(|call| call.leg).sum::<i64>() + self.home_leg
    }

    /// All the time spent with people.
    pub(super) fn service(&self) -> i64 {
        self.calls.iter().map(Call::lasts).sum()
    }

    /// All the time between arriving and starting and at the end place, the break that is owed left out.
    pub(super) fn idle(&self) -> i64 {
        let owed = self.owed_pause();
        let rests = |at: usize| owed.filter(|pause| pause.before == at).map_or(0, |pause| pause.length);
        let at_doors = self.calls.iter().enumerate();
        let waits = at_doors.map(|(at, call)| (call.start - call.reached - rests(at)).max(0));
        waits.sum::<i64>() + (self.back() - self.home - rests(self.calls.len())).max(0)
    }

    /// As [`Trip::idle`], but for the wait between a break before the very first visit and that visit: as long as
    /// nobody has been visited, time after the break is the worker's own.
    pub(super) fn waiting(&self) -> i64 {
        let first_break = self.owed_pause().filter(|pause| pause.before == 0);
        let after_first_break = match (first_break, self.calls.first()) {
            (Some(pause), Some(call)) => (call.start - pause.end().max(call.reached + pause.length)).max(0),
            _ => 0,
        };
        self.idle() - after_first_break
    }

    /// The day it belongs to.
    pub(super) fn day(&self) -> DayIdx {
        self.shift.day
    }

    /// The day whose work it is, by its number: that of a shift begun before the horizon comes before all others.
    pub(super) fn work_of_day(&self) -> i64 {
        if self.shift.began.is_some() { -1 } else { i64::from(self.shift.day.0) }
    }
}

impl<'a> Reading<'a> {
    /// Reads a plan. What it says of workers, shifts and visits that do not exist is reported and left out.
    pub(super) fn new(problem: &'a Problem, plan: &'a Plan, breaches: &mut Vec<Breach>) -> Self {
        let mut reading = Self {
            problem,
            trips: Vec::new(),
            made: vec![Vec::new(); problem.visits.len()],
            of_worker: vec![Vec::new(); problem.workers.len()],
            of_shift: BTreeMap::new(),
        };
        let mut used = BTreeSet::new();
        for round in &plan.rounds {
            let Some((worker, shift)) = shift_of(problem, round, breaches) else { continue };
            if !used.insert((round.worker, round.shift)) {
                let what = format!("{} has two rounds in one shift", worker.name);
                breaches.push(Breach::new(Rule::OnePlaceAtATime, 1, what).by(round.worker));
            }
            let calls = calls_of(problem, round, worker, breaches);
            let pause = pause_of(problem, round, worker, breaches);
            let (by, leave) = (round.worker, ticks(round.leave));
            if !calls.is_empty() {
                let trip = Trip { by, worker, shift, round, leave, calls, pause, home_leg: 0, home: 0 };
                reading.add(drive(problem, trip));
            }
        }
        for trips in &mut reading.of_worker {
            trips.sort_by_key(|&trip| (reading.trips[trip].leave, reading.trips[trip].back()));
        }
        reading
    }

    fn add(&mut self, trip: Trip<'a>) {
        let at = self.trips.len();
        for (call, made) in trip.calls.iter().enumerate() {
            self.made[made.index.index()].push((at, call));
        }
        self.of_worker[trip.by.index()].push(at);
        self.of_shift.entry((trip.by, trip.round.shift)).or_insert(at);
        self.trips.push(trip);
    }

    /// Everyone who makes a visit, in the order of the plan.
    pub(super) fn made(&self, visit: VisitIdx) -> impl Iterator<Item = (&Trip<'a>, &Call<'a>)> {
        self.made[visit.index()]
            .iter()
            .map(|&(trip, call)| (&self.trips[trip], &self.trips[trip].calls[call]))
    }

    /// How many workers' stops a visit has.
    pub(super) fn times_made(&self, visit: VisitIdx) -> usize {
        self.made[visit.index()].len()
    }

    /// Every stop of the plan, with its trip.
    pub(super) fn calls(&self) -> impl Iterator<Item = (&Trip<'a>, &Call<'a>)> {
        self.trips.iter().flat_map(|trip| trip.calls.iter().map(move |call| (trip, call)))
    }

    /// Every shift of every worker, with the trip made in it.
    pub(super) fn shifts(&self) -> impl Iterator<Item = (&'a Shift, Option<&Trip<'a>>)> {
        self.workers().flat_map(move |(by, worker)| {
            worker
                .shifts
                .iter()
                .enumerate()
                .map(move |(at, shift)| (shift, self.of_shift.get(&(by, at)).map(|&trip| &self.trips[trip])))
        })
    }

    /// Every worker with their index.
    pub(super) fn workers(&self) -> impl Iterator<Item = (WorkerIdx, &'a Worker)> + use<'a> {
        self.problem.workers.iter().enumerate().map(|(at, worker)| (WorkerIdx::at(at), worker))
    }

    /// The trips of one worker, by the moment of leaving.
    pub(super) fn trips_of(&self, by: WorkerIdx) -> impl Iterator<Item = &Trip<'a>> {
        self.of_worker[by.index()].iter().map(|&trip| &self.trips[trip])
    }

    /// How many weeks the horizon has, a last short one included.
    pub(super) fn weeks(&self) -> usize {
        self.problem.days.len().div_ceil(7)
    }
}

/// A moment as a number that cannot overflow.
pub(super) fn ticks(time: Time) -> i64 {
    i64::from(time.0)
}

/// A length of time as a number that cannot overflow.
pub(super) fn ticks_of(span: i32) -> i64 {
    i64::from(span)
}

/// The appointment a stop keeps: of the shift's day, with the start in its hard window; the cheapest where there are
/// several. With how early and how late it is for that.
pub(super) fn appointment<'v>(
    problem: &Problem,
    trip: &Trip<'_>,
    call: &Call<'v>,
) -> Option<(&'v Appointment, i64, i64)> {
    let weights = &problem.weights;
    call.visit
        .appointments
        .iter()
        .filter(|choice| choice.day == trip.day())
        .filter(|choice| ticks(choice.hard.from) <= call.start && call.start <= ticks(choice.hard.to))
        .map(|choice| {
            let early = (ticks(choice.fine.from) - call.start).max(0);
            let late = (call.start - ticks(choice.fine.to)).max(0);
            (choice, early, late)
        })
        .min_by_key(|(_, early, late)| {
            let cost = early.saturating_mul(weights.early).saturating_add(late.saturating_mul(weights.late));
            (cost, early + late)
        })
}

fn shift_of<'a>(
    problem: &'a Problem,
    round: &Round,
    breaches: &mut Vec<Breach>,
) -> Option<(&'a Worker, &'a Shift)> {
    let Some(worker) = problem.workers.get(round.worker.index()) else {
        let what = format!("there is a round of worker {}, and no such worker", round.worker);
        breaches.push(Breach::new(Rule::OnePlaceAtATime, 1, what));
        return None;
    };
    let shift = worker.shifts.get(round.shift);
    if shift.is_none() {
        let what = format!("there is a round of {} in shift {}, and no such shift", worker.name, round.shift);
        breaches.push(Breach::new(Rule::WithinShift, 1, what).by(round.worker));
    }
    shift.map(|shift| (worker, shift))
}

fn calls_of<'a>(
    problem: &'a Problem,
    round: &Round,
    worker: &Worker,
    breaches: &mut Vec<Breach>,
) -> Vec<Call<'a>> {
    let mut calls = Vec::with_capacity(round.stops.len());
    for stop in &round.stops {
        let Some(visit) = problem.visits.get(stop.visit.index()) else {
            let what = format!("{} makes visit {}, and there is no such visit", worker.name, stop.visit);
            breaches.push(Breach::new(Rule::OnePlaceAtATime, 1, what).by(round.worker));
            continue;
        };
        calls.push(Call {
            index: stop.visit,
            visit,
            leg: 0,
            reached: 0,
            arrive: ticks(stop.arrive),
            start: ticks(stop.start),
            end: ticks(stop.end),
        });
    }
    calls
}

/// The break of a round; its place is counted over the visits that exist.
fn pause_of(problem: &Problem, round: &Round, worker: &Worker, breaches: &mut Vec<Breach>) -> Option<Pause> {
    let Rest { start, length, before } = round.rest?;
    let Some(earlier) = round.stops.get(..before).filter(|_| !round.stops.is_empty()) else {
        let what = format!("{} has a break in a round where there is no such place for one", worker.name);
        breaches.push(Breach::new(Rule::Break, 1, what).by(round.worker));
        return None;
    };
    let before = earlier.iter().filter(|stop| stop.visit.index() < problem.visits.len()).count();
    Some(Pause { start: ticks(start), length: ticks_of(length.0).max(0), before })
}

/// Works out every leg and arrival of a trip.
fn drive<'a>(problem: &Problem, mut trip: Trip<'a>) -> Trip<'a> {
    let (mut here, mut free) = (trip.shift.start, trip.leave);
    for call in &mut trip.calls {
        call.leg = leg(problem, trip.worker, here, call.visit.place);
        call.reached = free + call.leg;
        (here, free) = (call.visit.place, call.end);
    }
    trip.home_leg = leg(problem, trip.worker, here, trip.shift.end);
    trip.home = free + trip.home_leg;
    trip
}

fn leg(problem: &Problem, worker: &Worker, from: Option<PlaceIdx>, to: Option<PlaceIdx>) -> i64 {
    match (from, to) {
        (Some(from), Some(to)) => ticks_of(problem.travel[worker.mode.index()].span(from, to).0),
        _ => 0,
    }
}

/// Whether a leg is one that cannot be travelled.
pub(super) fn unreachable(leg: i64) -> bool {
    leg >= ticks_of(TravelTable::UNREACHABLE.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, judge, rest, round, tiny};
    use super::*;
    use crate::plan::Stop;

    #[test]
    fn what_does_not_exist_is_reported() {
        let problem = tiny();
        let mut nobody = round(&problem, 0, &[(0, 100)]);
        nobody.worker = WorkerIdx(9);
        assert_eq!(broken(&problem, [nobody]), [(Rule::OnePlaceAtATime, 1)]);
        let mut no_shift = round(&problem, 0, &[(0, 100)]);
        no_shift.shift = usize::MAX;
        assert_eq!(broken(&problem, [no_shift]), [(Rule::WithinShift, 1)]);
        let mut no_visit = round(&problem, 0, &[(0, 100)]);
        let stop = Stop { visit: VisitIdx(u32::MAX), ..no_visit.stops[0] };
        no_visit.stops.insert(0, stop);
        assert_eq!(broken(&problem, [no_visit]), [(Rule::OnePlaceAtATime, 1)]);
    }

    #[test]
    fn a_shift_has_one_round() {
        let problem = tiny();
        let rounds = [round(&problem, 0, &[(0, 100)]), round(&problem, 0, &[(1, 300)])];
        assert_eq!(broken(&problem, rounds), [(Rule::OnePlaceAtATime, 1)]);
        let empty = [round(&problem, 0, &[(0, 100)]), round(&problem, 0, &[])];
        assert_eq!(broken(&problem, empty), [(Rule::OnePlaceAtATime, 1)]);
    }

    #[test]
    fn the_most_extreme_plan_is_judged_all_the_same() {
        let mut problem = tiny();
        problem.weights = crate::problem::Weights {
            travel: i64::MAX,
            waiting: i64::MAX,
            late: i64::MAX,
            early: i64::MAX,
            overtime: i64::MAX,
            longest_idle: i64::MAX,
            imbalance: i64::MAX,
            ..Default::default()
        };
        for (first, last) in [(i32::MIN, i32::MAX), (i32::MAX, i32::MIN)] {
            let mut wild = round(&problem, 0, &[(0, 100), (1, 300), (2, 500), (2, 500)]);
            (wild.leave, wild.back) = (Time(first), Time(last));
            wild.stops[0] = Stop { arrive: Time(last), start: Time(first), end: Time(last), ..wild.stops[0] };
            wild.stops[2] =
                Stop { arrive: Time(first), start: Time(last), end: Time(first), ..wild.stops[2] };
            wild.rest = rest(first, last, 3);
            assert!(!judge(&problem, [wild.clone(), wild]).holds());
        }
    }
}
