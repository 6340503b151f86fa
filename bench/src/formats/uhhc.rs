//! Home care in the unified formulation of Ceschia and colleagues (2026): shifts, lunch, several windows, optional
//! patients, preferences, and a price or "HARD" for every component of the cost.
//!
//! Every operation is a visit by one worker. Several windows of a patient are several appointments of the one day,
//! each up to the start of the next. What the file calls `HARD` becomes a rule, the rest a weight.

use std::collections::BTreeSet;

use rota::problem::{
    Appointment, BreakRule, Companions, Competent, Link, Person, Shift, Visit, Weights, Worker,
};
use rota::{
    CompetenceIdx, Cost, DayIdx, PersonIdx, PlaceIdx, Plan, Problem, Rest, Score, Span, Time, VisitIdx,
    Window, WorkerIdx,
};
use serde::Deserialize;

use super::Instance;
use super::operations::{Location, Operation, Operations, Route, Service, Solution};
use super::read::{
    Claims, HORIZON, MUST, Names, ReadError, bounded, one_day, span, ticks, travel, unpack, wrong,
};
use super::round::round;
use super::uhhc_costs::{Costs, Price};

/// What a solution calls a break.
const LUNCH: &str = "lunch_break";

#[derive(Debug, Deserialize)]
struct File {
    metadata: Metadata,
    distances: Vec<Vec<f64>>,
    terminal_points: Vec<Terminal>,
    caregivers: Vec<Caregiver>,
    patients: Vec<Patient>,
    services: Vec<Service>,
    lunch_breaks: Option<Lunch>,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    cost_components: Costs,
    time_window_met: Met,
    origin: Option<String>,
}

/// Which moment the end of a window applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Met {
    AtServiceStart,
    AtServiceEnd,
}

#[derive(Debug, Deserialize)]
struct Terminal {
    id: String,
    distance_matrix_index: usize,
}

