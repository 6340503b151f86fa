//! Sharing out the turns at a role, with a second voice where somebody would get more rights.

use super::{Proposed, Role, Shared, Turn, Waiting, gives_more};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::ids::TeamId;
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Team};
use crate::{Context, General, second_voice};

commands! { team: ShareRole, ConfirmRole, DropRole, }

/// Share out the turns at a role. Where that gives somebody a role or a duty, it waits until another worker confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRole {
    /// The role.
    pub role: Role,
    /// All its turns.
    pub turns: Vec<Turn>,
}

/// Say yes to turns that somebody else proposed; they take effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmRole {
    /// The role.
    pub role: Role,
    /// All its turns, as they were proposed: others are not confirmed by accident.
    pub turns: Vec<Turn>,
}

/// Drop turns that wait for a second voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropRole {
    /// The role.
    pub role: Role,
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
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let turns = in_order(&self.turns);
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
        let mut after = team.roles.clone();
        after.insert(self.role, turns.clone());
        if gives_more(&team.roles, &after, team.today(context)) && second_voice::is_needed(team, context) {
            let waiting = Waiting { by: context.worker()?, turns: Change::new(before, turns) };
            return Ok(proposed(team, self.role, Some(waiting)));
        }
        Ok(shared(team, self.role, turns))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Roles.of_team(id)]
    }
}

impl Wanted<Team> for ConfirmRole {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let waiting = team.roles_proposed.get(&self.role).ok_or(General::Unknown("proposed turn"))?;
        second_voice::is_another(context, waiting.by)?;
        let now = team.roles.get(&self.role).map(Vec::as_slice).unwrap_or_default();
        let turns = in_order(&self.turns);
        if now != waiting.turns.before || turns != waiting.turns.after {
            return Err(General::ChangedSince.into());
        }
        Ok(shared(team, self.role, turns))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Roles.of_team(id)]
    }
}

impl Wanted<Team> for DropRole {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        Ok(proposed(team, self.role, None))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Roles.of_team(id)]
    }
}

/// Turns by their first dates.
fn in_order(turns: &[Turn]) -> Vec<Turn> {
    let mut turns = turns.to_vec();
    turns.sort_by_key(|turn| (turn.from, turn.worker));
    turns
}

/// The turns take effect, and nothing waits any longer.
fn shared(team: &Team, role: Role, turns: Vec<Turn>) -> Vec<Event> {
    let before = team.roles.get(&role).cloned().unwrap_or_default();
    let mut events = set::to(before, turns, |turns| Shared { role, turns });
    if !events.is_empty() {
        events.extend(proposed(team, role, None));
    }
    events
}

fn proposed(team: &Team, role: Role, waiting: Option<Waiting>) -> Vec<Event> {
    let before = team.roles_proposed.get(&role).cloned();
    set::to(before, waiting, |waiting| Proposed { role, waiting })
}
