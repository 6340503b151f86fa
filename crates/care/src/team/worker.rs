//! Workers: what is agreed with them, when they work, and what they may do.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::rhythm::Rhythm;
use crate::time::{Stretch, WeekStart, Weekday};
use crate::units::Minutes;
use crate::visit::Competence;

/// A worker of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    /// Who she is.
    pub details: SealedId,
    /// Her first day.
    pub joined: Date,
    /// Her last day, once it is known.
    pub leaves: Option<Date>,
    /// What is agreed with her.
    pub terms: Terms,
    /// What she can do.
    pub competences: BTreeMap<Competence, Held>,
    /// What a nurse has signed her off to do, for each person.
    pub sign_offs: BTreeMap<PersonId, BTreeMap<Competence, SignOff>>,
    /// The last date on which she is cleared to work with people at risk; none: nothing is known of an end.
    pub cleared_until: Option<Date>,
}

impl Worker {
    /// Whether she is of the team on `date`.
    #[must_use]
    pub fn is_here(&self, date: Date) -> bool {
        self.joined <= date && self.leaves.is_none_or(|last| date <= last)
    }

    /// Whether she can do `competence` on `date`: for anyone, or for `person` because a nurse signed her off.
    #[must_use]
    pub fn can(&self, competence: &Competence, person: PersonId, date: Date) -> bool {
        let holds = |until: Option<Date>| until.is_none_or(|last| date <= last);
        let held = self.competences.get(competence).is_some_and(|held| holds(held.until));
        let signed = self.sign_offs.get(&person).and_then(|tasks| tasks.get(competence));
        held || signed.is_some_and(|sign_off| holds(sign_off.until))
    }

    /// Whether she is cleared to work with people at risk on `date`.
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
    /// When she can work.
    pub shifts: Vec<Shift>,
    /// How she travels.
    #[serde(default)]
    pub travel: Travel,
    /// When she would rather not work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unwanted: Vec<Unwanted>,
}

/// What is agreed about hours. Rest and limits that it leaves open are the law's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contract {
    /// Minutes promised for each week, paid whether filled or not.
    pub guaranteed: Minutes,
    /// Most paid minutes in a week; none: what the law leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_a_week: Option<Minutes>,
    /// Most paid minutes in a day; none: what the law leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_a_day: Option<Minutes>,
    /// Whether she agreed in writing to work more than 48 hours a week on average.
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
    /// At this time of the day; none: all day.
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

/// That someone holds a competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The last date on which it is valid; none: no end in sight.
    pub until: Option<Date>,
    /// What proves it, in words sealed under the worker's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<SealedId>,
}

/// That a nurse authorised one worker to do a task for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// The nurse's name, sealed under the worker's key.
    pub nurse: SealedId,
    /// The last date on which it is valid; none: no end in sight.
    pub until: Option<Date>,
}

/// A worker joined the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The worker.
    pub worker: WorkerId,
    /// Who she is.
    pub details: SealedId,
    /// Her first day.
    pub on: Date,
    /// What is agreed with her.
    pub terms: Terms,
}

/// A worker was entered by mistake and is as if she had never joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub joined: Joined,
}

/// A worker's details are others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsChanged {
    /// The worker.
    pub worker: WorkerId,
    /// From what to what.
    pub details: Change<SealedId>,
}

/// Something else was agreed with a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsChanged {
    /// The worker.
    pub worker: WorkerId,
    /// From what to what.
    pub terms: Change<Terms>,
}

/// It is known when a worker leaves, or that she stays after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The worker.
    pub worker: WorkerId,
    /// Her last day, before and after.
    pub last: Change<Option<Date>>,
}

/// A worker learned something, proved it anew, or can no longer do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceChanged {
    /// The worker.
    pub worker: WorkerId,
    /// What she can do.
    pub competence: Competence,
    /// Until when, before and after.
    pub held: Change<Option<Held>>,
}

/// A nurse signed a worker off for a task for one person, or took that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOffChanged {
    /// The worker.
    pub worker: WorkerId,
    /// For whom.
    pub person: PersonId,
    /// What she may do.
    pub competence: Competence,
    /// By whom and until when, before and after.
    pub sign_off: Change<Option<SignOff>>,
}

/// A worker's clearance ends at another date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearanceChanged {
    /// The worker.
    pub worker: WorkerId,
    /// Until when, before and after.
    pub until: Change<Option<Date>>,
}
