//! What a worker needs at the door of somebody they visit: where it is, how to get in, what to know.

use care::Location;
use care::access::{Action, Matter};
use care::ids::PersonId;

use crate::TeamView;

/// What is needed at somebody's door. What is not for the one who looks is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtTheDoor {
    /// Where they live, in lines.
    pub address: String,
    /// Where that is on the map.
    pub home: Option<Location>,
    /// How to reach them.
    pub phone: String,
    /// How to get in.
    pub key: String,
    /// What to know before going in.
    pub notes: String,
}

impl TeamView {
    /// What is needed at a person's door, as far as the policy opens it for everyday work. Where looks are recorded, this one is:
    /// one line a day for each viewer.
    #[must_use]
    pub fn at_the_door(&self, person: PersonId) -> AtTheDoor {
        let known = self.team().people.get(&person);
        let Some(details) = known.and_then(|known| self.now().book.person(known.details)) else {
            return AtTheDoor::default();
        };
        let mut door = AtTheDoor::default();
        if self.opens(Matter::Contact, person) {
            door.address.clone_from(&details.address);
            door.phone.clone_from(&details.phone);
            door.home = details.home;
        }
        if self.opens(Matter::Notes, person) {
            door.key.clone_from(&details.key);
            door.notes.clone_from(&details.notes);
        }
        door
    }

    /// Whether the policy opens a matter of a person; the look is noted where it is to be.
    pub(crate) fn opens(&self, matter: Matter, person: PersonId) -> bool {
        let may = self.judge(Action::See, &matter.of_person(self.id(), person));
        if may.recorded {
            self.note_opened(matter, person);
        }
        may.allowed
    }
}
