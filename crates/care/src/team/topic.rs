//! What the team decides by consent: a proposal stands unless somebody has a reason against it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{SealedId, TopicId, WorkerId};

/// Something the team decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Who brought it up.
    pub by: WorkerId,
    /// What was proposed, first to last: each later one takes up objections to the one before. Words sealed under the
    /// team's key.
    pub proposals: Vec<SealedId>,
    /// Until when everybody is asked to answer.
    pub answer_by: Date,
    /// Who consents to the proposal as it stands.
    pub consents: BTreeSet<WorkerId>,
    /// Who has a reason against it as it stands, in words sealed under the team's key.
    pub objections: BTreeMap<WorkerId, SealedId>,
    /// What became of it.
    pub state: State,
}

impl Topic {
    /// The words of the proposal as it stands.
    #[must_use]
    pub fn proposal(&self) -> Option<SealedId> {
        self.proposals.last().copied()
    }
}

/// What became of a topic.
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

/// A topic was brought up, answered, amended, decided or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub topic: TopicId,
    /// What is known of it, before and after.
    pub change: Change<Option<Topic>>,
}
