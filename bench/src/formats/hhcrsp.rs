//! Daily home care with double visits (Mankowska, Meisel and Bierwirth, 2014), in the JSON of Ceschia and
//! colleagues (2024).
//!
//! Every operation is a visit by one worker; the two operations of a patient are tied by a link. The objective is
//! a third of travel, total lateness and worst lateness; the third is left to [`Instance::cost`].

use rota::problem::{Appointment, Companions, Link, Person, Shift, Visit, Weights, Worker};
use rota::{
    CompetenceIdx, DayIdx, PersonIdx, PlaceIdx, Plan, Problem, Score, Span, Time, VisitIdx, Window, WorkerIdx,
};
use serde::Deserialize;

use super::Instance;
use super::operations::{Operation, Operations, Route, Service, Solution};
use super::read::{
    Claims, HORIZON, MUST, Names, ReadError, bounded, one_day, scale_of, span, ticks, travel, wrong,
};

/// What the file holds.
#[derive(Debug, Deserialize)]
struct File {
    patients: Vec<Patient>,
    caregivers: Vec<Caregiver>,
    services: Vec<Service>,
    distances: Vec<Vec<f64>>,
}

#[derive(Debug, Deserialize)]
struct Patient {
    id: String,
    time_window: [f64; 2],
    required_caregivers: Vec<Operation>,
    synchronization: Option<Synchronization>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Synchronization {
    Simultaneous,
    Sequential { distance: [f64; 2] },
}

#[derive(Debug, Deserialize)]
struct Caregiver {
    id: String,
    abilities: Vec<String>,
}

/// An instance, with the names that its solution file uses.
#[derive(Debug)]
pub(crate) struct Hhcrsp {
    problem: Problem,
    /// Ticks in a unit of the file.
    scale: f64,
    operations: Operations,
}

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<Hhcrsp, ReadError> {
    let file: File = serde_json::from_str(text)?;
    bounded(file.caregivers.len(), file.patients.len())?;
    let scale = scale_of(file.figures());
    let services = Names::new("service", file.services.iter().map(|service| service.id.as_str()))?;
    Names::new("patient", file.patients.iter().map(|patient| patient.id.as_str()))?;
    Names::new("caregiver", file.caregivers.iter().map(|caregiver| caregiver.id.as_str()))?;
    let places = file.patients.len() + 1;
    let mut instance = Hhcrsp {
        problem: Problem {
            days: one_day(HORIZON),
            places,
            travel: vec![travel(&file.distances, places, scale)?],
            competences: file.services.iter().map(|service| service.id.clone()).collect(),
            weights: Weights { travel: 1, late: 1, worst_late: 1, ..Weights::default() },
            ..Problem::default()
        },
        scale,
        operations: Operations::default(),
    };
    for caregiver in &file.caregivers {
        instance.problem.workers.push(worker(caregiver, &services)?);
    }
    for patient in &file.patients {
        instance.add(patient, &file.services, &services)?;
    }
    Ok(instance)
}

impl File {
    /// Every figure that is a time.
    fn figures(&self) -> impl Iterator<Item = &f64> {
        let windows = self.patients.iter().flat_map(|patient| &patient.time_window);
        let operations = self.patients.iter().flat_map(|patient| &patient.required_caregivers);
        let given = operations.filter_map(|operation| operation.duration.as_ref());
        let usual = self.services.iter().filter_map(|service| service.default_duration.as_ref());
        self.distances.iter().flatten().chain(windows).chain(given).chain(usual)
    }
}

/// A worker who starts and ends at the depot and has all the time there is.
fn worker(caregiver: &Caregiver, services: &Names) -> Result<Worker, ReadError> {
    let mut worker = Worker::new(&caregiver.id);
    worker.shifts.push(Shift::new(DayIdx(0), Window::new(0, HORIZON), PlaceIdx(0)));
    for ability in &caregiver.abilities {
        let competence = CompetenceIdx::at(services.find(ability, &caregiver.id)?);
        worker.competences.push(rota::problem::Competent { competence, until: None });
    }
    Ok(worker)
}

impl Hhcrsp {
    /// Adds a patient with one or two operations.
    fn add(&mut self, patient: &Patient, services: &[Service], names: &Names) -> Result<(), ReadError> {
        let person = PersonIdx::at(self.problem.people.len());
        self.problem.people.push(Person { name: patient.id.clone(), ..Person::default() });
        let first = VisitIdx::at(self.problem.visits.len());
        for operation in &patient.required_caregivers {
            let service = names.find(&operation.service, &patient.id)?;
            let duration = span(operation.length(&services[service]), self.scale, &patient.id)?;
            let mut visit = self.visit(patient, person, duration)?;
            visit.competences.push(CompetenceIdx::at(service));
            self.problem.visits.push(visit);
            self.operations.push(&patient.id, &operation.service);
        }
        match (patient.required_caregivers.len(), &patient.synchronization) {
            (1, _) => Ok(()),
            (2, Some(rule)) => {
                let link = self.link(first, rule, &patient.id)?;
                self.problem.links.push(link);
                Ok(())
            }
            (count, _) => Err(wrong(&patient.id, format_args!("{count} operations without a rule for them"))),
        }
    }

