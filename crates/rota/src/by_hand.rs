//! Rounds from what people decide: who makes which visit, and when.
//!
//! A person at a board says "Asha, Tuesday at eight"; everything else of a round follows: which shift it belongs to,
//! when to set out, when one is there, when one is back, where the break goes. Nothing is moved to make it fit, and
//! whether it keeps the rules is for [`check`](crate::check()) to say.

use std::collections::BTreeMap;

use crate::plan::{Plan, Rest, Round, Stop};
use crate::problem::{BreakRule, Problem, Shift};
use crate::units::{PlaceIdx, Span, Time, VisitIdx, WorkerIdx};

/// One worker's part in one visit, as somebody decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Booking {
    /// Who.
    pub worker: WorkerIdx,
    /// When the visit starts.
    pub start: Time,
    /// Which visit.
    pub visit: VisitIdx,
    /// How long it takes; `None`: as long as it should.
    pub length: Option<Span>,
}

/// The rounds of bookings, and the bookings of workers who have no shift at all.
///
/// A booking goes to the shift that it is in, or else to the nearest one. A worker sets out just in time for the first
/// visit, and takes a break where waiting makes room for it, else before the first visit or after the last.
#[must_use]
pub fn by_hand(problem: &Problem, bookings: &[Booking]) -> (Plan, Vec<Booking>) {
    let mut rounds: BTreeMap<(WorkerIdx, usize), Vec<Booking>> = BTreeMap::new();
    let mut nowhere = Vec::new();
    for booking in bookings {
        match nearest_shift(&problem.worker(booking.worker).shifts, booking.start) {
            Some(shift) => rounds.entry((booking.worker, shift)).or_default().push(*booking),
            None => nowhere.push(*booking),
        }
    }
    let rounds = rounds.into_iter().map(|((worker, shift), booked)| round(problem, worker, shift, booked));
    (Plan { rounds: rounds.collect() }, nowhere)
}

/// The shift with the least time between it and a moment; the earlier of two alike.
fn nearest_shift(shifts: &[Shift], at: Time) -> Option<usize> {
    let away = |shift: &Shift| (shift.window.from.0 - at.0).max(at.0 - shift.window.to.0).max(0);
    (0..shifts.len()).min_by_key(|&number| away(&shifts[number]))
}

fn round(problem: &Problem, worker: WorkerIdx, shift: usize, mut booked: Vec<Booking>) -> Round {
    booked.sort_by_key(|booking| (booking.start, booking.visit));
    let of = &problem.worker(worker).shifts[shift];
    let drawn = Drawn { problem, worker, shift: of };
    let mut stops: Vec<Stop> = Vec::with_capacity(booked.len());
    let mut place = of.start;
    let mut free: Option<Time> = of.leaves_at_start.then_some(of.window.from);
    for booking in booked {
        let visit = problem.visit(booking.visit);
        let there = visit.place.or(place);
        let leg = drawn.leg(place, there);
        let arrive = free.map_or(booking.start, |free| free + leg);
        let end = booking.start + booking.length.unwrap_or(visit.duration);
        stops.push(Stop { visit: booking.visit, arrive, start: booking.start, end });
        (place, free) = (there, Some(end));
    }
    let first_leg =
        stops.first().map_or(Span::ZERO, |stop| drawn.leg(of.start, problem.visit(stop.visit).place));
    let leave = stops.first().map_or(of.window.from, |stop| Time(stop.arrive.0 - first_leg.0));
    let back = free.unwrap_or(of.window.from) + drawn.leg(place, of.end);
    let mut round = Round { worker, shift, leave, back, stops, rest: None };
    drawn.take_break(&mut round);
    round
}

/// What a round is drawn on.
struct Drawn<'a> {
    problem: &'a Problem,
    worker: WorkerIdx,
    shift: &'a Shift,
}

impl Drawn<'_> {
    /// The way between two places; none where a round starts or ends at a visit.
    fn leg(&self, from: Option<PlaceIdx>, to: Option<PlaceIdx>) -> Span {
        let table = &self.problem.travel[self.problem.worker(self.worker).mode.index()];
        from.zip(to).map_or(Span::ZERO, |(from, to)| table.span(from, to))
    }

    /// Gives a round the break that it owes, where there is room for one.
    fn take_break(&self, round: &mut Round) {
        let Some(rule) = self.shift.break_rule else { return };
        let owes = rule.beyond.is_none_or(|beyond| round.back.0 - round.leave.0 > beyond.0);
        if round.stops.is_empty() || !owes {
            return;
        }
        let between = (1..round.stops.len()).find_map(|before| fits(rule, &round.stops[before], before));
        if let Some(rest) = between {
            round.rest = Some(rest);
        } else if let Some(rest) = self.before_the_first(rule, round) {
            let first = &mut round.stops[0];
            let earlier = first.arrive.0 - rest.start.0.min(first.arrive.0);
            first.arrive = Time(first.arrive.0 - earlier);
            round.leave = Time(round.leave.0 - earlier);
            round.rest = Some(rest);
        } else if rule.starts.from <= rule.starts.to && round.back <= rule.starts.to {
            let start = round.back.max(rule.starts.from);
            round.back = start + rule.length;
            round.rest = Some(Rest { start, length: rule.length, before: round.stops.len() });
        }
    }

    /// A break at the first door, setting out earlier for it, if the shift has begun by then.
    fn before_the_first(&self, rule: BreakRule, round: &Round) -> Option<Rest> {
        let first = round.stops.first()?;
        if self.shift.leaves_at_start {
            return fits(rule, first, 0);
        }
        let start = Time((first.start.0 - rule.length.0).min(rule.starts.to.0));
        let leave = round.leave.0 - (first.arrive.0 - start.0.min(first.arrive.0));
        let room = start >= rule.starts.from && leave >= self.shift.window.from.0;
        room.then_some(Rest { start, length: rule.length, before: 0 })
    }
}

