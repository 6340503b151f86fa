//! The turns at a role were shared out, or proposed.

use serde::{Deserialize, Serialize};

use super::{Role, Turn, Waiting};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// A role was shared out.
    "role/1" => Shared,
    /// Turns at a role were proposed, or no longer wait for a second voice.
    "role-proposed/1" => Proposed,
}

/// The turns at a role were shared out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The role.
    pub role: Role,
    /// Its turns by their first dates, before and after.
    pub turns: Change<Vec<Turn>>,
}

/// Turns at a role were proposed; or they no longer wait, because somebody confirmed or dropped them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The role.
    pub role: Role,
    /// What waits, before and after.
    pub waiting: Change<Option<Waiting>>,
}

impl Sets<Team> for Shared {
    sets!(turns: Vec<Turn>);

    fn now(&self, team: &Team) -> Option<Vec<Turn>> {
        Some(team.roles.get(&self.role).cloned().unwrap_or_default())
    }

    fn set(&self, team: &mut Team, turns: Vec<Turn>) {
        put(&mut team.roles, self.role, Some(turns).filter(|turns| !turns.is_empty()));
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Roles.of_team(id)
    }
}

impl Sets<Team> for Proposed {
    sets!(waiting: Option<Waiting>);

    fn now(&self, team: &Team) -> Option<Option<Waiting>> {
        Some(team.roles_proposed.get(&self.role).cloned())
    }

    fn set(&self, team: &mut Team, waiting: Option<Waiting>) {
        put(&mut team.roles_proposed, self.role, waiting);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Roles.of_team(id)
    }
}