    /// A visit to a patient, late after the window but never early.
    fn visit(&self, patient: &Patient, person: PersonIdx, duration: Span) -> Result<Visit, ReadError> {
        let [from, to] = patient.time_window;
        let (from, to) = (ticks(from, self.scale, &patient.id)?, ticks(to, self.scale, &patient.id)?);
        let at =
            Appointment { day: DayIdx(0), hard: Window::new(from, HORIZON), fine: Window::new(from, to) };
        let place = PlaceIdx(person.0 + 1);
        Ok(Visit { unplaced: MUST, ..Visit::new(&patient.id, person, place, duration, at) })
    }

    /// The tie between the two operations of a patient, the first of which is `first`.
    fn link(&self, first: VisitIdx, rule: &Synchronization, id: &str) -> Result<Link, ReadError> {
        let [least, most] = match rule {
            Synchronization::Simultaneous => [0.0, 0.0],
            Synchronization::Sequential { distance } => *distance,
        };
        Ok(Link {
            first,
            second: VisitIdx(first.0 + 1),
            least: span(least, self.scale, id)?,
            most: span(most, self.scale, id)?,
            companions: Companions::Different,
            together: true,
        })
    }
}

impl Instance for Hhcrsp {
    fn problem(&self) -> &Problem {
        &self.problem
    }

    fn write(&self, plan: &Plan) -> String {
        let route = |round: &rota::Round| Route {
            caregiver_id: self.problem.worker(round.worker).name.clone(),
            locations: Some(
                round.stops.iter().map(|stop| self.operations.location(stop, self.scale)).collect(),
            ),
        };
        let solution = Solution { routes: plan.rounds.iter().map(route).collect() };
        serde_json::to_string(&solution).unwrap_or_default()
    }

    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError> {
        let solution: Solution = serde_json::from_str(&super::read::unpack(solution)?)?;
        let workers = Names::new("worker", self.problem.workers.iter().map(|worker| worker.name.as_str()))?;
        let (mut plan, mut claims) = (Plan::default(), Claims::default());
        for route in solution.routes {
            let worker = WorkerIdx::at(workers.find(&route.caregiver_id, "routes")?);
            let stops = route.locations.iter().flatten().map(|location| {
                let patient = location.patient.clone().unwrap_or_default();
                let start = ticks(location.arrival_time, self.scale, &patient)?;
                Ok((self.operations.visits_of(location), patient, Time(start)))
            });
            plan.rounds.push(claims.round(&self.problem, worker, stops)?);
        }
        Ok(plan)
    }

    fn cost(&self, score: &Score) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52 ticks")]
        let total = score.total as f64;
        total / self.scale / 3.0
    }
}
