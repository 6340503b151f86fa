//! A home-care day as the peers are measured on (`homecare-day/1`), in whole seconds.
//!
//! A double-up is two visits tied to start together by different carers; only the first of the two can be late, as
//! the format counts lateness once a visit. Continuity is a wish of each visit: known carers and strangers cost.

use std::collections::BTreeSet;

use rota::problem::{Appointment, Companions, Competent, Link, Person, Shift, Visit, Weights, Worker};
use rota::{
    CompetenceIdx, Cost, DayIdx, PersonIdx, PlaceIdx, Plan, Problem, Score, Span, Time, VisitIdx, Window,
    WorkerIdx,
};
use serde::{Deserialize, Serialize};

use super::Instance;
use super::read::{Claims, Names, ReadError, bounded, one_day, span, ticks, travel, unpack, wrong};

#[derive(Debug, Deserialize)]
struct File {
    weights: Prices,
    n_locations: usize,
    travel: Vec<Vec<f64>>,
    carers: Vec<Carer>,
    visits: Vec<Call>,
}

#[derive(Debug, Deserialize)]
struct Prices {
    travel: i32,
    late_per_s: i32,
    late_max: f64,
    known: i32,
    stranger: i32,
    unassigned: i32,
}

#[derive(Debug, Deserialize)]
struct Carer {
    id: u32,
    home: usize,
    shift: [f64; 2],
    skills: Vec<String>,
}

/// A visit of the file.
#[derive(Debug, Deserialize)]
struct Call {
    id: u32,
    loc: usize,
    dur: f64,
    earliest: f64,
    latest: f64,
    skills: Vec<String>,
    carers: u8,
    preferred: Vec<u32>,
    known: Vec<u32>,
}

