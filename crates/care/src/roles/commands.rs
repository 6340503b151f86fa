//! Sharing out the turns at a role.

use super::{Role, Shared, Turn};
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{Context, General};

commands! { team: ShareRole, }

/// Share out the turns at a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRole {
    /// The role.
    pub role: Role,
    /// All its turns.
    pub turns: Vec<Turn>,
}

/// A reason against sharing a role out so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Two turns of one worker overlap.
    #[error("A worker has two turns at once. Change their dates.")]
    TurnsOverlap,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::TurnsOverlap => Some("from"),
        }
    }
}

impl Wanted<Team> for ShareRole {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let mut turns = self.turns.clone();
        turns.sort_by_key(|turn| (turn.from, turn.worker));
        let mut problems = Problems::new();
        for (at, turn) in turns.iter().enumerate() {
            problems.add(team.known_worker(turn.worker).map(|_| ()));
            problems.unless(turn.to.is_none_or(|last| turn.from <= last), General::EndsBeforeItBegins);
            let later = turns.iter().skip(at + 1).find(|later| later.worker == turn.worker);
            let apart = later.is_none_or(|later| turn.to.is_some_and(|last| last < later.from));
            problems.unless(apart, Problem::TurnsOverlap);
        }
        problems.done()?;
        let before = team.roles.get(&self.role).cloned().unwrap_or_default();
        Ok(set::to(before, turns, |turns| Shared { role: self.role, turns }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Roles.of_team(id)]
    }
}
