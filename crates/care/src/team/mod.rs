//! A team: its state as a fold of what happened to it, and what may happen next.
//!
//! [`Team::apply`] folds one [`Event`] into the state; [`decide`] answers a [`Command`] with the events that follow
//! from it, or with all reasons against it. Neither reads a clock or draws chance.

pub mod absence;
mod apply;
mod command;
pub mod conflict;
mod decide;
mod event;
pub mod founding;
mod near;
pub mod pattern;
pub mod person;
pub mod picks;
pub mod plan;
mod problem;
pub mod request;
pub mod role;
pub mod rota;
mod sealed;
pub mod since;
pub mod topic;
pub mod value;
mod visits;
pub mod week;
pub mod worker;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{AbsenceId, ExceptionId, PatternId, PersonId, RequestId, TopicId, WorkerId};
use crate::time::{Moment, WeekStart};

pub use command::{Begin, Command, Move, Settle};
pub use decide::decide;
pub use event::{Event, TakenBack};
pub use problem::Problem;

/// Why a team refuses a command.
pub type Refusal = crate::Refusal<Problem>;

/// A team as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// How many events it is the fold of.
    pub version: u64,
    /// How it began, and how it is described now; none: it has not begun.
    pub founded: Option<founding::Founded>,
    /// The streets it travels on; none: it is planned as the crow flies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub streets: Option<founding::Streets>,
    /// Everyone who is or was a worker of it.
    pub workers: BTreeMap<WorkerId, worker::Worker>,
    /// When workers are away.
    pub absences: BTreeMap<AbsenceId, absence::Absence>,
    /// Everyone it supports or supported.
    pub people: BTreeMap<PersonId, person::Person>,
    /// What is agreed with them.
    pub patterns: BTreeMap<PatternId, pattern::Pattern>,
    /// What is different for once.
    pub exceptions: BTreeMap<ExceptionId, pattern::Exception>,
    /// Its weeks, as far as they have a draft or were published. Shared, because they are nearly all there is of a team:
    /// a server shows the state as it was while it folds a copy.
    pub weeks: BTreeMap<WeekStart, Arc<week::Week>>,
    /// What workers asked of one another.
    pub requests: BTreeMap<RequestId, request::Request>,
    /// Who has which role when.
    pub roles: BTreeMap<role::Role, Vec<role::Turn>>,
    /// What it decides or decided.
    pub topics: BTreeMap<TopicId, topic::Topic>,
    /// What it values otherwise than as usual.
    pub values: BTreeMap<value::Value, value::Strength>,
    /// By which rules it makes its rota.
    pub rules: value::Rules,
    /// What is taken back: the version an event had made, and the version that taking it back made.
    pub taken_back: BTreeMap<u64, u64>,
}

impl Team {
    /// For how many weeks before the one that is published a team remembers its rotas, requests, exceptions and
    /// absences: half a year, as long as a worker is known to a person. What is older is read from the journal.
    pub const KEPT_WEEKS: i32 = 27;

    /// The fold of `events`.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut team = Self::default();
        for event in events {
            team.apply(event);
        }
        team
    }

    /// The workers who are of the team on `date`.
    pub fn workers_on(&self, date: Date) -> impl Iterator<Item = (WorkerId, &worker::Worker)> {
        self.workers.iter().filter(move |(_, worker)| worker.is_here(date)).map(|(id, worker)| (*id, worker))
    }

    /// The people whom it supports on `date`.
    pub fn people_on(&self, date: Date) -> impl Iterator<Item = (PersonId, &person::Person)> {
        self.people.iter().filter(move |(_, person)| person.is_here(date)).map(|(id, person)| (*id, person))
    }

    /// Whether `worker` is away at any time between `from` and `to`.
    #[must_use]
    pub fn is_away(&self, worker: WorkerId, from: Moment, to: Moment) -> bool {
        self.absences.values().any(|absence| absence.worker == worker && absence.meets(from, to))
    }

    /// Whether `worker` has `role` on `date`.
    #[must_use]
    pub fn has_role(&self, worker: WorkerId, role: role::Role, date: Date) -> bool {
        self.roles.get(&role).into_iter().flatten().any(|turn| turn.worker == worker && turn.holds(date))
    }

    /// How much it values `value`.
    #[must_use]
    pub fn strength(&self, value: value::Value) -> value::Strength {
        self.values.get(&value).copied().unwrap_or_default()
    }

    /// The draft of `week`, if there is one.
    #[must_use]
    pub fn draft(&self, week: WeekStart) -> Option<&week::Draft> {
        self.weeks.get(&week)?.draft.as_ref()
    }

    /// What was published for `week`, if anything was.
    #[must_use]
    pub fn published(&self, week: WeekStart) -> Option<&week::Published> {
        self.weeks.get(&week)?.published.as_ref()
    }
}
