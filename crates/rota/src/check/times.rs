//! When visits start: their hard windows, and the ties between them.

use super::Breach;
use super::reading::{Call, Reading, Trip, appointment, ticks, ticks_of};
use crate::problem::{Companions, Link};
use crate::rule::Rule;
use crate::units::{Span, WorkerIdx};

/// Checks every start, and every link.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for (trip, call) in reading.calls() {
        if appointment(reading.problem, trip, call).is_none() {
            breaches.push(outside(trip, call));
        }
    }
    for link in &reading.problem.links {
        linked(reading, link, breaches);
    }
}

/// A start that keeps no appointment: how far from the nearest one of the day.
fn outside(trip: &Trip<'_>, call: &Call<'_>) -> Breach {
    let of_the_day = call.visit.appointments.iter().filter(|choice| choice.day == trip.day());
    let distance = of_the_day
        .map(|choice| (ticks(choice.hard.from) - call.start).max(call.start - ticks(choice.hard.to)))
        .min();
    let (visit, who) = (&call.visit.name, &trip.worker.name);
    let what = match distance {
        Some(_) => format!("{visit} by {who} starts outside the time it may"),
        None => format!("{visit} by {who} is on a day that is none of its days"),
    };
    Breach::new(Rule::HardWindow, distance.unwrap_or(1), what).at(call.index).by(trip.by)
}

fn linked(reading: &Reading<'_>, link: &Link, breaches: &mut Vec<Breach>) {
    let (first, second) = (reading.problem.visit(link.first), reading.problem.visit(link.second));
    let starts = (
        reading.made(link.first).map(|(_, call)| call.start).min(),
        reading.made(link.second).map(|(_, call)| call.start).min(),
    );
    let mut breach = |amount: i64, what: String| {
        breaches.push(Breach::new(Rule::Linked, amount, what).at(link.second));
    };
    match starts {
        (Some(from), Some(to)) => {
            if let Some((amount, how)) = gap(link, to - from) {
                breach(amount, format!("{} starts {how} {}", second.name, first.name));
            }
            if let Some(how) = companions(reading, link) {
                breach(1, format!("{} and {} {how}", first.name, second.name));
            }
        }
        (Some(_), None) if link.together => {
            breach(1, format!("{} is placed without {}", first.name, second.name));
        }
        (None, Some(_)) if link.together => {
            breach(1, format!("{} is placed without {}", second.name, first.name));
        }
        _ => {}
    }
}

/// By how much the gap from start to start is too short or too long.
fn gap(link: &Link, gap: i64) -> Option<(i64, &'static str)> {
    let (least, most) = (ticks_of(link.least.0), ticks_of(link.most.0));
    if gap < least {
        Some((least - gap, "too soon after"))
    } else if link.most < Span::MAX && gap > most {
        Some((gap - most, "too long after"))
    } else {
        None
    }
}

/// What is wrong with who makes two linked visits. Different: nobody makes both. Same: whoever makes the one that
/// takes fewer workers makes the other too.
fn companions(reading: &Reading<'_>, link: &Link) -> Option<&'static str> {
    let workers = |visit| reading.made(visit).map(|(trip, _)| trip.by).collect::<Vec<WorkerIdx>>();
    let (first, second) = (workers(link.first), workers(link.second));
    match link.companions {
        Companions::Any => None,
        Companions::Different => {
            first.iter().any(|who| second.contains(who)).then_some("have a worker in common")
        }
        Companions::Same => {
            let (fewer, more) = if first.len() <= second.len() { (first, second) } else { (second, first) };
            fewer.iter().any(|who| !more.contains(who)).then_some("are not made by the same worker")
        }
    }
}
