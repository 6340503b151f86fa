//! The organisation works with a council; the council is called something else, and sees other teams.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Council;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{CouncilId, OrganisationId, SealedId, TeamId};
use crate::organisation::{Membership, Organisation};
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};

events! { organisation:
    /// The organisation works with a council.
    "council-joined/2" | "council-joined/1" as JoinedBefore => CouncilJoined,
    /// A council is called something else.
    "council-renamed/1" => CouncilRenamed,
    /// A council sees a team, or no longer.
    "council-team/1" => TeamOpened,
}

/// The organisation works with a council from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilJoined {
    /// Which.
    pub council: CouncilId,
    /// What it is called.
    pub name: String,
    /// Whether it sees every team that there was: so it was for every council until the organisation could say which.
    pub sees_every_team: bool,
}

/// The same as it was written while every council saw every team.
#[derive(Deserialize)]
struct JoinedBefore {
    council: CouncilId,
    name: String,
}

impl From<JoinedBefore> for CouncilJoined {
    fn from(JoinedBefore { council, name }: JoinedBefore) -> Self {
        Self { council, name, sees_every_team: true }
    }
}

/// A council sees a team's figures and what its people share with it, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOpened {
    /// The council.
    pub council: CouncilId,
    /// The team.
    pub team: TeamId,
    /// Whether it sees it, before and after.
    pub sees: Change<bool>,
}

/// A council is called something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilRenamed {
    /// Which.
    pub council: CouncilId,
    /// What it was and is called.
    pub name: Change<String>,
}

impl Happened<Organisation> for CouncilJoined {
    fn fold(&self, organisation: &mut Organisation) {
        let number = organisation.councils.len() as u64;
        // Somebody may be of "the council" from before councils had names: this is the council they are of.
        let had_members =
            || organisation.memberships.values().flatten().any(|who| *who == Membership::Council);
        let saw_before = self.sees_every_team || (number == 0 && had_members());
        let teams = if saw_before { organisation.teams_before.clone() } else { BTreeSet::new() };
        organisation.councils.insert(self.council, Council { name: self.name.clone(), number, teams });
    }

    fn back(&self, _: &Organisation) -> Decision<Organisation> {
        Err(General::CannotBeTakenBack(
            "A council stays noted. Change its name, or end its people's accounts, instead.",
        )
        .into())
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Councils.of_organisation()
    }
}

impl Sets<Organisation> for CouncilRenamed {
    sets!(name: String);

    fn now(&self, organisation: &Organisation) -> Option<String> {
        organisation.councils.get(&self.council).map(|council| council.name.clone())
    }

    fn set(&self, organisation: &mut Organisation, name: String) {
        if let Some(council) = organisation.councils.get_mut(&self.council) {
            council.name = name;
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Councils.of_organisation()
    }
}

impl Sets<Organisation> for TeamOpened {
    sets!(sees: bool);

    fn now(&self, organisation: &Organisation) -> Option<bool> {
        organisation.councils.get(&self.council).map(|council| council.teams.contains(&self.team))
    }

    fn set(&self, organisation: &mut Organisation, sees: bool) {
        let Some(council) = organisation.councils.get_mut(&self.council) else { return };
        if sees {
            council.teams.insert(self.team);
        } else {
            council.teams.remove(&self.team);
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Councils.of_organisation()
    }
}