#[derive(Debug, Deserialize)]
struct Caregiver {
    id: String,
    abilities: Vec<String>,
    departing_point: String,
    arrival_point: String,
    working_shift: Stretch,
    #[serde(default)]
    lunch_break: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Stretch {
    start: f64,
    end: f64,
}

#[derive(Debug, Deserialize)]
struct Lunch {
    start: f64,
    end: f64,
    min_duration: f64,
}

#[derive(Debug, Deserialize)]
struct Patient {
    id: String,
    distance_matrix_index: usize,
    required_services: Vec<Operation>,
    time_windows: Vec<Stretch>,
    synchronization: Option<Synchronization>,
    preferred_caregivers: Option<Vec<String>>,
    incompatible_caregivers: Option<Vec<String>>,
    optional: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Synchronization {
    Independent,
    Simultaneous,
    Sequential { distance: Distance },
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Distance {
    min: f64,
    max: f64,
}

/// An instance, with the names that its solution file uses.
#[derive(Debug)]
pub(crate) struct Uhhc {
    problem: Problem,
    operations: Operations,
    /// Where every worker's round ends, by name.
    ends: Vec<String>,
}

/// The names of a file and where they stand in its lists.
struct Index {
    services: Names,
    workers: Names,
    terminals: Names,
}

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<Uhhc, ReadError> {
    let file: File = serde_json::from_str(text)?;
    file.metadata.cost_components.known()?;
    bounded(file.caregivers.len(), file.patients.len())?;
    let index = Index {
        services: Names::new("service", file.services.iter().map(|service| service.id.as_str()))?,
        workers: Names::new("caregiver", file.caregivers.iter().map(|caregiver| caregiver.id.as_str()))?,
        terminals: Names::new("terminal", file.terminal_points.iter().map(|terminal| terminal.id.as_str()))?,
    };
    Names::new("patient", file.patients.iter().map(|patient| patient.id.as_str()))?;
    let places = file.distances.len();
    let mut instance = Uhhc {
        problem: Problem {
            days: one_day(HORIZON),
            places,
            travel: vec![travel(&file.distances, places, 1.0)?],
            competences: file.services.iter().map(|service| service.id.clone()).collect(),
            weights: weights(&file.metadata.cost_components)?,
            ..Problem::default()
        },
        operations: Operations::default(),
        ends: file.caregivers.iter().map(|caregiver| caregiver.arrival_point.clone()).collect(),
    };
    for caregiver in &file.caregivers {
        instance.problem.workers.push(worker(caregiver, &file, &index)?);
    }
    for patient in &file.patients {
        instance.add(patient, &file, &index)?;
    }
    Ok(instance)
}

/// The components that are weights of ours.
fn weights(costs: &Costs) -> Result<Weights, ReadError> {
    Ok(Weights {
        travel: costs.soft("travel_time")?,
        waiting: costs.soft("total_waiting_time")?,
        late: costs.soft_or_hard("total_tardiness"),
        worst_late: costs.soft_or_hard("highest_tardiness"),
        overtime: costs.soft_or_hard("total_extra_time"),
        longest_idle: costs.soft("max_idle_time")?,
        not_liked: costs.soft_or_hard("caregiver_preferences"),
        imbalance: costs.soft("workload_balance")?,
        ..Weights::default()
    })
}

/// A location of the matrix as a place.
fn place(index: usize, places: usize, at: &str) -> Result<PlaceIdx, ReadError> {
    if index < places {
        Ok(PlaceIdx::at(index))
    } else {
        Err(wrong(at, format_args!("row {index} of {places} in the matrix")))
    }
}

fn worker(caregiver: &Caregiver, file: &File, index: &Index) -> Result<Worker, ReadError> {
    let (id, costs) = (&caregiver.id, &file.metadata.cost_components);
    let terminal = |name: &str| {
        let terminal = &file.terminal_points[index.terminals.find(name, id)?];
        place(terminal.distance_matrix_index, file.distances.len(), name)
    };
    let hours = caregiver.working_shift;
    let mut worker = Worker::new(id);
    worker.shifts.push(Shift {
        day: DayIdx(0),
        window: Window::new(ticks(hours.start, 1.0, id)?, ticks(hours.end, 1.0, id)?),
        began: None,
        start: Some(terminal(&caregiver.departing_point)?),
        end: Some(terminal(&caregiver.arrival_point)?),
        may_overrun: costs.price("total_extra_time") != Price::Hard,
        leaves_at_start: file.metadata.origin.as_deref() == Some("bazirha-caie"),
        break_rule: match (&file.lunch_breaks, caregiver.lunch_break) {
            (Some(lunch), true) => Some(break_rule(lunch, costs.price("missed_lunch_break"))?),
            _ => None,
        },
    });
    for ability in &caregiver.abilities {
        let competence = CompetenceIdx::at(index.services.find(ability, id)?);
        worker.competences.push(Competent { competence, until: None });
    }
    Ok(worker)
}

/// The lunch that a worker is due, even one without a round.
fn break_rule(lunch: &Lunch, price: Price) -> Result<BreakRule, ReadError> {
    let at = "lunch_breaks";
    Ok(BreakRule {
        length: span(lunch.min_duration, 1.0, at)?,
        starts: Window::new(ticks(lunch.start, 1.0, at)?, ticks(lunch.end, 1.0, at)?),
        beyond: None,
        missed: price.soft(),
    })
}

impl Uhhc {
    /// Adds a patient with one or two operations.
    fn add(&mut self, patient: &Patient, file: &File, index: &Index) -> Result<(), ReadError> {
        let person = PersonIdx::at(self.problem.people.len());
        self.problem.people.push(people(patient, file, index)?);
        let first = VisitIdx::at(self.problem.visits.len());
        let shares = shares(patient, file.metadata.cost_components.price("optional_patients"));
        for (operation, unplaced) in patient.required_services.iter().zip(shares) {
            let service = index.services.find(&operation.service, &patient.id)?;
            let duration = span(operation.length(&file.services[service]), 1.0, &patient.id)?;
            let mut visit = Visit {
                appointments: appointments(patient, duration, &file.metadata)?,
                competences: vec![CompetenceIdx::at(service)],
                unplaced,
                ..self.visit(patient, person, duration)?
            };
            file.metadata.cost_components.soften(
                &mut visit,
                patient.incompatible(index)?,
                &self.problem.workers,
            );
            self.problem.visits.push(visit);
            self.operations.push(&patient.id, &operation.service);
        }
        match patient.required_services.len() {
            1 => {}
            2 => self.problem.links.extend(link(patient, first)?),
            count => return Err(wrong(&patient.id, format_args!("{count} operations, not 1 or 2"))),
        }
        Ok(())
    }

    /// A visit without its times.
    fn visit(&self, patient: &Patient, person: PersonIdx, duration: Span) -> Result<Visit, ReadError> {
        let there = place(patient.distance_matrix_index, self.problem.places, &patient.id)?;
        let any_time = Appointment::hard(DayIdx(0), Window::new(0, HORIZON));
        Ok(Visit::new(&patient.id, person, there, duration, any_time))
    }
}

impl Patient {
    /// The workers who should not come.
    fn incompatible(&self, index: &Index) -> Result<Vec<WorkerIdx>, ReadError> {
        workers(self.incompatible_caregivers.as_deref(), &self.id, index)
    }
}

/// The workers that a list names, each once, in order.
fn workers(names: Option<&[String]>, at: &str, index: &Index) -> Result<Vec<WorkerIdx>, ReadError> {
    let found = names.unwrap_or_default().iter().map(|name| index.workers.find(name, at).map(WorkerIdx::at));
    Ok(found.collect::<Result<BTreeSet<_>, _>>()?.into_iter().collect())
}

/// The person that a patient is, with whom they ask for and whom they do not want.
fn people(patient: &Patient, file: &File, index: &Index) -> Result<Person, ReadError> {
    let costs = &file.metadata.cost_components;
    let liked = workers(patient.preferred_caregivers.as_deref(), &patient.id, index)?;
    let mut not_this_worker =
        if costs.forbids("incompabilities") { patient.incompatible(index)? } else { Vec::new() };
    if costs.price("caregiver_preferences") == Price::Hard && !liked.is_empty() {
        let others = (0..file.caregivers.len())
            .map(WorkerIdx::at)
            .filter(|worker| liked.binary_search(worker).is_err());
        not_this_worker.extend(others);
    }
    Ok(Person { name: patient.id.clone(), not_this_worker, liked, ..Person::default() })
}

/// What leaving out each operation costs; together, what leaving out the patient costs.
fn shares(patient: &Patient, price: Price) -> [Cost; 2] {
    match (price, patient.optional, patient.required_services.len()) {
        (Price::Soft(price), Some(true), 1) => [price, 0],
        (Price::Soft(price), Some(true), _) => [price / 2, price - price / 2],
        _ => [MUST, MUST],
    }
}

/// The windows of a patient: the one in use is the last that has begun when the visit starts.
fn appointments(
    patient: &Patient,
    duration: Span,
    metadata: &Metadata,
) -> Result<Vec<Appointment>, ReadError> {
    let (at, costs) = (&patient.id, &metadata.cost_components);
    let hard = [costs.price("total_tardiness"), costs.price("highest_tardiness")].contains(&Price::Hard);
    let cut = if metadata.time_window_met == Met::AtServiceEnd { duration } else { Span::ZERO };
    let mut all = Vec::new();
    for (number, window) in patient.time_windows.iter().enumerate() {
        let from = Time(ticks(window.start, 1.0, at)?);
        let fine = Time(ticks(window.end, 1.0, at)?) - cut;
        let next = patient.time_windows.get(number + 1).map(|next| ticks(next.start, 1.0, at)).transpose()?;
        let last = Time(next.map_or(HORIZON, |next| next - 1));
        let to = if hard { last.min(fine) } else { last };
        if from <= to {
            let hard = Window { from, to };
            all.push(Appointment { day: DayIdx(0), hard, fine: Window { from, to: fine.min(to) } });
        }
    }
    if all.is_empty() { Err(wrong(at, "no start keeps its windows")) } else { Ok(all) }
}

/// The tie between a patient's two operations, the first of which is `first`; none where they have nothing to do
/// with each other.
fn link(patient: &Patient, first: VisitIdx) -> Result<Option<Link>, ReadError> {
    let (least, most, companions) = match patient.synchronization.unwrap_or(Synchronization::Independent) {
        Synchronization::Independent if patient.optional != Some(true) => return Ok(None),
        Synchronization::Independent => (-Span::MAX, Span::MAX, Companions::Any),
        Synchronization::Simultaneous => (Span::ZERO, Span::ZERO, Companions::Different),
        Synchronization::Sequential { distance: Distance { min, max } } => {
            (span(min, 1.0, &patient.id)?, span(max, 1.0, &patient.id)?, Companions::Different)
        }
    };
    Ok(Some(Link { first, second: VisitIdx(first.0 + 1), least, most, companions, together: true }))
}

impl Instance for Uhhc {
    fn problem(&self) -> &Problem {
        &self.problem
    }

    fn write(&self, plan: &Plan) -> String {
        let routes = plan.rounds.iter().map(|round| self.route(round)).collect();
        serde_json::to_string(&Solution { routes }).unwrap_or_default()
    }

    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError> {
        let solution: Solution = serde_json::from_str(&unpack(solution)?)?;
        let workers =
            Names::new("caregiver", self.problem.workers.iter().map(|worker| worker.name.as_str()))?;
        let (mut plan, mut claims) = (Plan::default(), Claims::default());
        for route in solution.routes {
            let worker = WorkerIdx::at(workers.find(&route.caregiver_id, "routes")?);
            let mut stops = route.locations.unwrap_or_default();
            stops.sort_by(|a, b| {
                let lunch_first = |stop: &Location| stop.service != LUNCH;
                a.arrival_time.total_cmp(&b.arrival_time).then(lunch_first(a).cmp(&lunch_first(b)))
            });
            let (mut visits, mut rest) = (Vec::new(), None);
            for stop in &stops {
                let start = Time(ticks(stop.arrival_time, 1.0, "arrival_time")?);
                if stop.service == LUNCH {
                    let end = stop.departure_time.ok_or_else(|| wrong(LUNCH, "has no end"))?;
                    let length = Time(ticks(end, 1.0, "departure_time")?) - start;
                    rest = Some(Rest { start, length, before: visits.len() });
                } else {
                    visits.push((claims.claim(self.operations.visits_of(stop), &stop.service)?, start));
                }
            }
            plan.rounds.push(round(&self.problem, worker, 0, &visits, rest));
        }
        Ok(plan)
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    fn cost(&self, score: &Score) -> f64 {
        score.total as f64
    }
}

impl Uhhc {
    /// A round as a route, with its lunch where it is taken.
    fn route(&self, round: &rota::Round) -> Route {
        let mut locations: Vec<Location> =
            round.stops.iter().map(|stop| self.operations.location(stop, 1.0)).collect();
        if let Some(rest) = round.rest {
            let there = locations.get(rest.before).and_then(|stop| stop.patient.clone());
            let lunch = Location {
                patient: there.or_else(|| self.ends.get(round.worker.index()).cloned()),
                service: LUNCH.to_owned(),
                arrival_time: rest.start.0.into(),
                departure_time: Some((rest.start + rest.length).0.into()),
            };
            locations.insert(rest.before.min(locations.len()), lunch);
        }
        Route { caregiver_id: self.problem.worker(round.worker).name.clone(), locations: Some(locations) }
    }
}
