//! Who does something, and what is known when it is decided.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, MemberId, PersonId, WorkerId};
use crate::time::{Moment, Timestamp, Zone};

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// A worker of the team.
    Worker(WorkerId),
    /// A person who draws on support.
    Person(PersonId),
    /// Someone of a person's circle.
    Member(MemberId),
    /// Someone who is none of these to the team: an administrator, a council officer.
    Account(AccountId),
    /// The program itself: a round that closes at its time, a proposal of the engine.
    Program,
}

impl By {
    /// The worker, where it is one.
    #[must_use]
    pub fn worker(self) -> Option<WorkerId> {
        match self {
            Self::Worker(worker) => Some(worker),
            Self::Person(_) | Self::Member(_) | Self::Account(_) | Self::Program => None,
        }
    }
}

/// What a decision may know besides the state and the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Who asks.
    pub by: By,
    /// When.
    pub now: Timestamp,
}

impl Context {
    /// What the clock on the wall shows in `zone`.
    #[must_use]
    pub fn moment(&self, zone: &Zone) -> Moment {
        zone.civil(self.now)
    }
}
