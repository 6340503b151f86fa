//! Observations: what devices that a person agreed to measure about them, and what it may mean.
//!
//! Everything measured is sealed under the person's key; the state knows only that there is something, from which device and when.
//! What may be a risk is said with its reason in plain words (`risks.rs`), and decides nothing.

pub(crate) mod access;
mod commands;
mod events;
mod measured;
mod risks;

use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, SealedId};
use crate::time::{Date, Timestamp};

pub use commands::{Command, Observe, Problem, SetDevice};
pub use events::{DeviceChanged, Event, Observed};
pub use measured::{Measure, Measured};
pub use risks::{Risk, risks};

crate::ids::ids! {
    /// A device that measures something about a person.
    DeviceId "device";
    /// One thing that was measured.
    ObservationId "observation";
}

/// A device that may send what it measures about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Whom it measures.
    pub person: PersonId,
    /// What people call it, in words sealed under the person's key.
    pub called: SealedId,
    /// Since when.
    pub since: Date,
}

/// One thing that was measured. What it was is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// About whom.
    pub person: PersonId,
    /// By which device.
    pub device: DeviceId,
    /// When.
    pub at: Timestamp,
    /// What, as it came, sealed under the person's key.
    pub content: SealedId,
}
