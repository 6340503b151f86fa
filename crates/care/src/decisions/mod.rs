//! Decisions by consent: a proposal stands unless somebody has a reason against it.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{SealedId, WorkerId};

pub use commands::{Amend, Command, Consent, Decide, Object, Problem, Propose, Withdraw};
pub use events::{Changed, Event};

crate::ids::ids! {
    /// Something the team decides by consent.
    ProposalId "proposal";
}

/// Something that the team decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who brought it up.
    pub by: WorkerId,
    /// What was proposed, first to last: each later version takes up objections to the one before. Words sealed under the
    /// team's key.
    #[serde(rename = "proposals")]
    pub versions: Vec<SealedId>,
    /// Until when everybody is asked to answer.
    pub answer_by: Date,
    /// Who consents to the latest version.
    pub consents: BTreeSet<WorkerId>,
    /// Who has a reason against the latest version, in words sealed under the team's key.
    pub objections: BTreeMap<WorkerId, SealedId>,
    /// What became of it.
    pub state: State,
}

impl Proposal {
    /// The words of the latest version.
    #[must_use]
    pub fn words(&self) -> Option<SealedId> {
        self.versions.last().copied()
    }
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is being talked about.
    Open,
    /// It is decided, and looked at again on a date.
    Decided {
        /// When it was decided.
        on: Date,
        /// When the team looks at it again.
        review: Date,
    },
    /// It was taken back.
    Withdrawn,
}
