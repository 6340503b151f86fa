//! A team is one of the organisation's, or no longer.

use serde::{Deserialize, Serialize};

use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::Subject;
use crate::ids::{OrganisationId, SealedId, TeamId};
use crate::organisation::Organisation;
use crate::stream::events;
use crate::stream::set::Sets;

events! { organisation:
    /// A team is one of its own, or no longer.
    "team-listed/1" => TeamListed,
}

/// A team is one of the organisation's, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamListed {
    /// The team.
    pub team: TeamId,
    /// Whether it is one of its own, before and after.
    pub listed: Change<bool>,
}

impl Sets<Organisation> for TeamListed {
    type Value = bool;

    fn change(&self) -> &Change<bool> {
        &self.listed
    }

    fn with(&self, listed: Change<bool>) -> Self {
        Self { listed, ..*self }
    }

    fn now(&self, organisation: &Organisation) -> Option<bool> {
        Some(organisation.teams.contains(&self.team))
    }

    fn set(&self, organisation: &mut Organisation, listed: bool) {
        if listed {
            organisation.teams.insert(self.team);
        } else {
            organisation.teams.remove(&self.team);
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Teams.of_organisation()
    }
}
