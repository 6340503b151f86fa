//! Roles are shared out in turns.

use super::{Decision, changed, worker};
use crate::refusal::Problems;
use crate::team::role::{Role, Shared, Turn};
use crate::team::{Event, Problem, Team};

pub(super) fn share(team: &Team, role: Role, turns: &[Turn]) -> Decision {
    let mut turns = turns.to_vec();
    turns.sort_by_key(|turn| (turn.from, turn.worker));
    let mut problems = Problems::new();
    for (at, turn) in turns.iter().enumerate() {
        problems.add(worker(team, turn.worker).map(|_| ()));
        problems.unless(turn.to.is_none_or(|last| turn.from <= last), Problem::EndsBeforeItBegins);
        let later = turns.iter().skip(at + 1).find(|later| later.worker == turn.worker);
        let apart = later.is_none_or(|later| turn.to.is_some_and(|last| last < later.from));
        problems.unless(apart, Problem::TurnsOverlap);
    }
    problems.done()?;
    let before = team.roles.get(&role).cloned().unwrap_or_default();
    Ok(changed(before, turns, |turns| Event::Role(Shared { role, turns })))
}
