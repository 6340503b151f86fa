//! Beginning a team, describing it, and giving it streets.

use super::{Described, Description, Founded, Streets, StreetsLaid};
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::{Context, General};

commands! { team: Found, Describe, LayStreets, }

/// Begin the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found(pub Founded);

/// Call it something else, or put it somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Describe(pub Description);

/// Travel on these streets; without any, distances are as the crow flies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayStreets(pub Option<Streets>);

/// A reason against beginning a team.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is a team already.
    #[error("This team has already begun. Open it instead of making it again.")]
    AlreadyFounded,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyFounded => None,
        }
    }
}

impl Wanted<Team> for Found {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if team.founded.is_some() {
            return Err(Problem::AlreadyFounded.into());
        }
        check(&self.0.description)?;
        Ok(vec![self.0.clone().into()])
    }

    fn about(&self, _: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Teams.of_organisation()]
    }
}

impl Wanted<Team> for Describe {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        check(&self.0)?;
        let founded = team.founded.as_ref().ok_or(General::NotFounded)?;
        Ok(set::to(founded.description.clone(), self.0.clone(), |description| Described { description }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Settings.of_team(id)]
    }
}

impl Wanted<Team> for LayStreets {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        Ok(set::to(team.streets.clone(), self.0.clone(), |streets| StreetsLaid { streets }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Settings.of_team(id)]
    }
}

fn check(description: &Description) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(!description.name.trim().is_empty(), General::NoName);
    problems.unless(description.base.is_none_or(crate::location::Location::exists), General::NoSuchPlace);
    problems.done()
}
