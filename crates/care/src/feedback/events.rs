//! Somebody said how it was, or asked for something to be different.

use serde::{Deserialize, Serialize};

use super::{Feedback, FeedbackId, WantedChange, WantedChangeId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// How it was.
    "feedback/1" => FeedbackGiven,
    /// What should be different, and the answer.
    "change-asked/1" => ChangeAsked,
}

/// Somebody said how it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackGiven {
    /// Which.
    pub feedback: FeedbackId,
    /// Whose support it is about.
    pub person: PersonId,
    /// What was said, before and after.
    pub change: Change<Option<Feedback>>,
}

/// Somebody asked for something to be different, or was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAsked {
    /// Which.
    pub asked: WantedChangeId,
    /// Whose support it is about.
    pub person: PersonId,
    /// What was asked and answered, before and after.
    pub change: Change<Option<WantedChange>>,
}

impl Sets<Team> for FeedbackGiven {
    sets!(change: Option<Feedback>);

    fn now(&self, team: &Team) -> Option<Option<Feedback>> {
        Some(team.feedback.get(&self.feedback).copied())
    }

    fn set(&self, team: &mut Team, feedback: Option<Feedback>) {
        put(&mut team.feedback, self.feedback, feedback);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.and_then(|one| one.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Feedback.of_person(id, self.person)
    }
}

impl Sets<Team> for ChangeAsked {
    sets!(change: Option<WantedChange>);

    fn now(&self, team: &Team) -> Option<Option<WantedChange>> {
        Some(team.changes_asked.get(&self.asked).copied())
    }

    fn set(&self, team: &mut Team, asked: Option<WantedChange>) {
        put(&mut team.changes_asked, self.asked, asked);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = self.change.after.map(|one| one.answer.map_or(one.words, |answer| answer.words));
        under(DataSubject::Person(self.person), words)
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Feedback.of_person(id, self.person)
    }
}
