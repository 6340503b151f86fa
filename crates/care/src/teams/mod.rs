//! The teams of an organisation.

pub(crate) mod access;
mod commands;
mod events;

pub use commands::{Command, ListTeam};
pub use events::{Event, TeamListed};
