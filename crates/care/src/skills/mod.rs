//! What workers can do: competences with their proof, tasks that a nurse signed them off for, and their clearance.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::SealedId;

pub use commands::{Command, SetClearance, SetCompetence, SetSignOff};
pub use events::{ClearanceChanged, CompetenceChanged, Event, SignOffChanged};

/// That someone holds a competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The last date on which it is valid; `None`: no end in sight.
    pub until: Option<Date>,
    /// What proves it, in words sealed under the worker's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<SealedId>,
}

/// That a nurse authorised one worker to do a task for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// The nurse's name, sealed under the worker's key.
    pub nurse: SealedId,
    /// The last date on which it is valid; `None`: no end in sight.
    pub until: Option<Date>,
}
