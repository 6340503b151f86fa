//! Workers: who is in the team, what is agreed with them, and when they work.

pub(crate) mod access;
mod commands;
mod events;
mod overlap;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::General;
use crate::change::Change;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::rhythm::Rhythm;
use crate::skills::{Held, SignOff};
use crate::team::{Refusal, Team};
use crate::time::{Moment, Stretch, WeekStart, Weekday};
use crate::units::Minutes;
use crate::visit::Competence;

pub use commands::{ChangeDetails, ChangeTerms, Command, ConfirmLeaving, DropLeaving, Join, Leave, Problem};
pub use events::{DetailsChanged, Event, Joined, Leaving, LeavingProposed, Removed, TermsChanged};

/// A worker of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    /// Who they are.
    pub details: SealedId,
    /// Their first day.
    pub joined: Date,
    /// Their last day, once it is known.
    pub leaves: Option<Date>,
    /// What is agreed with them.
    pub terms: Terms,
    /// What they can do.
    pub competences: BTreeMap<Competence, Held>,
    /// What a nurse has signed them off to do, for each person.
    pub sign_offs: BTreeMap<PersonId, BTreeMap<Competence, SignOff>>,
    /// The last date on which they are cleared to work with people at risk; `None`: no end is known.
    pub cleared_until: Option<Date>,
}

/// A worker's last day that waits for a second voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Who proposed it.
    pub by: WorkerId,
    /// The last day as it was then, and as it would be; `None`: they stay.
    pub last: Change<Option<Date>>,
}

/// Whether a last day is today or has passed: then it shuts a worker out now, and without it they come in again.
pub(crate) fn is_over(last: Option<Date>, today: Date) -> bool {
    last.is_some_and(|last| last <= today)
}

impl Worker {
    /// Whether they are of the team on `date`.
    #[must_use]
    pub fn is_here(&self, date: Date) -> bool {
        self.joined <= date && self.leaves.is_none_or(|last| date <= last)
    }

    /// Whether they can do `competence` on `date`: for anyone, or for `person` because a nurse signed them off.
    #[must_use]
    pub fn can(&self, competence: &Competence, person: PersonId, date: Date) -> bool {
        let holds = |until: Option<Date>| until.is_none_or(|last| date <= last);
        let held = self.competences.get(competence).is_some_and(|held| holds(held.until));
        let signed = self.sign_offs.get(&person).and_then(|tasks| tasks.get(competence));
        held || signed.is_some_and(|sign_off| holds(sign_off.until))
    }

    /// Whether they are cleared to work with people at risk on `date`.
    #[must_use]
    pub fn is_cleared(&self, date: Date) -> bool {
        self.cleared_until.is_none_or(|last| date <= last)
    }
}

/// What is agreed with a worker about hours, days and travel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Hours and rest.
    pub contract: Contract,
    /// When they can work.
    pub shifts: Vec<Shift>,
    /// How they travel.
    #[serde(default)]
    pub travel: Travel,
    /// When they would rather not work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unwanted: Vec<Unwanted>,
}

/// What is agreed about hours. Rest and limits that it leaves open are the law's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contract {
    /// Minutes promised for each week, paid whether filled or not.
    pub guaranteed: Minutes,
    /// Most paid minutes in a week; `None`: what the law leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_a_week: Option<Minutes>,
    /// Most paid minutes in a day; `None`: what the law leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_a_day: Option<Minutes>,
    /// Whether they agreed in writing to work more than 48 hours a week on average.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub opted_out_of_48_hours: bool,
}

/// When a worker can work: the same parts on each of its days. Two or more parts make a split day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// On these days of the week.
    pub weekdays: BTreeSet<Weekday>,
    /// In these weeks.
    pub rhythm: Rhythm,
    /// The parts of the day, in order.
    pub parts: Vec<Stretch>,
}

impl Shift {
    /// Whether it holds on `date`.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.weekdays.contains(&Weekday::of(date)) && self.rhythm.holds(WeekStart::of(date))
    }
}

/// A time in which a worker would rather not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unwanted {
    /// On these days of the week.
    pub weekdays: BTreeSet<Weekday>,
    /// At this time of the day; `None`: all day.
    pub time: Option<Stretch>,
}

/// How someone gets from door to door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Travel {
    /// On foot.
    Foot,
    /// By bicycle.
    Bicycle,
    /// By car.
    #[default]
    Car,
}

impl Team {
    /// The workers who are of the team on `date`.
    pub fn workers_on(&self, date: Date) -> impl Iterator<Item = (WorkerId, &Worker)> {
        self.workers.iter().filter(move |(_, worker)| worker.is_here(date)).map(|(id, worker)| (*id, worker))
    }

    /// Whether `worker` is away at any time between `from` and `to`.
    #[must_use]
    pub fn is_away(&self, worker: WorkerId, from: Moment, to: Moment) -> bool {
        self.absences.values().any(|absence| absence.worker == worker && absence.meets(from, to))
    }

    /// The worker of that id.
    ///
    /// # Errors
    ///
    /// That the team knows no such worker.
    pub(crate) fn known_worker(&self, worker: WorkerId) -> Result<&Worker, Refusal> {
        self.workers.get(&worker).ok_or_else(|| General::Unknown("worker").into())
    }
}
