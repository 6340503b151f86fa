//! Tasks: what there is to do besides visits. Ring the surgery, order pads, look at the hoist.
//!
//! A task has a day by which it is done, may be urgent, may be somebody's, and ends when somebody did it. The first weeks with a new
//! person bring tasks by themselves: a call on the next day, a talk after two weeks and a review after six (NICE guideline NG21 and
//! quality standard QS123: a first review within six weeks). Those are not recorded before somebody says something of them: they
//! follow from the day on which support began.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::By;
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::team::Team;
use crate::time::{Timestamp, plus_days};

pub use commands::{AddTask, Command, DoTask, GiveTask, MoveTask, Problem};
pub use events::{Changed, Event};

crate::ids::ids! {
    /// Something to do.
    TaskId "task";
}

/// For how many days after its day a task that came by itself is shown, if nobody says anything of it.
const DAYS_REMEMBERED: i32 = 28;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// For whom; `None`: for nobody in particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What.
    pub what: What,
    /// Whose task it is; `None`: nobody has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<WorkerId>,
    /// By the end of which day.
    pub due: Date,
    /// Whether it goes before others.
    #[serde(default)]
    pub urgent: bool,
    /// Who added it.
    pub by: By,
    /// That it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
}

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// What somebody wrote, sealed under the key of the person it is for, or of the team.
    Words(SealedId),
    /// Ring a new person on the day after their first: how was it?
    FirstCall,
    /// Talk with a new person after two weeks.
    TwoWeeks,
    /// Review what is agreed with a new person after six weeks.
    SixWeeks,
}

impl What {
    /// Those that come by themselves, with how many days after the first they are due.
    const OF_THE_FIRST_WEEKS: [(Self, i32); 3] =
        [(Self::FirstCall, 1), (Self::TwoWeeks, 14), (Self::SixWeeks, 42)];

    /// Its words, where somebody wrote it.
    #[must_use]
    pub fn words(self) -> Option<SealedId> {
        match self {
            Self::Words(words) => Some(words),
            Self::FirstCall | Self::TwoWeeks | Self::SixWeeks => None,
        }
    }
}

/// That a task was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who said so.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// What came of it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

impl Task {
    /// Whether its day has passed and it is not done.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.due < today
    }

    /// What the policy is asked about it.
    #[must_use]
    pub fn resource(&self, team: TeamId) -> Resource {
        resource(team, self.person)
    }
}

/// What the policy is asked about what there is to do for a person, or for nobody in particular.
#[must_use]
pub fn resource(team: TeamId, person: Option<PersonId>) -> Resource {
    person.map_or(Matter::Weeks.of_team(team), |person| Matter::Tasks.of_person(team, person))
}

/// What a task of the first weeks is called: the same whenever it is asked.
fn by_itself(person: PersonId, days: i32) -> TaskId {
    TaskId::new(Uuid::from_u128(person.bits().as_u128() ^ u128::from(days.unsigned_abs())))
}

impl Team {
    /// Everything there is to do on a date, done or not: what somebody added, and what came by itself.
    #[must_use]
    pub fn all_tasks(&self, today: Date) -> BTreeMap<TaskId, Task> {
        let mut all: BTreeMap<TaskId, Task> =
            self.people_on(today).flat_map(|(id, _)| self.of_the_first_weeks(id)).collect();
        all.retain(|_, task| today <= plus_days(task.due, DAYS_REMEMBERED));
        all.extend(self.tasks.iter().map(|(id, task)| (*id, task.clone())));
        all
    }

    /// A task, whether anybody said something of it or not.
    pub(crate) fn task(&self, id: TaskId) -> Option<Task> {
        let known = self.tasks.get(&id).cloned();
        known.or_else(|| {
            let mut all = self.people.keys().flat_map(|person| self.of_the_first_weeks(*person));
            all.find(|(other, _)| *other == id).map(|(_, task)| task)
        })
    }

    /// Whether something is still to be done by `worker` for `person`, who is then near to them.
    pub(crate) fn has_task_for(&self, worker: WorkerId, person: PersonId) -> bool {
        let theirs = |task: &Task| task.person == Some(person) && task.owner == Some(worker);
        self.tasks.values().any(|task| theirs(task) && task.done.is_none())
    }

    fn of_the_first_weeks(&self, person: PersonId) -> impl Iterator<Item = (TaskId, Task)> {
        let first = self.first_day(person);
        let all = first.into_iter().flat_map(move |first| {
            What::OF_THE_FIRST_WEEKS.into_iter().map(move |(what, days)| (first, what, days))
        });
        all.map(move |(first, what, days)| {
            let due = plus_days(first, days);
            let task = Task {
                person: Some(person),
                what,
                owner: None,
                due,
                urgent: false,
                by: By::Program,
                done: None,
            };
            (by_itself(person, days), task)
        })
    }

    /// The day on which support began: the first that was agreed since they joined; `None` where nothing is agreed yet.
    fn first_day(&self, person: PersonId) -> Option<Date> {
        let joined = self.people.get(&person)?.joined;
        let agreed = self.patterns.values().filter(|pattern| pattern.person == person);
        let firsts = agreed.filter_map(|pattern| pattern.terms.keys().next().copied());
        firsts.min().map(|first| first.max(joined))
    }
}
