//! What a worker can do changed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Held, SignOff};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;
use crate::visit::Competence;

events! { team:
    /// What a worker can do changed.
    "competence/1" => CompetenceChanged,
    /// What a worker may do for one person changed.
    "sign-off/1" => SignOffChanged,
    /// A worker's clearance ends at another date.
    "clearance/1" => ClearanceChanged,
}

/// A worker learned something, proved it again, or can no longer do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceChanged {
    /// The worker.
    pub worker: WorkerId,
    /// What they can do.
    pub competence: Competence,
    /// Until when, before and after.
    pub held: Change<Option<Held>>,
}

/// A nurse signed a worker off for a task for one person, or took that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOffChanged {
    /// The worker.
    pub worker: WorkerId,
    /// For whom.
    pub person: PersonId,
    /// What they may do.
    pub competence: Competence,
    /// By whom and until when, before and after.
    pub sign_off: Change<Option<SignOff>>,
}

/// A worker's clearance ends at another date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearanceChanged {
    /// The worker.
    pub worker: WorkerId,
    /// Until when, before and after.
    pub until: Change<Option<Date>>,
}

impl Sets<Team> for CompetenceChanged {
    sets!(held: Option<Held>);

    fn now(&self, team: &Team) -> Option<Option<Held>> {
        team.workers.get(&self.worker).map(|worker| worker.competences.get(&self.competence).copied())
    }

    fn set(&self, team: &mut Team, held: Option<Held>) {
        if let Some(worker) = team.workers.get_mut(&self.worker) {
            put(&mut worker.competences, self.competence.clone(), held);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Worker(self.worker), self.held.after.and_then(|held| held.proof))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Skills.of_worker(id, self.worker)
    }
}

impl Sets<Team> for SignOffChanged {
    sets!(sign_off: Option<SignOff>);

    fn now(&self, team: &Team) -> Option<Option<SignOff>> {
        let tasks = team.workers.get(&self.worker)?.sign_offs.get(&self.person);
        Some(tasks.and_then(|tasks| tasks.get(&self.competence)).copied())
    }

    fn set(&self, team: &mut Team, sign_off: Option<SignOff>) {
        let Some(worker) = team.workers.get_mut(&self.worker) else { return };
        let tasks = worker.sign_offs.entry(self.person).or_default();
        put(tasks, self.competence.clone(), sign_off);
        if tasks.is_empty() {
            worker.sign_offs.remove(&self.person);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Worker(self.worker), self.sign_off.after.map(|sign_off| sign_off.nurse))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Skills.of_worker(id, self.worker)
    }
}

impl Sets<Team> for ClearanceChanged {
    sets!(until: Option<Date>);

    fn now(&self, team: &Team) -> Option<Option<Date>> {
        team.workers.get(&self.worker).map(|worker| worker.cleared_until)
    }

    fn set(&self, team: &mut Team, until: Option<Date>) {
        if let Some(worker) = team.workers.get_mut(&self.worker) {
            worker.cleared_until = until;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Skills.of_worker(id, self.worker)
    }
}
