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
