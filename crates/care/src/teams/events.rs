//! A team is one of the organisation's, or no longer; it is closed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::Subject;
use crate::ids::{OrganisationId, SealedId, TeamId};
use crate::organisation::Organisation;
use crate::stream::events;
use crate::stream::set::{Sets, sets};

events! { organisation:
    /// A team is one of its own, or no longer.
    "team-listed/1" => TeamListed,
    /// A team is closed, or open again.
    "team-closed/1" => TeamClosed,
}

/// A team is one of the organisation's, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamListed {
    /// The team.
    pub team: TeamId,
    /// Whether it is one of its own, before and after.
    pub listed: Change<bool>,
}

/// A team is closed, or open again. It stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamClosed {
    /// The team.
    pub team: TeamId,
    /// Its last day, before and after; `None`: it is open.
    pub last: Change<Option<Date>>,
}

impl Sets<Organisation> for TeamClosed {
    sets!(last: Option<Date>);

    fn now(&self, organisation: &Organisation) -> Option<Option<Date>> {
        Some(organisation.closed.get(&self.team).copied())
    }

    fn set(&self, organisation: &mut Organisation, last: Option<Date>) {
        match last {
            Some(last) => organisation.closed.insert(self.team, last),
            None => organisation.closed.remove(&self.team),
        };
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Teams.of_organisation()
    }
}

impl Sets<Organisation> for TeamListed {
    sets!(listed: bool);

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
