//! People: who draws on the team's support, and the sections of what is known about them.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::General;
use crate::access::Matter;
use crate::circle::Member;
use crate::ids::{MemberId, PersonId, SealedId, WorkerId};
use crate::team::{Refusal, Team};
use crate::wishes::WorkerWish;

pub use commands::{ChangeDetails, Command, Join, Leave};
pub use events::{DetailsChanged, Event, Joined, Leaving, Removed};

/// Someone who draws on the team's support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who they are.
    pub details: SealedId,
    /// From when the team supports them.
    pub joined: Date,
    /// The last day of support, once it is known.
    pub leaves: Option<Date>,
    /// What they said of single workers.
    pub wishes: BTreeMap<WorkerId, WorkerWish>,
    /// Family, friends and neighbours who see what the person lets them see.
    pub circle: BTreeMap<MemberId, Member>,
    /// What they let the council see.
    pub council_sees: BTreeSet<Section>,
}

impl Person {
    /// Whether the team supports them on `date`.
    #[must_use]
    pub fn is_here(&self, date: Date) -> bool {
        self.joined <= date && self.leaves.is_none_or(|last| date <= last)
    }

    /// Whether they said that `worker` should not come.
    #[must_use]
    pub fn refuses(&self, worker: WorkerId) -> bool {
        self.wishes.get(&worker) == Some(&WorkerWish::NotThisWorker)
    }

    /// Whether they asked for `worker`.
    #[must_use]
    pub fn likes(&self, worker: WorkerId) -> bool {
        self.wishes.get(&worker) == Some(&WorkerWish::Liked)
    }
}

/// A part of what is known about a person, which they share or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// When someone comes.
    Times,
    /// Who comes.
    Faces,
    /// What they come for.
    Support,
    /// How to reach them, and where they live.
    Contact,
    /// What workers should know before they go in.
    Notes,
    /// When somebody arrived and left.
    Day,
    /// What was recorded of visits.
    Records,
    /// What matters to them, and what is agreed about it.
    CarePlan,
    /// What they consented to, and who may decide for them.
    Consents,
    /// Who opened their record, and when.
    Looks,
    /// What a nurse delegates to workers.
    Delegated,
    /// Their emergency sheet.
    Emergency,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Times,
        Self::Faces,
        Self::Support,
        Self::Contact,
        Self::Notes,
        Self::Day,
        Self::Records,
        Self::CarePlan,
        Self::Consents,
        Self::Looks,
        Self::Delegated,
        Self::Emergency,
    ];

    /// The matter it is to the access policy.
    #[must_use]
    pub fn matter(self) -> Matter {
        match self {
            Self::Times => Matter::Times,
            Self::Faces => Matter::Faces,
            Self::Support => Matter::Support,
            Self::Contact => Matter::Contact,
            Self::Notes => Matter::Notes,
            Self::Day => Matter::Day,
            Self::Records => Matter::Records,
            Self::CarePlan => Matter::CarePlan,
            Self::Consents => Matter::Consents,
            Self::Looks => Matter::Looks,
            Self::Delegated => Matter::Delegated,
            Self::Emergency => Matter::Emergency,
        }
    }
}

impl Team {
    /// The people whom it supports on `date`.
    pub fn people_on(&self, date: Date) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people.iter().filter(move |(_, person)| person.is_here(date)).map(|(id, person)| (*id, person))
    }

    /// The person of that id.
    ///
    /// # Errors
    ///
    /// That the team knows no such person.
    pub(crate) fn known_person(&self, person: PersonId) -> Result<&Person, Refusal> {
        self.people.get(&person).ok_or_else(|| General::Unknown("person").into())
    }
}
