//! Farewells: what is done when support ends or moves, so that a person takes everything along and nothing of theirs stays behind.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;

pub use commands::{Command, Problem, TickFarewell};
pub use events::{Event, FarewellTicked};

/// Something that is done when support ends or moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FarewellStep {
    /// They were given everything that is known about them, readable.
    TakenAlong,
    /// Who supports them next was told what they need to know.
    HandedOver,
    /// Their keys are returned, and codes are forgotten.
    KeysReturned,
    /// The last statement of hours and money is settled.
    LastStatement,
    /// Somebody asked how it was, and said goodbye.
    Goodbye,
}

impl FarewellStep {
    /// All of them, in the order in which they are done.
    pub const ALL: [Self; 5] =
        [Self::TakenAlong, Self::HandedOver, Self::KeysReturned, Self::LastStatement, Self::Goodbye];
}

/// That something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// Who did it.
    pub by: By,
    /// On which date.
    pub on: Date,
}
