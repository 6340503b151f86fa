//! Turns a week into a problem for the engine, and keeps the names that the engine knows only by number.

mod days;
mod index;
mod law;
mod people;
mod travel;
mod visits;
mod workers;

use rota::{PersonIdx, Problem, VisitIdx, WorkerIdx};

use crate::finding::Finding;
use crate::horizon::{Horizon, PlanClock};
use crate::ids::{PersonId, VisitId, WorkerId};
use crate::travel::TravelSource;
use crate::week::Week;
use crate::worker::RestException;

use index::Index;

/// A problem for the engine, with what is needed to write its plans back by name.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The problem; one tick is one minute.
    pub problem: Problem,
    /// Turns civil times into the plan's clock and back.
    pub clock: PlanClock,
    /// Visits that are not in the problem because their time has passed, published or not.
    pub passed: Vec<VisitId>,
    pub(crate) horizon: Horizon,
    pub(crate) workers: Index<WorkerId>,
    pub(crate) people: Index<PersonId>,
    pub(crate) visits: Index<VisitId>,
    /// Each worker's agreed shorter rests, in the order of the problem's workers.
    pub(crate) rest_exceptions: Vec<Vec<RestException>>,
}

impl Week {
    /// The week as a problem for the engine. `travel` answers where the week names a road map, and is not asked
    /// otherwise.
    ///
    /// # Errors
    /// What is wrong with the week, or with its travel times.
    pub fn problem(&self, travel: Option<&dyn TravelSource>) -> Result<Compiled, Vec<Finding>> {
        let findings = self.findings();
        if !findings.is_empty() {
            return Err(findings);
        }
        let Some(clock) = self.horizon.clock() else {
            return Err(vec![Finding::new("horizon.zone", "this zone is not known", "mend it")]);
        };
        let compiled = Context::new(self, clock).compile(travel)?;
        let faults = compiled.problem.faults();
        if faults.is_empty() { Ok(compiled) } else { Err(faults.into_iter().map(fault).collect()) }
    }
}

/// A fault in a problem made here is a mistake of this crate, and still better told than hidden.
fn fault(fault: rota::problem::Fault) -> Finding {
    Finding::new(fault.at, fault.what, "tell the makers: the week file should not have come this far")
}

/// What all steps of compiling look things up in.
struct Context<'a> {
    week: &'a Week,
    clock: PlanClock,
    places: Index<crate::ids::PlaceId>,
    workers: Index<WorkerId>,
    people: Index<PersonId>,
    competences: Index<String>,
    modes: Index<crate::travel::Mode>,
}

impl<'a> Context<'a> {
    fn new(week: &'a Week, clock: PlanClock) -> Self {
        let mut competences: Vec<String> = week.visits.iter().flat_map(|v| v.competences.clone()).collect();
        for worker in &week.workers {
            competences.extend(worker.competences.iter().map(|held| held.name.clone()));
            competences.extend(worker.sign_offs.iter().map(|signed| signed.competence.clone()));
        }
        let mut modes: Vec<_> = week.workers.iter().map(|worker| worker.travel).collect();
        competences.sort();
        competences.dedup();
        modes.sort();
        modes.dedup();
        Self {
            week,
            clock,
            places: Index::new(week.places.iter().map(|place| place.id.clone())),
            workers: Index::new(week.workers.iter().map(|worker| worker.id.clone())),
            people: Index::new(week.people.iter().map(|person| person.id.clone())),
            competences: Index::new(competences.into_iter()),
            modes: Index::new(modes.into_iter()),
        }
    }

    fn compile(self, source: Option<&dyn TravelSource>) -> Result<Compiled, Vec<Finding>> {
        let week = self.week;
        let travel = self.travel(source)?;
        let workers = self.compile_workers();
        let (visits, passed) = self.compile_visits(&workers);
        let visit_ids = Index::new(visits.iter().map(|(id, _)| id.clone()));
        let problem = Problem {
            days: self.days(),
            places: week.places.len(),
            travel,
            competences: self.competences.ids().to_vec(),
            workers,
            people: self.compile_people(),
            links: self.compile_links(&visit_ids),
            visits: visits.into_iter().map(|(_, visit)| visit).collect(),
            weights: self.weights(),
        };
        Ok(Compiled {
            problem,
            clock: self.clock,
            passed,
            horizon: week.horizon.clone(),
            workers: self.workers,
            people: self.people,
            visits: visit_ids,
            rest_exceptions: week.workers.iter().map(|worker| worker.rest_exceptions.clone()).collect(),
        })
    }

    fn weights(&self) -> rota::problem::Weights {
        let weights = &self.week.weights;
        rota::problem::Weights {
            travel: weights.travel.into(),
            waiting: weights.waiting.into(),
            late: weights.late.into(),
            early: weights.early.into(),
            worst_late: weights.worst_late.into(),
            shortened: weights.shortened.into(),
            overtime: 0,
            longest_idle: weights.longest_idle.into(),
            guaranteed_unfilled: weights.guaranteed_unfilled.into(),
            beyond_guaranteed: weights.beyond_guaranteed.into(),
            stranger: weights.stranger.into(),
            face: weights.face.into(),
            not_liked: weights.not_liked.into(),
            split_day: weights.split_day.into(),
            unfair_evenings: weights.unfair_evenings.into(),
            unfair_weekends: weights.unfair_weekends.into(),
            imbalance: weights.imbalance.into(),
        }
    }
}

impl Compiled {
    /// The id of a worker of the problem.
    #[must_use]
    pub fn worker_id(&self, worker: WorkerIdx) -> Option<&WorkerId> {
        self.workers.id(worker.index())
    }

    /// The id of a person of the problem.
    #[must_use]
    pub fn person_id(&self, person: PersonIdx) -> Option<&PersonId> {
        self.people.id(person.index())
    }

    /// The id of a visit of the problem.
    #[must_use]
    pub fn visit_id(&self, visit: VisitIdx) -> Option<&VisitId> {
        self.visits.id(visit.index())
    }

    /// The worker of an id.
    #[must_use]
    pub fn worker(&self, id: &WorkerId) -> Option<WorkerIdx> {
        self.workers.find(id).map(WorkerIdx::at)
    }

    /// The person of an id.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<PersonIdx> {
        self.people.find(id).map(PersonIdx::at)
    }

    /// The visit of an id.
    #[must_use]
    pub fn visit(&self, id: &VisitId) -> Option<VisitIdx> {
        self.visits.find(id).map(VisitIdx::at)
    }
}
