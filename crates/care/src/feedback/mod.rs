//! Feedback: how it was, thanks, and what a person or their circle asks to be different, with the team's answer.
//!
//! Somebody who is worried raises a *concern* instead; that is followed to its end.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::team::Team;
use crate::time::Timestamp;
use crate::visit::VisitId;

pub use commands::{AnswerWish, AskForChange, Command, GiveFeedback, Problem};
pub use events::{ChangeAsked, Event, FeedbackGiven};

crate::ids::ids! {
    /// What somebody said of how it was.
    FeedbackId "feedback";
    /// Something that somebody asked to be different.
    WantedChangeId "request for a change";
}

/// What somebody said of how it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Whose support it is about.
    pub person: PersonId,
    /// Who said it: the person, or somebody of their circle.
    pub whose: By,
    /// Who wrote it down; the same where nobody did it for them.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// How it was; `None`: thanks alone.
    pub felt: Option<Felt>,
    /// Of which visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
    /// Whom they thank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thanks: Option<WorkerId>,
    /// More, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

/// How it was, in one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Felt {
    /// Good.
    Good,
    /// So-so.
    SoSo,
    /// Not good.
    NotGood,
}

impl Felt {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Good, Self::SoSo, Self::NotGood];
}

/// Something that somebody asked to be different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedChange {
    /// Whose support it is about.
    pub person: PersonId,
    /// Who asked.
    pub whose: By,
    /// When.
    pub at: Timestamp,
    /// What for, sealed under the person's key.
    pub words: SealedId,
    /// What the team answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<ChangeAnswer>,
}

/// What the team answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAnswer {
    /// Which worker.
    pub by: WorkerId,
    /// When.
    pub at: Timestamp,
    /// Whether it is done as asked.
    pub yes: bool,
    /// In words sealed under the person's key.
    pub words: SealedId,
}

impl Team {
    /// What was said of a person's support, the latest first.
    #[must_use]
    pub fn feedback_about(&self, person: PersonId) -> Vec<(FeedbackId, &Feedback)> {
        let theirs = self.feedback.iter().filter(|(_, one)| one.person == person);
        let mut theirs: Vec<_> = theirs.map(|(id, one)| (*id, one)).collect();
        theirs.sort_by_key(|(id, one)| (std::cmp::Reverse(one.at), *id));
        theirs
    }

    /// What was asked to be different for a person: what waits for an answer first, then the latest.
    #[must_use]
    pub fn changes_asked(&self, person: PersonId) -> Vec<(WantedChangeId, &WantedChange)> {
        let theirs = self.changes_asked.iter().filter(|(_, one)| one.person == person);
        let mut theirs: Vec<_> = theirs.map(|(id, one)| (*id, one)).collect();
        theirs.sort_by_key(|(id, one)| (one.answer.is_some(), std::cmp::Reverse(one.at), *id));
        theirs
    }
}
