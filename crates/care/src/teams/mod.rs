//! The teams of an organisation: which are its own, and which of them are closed.

pub(crate) mod access;
mod commands;
mod events;

pub use commands::{CloseTeam, Command, ListTeam, NameTeam, Problem};
pub use events::{Event, TeamClosed, TeamListed, TeamNamed};
