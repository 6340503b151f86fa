//! Workers: the list of them, and what somebody may want of when they work, what they can do and when they are away.

mod joining;
mod list;

use std::collections::BTreeMap;

use care::absences::{Absence, SetAbsence, Why};
use care::access::{Action, Matter};
use care::ids::{AbsenceId, CommandId, TeamId, WorkerId};
use care::skills::{Held, SetClearance, SetCompetence};
use care::team::Command;
use care::time::{Clock, Moment, Stretch, WeekStart, Weekday, plus_days};
use care::visit::Competence;
use care::workers::{ChangeTerms, Contract, Shift, Terms, Travel};
use care::{Minutes, Rhythm};
use jiff::civil::Date;

pub use joining::NewWorker;
pub use list::{WaitingLastDay, WorkerInList, WorkerList};

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service};

/// When a worker can work, as it is to be agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingTimes {
    /// The parts of each day on which they can work every week. What holds only in some weeks stays as it is.
    pub weekly: BTreeMap<Weekday, Vec<Stretch>>,
    /// How they get about.
    pub travel: Travel,
    /// What the contract says. It stays as it is where nothing is said, and where the one who asks may not change it.
    pub hours: Option<ContractHours>,
}

/// The hours of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractHours {
    /// Promised for each week.
    pub guaranteed: Minutes,
    /// Most in a week; `None`: as the law allows.
    pub most_a_week: Option<Minutes>,
    /// Most in a day; `None`: as the law allows.
    pub most_a_day: Option<Minutes>,
}

/// Days on which a worker is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerAway {
    /// The first day.
    pub from: Date,
    /// The last; `None`: it is not known yet.
    pub last: Option<Date>,
    /// Why.
    pub why: Why,
}

impl WorkingTimes {
    /// What is agreed then, on what was agreed before.
    fn terms(&self, before: &Terms, week: WeekStart) -> Terms {
        let some_weeks = before.shifts.iter().filter(|shift| shift.rhythm.every > 1);
        let mut shifts: Vec<Shift> = some_weeks.cloned().collect();
        for (day, parts) in self.weekly.iter().filter(|(_, parts)| !parts.is_empty()) {
            match shifts.iter_mut().find(|shift| shift.rhythm.every <= 1 && shift.parts == *parts) {
                Some(same) => drop(same.weekdays.insert(*day)),
                None => shifts.push(Shift {
                    weekdays: [*day].into(),
                    rhythm: Rhythm::weekly(week),
                    parts: parts.clone(),
                }),
            }
        }
        let contract = self.hours.map_or(before.contract, |hours| Contract {
            guaranteed: hours.guaranteed,
            most_a_week: hours.most_a_week,
            most_a_day: hours.most_a_day,
            ..before.contract
        });
        Terms { contract, shifts, travel: self.travel, unwanted: before.unwanted.clone() }
    }
}

impl Service {
    /// Agrees other working times with a worker, or records their own.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn change_working_times(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        mut wanted: WorkingTimes,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().workers.get(&worker).ok_or_else(Error::not_found)?;
        let contract = Matter::Contract.of_worker(team, worker);
        wanted.hours = wanted.hours.filter(|_| team_view.judge(Action::Change, &contract).allowed);
        let terms = wanted.terms(&known.terms, team_view.this_week());
        self.act(caller, team, Order::new(id, Command::from(ChangeTerms { worker, terms }))).await
    }

    /// Records that a worker can do something, until the last day on which the proof holds; or, with `None`, no longer can.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_competence(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        (competence, until): (Competence, Option<Option<Date>>),
    ) -> Result<Done, Error> {
        let held = until.map(|until| Held { until, proof: None });
        let command = Command::from(SetCompetence { worker, competence, held });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Records the last day on which a worker is cleared to work with people at risk; `None`: no end is known.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_clearance(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        until: Option<Date>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(SetClearance { worker, until }))).await
    }

    /// Records that a worker is away.
    ///
    /// # Errors
    /// If they may not, it ends before it begins, or it cannot be recorded now.
    pub async fn worker_away(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        WorkerAway { from, last, why }: WorkerAway,
    ) -> Result<Done, Error> {
        let from = Moment::new(from, Clock::MIDNIGHT);
        let to = last.map(|last| Moment::new(plus_days(last, 1), Clock::MIDNIGHT));
        let absence = Absence { worker, from, to, why, words: None };
        let command = Command::from(SetAbsence { absence: fresh(AbsenceId::new), to: Some(absence) });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Takes an absence off the record: the worker is not away after all.
    ///
    /// # Errors
    /// If they may not, there is no such absence, or it cannot be recorded now.
    pub async fn worker_back(
        &self,
        caller: &Caller,
        (team, absence): (TeamId, AbsenceId),
        id: CommandId,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(SetAbsence { absence, to: None }))).await
    }
}
