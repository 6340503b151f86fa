//! Beginning to work with a council, what it is called, and which teams it sees.

use super::{CouncilJoined, CouncilRenamed, TeamOpened};
use crate::access::{Matter, Resource};
use crate::ids::{CouncilId, OrganisationId, TeamId};
use crate::organisation::{Organisation, Refusal};
use crate::stream::{Decision, Wanted, commands, set};
use crate::{Context, General};

commands! { organisation: Join, Rename, OpenTeam, }

/// Begin to work with a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// Which.
    pub council: CouncilId,
    /// What it is called.
    pub name: String,
}

/// Note that a council is called something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// Which.
    pub council: CouncilId,
    /// What it is called now.
    pub name: String,
}

/// Show a team to a council, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTeam {
    /// The council.
    pub council: CouncilId,
    /// The team.
    pub team: TeamId,
    /// Whether the council sees it.
    pub sees: bool,
}

/// A reason against what is to be noted of a council.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Another has the name.
    #[error("Another council has this name already. Give each a name of its own.")]
    NameTaken,
    /// There is no such council.
    #[error("The organisation works with no such council. Go back to the list and look again.")]
    UnknownCouncil,
    /// There is no such team.
    #[error("This team is not one of the organisation's. Go back to the list and look again.")]
    UnknownTeam,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NameTaken => Some("name"),
            Self::UnknownCouncil | Self::UnknownTeam => None,
        }
    }
}

impl Wanted<Organisation> for Join {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        if organisation.councils.contains_key(&self.council) {
            return Err(General::AlreadyThere.into());
        }
        let name = free(organisation, self.council, &self.name)?;
        Ok(vec![CouncilJoined { council: self.council, name, sees_every_team: false }.into()])
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Councils.of_organisation()]
    }
}

impl Wanted<Organisation> for Rename {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let before = organisation.councils.get(&self.council).ok_or(Problem::UnknownCouncil)?.name.clone();
        let after = free(organisation, self.council, &self.name)?;
        Ok(set::to(before, after, |name| CouncilRenamed { council: self.council, name }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Councils.of_organisation()]
    }
}

impl Wanted<Organisation> for OpenTeam {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let council = organisation.councils.get(&self.council).ok_or(Problem::UnknownCouncil)?;
        let before = council.teams.contains(&self.team);
        if self.sees && !organisation.teams.contains(&self.team) {
            return Err(Problem::UnknownTeam.into());
        }
        let (council, team) = (self.council, self.team);
        Ok(set::to(before, self.sees, |sees| TeamOpened { council, team, sees }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Councils.of_organisation()]
    }
}

/// The name without spaces around it, where there is one and no other council has it.
fn free(organisation: &Organisation, of: CouncilId, name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(General::NoName.into());
    }
    let taken = organisation.councils.iter().any(|(council, known)| *council != of && known.name == name);
    if taken { Err(Problem::NameTaken.into()) } else { Ok(name.to_owned()) }
}
