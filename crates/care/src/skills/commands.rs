//! Noting what a worker can do.

use jiff::civil::Date;

use super::{ClearanceChanged, CompetenceChanged, Held, SignOff, SignOffChanged};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::visit::Competence;

commands! { team: SetCompetence, SetSignOff, SetClearance, }

/// Note what a worker can do, or that they no longer can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCompetence {
    /// The worker.
    pub worker: WorkerId,
    /// What.
    pub competence: Competence,
    /// Until when, and what proves it; `None`: no longer.
    pub held: Option<Held>,
}

/// Note that a nurse signed a worker off for a task for one person, or withdrew that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSignOff {
    /// The worker.
    pub worker: WorkerId,
    /// For whom.
    pub person: PersonId,
    /// The task.
    pub competence: Competence,
    /// By whom and until when; `None`: no longer.
    pub sign_off: Option<SignOff>,
}

/// Note until when a worker is cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetClearance {
    /// The worker.
    pub worker: WorkerId,
    /// The last date; `None`: no end is known.
    pub until: Option<Date>,
}

impl Wanted<Team> for SetCompetence {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_worker(self.worker)?.competences.get(&self.competence).copied();
        let (worker, competence) = (self.worker, self.competence.clone());
        Ok(set::to(before, self.held, |held| CompetenceChanged { worker, competence, held }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Skills.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for SetSignOff {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let tasks = team.known_worker(self.worker)?.sign_offs.get(&self.person);
        let before = tasks.and_then(|tasks| tasks.get(&self.competence)).copied();
        let (worker, person, competence) = (self.worker, self.person, self.competence.clone());
        Ok(set::to(before, self.sign_off, |sign_off| SignOffChanged { worker, person, competence, sign_off }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Skills.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for SetClearance {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_worker(self.worker)?.cleared_until;
        Ok(set::to(before, self.until, |until| ClearanceChanged { worker: self.worker, until }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Skills.of_worker(id, self.worker)]
    }
}
