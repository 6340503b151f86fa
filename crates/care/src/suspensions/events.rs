//! A person is away, or back.

use serde::{Deserialize, Serialize};

use super::{Suspension, SuspensionId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// A person is away.
    "suspension/1" => Changed,
}

/// A person is away, for longer or shorter than was known, or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which suspension.
    pub suspension: SuspensionId,
    /// Whose.
    pub person: PersonId,
    /// What is known of it, before and after.
    pub change: Change<Option<Suspension>>,
}

impl Sets<Team> for Changed {
    sets!(change: Option<Suspension>);

    fn now(&self, team: &Team) -> Option<Option<Suspension>> {
        Some(team.suspensions.get(&self.suspension).cloned())
    }

    fn set(&self, team: &mut Team, suspension: Option<Suspension>) {
        put(&mut team.suspensions, self.suspension, suspension);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().and_then(|one| one.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Times.of_person(id, self.person)
    }
}
