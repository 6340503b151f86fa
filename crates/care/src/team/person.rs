//! People: who draws on the team's support, whom they like to see, and their circle.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{MemberId, PersonId, SealedId, WorkerId};

/// Someone who draws on the team's support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who she is.
    pub details: SealedId,
    /// From when the team supports her.
    pub joined: Date,
    /// The last day of support, once it is known.
    pub leaves: Option<Date>,
    /// What she said of single workers.
    pub wishes: BTreeMap<WorkerId, WorkerWish>,
    /// Family, friends and neighbours who see what she lets them see.
    pub circle: BTreeMap<MemberId, Member>,
    /// What she lets the council see.
    pub council_sees: BTreeSet<Section>,
}

impl Person {
    /// Whether the team supports her on `date`.
    #[must_use]
    pub fn is_here(&self, date: Date) -> bool {
        self.joined <= date && self.leaves.is_none_or(|last| date <= last)
    }

    /// Whether she said that `worker` should not come.
    #[must_use]
    pub fn refuses(&self, worker: WorkerId) -> bool {
        self.wishes.get(&worker) == Some(&WorkerWish::NotThisWorker)
    }

    /// Whether she asked for `worker`.
    #[must_use]
    pub fn likes(&self, worker: WorkerId) -> bool {
        self.wishes.get(&worker) == Some(&WorkerWish::Liked)
    }
}

/// What a person said of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkerWish {
    /// She likes her to come.
    Liked,
    /// She should not come.
    NotThisWorker,
}

/// Someone of a person's circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who they are, sealed under the person's key.
    pub details: SealedId,
    /// What the person lets them see.
    pub sees: BTreeSet<Section>,
    /// The last date on which they see it; none: until the person says otherwise.
    pub until: Option<Date>,
}

impl Member {
    /// Whether the person lets them see `section` on `date`.
    #[must_use]
    pub fn may_see(&self, section: Section, date: Date) -> bool {
        self.sees.contains(&section) && self.until.is_none_or(|last| date <= last)
    }
}

/// A part of what is known about a person, which she shares or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// When someone comes.
    Times,
    /// Who comes.
    Faces,
    /// What they come for.
    Support,
    /// How to reach her, and where she lives.
    Contact,
    /// What workers should know before they knock.
    Notes,
    /// Who opened her record, and when.
    Looks,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Times, Self::Faces, Self::Support, Self::Contact, Self::Notes, Self::Looks];
}

/// The team began to support a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The person.
    pub person: PersonId,
    /// Who she is.
    pub details: SealedId,
    /// From when.
    pub on: Date,
}

/// A person was entered by mistake and is as if the team had never supported her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub joined: Joined,
}

/// A person's details are others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsChanged {
    /// The person.
    pub person: PersonId,
    /// From what to what.
    pub details: Change<SealedId>,
}

/// It is known when support ends, or that it goes on after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The person.
    pub person: PersonId,
    /// The last day of support, before and after.
    pub last: Change<Option<Date>>,
}

/// A person said something of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wished {
    /// The person.
    pub person: PersonId,
    /// Of whom.
    pub worker: WorkerId,
    /// What, before and after.
    pub wish: Change<Option<WorkerWish>>,
}

/// A person lets the council see something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilSees {
    /// The person.
    pub person: PersonId,
    /// What, before and after.
    pub sections: Change<BTreeSet<Section>>,
}

/// A person's circle changed: someone came in, left, or sees something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleChanged {
    /// The person.
    pub person: PersonId,
    /// Who of her circle.
    pub member: MemberId,
    /// What they see, before and after.
    pub change: Change<Option<Member>>,
}
