//! Noting what was done for a person whose support ends.

use super::{FarewellStep, FarewellTicked, Ticked};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;

commands! { team: TickFarewell, }

/// Note that something was done, or that it was not after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickFarewell {
    /// Whose support ends.
    pub person: PersonId,
    /// What.
    pub step: FarewellStep,
    /// Whether it is done.
    pub done: bool,
}

/// A reason against noting it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No last day.
    #[error("Nobody has said that this support ends. Write down their last day first.")]
    GoesOn,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::GoesOn => None,
        }
    }
}

impl Wanted<Team> for TickFarewell {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.known_person(self.person)?.leaves.is_none() {
            return Err(Problem::GoesOn.into());
        }
        let (person, step) = (self.person, self.step);
        let before = team.farewells.get(&person).and_then(|done| done.get(&step)).copied();
        let now = Ticked { by: context.by, on: team.today(context) };
        let after = self.done.then(|| before.unwrap_or(now));
        Ok(set::to(before, after, |change| FarewellTicked { person, step, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Farewells.of_person(id, self.person)]
    }
}
