//! Roles that the team shares out among its workers, in turns.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::WorkerId;
use crate::team::Team;

pub use commands::{Command, Problem, ShareRole};
pub use events::{Event, Shared};

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
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Planner,
        Self::Welcomer,
        Self::Mentor,
        Self::Bookkeeper,
        Self::Quality,
        Self::Trainer,
        Self::Spokesperson,
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

impl Turn {
    /// Whether it is this worker's turn on `date`.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|last| date <= last)
    }
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
