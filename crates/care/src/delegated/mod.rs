//! Delegated health tasks: what a nurse hands to workers for one person, such as insulin. A worker does it only once the nurse who is
//! named has taught them and signed them off for that person, and until the review date. Either can be withdrawn at any time.
//!
//! The nurse is somebody of the person's circle with whom nothing else is shared, so that they have a way in of their own.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::{MemberId, PersonId, SealedId, WorkerId};
use crate::team::Team;
use crate::time::Date;
use crate::visit::Competence;

pub use commands::{Command, Problem, SetHealthTask, SignOffTask, WithdrawSignOff};
pub use events::{Event, TaskChanged, TaskSignedOff};

crate::ids::ids! {
    /// A delegated health task.
    HealthTaskId "health task";
}

/// What a nurse hands to workers for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthTask {
    /// For whom.
    pub person: PersonId,
    /// What visits that hold it ask for, such as "insulin".
    pub competence: Competence,
    /// Who teaches it and signs workers off: somebody of the person's circle.
    pub nurse: MemberId,
    /// How it is done and when to ring, in words sealed under the person's key.
    pub words: SealedId,
}

/// That a nurse taught a worker a task and signed them off for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOff {
    /// On which day they were taught.
    pub taught: Date,
    /// On which day they were signed off.
    pub signed: Date,
    /// The last day on which it holds: the nurse looks again before.
    pub review: Date,
    /// Who entered it: the nurse, or a colleague who has the paper that the nurse signed.
    pub by: By,
    /// On which day it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Date>,
}

/// How a worker stands to a task on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Signed off, until the end of this date.
    Holds(Date),
    /// Nobody has signed them off.
    NotYet,
    /// It held until the end of this date.
    Lapsed(Date),
    /// It was withdrawn on this date.
    Withdrawn(Date),
}

impl SignedOff {
    /// What it is worth on `date`.
    #[must_use]
    pub fn on(&self, date: Date) -> Standing {
        match self.withdrawn {
            Some(day) => Standing::Withdrawn(day),
            None if self.review < date => Standing::Lapsed(self.review),
            None => Standing::Holds(self.review),
        }
    }
}

impl Standing {
    /// Whether the worker may do it.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Holds(_))
    }
}

impl Team {
    /// The tasks that are delegated for a person.
    pub fn tasks_of(&self, person: PersonId) -> impl Iterator<Item = (HealthTaskId, &HealthTask)> {
        self.health_tasks.iter().filter(move |(_, task)| task.person == person).map(|(id, task)| (*id, task))
    }

    /// The task that is delegated for a person under this name, if one is.
    #[must_use]
    pub fn task_of(&self, person: PersonId, competence: &Competence) -> Option<(HealthTaskId, &HealthTask)> {
        self.tasks_of(person).find(|(_, task)| task.competence == *competence)
    }

    /// How a worker stands to a task on a date.
    #[must_use]
    pub fn stands_to(&self, worker: WorkerId, task: HealthTaskId, date: Date) -> Standing {
        let signed = self.signed_off.get(&task).and_then(|signed| signed.get(&worker));
        signed.map_or(Standing::NotYet, |signed| signed.on(date))
    }

    /// Whether a worker can do what a visit to a person asks for on a date. Where it is delegated for that person, only the word of
    /// the nurse who is named counts.
    #[must_use]
    pub fn can(&self, worker: WorkerId, competence: &Competence, person: PersonId, date: Date) -> bool {
        match self.task_of(person, competence) {
            Some((task, _)) => self.stands_to(worker, task, date).holds(),
            None => self.workers.get(&worker).is_some_and(|known| known.can(competence, person, date)),
        }
    }
}
