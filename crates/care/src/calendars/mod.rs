//! Calendar addresses: a worker's own, a person's, and one for each of their circle who wants it. An address shows visits in any
//! calendar program, with as much of names as was chosen, and nothing of what they are for. It can be closed at any time.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::By;
use crate::access::{Matter, Resource};
use crate::ids::{MemberId, PersonId, TeamId, WorkerId};
use crate::team::Team;

pub use commands::{Command, SetCalendar};
pub use events::{Changed, Event};

crate::ids::ids! {
    /// A calendar address. It opens nothing: the secret in the address is kept elsewhere.
    CalendarId "calendar";
}

/// Whose calendar it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A worker's rounds.
    Worker(WorkerId),
    /// A person's visits, for themselves.
    Person(PersonId),
    /// A person's visits, for somebody of their circle.
    Member(PersonId, MemberId),
}

/// How names are shown in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Names {
    /// By their first letters.
    Initials,
    /// As people are called.
    Full,
}

/// An address that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Which.
    pub id: CalendarId,
    /// Whose.
    pub whose: Whose,
    /// How names are shown.
    pub names: Names,
}

impl Whose {
    /// What the policy is asked about it.
    #[must_use]
    pub fn resource(self, team: TeamId) -> Resource {
        match self {
            Self::Worker(worker) => Matter::Calendar.of_worker(team, worker),
            Self::Person(person) | Self::Member(person, _) => Matter::Calendar.of_person(team, person),
        }
    }

    /// Whether that is whose it is.
    fn is(self, by: By) -> bool {
        match self {
            Self::Worker(worker) => by == By::Worker(worker),
            Self::Person(person) => by == By::Person(person),
            Self::Member(_, member) => by == By::Member(member),
        }
    }
}

impl Team {
    /// The calendar address that somebody has, if they have one.
    #[must_use]
    pub fn calendar_of(&self, whose: Whose) -> Option<Address> {
        self.calendars.values().find(|address| address.whose == whose).copied()
    }
}