/// A solution, read or written.
#[derive(Debug, Deserialize, Serialize)]
struct Solution {
    routes: Vec<Route>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Route {
    carer: u32,
    stops: Vec<Halt>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Halt {
    visit: u32,
    start: i32,
}

/// An instance, with the numbers that its solution file uses.
#[derive(Debug)]
pub(crate) struct HomeDay {
    problem: Problem,
    /// The file's number of each worker.
    carers: Vec<u32>,
    /// The file's number of each visit; a double-up has two of the same.
    calls: Vec<u32>,
}

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<HomeDay, ReadError> {
    let file: File = serde_json::from_str(text)?;
    bounded(file.carers.len(), file.visits.len())?;
    let latest = file.carers.iter().map(|carer| carer.shift[1]).fold(86_400.0, f64::max);
    let carers: Vec<String> = file.carers.iter().map(|carer| carer.id.to_string()).collect();
    Names::new("carer", carers.iter().map(String::as_str))?;
    let mut instance = HomeDay {
        problem: Problem {
            days: one_day(ticks(latest, 1.0, "shift")?),
            places: file.n_locations,
            travel: vec![travel(&file.travel, file.n_locations, 1.0)?],
            competences: skills(&file),
            weights: Weights {
                travel: file.weights.travel.into(),
                late: file.weights.late_per_s.into(),
                ..Weights::default()
            },
            ..Problem::default()
        },
        carers: Vec::new(),
        calls: Vec::new(),
    };
    let names = Names::new("skill", instance.problem.competences.iter().map(String::as_str))?;
    for carer in &file.carers {
        instance.add_carer(carer, &names)?;
    }
    for call in &file.visits {
        instance.add_call(call, &file, &names)?;
    }
    Ok(instance)
}

/// Every skill that anyone holds or asks for, once.
fn skills(file: &File) -> Vec<String> {
    let held = file.carers.iter().flat_map(|carer| &carer.skills);
    let asked = file.visits.iter().flat_map(|call| &call.skills);
    let mut all: Vec<String> = held.chain(asked).cloned().collect();
    all.sort();
    all.dedup();
    all
}

/// A location as a place.
fn place(location: usize, places: usize, at: &str) -> Result<PlaceIdx, ReadError> {
    if location < places {
        Ok(PlaceIdx::at(location))
    } else {
        Err(wrong(at, format_args!("location {location} of {places}")))
    }
}

impl HomeDay {
    fn add_carer(&mut self, carer: &Carer, skills: &Names) -> Result<(), ReadError> {
        let at = format!("carer {}", carer.id);
        let shift = Window::new(ticks(carer.shift[0], 1.0, &at)?, ticks(carer.shift[1], 1.0, &at)?);
        let home = place(carer.home, self.problem.places, &at)?;
        let mut worker = Worker::new(&at);
        worker.shifts.push(Shift::new(DayIdx(0), shift, home));
        for skill in &carer.skills {
            let competence = CompetenceIdx::at(skills.find(skill, &at)?);
            worker.competences.push(Competent { competence, until: None });
        }
        self.problem.workers.push(worker);
        self.carers.push(carer.id);
        Ok(())
    }

    /// Adds a visit, or the two halves of a double-up.
    fn add_call(&mut self, call: &Call, file: &File, skills: &Names) -> Result<(), ReadError> {
        let person = PersonIdx::at(self.problem.people.len());
        self.problem
            .people
            .push(Person { name: format!("client of visit {}", call.id), ..Person::default() });
        let first = VisitIdx::at(self.problem.visits.len());
        let visit = self.visit(call, file, person, skills)?;
        match call.carers {
            1 => self.problem.visits.push(visit),
            2 => {
                let mut second = visit.clone();
                second.appointments[0].fine = second.appointments[0].hard;
                self.problem.visits.extend([visit, second]);
                self.problem.links.push(together(first));
            }
            count => {
                return Err(wrong(
                    format_args!("visit {}", call.id),
                    format_args!("{count} carers, not 1 or 2"),
                ));
            }
        }
        self.calls.extend((0..call.carers).map(|_| call.id));
        Ok(())
    }

    fn visit(&self, call: &Call, file: &File, person: PersonIdx, skills: &Names) -> Result<Visit, ReadError> {
        let at = format!("visit {}", call.id);
        let (earliest, latest) = (ticks(call.earliest, 1.0, &at)?, ticks(call.latest, 1.0, &at)?);
        let limit = latest + span(file.weights.late_max, 1.0, "late_max")?.0;
        let when = Appointment {
            day: DayIdx(0),
            hard: Window::new(earliest, limit),
            fine: Window::new(earliest, latest),
        };
        let location = place(call.loc, self.problem.places, &at)?;
        let competences = call.skills.iter().map(|skill| skills.find(skill, &at).map(CompetenceIdx::at));
        Ok(Visit {
            competences: competences.collect::<Result<_, _>>()?,
            unplaced: file.weights.unassigned.into(),
            wishes: self.wishes(call, &file.weights),
            ..Visit::new(&at, person, location, span(call.dur, 1.0, &at)?, when)
        })
    }

    /// What each carer costs who is not preferred.
    fn wishes(&self, call: &Call, prices: &Prices) -> Vec<(WorkerIdx, Cost)> {
        let preferred: BTreeSet<u32> = call.preferred.iter().copied().collect();
        let known: BTreeSet<u32> = call.known.iter().copied().collect();
        let cost = |carer: &u32| match () {
            () if preferred.contains(carer) => None,
            () if known.contains(carer) => Some(Cost::from(prices.known)),
            () => Some(Cost::from(prices.stranger)),
        };
        let carers = self.carers.iter().enumerate();
        carers.filter_map(|(at, carer)| Some((WorkerIdx::at(at), cost(carer)?))).collect()
    }
}

/// The tie between the halves of a double-up, the first of which is `first`.
fn together(first: VisitIdx) -> Link {
    Link {
        first,
        second: VisitIdx(first.0 + 1),
        least: Span::ZERO,
        most: Span::ZERO,
        companions: Companions::Different,
        together: true,
    }
}

impl Instance for HomeDay {
    fn problem(&self) -> &Problem {
        &self.problem
    }

    fn write(&self, plan: &Plan) -> String {
        let halt = |stop: &rota::Stop| Halt { visit: self.calls[stop.visit.index()], start: stop.start.0 };
        let route = |round: &rota::Round| Route {
            carer: self.carers[round.worker.index()],
            stops: round.stops.iter().map(halt).collect(),
        };
        serde_json::to_string(&Solution { routes: plan.rounds.iter().map(route).collect() })
            .unwrap_or_default()
    }

    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError> {
        let solution: Solution = serde_json::from_str(&unpack(solution)?)?;
        let (mut plan, mut claims) = (Plan::default(), Claims::default());
        for route in solution.routes {
            let carer = self.carers.iter().position(|&carer| carer == route.carer);
            let worker = carer.ok_or_else(|| wrong(format_args!("carer {}", route.carer), "is not known"))?;
            let stops = route.stops.iter().map(|halt| {
                let halves = self.calls.iter().enumerate().filter(|&(_, &call)| call == halt.visit);
                let visits = halves.map(|(at, _)| VisitIdx::at(at));
                Ok((visits, format!("visit {}", halt.visit), Time(halt.start)))
            });
            plan.rounds.push(claims.round(&self.problem, WorkerIdx::at(worker), stops)?);
        }
        Ok(plan)
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    fn cost(&self, score: &Score) -> f64 {
        score.total as f64
    }
}
