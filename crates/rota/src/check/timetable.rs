//! One place at a time, travel included; and within the shift.

use super::Breach;
use super::reading::{Reading, Trip, ticks, ticks_of, unreachable};
use crate::rule::Rule;

/// Checks the timetable of every round, and that no worker's rounds overlap.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for trip in &reading.trips {
        arrivals(trip, breaches);
        starts(trip, breaches);
        lengths(trip, breaches);
        way_home(trip, breaches);
        within_shift(trip, breaches);
        capacity(trip, breaches);
    }
    overlaps(reading, breaches);
}

/// Nobody arrives sooner or later than the way takes.
fn arrivals(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    for call in &trip.calls {
        let (who, visit) = (&trip.worker.name, &call.visit.name);
        let mut breach = |amount, what| {
            breaches.push(Breach::new(Rule::OnePlaceAtATime, amount, what).at(call.index).by(trip.by));
        };
        if unreachable(call.leg) {
            breach(1, format!("{who} cannot reach {visit} from where they are"));
        } else if call.arrive < call.reached {
            let what = format!("{who} is said to be at {visit} sooner than the way there allows");
            breach(call.reached - call.arrive, what);
        } else if call.arrive > call.reached {
            let what = format!("{who} is said to be at {visit} later than the way there takes");
            breach(call.arrive - call.reached, what);
        }
    }
}

/// No visit starts before its worker is there and has had the break taken there.
fn starts(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    for (at, call) in trip.calls.iter().enumerate() {
        let ready =
            trip.pause_before(at).map_or(call.reached, |pause| call.reached.max(pause.start) + pause.length);
        if call.start < ready {
            let what =
                format!("{} starts before {} can be there and ready", call.visit.name, trip.worker.name);
            let breach = Breach::new(Rule::OnePlaceAtATime, ready - call.start, what);
            breaches.push(breach.at(call.index).by(trip.by));
        }
    }
}

/// Every visit lasts as long as it takes, or as short as it may be made.
fn lengths(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    for call in &trip.calls {
        let (shortest, longest) = (ticks_of(call.visit.shortest.0), ticks_of(call.visit.duration.0));
        let (amount, how) = if call.lasts() < shortest {
            (shortest - call.lasts(), "shorter than it may be made")
        } else if call.lasts() > longest {
            (call.lasts() - longest, "longer than it takes")
        } else {
            continue;
        };
        let what = format!("{} by {} is {how}", call.visit.name, trip.worker.name);
        breaches.push(Breach::new(Rule::OnePlaceAtATime, amount, what).at(call.index).by(trip.by));
    }
}

/// The round ends when the way home ends.
fn way_home(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    let difference = ticks(trip.round.back) - trip.back();
    let mut breach = |amount, what| {
        breaches.push(Breach::new(Rule::OnePlaceAtATime, amount, what).by(trip.by));
    };
    if unreachable(trip.home_leg) {
        breach(1, format!("{} cannot reach the end of the round from the last visit", trip.worker.name));
    } else if difference != 0 {
        let how = if difference < 0 {
            "sooner than the way there allows"
        } else {
            "later than the way there takes"
        };
        breach(difference.abs(), format!("{} is said to be back {how}", trip.worker.name));
    }
}

fn within_shift(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    let (from, to) = (ticks(trip.shift.window.from), ticks(trip.shift.window.to));
    let mut breach = |amount: i64, how: &str| {
        let what = format!("{} {how}", trip.worker.name);
        breaches.push(Breach::new(Rule::WithinShift, amount, what).by(trip.by));
    };
    if trip.leave < from {
        breach(from - trip.leave, "sets out before the shift begins");
    }
    if trip.shift.leaves_at_start && trip.leave > from {
        breach(trip.leave - from, "sets out after the shift begins, and is to set out when it does");
    }
    if trip.back() > to && !trip.shift.may_overrun {
        breach(trip.back() - to, "is back after the shift ends");
    }
}

fn capacity(trip: &Trip<'_>, breaches: &mut Vec<Breach>) {
    let Some(most) = trip.worker.capacity.map(ticks_of) else { return };
    let load: i64 = trip.calls.iter().map(|call| ticks_of(call.visit.load)).sum();
    if load > most {
        let what = format!("a round of {} carries {load}, and {most} is the most", trip.worker.name);
        breaches.push(Breach::new(Rule::Capacity, load - most, what).by(trip.by));
    }
}

