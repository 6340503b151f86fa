//! Somebody of a circle did something, or said how they are.

use serde::{Deserialize, Serialize};

use super::{CareGiven, CareId, CarerWord, CarerWordId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// What somebody of a circle did.
    "care-given/1" => CareNoted,
    /// How a carer is.
    "carer-word/1" => CarerSaid,
}

/// Somebody of a circle did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareNoted {
    /// Which.
    pub care: CareId,
    /// For whom.
    pub person: PersonId,
    /// What, before and after.
    pub change: Change<Option<CareGiven>>,
}

/// A carer said how they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerSaid {
    /// Which.
    pub word: CarerWordId,
    /// Whom they care for.
    pub person: PersonId,
    /// What they said, before and after.
    pub change: Change<Option<CarerWord>>,
}

impl Sets<Team> for CareNoted {
    sets!(change: Option<CareGiven>);

    fn now(&self, team: &Team) -> Option<Option<CareGiven>> {
        Some(team.care_given.get(&self.care).copied())
    }

    fn set(&self, team: &mut Team, care: Option<CareGiven>) {
        put(&mut team.care_given, self.care, care);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.map(|care| care.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Carers.of_person(id, self.person)
    }
}

impl Sets<Team> for CarerSaid {
    sets!(change: Option<CarerWord>);

    fn now(&self, team: &Team) -> Option<Option<CarerWord>> {
        Some(team.carer_words.get(&self.word).copied())
    }

    fn set(&self, team: &mut Team, word: Option<CarerWord>) {
        put(&mut team.carer_words, self.word, word);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.and_then(|word| word.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Carers.of_person(id, self.person)
    }
}
