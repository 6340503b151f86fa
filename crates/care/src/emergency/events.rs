//! A sheet was written; it got a code, or lost it; somebody looked at it.

use serde::{Deserialize, Serialize};

use super::{SheetCode, SheetLook, SheetLookId};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, put, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// What is on an emergency sheet changed.
    "emergency-sheet/1" => SheetWritten,
    /// An emergency sheet got a code, or lost it.
    "emergency-code/1" => CodeChanged,
    /// Somebody looked at an emergency sheet.
    "emergency-look/1" => SheetSeen,
}

/// How many looks at a person's sheet a team remembers; older ones are in the journal.
const REMEMBERED: usize = 50;

/// What is on a person's sheet changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetWritten {
    /// Whose.
    pub person: PersonId,
    /// The words, before and after.
    pub words: Change<Option<SealedId>>,
}

/// A person's sheet got a code, or lost it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeChanged {
    /// Whose.
    pub person: PersonId,
    /// The code, before and after.
    pub code: Change<Option<SheetCode>>,
}

/// Somebody looked at a person's sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSeen {
    /// What the look is called.
    pub look: SheetLookId,
    /// Whose sheet, by which code, who and when.
    #[serde(flatten)]
    pub seen: SheetLook,
}

impl Sets<Team> for SheetWritten {
    sets!(words: Option<SealedId>);

    fn now(&self, team: &Team) -> Option<Option<SealedId>> {
        Some(team.sheets.get(&self.person).copied())
    }

    fn set(&self, team: &mut Team, words: Option<SealedId>) {
        put(&mut team.sheets, self.person, words);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.words.after)
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Emergency.of_person(id, self.person)
    }
}

impl Happened<Team> for CodeChanged {
    fn fold(&self, team: &mut Team) {
        put(&mut team.sheet_codes, self.person, self.code.after);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "A code that is closed stays closed. Make a new one, or close the one there is.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Emergency.of_person(id, self.person)
    }
}

impl Happened<Team> for SheetSeen {
    fn fold(&self, team: &mut Team) {
        team.sheet_looks.insert(self.look, self.seen);
        let theirs = team.sheet_looks.iter().filter(|(_, other)| other.person == self.seen.person);
        if theirs.clone().count() > REMEMBERED {
            let oldest = theirs.min_by_key(|(id, other)| (other.at, **id)).map(|(id, _)| *id);
            oldest.map(|id| team.sheet_looks.remove(&id));
        }
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "That somebody looked stays written down. Close the code if they should not have.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.seen.person), Some(self.seen.who))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Emergency.of_person(id, self.seen.person)
    }
}
