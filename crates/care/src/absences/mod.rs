//! Absences: a worker who should be there is not.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::ids::{SealedId, WorkerId};
use crate::time::Moment;

pub use commands::{Command, SetAbsence};
pub use events::{Changed, Event};

/// A time in which a worker is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Who.
    pub worker: WorkerId,
    /// From when.
    pub from: Moment,
    /// Until when; `None`: nobody knows yet.
    pub to: Option<Moment>,
    /// What for.
    pub why: Why,
    /// More about it, in words sealed under the worker's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

impl Absence {
    /// Whether the worker is away at any time between `from` and `to`.
    #[must_use]
    pub fn meets(&self, from: Moment, to: Moment) -> bool {
        self.from < to && self.to.is_none_or(|end| from < end)
    }
}

/// What a worker is away for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// They are ill.
    Ill,
    /// They have leave.
    Leave,
    /// They learn something, in paid time.
    Training,
    /// For another reason.
    Other,
}
