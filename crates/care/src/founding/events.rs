//! A team began, is described otherwise, or travels on other streets.

use serde::{Deserialize, Serialize};

use super::{Description, Streets};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{OrganisationId, SealedId, TeamId};
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// The team began.
    "team-founded/1" => Founded,
    /// The team is called something else, or is somewhere else.
    "team-described/1" => Described,
    /// The team travels on other streets.
    "streets-laid/1" => StreetsLaid,
}

/// A team began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The team.
    pub team: TeamId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What it is called and where it is.
    pub description: Description,
}

/// A team is called something else, or is somewhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// From what to what.
    pub description: Change<Description>,
}

/// A team travels on other streets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetsLaid {
    /// From which to which; `None`: as the crow flies.
    pub streets: Change<Option<Streets>>,
}

impl Happened<Team> for Founded {
    fn fold(&self, team: &mut Team) {
        team.founded = Some(self.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack(
            "A team that has begun cannot be taken back. Describe it again instead.",
        )
        .into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: TeamId, _: &Team) -> Resource {
        Matter::Teams.of_organisation()
    }
}

impl Sets<Team> for Described {
    sets!(description: Description);

    fn now(&self, team: &Team) -> Option<Description> {
        team.founded.as_ref().map(|founded| founded.description.clone())
    }

    fn set(&self, team: &mut Team, description: Description) {
        if let Some(founded) = &mut team.founded {
            founded.description = description;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Settings.of_team(id)
    }
}

impl Sets<Team> for StreetsLaid {
    sets!(streets: Option<Streets>);

    fn now(&self, team: &Team) -> Option<Option<Streets>> {
        Some(team.streets.clone())
    }

    fn set(&self, team: &mut Team, streets: Option<Streets>) {
        team.streets = streets;
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Settings.of_team(id)
    }
}
