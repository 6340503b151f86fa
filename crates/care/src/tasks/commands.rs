//! Adding a task, giving it to somebody, moving its day, saying that it is done.

use jiff::civil::Date;

use super::{Changed, Done, Task, TaskId, What, resource};
use crate::access::Resource;
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::{Context, General};

commands! { team: AddTask, GiveTask, MoveTask, DoTask, }

/// Add something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddTask {
    /// Which.
    pub task: TaskId,
    /// For whom; `None`: for nobody in particular.
    pub person: Option<PersonId>,
    /// What, in words sealed under the person's key, or the team's.
    pub words: SealedId,
    /// Who does it; `None`: nobody yet.
    pub owner: Option<WorkerId>,
    /// By the end of which day.
    pub due: Date,
    /// Whether it goes before others.
    pub urgent: bool,
}

/// Give a task to somebody, or to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveTask {
    /// Which.
    pub task: TaskId,
    /// For whom the task is.
    pub person: Option<PersonId>,
    /// Who does it from now on.
    pub owner: Option<WorkerId>,
}

/// Move the day of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveTask {
    /// Which.
    pub task: TaskId,
    /// For whom the task is.
    pub person: Option<PersonId>,
    /// By the end of which day it is done now.
    pub due: Date,
}

/// Say that a task is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoTask {
    /// Which.
    pub task: TaskId,
    /// For whom the task is.
    pub person: Option<PersonId>,
    /// What came of it.
    pub words: Option<SealedId>,
}

/// A reason against what somebody wants of a task.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Its day is over.
    #[error("A task is done today or later. Choose such a day.")]
    DueInThePast,
    /// It is done.
    #[error("This is done already. Add a new task if there is more to do.")]
    IsDone,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::DueInThePast => Some("due"),
            Self::IsDone => None,
        }
    }
}

impl Wanted<Team> for AddTask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.task(self.task).is_some() {
            return Err(General::AlreadyThere.into());
        }
        let mut problems = Problems::new();
        if let Some(person) = self.person {
            problems.add(team.known_person(person).map(drop));
        }
        problems.add(somebody_here(team, self.owner, context));
        problems.unless(team.today(context) <= self.due, Problem::DueInThePast);
        problems.done()?;
        let (task, person) = (self.task, self.person);
        let (what, by) = (What::Words(self.words), context.by);
        let after =
            Task { person, what, owner: self.owner, due: self.due, urgent: self.urgent, by, done: None };
        Ok(set::to(None, Some(after), |change| Changed { task, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![resource(id, self.person)]
    }
}

impl Wanted<Team> for GiveTask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = open(team, self.task, self.person)?;
        somebody_here(team, self.owner, context)?;
        Ok(changed(team, self.task, Task { owner: self.owner, ..known }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![resource(id, self.person)]
    }
}

impl Wanted<Team> for MoveTask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = open(team, self.task, self.person)?;
        if self.due < team.today(context) {
            return Err(Problem::DueInThePast.into());
        }
        Ok(changed(team, self.task, Task { due: self.due, ..known }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![resource(id, self.person)]
    }
}

impl Wanted<Team> for DoTask {
    /// Two who say that it is done say it once.
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = known(team, self.task, self.person)?;
        if known.done.is_some() {
            return Ok(Vec::new());
        }
        let at = context.happened.min(context.received);
        let done = Some(Done { by: context.by, at, words: self.words });
        Ok(changed(team, self.task, Task { done, ..known }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![resource(id, self.person)]
    }
}

/// The task, where it is for that person.
fn known(team: &Team, id: TaskId, person: Option<PersonId>) -> Result<Task, Refusal> {
    let known = team.task(id).filter(|task| task.person == person);
    known.ok_or_else(|| General::Unknown("task").into())
}

fn open(team: &Team, id: TaskId, person: Option<PersonId>) -> Result<Task, Refusal> {
    let known = known(team, id, person)?;
    if known.done.is_none() { Ok(known) } else { Err(Problem::IsDone.into()) }
}

fn somebody_here(team: &Team, owner: Option<WorkerId>, context: &Context) -> Result<(), Refusal> {
    let Some(worker) = owner else { return Ok(()) };
    let on = team.today(context);
    let here = team.known_worker(worker)?.is_here(on);
    if here { Ok(()) } else { Err(General::WorkerNotHere { worker, on }.into()) }
}

fn changed(team: &Team, task: TaskId, after: Task) -> Vec<Event> {
    let person = after.person;
    set::to(team.tasks.get(&task).cloned(), Some(after), |change| Changed { task, person, change })
}
