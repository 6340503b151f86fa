//! Accounts: who is who among those who sign in, and the way back in for somebody who lost every other.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;

pub(crate) use commands::membership;
pub use commands::{Command, End, Give, MakeWayBack, Problem, ReadOfWayBack, TakeWayBack, UseWayBack};
pub use events::{Event, MembershipChanged, WayBackStep};

/// A way back into an account for somebody who lost every other. Those who may make one could use it themselves, so that
/// it was made is an event, and its owner reads of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayBack {
    /// Who made it.
    pub made_by: AccountId,
    /// How far it is.
    pub stage: Stage,
    /// Whether the account's owner has read that it is so far.
    pub read: bool,
}

/// How far a way back into an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It was made, and opens for a short time.
    Made,
    /// It was taken back before anybody used it.
    TakenBack,
    /// Somebody came in by it, and every earlier way in ended.
    Used,
}
