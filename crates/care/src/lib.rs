//! The terms of neighbourhood home care: who there is, what can happen, what follows from it, who may see what.
//!
//! Pure: it reads no clock, file, network or chance. The moment and every new id are passed in. State is a fold of
//! events; [`team::decide`] turns a command into events or into reasons against it. What describes somebody (names,
//! addresses, words) is not in events but sealed in the vault: see [`details`].
#![forbid(unsafe_code)]

pub mod access;
mod base32;
mod change;
pub mod details;
pub mod ids;
pub mod organisation;
mod place;
mod recorded;
mod refusal;
mod rhythm;
pub mod team;
pub mod time;
mod units;
pub mod visit;
mod who;

pub use change::Change;
pub use place::Place;
pub use recorded::Unreadable;
pub use refusal::Refusal;
pub use rhythm::Rhythm;
pub use units::Minutes;
pub use who::{By, Context};
