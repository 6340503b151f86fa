//! Routes with time windows, in Solomon's text format.
//!
//! The convention of CVRPLIB: distance is Euclidean, truncated to one decimal, and also the travel time. One tick
//! is a tenth of the file's unit. Every vehicle is a worker with one shift and a capacity.

use std::fmt::Write as _;

use rota::problem::{Appointment, Person, Shift, TravelTable, Visit, Weights, Worker};
use rota::{DayIdx, PersonIdx, PlaceIdx, Plan, Problem, Score, Span, Time, VisitIdx, Window, WorkerIdx};

use super::Instance;
use super::read::{Claims, MOST_PLACES, MUST, ReadError, bounded, one_day, span, ticks, unpack, wrong};
use super::round::round;

/// Ticks in a unit of the file.
const SCALE: f64 = 10.0;

/// One row of the customer table.
#[derive(Clone, Copy, Debug)]
struct Customer {
    at: [f64; 2],
    demand: i32,
    window: Window,
    service: Span,
}

/// An instance; visit `n` is customer `n + 1`.
#[derive(Debug)]
pub(crate) struct Vrptw {
    problem: Problem,
}

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<Vrptw, ReadError> {
    let (mut fleet, mut customers) = (None, Vec::new());
    for row in text.lines().filter_map(numbers) {
        match row[..] {
            [vehicles, capacity] if fleet.is_none() => fleet = Some((vehicles, capacity)),
            [id, ..] if row.len() == 7 => customers.push(customer(id, &row, customers.len())?),
            _ => {}
        }
    }
    let (vehicles, capacity) = fleet.ok_or_else(|| wrong("VEHICLE", "no row of number and capacity"))?;
    let vehicles = usize::try_from(whole(vehicles, "VEHICLE")?).unwrap_or(0).min(customers.len());
    bounded(vehicles, customers.len())?;
    let problem = problem(vehicles, whole(capacity, "VEHICLE")?, &customers)?;
    Ok(Vrptw { problem })
}

/// The numbers of a line, where it holds nothing else.
fn numbers(line: &str) -> Option<Vec<f64>> {
    let row: Option<Vec<f64>> = line.split_whitespace().map(|word| word.parse().ok()).collect();
    row.filter(|row| !row.is_empty())
}

/// A figure that counts something.
fn whole(value: f64, at: &str) -> Result<i32, ReadError> {
    if value.fract() == 0.0 {
        ticks(value, 1.0, at)
    } else {
        Err(wrong(at, format_args!("{value} is no whole number")))
    }
}

/// The customer of a row that should be number `expected`.
fn customer(id: f64, row: &[f64], expected: usize) -> Result<Customer, ReadError> {
    let at = format!("customer {id}");
    if expected >= MOST_PLACES {
        return Err(wrong(at, format_args!("at most {MOST_PLACES} can be planned")));
    }
    if whole(id, &at)? as usize != expected {
        return Err(wrong(at, format_args!("number {expected} should come here")));
    }
    let [_, x, y, demand, ready, due, service] = *row else { return Err(wrong(at, "not seven figures")) };
    ticks(x, 1.0, &at)?;
    ticks(y, 1.0, &at)?;
    Ok(Customer {
        at: [x, y],
        demand: whole(demand, &at)?,
        window: Window::new(ticks(ready, SCALE, &at)?, ticks(due, SCALE, &at)?),
        service: span(service, SCALE, &at)?,
    })
}

/// The problem of a fleet at the first row's place and of the customers in the others.
fn problem(vehicles: usize, capacity: i32, rows: &[Customer]) -> Result<Problem, ReadError> {
    let (depot, customers) = rows.split_first().ok_or_else(|| wrong("CUSTOMER", "no rows"))?;
    let vehicle = |number| Worker {
        shifts: vec![Shift::new(DayIdx(0), depot.window, PlaceIdx(0))],
        capacity: Some(capacity),
        ..Worker::new(format!("vehicle {number}"))
    };
    let person = |number| Person { name: format!("customer {number}"), ..Person::default() };
    let visit = |(index, customer): (usize, &Customer)| Visit {
        unplaced: MUST,
        load: customer.demand,
        ..Visit::new(
            format!("customer {}", index + 1),
            PersonIdx::at(index),
            PlaceIdx::at(index + 1),
            customer.service,
            Appointment::hard(DayIdx(0), customer.window),
        )
    };
    Ok(Problem {
        days: one_day(depot.window.to.0.max(1)),
        places: rows.len(),
        travel: vec![TravelTable::from_fn(rows.len(), |from, to| distance(rows[from].at, rows[to].at))],
        workers: (1..=vehicles).map(vehicle).collect(),
        people: (1..rows.len()).map(person).collect(),
        visits: customers.iter().enumerate().map(visit).collect(),
        weights: Weights { travel: 1, ..Weights::default() },
        ..Problem::default()
    })
}

/// Ten times the Euclidean distance, rounded down. Exact where coordinates are whole.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "coordinates are bounded")]
fn distance(from: [f64; 2], to: [f64; 2]) -> Span {
    let squared = (from[0] - to[0]).powi(2) + (from[1] - to[1]).powi(2);
    if squared.fract() == 0.0 {
        Span((squared as u64 * 100).isqrt() as i32)
    } else {
        Span((squared.sqrt() * SCALE) as i32)
    }
}

impl Instance for Vrptw {
    fn problem(&self) -> &Problem {
        &self.problem
    }

    fn write(&self, plan: &Plan) -> String {
        let mut text = String::new();
        for (index, round) in plan.rounds.iter().filter(|round| !round.stops.is_empty()).enumerate() {
            let _ = write!(text, "Route #{}:", index + 1);
            for stop in &round.stops {
                let _ = write!(text, " {}", stop.visit.0 + 1);
            }
            text.push('\n');
        }
        text
    }

    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError> {
        let (mut plan, mut claims) = (Plan::default(), Claims::default());
        for line in unpack(solution)?.lines().filter(|line| line.starts_with("Route")) {
            let (_, list) = line.split_once(':').ok_or_else(|| wrong(line, "no colon"))?;
            let worker = WorkerIdx::at(plan.rounds.len());
            if worker.index() >= self.problem.workers.len() {
                return Err(wrong(line, "more routes than vehicles"));
            }
            let mut customers = Vec::new();
            for word in list.split_whitespace() {
                let number = word.parse::<usize>().ok().filter(|&number| number <= self.problem.visits.len());
                customers.push(
                    claims.claim(number.and_then(|number| number.checked_sub(1)).map(VisitIdx::at), word)?,
                );
            }
            plan.rounds.push(round(&self.problem, worker, 0, &self.starts(worker, &customers), None));
        }
        Ok(plan)
    }

    fn cost(&self, score: &Score) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52 ticks")]
        let total = score.total as f64;
        total / SCALE
    }
}

impl Vrptw {
    /// The earliest starts of a route, which its solution file leaves out.
    fn starts(&self, worker: WorkerIdx, customers: &[VisitIdx]) -> Vec<(VisitIdx, Time)> {
        let (mut place, mut free) = (PlaceIdx(0), self.problem.worker(worker).shifts[0].window.from);
        let mut starts = Vec::with_capacity(customers.len());
        for &customer in customers {
            let visit = self.problem.visit(customer);
            let to = PlaceIdx(customer.0 + 1);
            let start = visit.appointments[0]
                .hard
                .from
                .max(free + self.problem.travel(worker, Some(place), Some(to)));
            starts.push((customer, start));
            (place, free) = (to, start + visit.duration);
        }
        starts
    }
}