/// Two rounds of one worker never overlap.
fn overlaps(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for (by, worker) in reading.workers() {
        let mut busy_until = i64::MIN;
        for trip in reading.trips_of(by) {
            if trip.leave < busy_until {
                let what = format!("{} sets out on a round before being back from another", worker.name);
                breaches.push(Breach::new(Rule::OnePlaceAtATime, busy_until - trip.leave, what).by(by));
            }
            busy_until = busy_until.max(trip.back());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, round, round_in, tiny};
    use super::*;
    use crate::plan::Round;
    use crate::problem::{Problem, TravelTable};
    use crate::units::{Span, Time};
    use Rule::{Capacity, OnePlaceAtATime, WithinShift};

    /// Breakfast from 100 to 130, lunch from 300 to 330; out at 90, back at 350.
    fn asha(problem: &Problem) -> Round {
        round(problem, 0, &[(0, 100), (1, 300)])
    }

    #[test]
    fn a_plan_s_own_times_are_not_believed() {
        let problem = tiny();
        let after = |change: &dyn Fn(&mut Round)| {
            let mut round = asha(&problem);
            change(&mut round);
            broken(&problem, [round])
        };
        assert_eq!(after(&|_| {}), []);
        assert_eq!(after(&|round| round.stops[1].arrive.0 -= 3), [(OnePlaceAtATime, 3)]);
        assert_eq!(after(&|round| round.stops[1].arrive.0 += 4), [(OnePlaceAtATime, 4)]);
        assert_eq!(after(&|round| round.back.0 -= 5), [(OnePlaceAtATime, 5)]);
        assert_eq!(after(&|round| round.back.0 += 6), [(OnePlaceAtATime, 6)]);
        assert_eq!(after(&|round| round.leave.0 += 7), [(OnePlaceAtATime, 7), (OnePlaceAtATime, 7)]);
        assert_eq!(after(&|round| round.leave.0 -= 8), [(OnePlaceAtATime, 8)], "the arrival does not fit");
    }

    #[test]
    fn nobody_starts_before_arriving() {
        let mut problem = tiny();
        problem.visits[1].appointments[0].hard.from = Time(0);
        let hurried = round(&problem, 0, &[(0, 100), (1, 138)]);
        assert_eq!(broken(&problem, [hurried]), [(OnePlaceAtATime, 2)]);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100), (1, 140)])]), []);
    }

    #[test]
    fn a_visit_lasts_as_long_as_it_takes() {
        let mut problem = tiny();
        problem.visits[1].shortest = Span(25);
        for (minutes, expected) in [(24, vec![1]), (25, vec![]), (30, vec![]), (32, vec![2]), (-1, vec![26])]
        {
            let mut round = asha(&problem);
            round.stops[1].end = Time(300 + minutes);
            round.back = Time(320 + minutes);
            let amounts: Vec<i64> = broken(&problem, [round]).into_iter().map(|(_, amount)| amount).collect();
            assert_eq!(amounts, expected);
        }
    }

    #[test]
    fn what_cannot_be_reached_is_not_reached() {
        let mut problem = tiny();
        problem.travel = vec![TravelTable::from_fn(4, |from, to| match (from, to) {
            (1, 2) | (3, 0) => TravelTable::UNREACHABLE,
            _ => Span(0),
        })];
        let broken = |visits| {
            let Round { stops, .. } = round(&problem, 0, visits);
            assert!(!stops.is_empty());
            let breaches = super::super::testing::judge(&problem, [round(&problem, 0, visits)]).breaches;
            breaches.iter().any(|breach| breach.what.contains("cannot reach"))
        };
        assert!(broken(&[(0, 100), (1, 300)]));
        assert!(broken(&[(2, 500)]));
        assert!(!broken(&[(1, 300)]));
    }

    #[test]
    fn rounds_keep_to_their_shift() {
        let mut problem = tiny();
        problem.workers[0].shifts[0].window = crate::Window::new(90, 350);
        assert_eq!(broken(&problem, [asha(&problem)]), []);
        problem.workers[0].shifts[0].window = crate::Window::new(92, 347);
        assert_eq!(broken(&problem, [asha(&problem)]), [(WithinShift, 2), (WithinShift, 3)]);
        problem.workers[0].shifts[0].may_overrun = true;
        assert_eq!(broken(&problem, [asha(&problem)]), [(WithinShift, 2)]);
    }

    #[test]
    fn who_leaves_at_the_start_leaves_at_the_start() {
        let mut problem = tiny();
        problem.workers[0].shifts[0].leaves_at_start = true;
        assert_eq!(broken(&problem, [asha(&problem)]), [(WithinShift, 90)]);
        let mut early = asha(&problem);
        (early.leave, early.stops[0].arrive) = (Time(0), Time(10));
        assert_eq!(broken(&problem, [early]), []);
    }

    #[test]
    fn without_a_start_or_an_end_there_is_no_way_there() {
        let mut problem = tiny();
        (problem.workers[0].shifts[0].start, problem.workers[0].shifts[0].end) = (None, None);
        let round = asha(&problem);
        assert_eq!((round.leave, round.back), (Time(100), Time(330)));
        assert_eq!(broken(&problem, [round]), []);
    }

    #[test]
    fn a_round_carries_no_more_than_it_can() {
        let mut problem = tiny();
        problem.workers[0].capacity = Some(5);
        (problem.visits[0].load, problem.visits[1].load) = (2, 3);
        assert_eq!(broken(&problem, [asha(&problem)]), []);
        problem.visits[1].load = 5;
        assert_eq!(broken(&problem, [asha(&problem)]), [(Capacity, 2)]);
    }

    #[test]
    fn a_worker_s_rounds_do_not_overlap() {
        let mut problem = tiny();
        let again = problem.workers[0].shifts[0].clone();
        problem.workers[0].shifts.push(again);
        // Out for lunch at 280; home from a long breakfast at 280, then at 281.
        for (breakfast, expected) in [(180, vec![]), (181, vec![(OnePlaceAtATime, 1)])] {
            problem.visits[0].duration = Span(90);
            problem.visits[0].shortest = Span(90);
            let rounds = [round_in(&problem, 0, 1, &[(1, 300)]), round(&problem, 0, &[(0, breakfast)])];
            assert_eq!(broken(&problem, rounds), expected);
        }
    }
}
