//! Who does something, and what is known when it is decided.

use serde::{Deserialize, Serialize};

use crate::General;
use crate::ids::{AccountId, MemberId, PersonId, WorkerId};
use crate::time::Timestamp;

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

/// What a decision may know besides the state and the command: who asks, and two clocks. What is allowed now is judged by when
/// the command was received, since the clock of a phone may be wrong or its signal gone for hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Who asks.
    pub by: By,
    /// When it happened, as the one who asks says.
    pub happened: Timestamp,
    /// When it reached us.
    pub received: Timestamp,
}

impl Context {
    /// Somebody asks for something that happens as it reaches us.
    #[must_use]
    pub const fn now(by: By, now: Timestamp) -> Self {
        Self { by, happened: now, received: now }
    }

    /// The worker who asks.
    ///
    /// # Errors
    ///
    /// That only workers do this.
    pub(crate) fn worker(&self) -> Result<WorkerId, General> {
        self.by.worker().ok_or(General::OnlyWorkers)
    }
}
