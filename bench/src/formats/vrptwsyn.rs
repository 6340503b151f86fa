//! Home care with synchronised pairs (Bredström and Rönnqvist, 2008), in their AMPL text.
//!
//! Each visit is one of ours; a pair is tied to start together by different staff. The objective is travel, or the
//! sum of preferences, which become wishes.

use rota::problem::{Appointment, Companions, Link, Person, Shift, TravelTable, Visit, Weights, Worker};
use rota::{
    Cost, DayIdx, PersonIdx, PlaceIdx, Plan, Problem, Score, Span, Time, VisitIdx, Window, WorkerIdx,
};
use serde::{Deserialize, Serialize};

use super::ampl::Data;
use super::read::{
    Claims, MOST_PLACES, MUST, ReadError, bounded, one_day, scale_of, span, ticks, unpack, wrong,
};
use super::{Instance, Objective};

/// What stands for "not allowed" between two visits of the file.
const NOT_ALLOWED: f64 = 10_000.0;

/// How finely preferences are weighed: four decimals.
const PREFERENCE: f64 = 10_000.0;

/// A solution, read or written.
#[derive(Debug, Deserialize, Serialize)]
struct Solution {
    routes: Vec<Route>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Route {
    staff: usize,
    visits: Vec<Halt>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Halt {
    visit: u32,
    start: f64,
}

/// An instance; place and person `n + 1` belong to visit `n`.
#[derive(Debug)]
pub(crate) struct Vrptwsyn {
    problem: Problem,
    objective: Objective,
    /// Ticks in a minute.
    scale: f64,
    /// The file's number of each visit.
    numbers: Vec<u32>,
}

/// Reads an instance for one of the two objectives.
pub(crate) fn read(text: &str, objective: Objective) -> Result<Vrptwsyn, ReadError> {
    let data = Data::read(text)?;
    let numbers: Vec<u32> = data.rows("t_ij")?.filter(|&number| number != 0).collect();
    if numbers.len() >= MOST_PLACES {
        return Err(wrong("t_ij", format_args!("at most {MOST_PLACES} places can be planned")));
    }
    let scale = scale_of(["t_ij", "s_id", "e_id", "l_id"].iter().flat_map(|name| data.figures(name)));
    let (staff, horizon) = (data.count("kn")?, ticks(data.scalar("T")?, scale, "T")?);
    bounded(staff, numbers.len())?;
    let mut instance = Vrptwsyn { problem: Problem::default(), objective, scale, numbers };
    let travels = Cost::from(objective == Objective::Travel);
    instance.problem = Problem {
        days: one_day(horizon.max(1)),
        places: instance.numbers.len() + 1,
        travel: vec![instance.travel(&data)?],
        workers: (1..=staff).map(|number| worker(number, horizon)).collect(),
        weights: Weights { travel: travels, ..Weights::default() },
        ..Problem::default()
    };
    for (index, &number) in instance.numbers.iter().enumerate() {
        let visit = instance.visit(&data, index, number)?;
        instance.problem.people.push(Person { name: visit.name.clone(), ..Person::default() });
        instance.problem.visits.push(visit);
    }
    for (first, second) in data.pairs("Shared_Visited")? {
        let link = pair(instance.find(first)?, instance.find(second)?);
        instance.problem.links.push(link);
    }
    Ok(instance)
}

/// A member of staff, there all day.
fn worker(number: usize, horizon: i32) -> Worker {
    let shift = Shift::new(DayIdx(0), Window::new(0, horizon), PlaceIdx(0));
    Worker { shifts: vec![shift], ..Worker::new(format!("staff {number}")) }
}

/// The tie of a synchronised pair.
fn pair(first: VisitIdx, second: VisitIdx) -> Link {
    Link {
        first,
        second,
        least: Span::ZERO,
        most: Span::ZERO,
        companions: Companions::Different,
        together: true,
    }
}

impl Vrptwsyn {
    fn travel(&self, data: &Data) -> Result<TravelTable, ReadError> {
        let places: Vec<u32> = std::iter::once(0).chain(self.numbers.iter().copied()).collect();
        let mut spans = Vec::with_capacity(places.len() * places.len());
        for &from in &places {
            for &to in &places {
                let minutes = data.at("t_ij", from, to)?;
                let allowed = minutes < NOT_ALLOWED || from == to;
                spans.push(match () {
                    () if from == to => Span::ZERO,
                    () if allowed => span(minutes, self.scale, "t_ij")?,
                    () => TravelTable::UNREACHABLE,
                });
            }
        }
        Ok(TravelTable::from_fn(places.len(), |from, to| spans[from * places.len() + to]))
    }

    fn visit(&self, data: &Data, index: usize, number: u32) -> Result<Visit, ReadError> {
        let at = format!("visit {number}");
        let window = Window::new(
            self.ticks(data.first("e_id", number)?, &at)?,
            self.ticks(data.first("l_id", number)?, &at)?,
        );
        let duration = span(data.first("s_id", number)?, self.scale, &at)?;
        let when = Appointment::hard(DayIdx(0), window);
        let mut visit = Visit::new(at, PersonIdx::at(index), PlaceIdx::at(index + 1), duration, when);
        visit.unplaced = MUST;
        if self.objective == Objective::Preference {
            for staff in 0..self.problem.workers.len() {
                let column = u32::try_from(staff + 1).unwrap_or(u32::MAX);
                let cost = ticks(data.at("prefer_id", number, column)?, PREFERENCE, &visit.name)?;
                visit.wishes.push((WorkerIdx::at(staff), cost.into()));
            }
        }
        Ok(visit)
    }

    fn ticks(&self, minutes: f64, at: &str) -> Result<i32, ReadError> {
        ticks(minutes, self.scale, at)
    }

    /// The visit with the file's `number`.
    fn find(&self, number: u32) -> Result<VisitIdx, ReadError> {
        let found = self.numbers.iter().position(|&known| known == number);
        found.map(VisitIdx::at).ok_or_else(|| wrong(format_args!("visit {number}"), "is not known"))
    }
}

impl Instance for Vrptwsyn {
    fn problem(&self) -> &Problem {
        &self.problem
    }

    fn write(&self, plan: &Plan) -> String {
        let halt = |stop: &rota::Stop| Halt {
            visit: self.numbers[stop.visit.index()],
            start: f64::from(stop.start.0) / self.scale,
        };
        let route = |round: &rota::Round| Route {
            staff: round.worker.index() + 1,
            visits: round.stops.iter().map(halt).collect(),
        };
        serde_json::to_string(&Solution { routes: plan.rounds.iter().map(route).collect() })
            .unwrap_or_default()
    }

    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError> {
        let solution: Solution = serde_json::from_str(&unpack(solution)?)?;
        let (mut plan, mut claims) = (Plan::default(), Claims::default());
        for route in solution.routes {
            if !(1..=self.problem.workers.len()).contains(&route.staff) {
                return Err(wrong(format_args!("staff {}", route.staff), "is not known"));
            }
            let stops = route.visits.iter().map(|halt| {
                let start = Time(self.ticks(halt.start, "start")?);
                Ok(([self.find(halt.visit)?], format!("visit {}", halt.visit), start))
            });
            plan.rounds.push(claims.round(&self.problem, WorkerIdx::at(route.staff - 1), stops)?);
        }
        Ok(plan)
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 ticks")]
    fn cost(&self, score: &Score) -> f64 {
        let unit = if self.objective == Objective::Travel { self.scale } else { PREFERENCE };
        score.total as f64 / unit
    }
}
