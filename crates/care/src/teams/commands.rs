//! Noting which teams are the organisation's, and closing them.

use jiff::civil::Date;

use super::{TeamClosed, TeamListed, TeamNamed};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{OrganisationId, TeamId};
use crate::organisation::Organisation;
use crate::stream::{Decision, Wanted, commands, set};

commands! { organisation: ListTeam, NameTeam, CloseTeam, }

/// Note that a team is one of the organisation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTeam(pub TeamId);

/// Note what a team is called, so that a list of teams opens none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTeam {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub name: String,
}

/// Note that a team is closed, or open again. Nobody is left in a team that closes: the one who asks has made sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseTeam {
    /// The team.
    pub team: TeamId,
    /// Its last day; `None`: it is open again.
    pub on: Option<Date>,
}

/// A reason against closing a team.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A team is not one of the organisation's.
    #[error("This team is not one of the organisation's. Look at the list of teams again.")]
    UnknownTeam,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::UnknownTeam => None,
        }
    }
}

impl Wanted<Organisation> for NameTeam {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let before = organisation.names.get(&self.team).cloned();
        Ok(set::to(before, Some(self.name.clone()), |name| TeamNamed { team: self.team, name }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Teams.of_organisation()]
    }
}

impl Wanted<Organisation> for CloseTeam {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        if !organisation.teams.contains(&self.team) {
            return Err(Problem::UnknownTeam.into());
        }
        let before = organisation.closed.get(&self.team).copied();
        Ok(set::to(before, self.on, |last| TeamClosed { team: self.team, last }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Teams.of_organisation()]
    }
}

impl Wanted<Organisation> for ListTeam {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let before = organisation.teams.contains(&self.0);
        Ok(set::to(before, true, |listed| TeamListed { team: self.0, listed, every_council_sees: false }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Teams.of_organisation()]
    }
}
