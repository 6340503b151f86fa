//! Suspensions: a person is in hospital, on holiday or staying elsewhere, and nobody comes until they are back.
//!
//! It begins and ends at a moment, which may be in the middle of a day. The visits that would have started in it do not take place:
//! they leave the rota, the board, phones and calendars at once, because none of these makes a visit that is not there. For each
//! visit that people had been told of it is known whether it is charged all the same, and whether the worker is paid for it.

mod commands;
mod events;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, SealedId};
use crate::support::Away;
use crate::team::Team;
use crate::time::{Moment, WeekStart, plus_days};
use crate::visit::{Visit, VisitId};

pub use commands::{Command, CountVisit, Problem, Resume, Suspend};
pub use events::{Changed, Event};

crate::ids::ids! {
    /// A time in which nobody comes to a person.
    SuspensionId "suspension";
}

/// How many days after somebody came back their first visit is looked for.
const DAYS_BACK: i32 = 7;

/// A time in which nobody comes to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Who is away.
    pub person: PersonId,
    /// From when.
    pub from: Moment,
    /// Until when; `None`: nobody knows yet.
    pub to: Option<Moment>,
    /// Why.
    pub why: Away,
    /// How visits count that people had been told of, where nothing else is said of one.
    pub usually: Counts,
    /// How single visits count.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub visits: BTreeMap<VisitId, Counts>,
    /// More about it, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

/// How a visit counts that does not take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Whether it is charged: its minutes are used, and do not go back to the block of hours.
    pub charged: bool,
    /// Whether the worker who was to make it is paid as if they had.
    pub paid: bool,
}

impl Counts {
    /// Nobody pays for a visit that did not take place, and no worker loses pay that they were told of.
    pub const USUAL: Self = Self { charged: false, paid: true };
}

impl Suspension {
    /// Whether a visit that starts at a moment does not take place.
    #[must_use]
    pub fn holds(&self, start: Moment) -> bool {
        self.from <= start && self.to.is_none_or(|to| start < to)
    }

    /// How a visit counts in it.
    #[must_use]
    pub fn counts(&self, visit: VisitId) -> Counts {
        self.visits.get(&visit).copied().unwrap_or(self.usually)
    }

    /// Whether it and another are at the same time.
    #[must_use]
    pub fn meets(&self, from: Moment, to: Option<Moment>) -> bool {
        to.is_none_or(|to| self.from < to) && self.to.is_none_or(|end| from < end)
    }

    /// Whether all of another time is within it.
    fn holds_all(&self, from: Moment, to: Option<Moment>) -> bool {
        self.from <= from && self.to.is_none_or(|end| to.is_some_and(|to| to <= end))
    }
}

impl Team {
    /// Why a visit does not take place, where its person is away when it would start.
    #[must_use]
    pub fn suspended(&self, visit: &Visit) -> Option<(SuspensionId, &Suspension)> {
        let mut theirs = self.suspensions_of(visit.person).peekable();
        theirs.peek()?;
        let start = self.told_start(visit);
        theirs.find(|(_, one)| one.holds(start))
    }

    /// The times in which nobody comes to a person.
    pub fn suspensions_of(&self, person: PersonId) -> impl Iterator<Item = (SuspensionId, &Suspension)> {
        let theirs = self.suspensions.iter().filter(move |(_, one)| one.person == person);
        theirs.map(|(id, one)| (*id, one))
    }

    /// Why a person is away at a moment, if they are.
    #[must_use]
    pub fn suspension_at(&self, person: PersonId, at: Moment) -> Option<(SuspensionId, &Suspension)> {
        self.suspensions_of(person).find(|(_, one)| one.holds(at))
    }

    /// The visits between two dates, both included, that do not take place because their person is away, and how each counts.
    #[must_use]
    pub fn suspended_between(&self, first: Date, last: Date) -> BTreeMap<VisitId, (Visit, Counts)> {
        if self.suspensions.is_empty() {
            return BTreeMap::new();
        }
        let all = self.agreed_visits_between(first, last);
        let counted = all.filter_map(|visit| {
            let counts = self.suspended(&visit).map(|(_, one)| one.counts(visit.id))?;
            Some((visit.id, (visit, counts)))
        });
        counted.collect()
    }

    /// What a visit is the first one after, where its person has just come back.
    #[must_use]
    pub fn first_after(&self, visit: &Visit) -> Option<&Suspension> {
        let start = self.told_start(visit);
        let last_ended = self
            .suspensions_of(visit.person)
            .filter_map(|(_, one)| Some((one.to?, one)))
            .filter(|(to, _)| *to <= start && start.date <= plus_days(to.date, DAYS_BACK))
            .max_by_key(|(to, _)| *to);
        let (back, suspension) = last_ended?;
        let earlier = self.visits_between(back.date, visit.date).into_values().any(|other| {
            let begins = self.told_start(&other);
            other.person == visit.person && back <= begins && (begins, other.id) < (start, visit.id)
        });
        (!earlier).then_some(suspension)
    }

    /// When people were told that a visit starts on its own day; else when it usually does.
    fn told_start(&self, visit: &Visit) -> Moment {
        let week = WeekStart::of(visit.date);
        let told = self.published(week).and_then(|published| published.rota.get(&visit.id));
        told.map_or_else(|| visit.usual_start(), |told| told.start)
    }
}
