//! The history: what happened can be taken back, where nobody has built on it since.

pub(crate) mod access;
mod commands;
mod events;

pub use commands::{Command, Problem, TakeBack};
pub use events::{Event, TakenBack};
