//! Noting what a person says of a worker.

use super::{Wished, WorkerWish};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;

commands! { team: SetWish, }

/// Note what a person said of a worker, or that it no longer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetWish {
    /// The person.
    pub person: PersonId,
    /// The worker it is about.
    pub worker: WorkerId,
    /// What; `None`: nothing any longer.
    pub wish: Option<WorkerWish>,
}

impl Wanted<Team> for SetWish {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_worker(self.worker)?;
        let before = team.known_person(self.person)?.wishes.get(&self.worker).copied();
        let (person, worker) = (self.person, self.worker);
        Ok(set::to(before, self.wish, |wish| Wished { person, worker, wish }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Faces.of_person(id, self.person)]
    }
}
