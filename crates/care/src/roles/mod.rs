//! Roles that the team shares out among its workers, in turns.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::plus_days;

pub use commands::{Command, ConfirmRole, DropRole, Problem, ShareRole};
pub use events::{Event, Proposed, Shared};

/// Something a manager would do elsewhere, and one of the team does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Sees that next week has a rota.
    Planner,
    /// Meets new people and agrees their support.
    Welcomer,
    /// Is there for new workers, and when someone is stuck.
    Mentor,
    /// Keeps hours and money.
    Bookkeeper,
    /// Asks people how it was, and sees what comes of it.
    Quality,
    /// Keeps competences, training and clearances in date.
    Trainer,
    /// Speaks for the team outside.
    Spokesperson,
    /// Follows up what may harm somebody, also where it is about a colleague.
    Safeguarding,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Planner,
        Self::Welcomer,
        Self::Mentor,
        Self::Bookkeeper,
        Self::Quality,
        Self::Trainer,
        Self::Spokesperson,
        Self::Safeguarding,
    ];
}

/// One worker's turn at a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Whose.
    pub worker: WorkerId,
    /// Its first date.
    pub from: Date,
    /// Its last date; `None`: until somebody else takes it.
    pub to: Option<Date>,
}

/// Turns at a role that wait for a second voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Who proposed them.
    pub by: WorkerId,
    /// The role's turns as they were then, and as they would be.
    pub turns: Change<Vec<Turn>>,
}

impl Turn {
    /// Whether it is this worker's turn on `date`.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|last| date <= last)
    }
}

/// Whether somebody would have a role or a duty on any day from `today` on that they do not have now. Where nobody has a turn,
/// everyone has every duty: so the last turns to end give something too.
pub(crate) fn gives_more(
    before: &BTreeMap<Role, Vec<Turn>>,
    after: &BTreeMap<Role, Vec<Turn>>,
    today: Date,
) -> bool {
    let all = || before.values().chain(after.values()).flatten();
    let begins = all().map(|turn| turn.from);
    let ends = all().filter_map(|turn| turn.to).map(|last| plus_days(last, 1));
    let mut days = std::iter::once(today).chain(begins).chain(ends).filter(|day| today <= *day);
    days.any(|day| {
        let holds = |turn: &&Turn| turn.holds(day);
        let has = |role: &Role, worker: WorkerId| {
            before.get(role).into_iter().flatten().filter(holds).any(|turn| turn.worker == worker)
        };
        let new = |(role, turns): (&Role, &Vec<Turn>)| {
            turns.iter().filter(holds).any(|turn| !has(role, turn.worker))
        };
        let anybody =
            |turns: &BTreeMap<Role, Vec<Turn>>| turns.values().flatten().any(|turn| turn.holds(day));
        after.iter().any(new) || (anybody(before) && !anybody(after))
    })
}

impl Team {
    /// Whether `worker` has `role` on `date`.
    #[must_use]
    pub fn has_role(&self, worker: WorkerId, role: Role, date: Date) -> bool {
        self.roles.get(&role).into_iter().flatten().any(|turn| turn.worker == worker && turn.holds(date))
    }

    /// Whether `worker` has one of the roles on `date`, or nobody has any: where a team has shared out nothing, everyone has
    /// every duty.
    #[must_use]
    pub fn has_duty(&self, worker: WorkerId, date: Date) -> bool {
        let mut turns = self.roles.values().flatten().filter(|turn| turn.holds(date)).peekable();
        turns.peek().is_none() || turns.any(|turn| turn.worker == worker)
    }
}
