//! The councils that an organisation works with: each agrees and pays for support, and has people who sign in.

mod commands;
mod events;

use serde::{Deserialize, Serialize};

pub use commands::{Command, Join, Problem, Rename};
pub use events::{CouncilJoined, CouncilRenamed, Event};

/// A council that the organisation works with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Council {
    /// What it is called.
    pub name: String,
    /// How many came before it. Those who were noted as "the council" before councils had names are of number 0.
    pub number: u64,
}
