//! A team is one of the organisation's, or no longer; what it is called; it is closed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{OrganisationId, SealedId, TeamId};
use crate::organisation::Organisation;
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};

events! { organisation:
    /// A team is one of its own, or no longer.
    "team-listed/2" | "team-listed/1" as ListedBefore => TeamListed,
    /// A team is called something else, to those who look at the list of teams.
    "team-named/1" => TeamNamed,
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
    /// Whether every council saw it: so it was for every team until the organisation could say which each sees.
    pub every_council_sees: bool,
}

/// The same as it was written while every council saw every team.
#[derive(Deserialize)]
struct ListedBefore {
    team: TeamId,
    listed: Change<bool>,
}

impl From<ListedBefore> for TeamListed {
    fn from(ListedBefore { team, listed }: ListedBefore) -> Self {
        Self { team, listed, every_council_sees: true }
    }
}

/// What a team is called, so that a list of teams opens none of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamNamed {
    /// The team.
    pub team: TeamId,
    /// Its name, before and after; `None` where it was not known.
    pub name: Change<Option<String>>,
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
        put(&mut organisation.closed, self.team, last);
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Teams.of_organisation()
    }
}

impl Sets<Organisation> for TeamNamed {
    sets!(name: Option<String>);

    fn now(&self, organisation: &Organisation) -> Option<Option<String>> {
        Some(organisation.names.get(&self.team).cloned())
    }

    fn set(&self, organisation: &mut Organisation, name: Option<String>) {
        put(&mut organisation.names, self.team, name);
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
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
            if self.every_council_sees {
                organisation.teams_before.insert(self.team);
                organisation.councils.values_mut().for_each(|council| {
                    council.teams.insert(self.team);
                });
            }
        } else {
            organisation.teams.remove(&self.team);
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Teams.of_organisation()
    }
}
