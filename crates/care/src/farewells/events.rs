//! Something was done for a person whose support ends.

use serde::{Deserialize, Serialize};

use super::{FarewellStep, Ticked};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// What is done when support ends.
    "farewell/1" => FarewellTicked,
}

/// Something was done, or not after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FarewellTicked {
    /// Whose support ends.
    pub person: PersonId,
    /// What.
    pub step: FarewellStep,
    /// Who did it when, before and after.
    pub change: Change<Option<Ticked>>,
}

impl Sets<Team> for FarewellTicked {
    sets!(change: Option<Ticked>);

    fn now(&self, team: &Team) -> Option<Option<Ticked>> {
        Some(team.farewells.get(&self.person).and_then(|done| done.get(&self.step)).copied())
    }

    fn set(&self, team: &mut Team, ticked: Option<Ticked>) {
        let done = team.farewells.entry(self.person).or_default();
        put(done, self.step, ticked);
        if done.is_empty() {
            team.farewells.remove(&self.person);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Farewells.of_person(id, self.person)
    }
}
