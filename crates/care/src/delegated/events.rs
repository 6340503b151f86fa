//! A task was handed over; a worker was signed off for it, or that was withdrawn.

use serde::{Deserialize, Serialize};

use super::{HealthTask, HealthTaskId, SignedOff};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::stream::set::{put, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// What a nurse hands to workers for a person.
    "health-task/1" => TaskChanged,
    /// A worker was signed off for it, or that was withdrawn.
    "task-signed-off/1" => TaskSignedOff,
}

/// What a nurse hands to workers for a person changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskChanged {
    /// Which task.
    pub task: HealthTaskId,
    /// For whom.
    pub person: PersonId,
    /// What is handed over, before and after.
    pub change: Change<Option<HealthTask>>,
}

/// A worker was signed off for a task, or that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskSignedOff {
    /// Which task.
    pub task: HealthTaskId,
    /// For whom.
    pub person: PersonId,
    /// The worker.
    pub worker: WorkerId,
    /// The nurse's word, before and after.
    pub change: Change<Option<SignedOff>>,
}

impl Happened<Team> for TaskChanged {
    fn fold(&self, team: &mut Team) {
        put(&mut team.health_tasks, self.task, self.change.after.clone());
        if self.change.after.is_none() {
            team.signed_off.remove(&self.task);
        }
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "What a nurse handed over stays written down. Change the task, or end it.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|task| task.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Delegated.of_person(id, self.person)
    }
}

impl Happened<Team> for TaskSignedOff {
    fn fold(&self, team: &mut Team) {
        put(team.signed_off.entry(self.task).or_default(), self.worker, self.change.after);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "A nurse’s word stays written down. Withdraw it, or ask the nurse to sign again.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Delegated.of_person(id, self.person)
    }
}
