//! Handing over a task, signing a worker off, and withdrawing that.

use super::{HealthTask, HealthTaskId, SignedOff, TaskChanged, TaskSignedOff};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::time::{Date, plus_days};
use crate::{By, Context, General};

commands! { team: SetHealthTask, SignOffTask, WithdrawSignOff, }

/// The longest that a nurse's word holds without looking again, in days: a year.
const LONGEST_DAYS: i32 = 366;

/// Hand over a task for a person, change what is handed over, or end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetHealthTask {
    /// Which.
    pub task: HealthTaskId,
    /// For whom.
    pub person: PersonId,
    /// What is handed over; `None`: nothing any longer, and nobody is signed off for it.
    pub to: Option<HealthTask>,
}

/// Sign a worker off for a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOffTask {
    /// For which task.
    pub task: HealthTaskId,
    /// For whom.
    pub person: PersonId,
    /// The worker.
    pub worker: WorkerId,
    /// On which day they were taught.
    pub taught: Date,
    /// On which day they were signed off.
    pub signed: Date,
    /// The last day on which it holds.
    pub review: Date,
}

/// Withdraw it: from now on the worker does not do the task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawSignOff {
    /// For which task.
    pub task: HealthTaskId,
    /// For whom.
    pub person: PersonId,
    /// The worker.
    pub worker: WorkerId,
}

/// A reason against what somebody wants of a delegated task.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The nurse is not in the person's circle.
    #[error("This nurse is not known here yet. Add them first: their name and the number to ring.")]
    UnknownNurse,
    /// It is delegated already.
    #[error("This is delegated for this person already. Change the task that is there.")]
    DelegatedAlready,
    /// Somebody else of the circle asks.
    #[error("Only the nurse who is named for this task, or a worker who has the signed paper, may do this.")]
    NotTheNurse,
    /// A worker about themselves.
    #[error("Nobody signs themselves off. Ask the nurse, or a colleague who has the signed paper.")]
    OwnSignOff,
    /// A worker without a role.
    #[error("A sign-off on paper is entered by somebody who has a role in the team. Ask one of them.")]
    NoDuty,
    /// The days do not follow one another.
    #[error("They are taught first and signed off then, at the latest today. Change the days.")]
    DaysOutOfOrder,
    /// The review is too near or too far.
    #[error("The review is after today and within a year of signing. Change its day.")]
    ReviewOutOfReach,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::UnknownNurse => Some("nurse"),
            Self::DelegatedAlready => Some("task"),
            Self::OwnSignOff => Some("worker"),
            Self::DaysOutOfOrder => Some("signed"),
            Self::ReviewOutOfReach => Some("review"),
            Self::NotTheNurse | Self::NoDuty => None,
        }
    }
}

/// Of a person's circle, only the nurse who is named changes anything here.
fn is_named(by: By, task: &HealthTask) -> Result<(), Refusal> {
    match by {
        By::Member(member) if member != task.nurse => Err(Problem::NotTheNurse.into()),
        By::Member(_) | By::Worker(_) | By::Person(_) | By::Account(_) | By::Program => Ok(()),
    }
}

/// The task, where it is delegated for that person.
fn known(team: &Team, id: HealthTaskId, person: PersonId) -> Result<&HealthTask, Refusal> {
    let task = team.health_tasks.get(&id).filter(|task| task.person == person);
    task.ok_or_else(|| General::Unknown("health task").into())
}

impl Wanted<Team> for SetHealthTask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let circle = &team.known_person(self.person)?.circle;
        let before = team.health_tasks.get(&self.task).cloned();
        let mut problems = Problems::new();
        for task in before.iter().chain(&self.to) {
            problems.unless(task.person == self.person, General::Unknown("health task"));
            problems.add(is_named(context.by, task));
        }
        if let Some(to) = &self.to {
            problems.unless(circle.contains_key(&to.nurse), Problem::UnknownNurse);
            let there = team.task_of(self.person, &to.competence);
            problems.unless(there.is_none_or(|(id, _)| id == self.task), Problem::DelegatedAlready);
        }
        problems.done()?;
        let (task, person) = (self.task, self.person);
        Ok(set::to(before, self.to.clone(), |change| TaskChanged { task, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Delegated.of_person(id, self.person)]
    }
}

impl Wanted<Team> for SignOffTask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let task = known(team, self.task, self.person)?;
        let today = team.today(context);
        let mut problems = Problems::new();
        problems.add(is_named(context.by, task));
        if let By::Worker(worker) = context.by {
            problems.unless(worker != self.worker, Problem::OwnSignOff);
            problems.unless(team.has_duty(worker, today), Problem::NoDuty);
        }
        let here = team.known_worker(self.worker)?.is_here(today);
        problems.unless(here, General::WorkerNotHere { worker: self.worker, on: today });
        problems.unless(self.taught <= self.signed && self.signed <= today, Problem::DaysOutOfOrder);
        let in_reach = today < self.review && self.review <= plus_days(self.signed, LONGEST_DAYS);
        problems.unless(in_reach, Problem::ReviewOutOfReach);
        problems.done()?;
        let Self { task, person, worker, taught, signed, review } = *self;
        let before = team.signed_off.get(&task).and_then(|all| all.get(&worker)).copied();
        let after = Some(SignedOff { taught, signed, review, by: context.by, withdrawn: None });
        Ok(set::to(before, after, |change| TaskSignedOff { task, person, worker, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Delegated.of_person(id, self.person)]
    }
}

impl Wanted<Team> for WithdrawSignOff {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        is_named(context.by, known(team, self.task, self.person)?)?;
        let Self { task, person, worker } = *self;
        let before = team.signed_off.get(&task).and_then(|all| all.get(&worker)).copied();
        let today = team.today(context);
        let after = before.map(|before| SignedOff { withdrawn: before.withdrawn.or(Some(today)), ..before });
        Ok(set::to(before, after, |change| TaskSignedOff { task, person, worker, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Delegated.of_person(id, self.person)]
    }
}
