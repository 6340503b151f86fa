//! A day in which every third visit takes two workers: nothing but timing decides whether it works.

use rota::problem::{Appointment, Day, Person, Shift, TravelTable, Visit, Weights, Worker};
use rota::{DayIdx, PersonIdx, PlaceIdx, Problem, Span, Time, VisitIdx, Window};

const VISITS: usize = 36;
const WORKERS: usize = 6;

/// Doors lie on a grid of streets five by eight; the office is in its middle.
const PLACES: usize = 40;
const OFFICE: usize = 20;

/// Invents the day. The same every time: there is no chance in it.
pub(crate) fn day() -> Problem {
    let day = Day { from: Time(0), to: Time(1_440), weekend: false, evening: Time(1_080) };
    Problem {
        days: vec![day],
        places: PLACES,
        travel: vec![TravelTable::from_fn(PLACES, streets)],
        workers: (0..WORKERS).map(worker).collect(),
        people: (0..VISITS).map(person).collect(),
        visits: (0..VISITS).map(visit).collect(),
        weights: Weights { travel: 2, waiting: 1, late: 3, early: 1, ..Weights::default() },
        ..Problem::default()
    }
}

/// Two minutes for each block, and two for the door.
fn streets(from: usize, to: usize) -> Span {
    let blocks = (from % 8).abs_diff(to % 8) + (from / 8).abs_diff(to / 8);
    Span(if from == to { 0 } else { minutes(blocks * 2 + 2) })
}

fn worker(at: usize) -> Worker {
    let shift = Shift::new(DayIdx(0), Window::new(420, 900), PlaceIdx::at(OFFICE));
    Worker { shifts: vec![shift], ..Worker::new(format!("worker {at}")) }
}

fn person(at: usize) -> Person {
    Person { name: format!("person {at}"), ..Person::default() }
}

fn visit(at: usize) -> Visit {
    let fine = 450 + minutes(at * 73 % 330);
    let appointment = Appointment {
        day: DayIdx(0),
        hard: Window::new(fine - 45, fine + 75),
        fine: Window::new(fine, fine + 15),
    };
    let name = format!("visit {}", VisitIdx::at(at));
    let door = PlaceIdx::at(at * 11 % PLACES);
    let length = Span(minutes(20 + at * 7 % 4 * 10));
    Visit {
        workers: if at.is_multiple_of(3) { 2 } else { 1 },
        ..Visit::new(name, PersonIdx::at(at), door, length, appointment)
    }
}

/// Small numbers as the minutes that they are.
fn minutes(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
