//! Roles that the team shares out among its workers, in turns.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::WorkerId;

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
    /// Its last date; none: until somebody else takes it.
    pub to: Option<Date>,
}

impl Turn {
    /// Whether it is this worker's turn on `date`.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|last| date <= last)
    }
}

/// The turns at a role were shared out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The role.
    pub role: Role,
    /// Its turns by their first dates, before and after.
    pub turns: Change<Vec<Turn>>,
}