/// A break between being at a door and starting there, if there is room for it.
fn fits(rule: BreakRule, stop: &Stop, before: usize) -> Option<Rest> {
    let start = stop.arrive.max(rule.starts.from);
    let room = start <= rule.starts.to && start + rule.length <= stop.start;
    room.then_some(Rest { start, length: rule.length, before })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::problem::{Appointment, Day, Person, TravelTable, Visit, Worker};
    use crate::units::{DayIdx, PersonIdx, Window};

    const ASHA: WorkerIdx = WorkerIdx(0);

    /// Visits of half an hour at 480, 600 and 840, places ten minutes apart, one worker with a day and an evening shift.
    fn problem() -> Problem {
        let today = DayIdx(0);
        let shift = |from, to| Shift::new(today, Window::new(from, to), PlaceIdx(0));
        let visit = |name: &str, door, at: i32| {
            let hours = Appointment::hard(today, Window::new(at - 60, at + 60));
            Visit::new(name, PersonIdx(0), PlaceIdx(door), Span(30), hours)
        };
        Problem {
            days: vec![Day { from: Time(0), to: Time(1440), weekend: false, evening: Time(1080) }],
            places: 4,
            travel: vec![TravelTable::from_fn(4, |from, to| Span(if from == to { 0 } else { 10 }))],
            workers: vec![Worker { shifts: vec![shift(420, 900), shift(1000, 1300)], ..Worker::new("Asha") }],
            people: vec![Person { name: "Mrs Hill".into(), ..Person::default() }],
            visits: vec![visit("breakfast", 1, 480), visit("lunch", 2, 600), visit("tea", 3, 840)],
            ..Problem::default()
        }
    }

    fn booked(starts: &[(u32, i32)]) -> Vec<Booking> {
        let one = |&(visit, start): &(u32, i32)| Booking {
            worker: ASHA,
            start: Time(start),
            visit: VisitIdx(visit),
            length: None,
        };
        starts.iter().map(one).collect()
    }

    #[test]
    fn a_round_follows_from_its_starts() {
        let problem = problem();
        let (plan, nowhere) = by_hand(&problem, &booked(&[(1, 600), (0, 480)]));
        assert_eq!(nowhere, []);
        let [round] = plan.rounds.as_slice() else { panic!("one round") };
        assert_eq!((round.leave, round.back, round.shift), (Time(470), Time(640), 0));
        let times: Vec<_> =
            round.stops.iter().map(|stop| (stop.arrive.0, stop.start.0, stop.end.0)).collect();
        assert_eq!(times, [(480, 480, 510), (520, 600, 630)]);
        assert!(check(&problem, &plan).holds());
    }

    #[test]
    fn a_booking_outside_all_shifts_is_drawn_and_judged() {
        let problem = problem();
        let (plan, _) = by_hand(&problem, &booked(&[(0, 400)]));
        assert_eq!(plan.rounds[0].shift, 0);
        assert!(!check(&problem, &plan).holds());
    }

    #[test]
    fn a_worker_without_a_shift_has_no_round() {
        let mut problem = problem();
        problem.workers[0].shifts.clear();
        let bookings = booked(&[(0, 480)]);
        assert_eq!(by_hand(&problem, &bookings), (Plan::default(), bookings));
    }

    #[test]
    fn a_break_goes_where_waiting_makes_room() {
        let mut problem = problem();
        let rule = BreakRule {
            length: Span(20),
            starts: Window::new(540, 860),
            beyond: Some(Span(360)),
            missed: None,
        };
        problem.workers[0].shifts[0].break_rule = Some(rule);
        let (plan, _) = by_hand(&problem, &booked(&[(0, 480), (1, 600), (2, 840)]));
        assert_eq!(plan.rounds[0].rest, Some(Rest { start: Time(540), length: Span(20), before: 1 }));
        assert!(check(&problem, &plan).holds());
    }
}
