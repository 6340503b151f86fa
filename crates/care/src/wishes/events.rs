//! A person said something of a worker.

use serde::{Deserialize, Serialize};

use super::WorkerWish;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// A person said something of a worker.
    "worker-wish/1" => Wished,
}

/// A person said something of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wished {
    /// The person.
    pub person: PersonId,
    /// The worker it is about.
    pub worker: WorkerId,
    /// What, before and after.
    pub wish: Change<Option<WorkerWish>>,
}

impl Sets<Team> for Wished {
    sets!(wish: Option<WorkerWish>);

    fn now(&self, team: &Team) -> Option<Option<WorkerWish>> {
        team.people.get(&self.person).map(|person| person.wishes.get(&self.worker).copied())
    }

    fn set(&self, team: &mut Team, wish: Option<WorkerWish>) {
        if let Some(person) = team.people.get_mut(&self.person) {
            put(&mut person.wishes, self.worker, wish);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Faces.of_person(id, self.person)
    }
}
