//! Equipment: what a person is lent or has to be moved safely, when it is checked next, and whether a visit by two workers could be made
//! by one with equipment and training. What such a visit no longer takes stays in the person's bank of hours.
//!
//! Lifting equipment is examined every six months (Lifting Operations and Lifting Equipment Regulations 1998, regulation 9).

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{PatternId, PersonId, SealedId, WorkerId};
use crate::support::Terms;
use crate::team::Team;
use crate::units::Minutes;
use crate::visit::{Competence, Crew};

pub use commands::{Command, Problem, ReviewCrew, SetEquipment};
pub use events::{CrewReviewed, EquipmentSet, Event};

crate::ids::ids! {
    /// A piece of equipment in somebody's home.
    EquipmentId "equipment";
    /// A look at whether a visit takes two workers.
    CrewReviewId "review of a visit by two";
}

/// A piece of equipment in somebody's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equipment {
    /// Whose home.
    pub person: PersonId,
    /// What it is and who owns it, sealed under the person's key.
    pub words: SealedId,
    /// When somebody last examined it; `None`: nobody that we know of.
    pub checked: Option<Date>,
    /// By when it is examined again.
    pub next_check: Date,
}

/// A look at whether a visit takes two workers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrewReview {
    /// Whose visit.
    pub person: PersonId,
    /// Which support.
    pub pattern: PatternId,
    /// Which worker looked.
    pub by: WorkerId,
    /// On which date.
    pub on: Date,
    /// What came of it.
    pub found: Found,
    /// What was tried, with whom, and what the person says; sealed under their key.
    pub words: SealedId,
    /// When it is looked at again.
    pub next: Date,
}

/// What came of looking at a visit by two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// It takes two.
    TakesTwo,
    /// One can make it, with what is named, from a date on.
    One {
        /// From when.
        from: Date,
        /// What that worker has learnt.
        learnt: BTreeSet<Competence>,
        /// What a week no longer takes.
        returned: Minutes,
    },
}

/// The minutes of work that a week of a pattern takes, over all its workers.
#[must_use]
pub fn minutes_a_week(terms: &Terms) -> Minutes {
    let visits = u32::try_from(terms.weekdays.len()).unwrap_or_default();
    let workers = if terms.support.crew == Crew::Two { 2 } else { 1 };
    Minutes(
        terms.support.minutes.0.saturating_mul(visits).saturating_mul(workers)
            / u32::from(terms.rhythm.every.max(1)),
    )
}

impl Team {
    /// The equipment in a person's home: what is to be examined first.
    #[must_use]
    pub fn equipment_of(&self, person: PersonId) -> Vec<(EquipmentId, &Equipment)> {
        let theirs = self.equipment.iter().filter(|(_, one)| one.person == person);
        let mut theirs: Vec<_> = theirs.map(|(id, one)| (*id, one)).collect();
        theirs.sort_by_key(|(id, one)| (one.next_check, *id));
        theirs
    }

    /// The last look at whether a pattern takes two workers.
    #[must_use]
    pub fn crew_review_of(&self, pattern: PatternId) -> Option<&CrewReview> {
        self.crew_reviews.values().filter(|one| one.pattern == pattern).max_by_key(|one| one.on)
    }
}
