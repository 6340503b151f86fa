//! Workers join the team, change their details, and leave.

use care::details::{DataSubject, Detail, WorkerDetails};
use care::ids::{CommandId, TeamId, WorkerId};
use care::team::Command;
use care::time::{Clock, Stretch, WeekStart, Weekday};
use care::workers::{
    ChangeDetails, ConfirmLeaving, Contract, DropLeaving, Join, Joined, Leave, Shift, Terms,
};
use care::{Minutes, Rhythm};
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::{NeedsTwo, fresh};
use crate::{Caller, Error, Order, Service};

/// A worker to take into the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWorker {
    /// Who they are.
    pub details: WorkerDetails,
    /// The hours promised for each week.
    pub guaranteed: Minutes,
}

/// When somebody new can work, until they say otherwise: Monday to Friday, 7am to 3pm.
fn usual_shift(week: WeekStart) -> Shift {
    let clock = |hour| Clock::new(hour, 0).unwrap_or_default();
    Shift {
        weekdays: Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect(),
        rhythm: Rhythm::weekly(week),
        parts: vec![Stretch { from: clock(7), to: clock(15) }],
    }
}

impl Service {
    /// Takes a worker into the team from today on.
    ///
    /// # Errors
    /// If the caller may not, what is promised makes no sense, or it cannot be recorded now.
    pub async fn take_in_worker(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        new: NewWorker,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let (on, week) = (team_view.today(), team_view.this_week());
        let contract = Contract { guaranteed: new.guaranteed, ..Contract::default() };
        let terms = Terms { contract, shifts: vec![usual_shift(week)], ..Terms::default() };
        let (mut order, worker) = (Order::of(id), fresh(WorkerId::new));
        let details = order.seal(DataSubject::Worker(worker), Detail::Worker(new.details));
        order.commands.push(Command::from(Join(Joined { worker, details, on, terms })));
        self.act(caller, team, order).await
    }

    /// Changes what is known of a worker.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be recorded now.
    pub async fn change_worker(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        details: WorkerDetails,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let details = order.seal(DataSubject::Worker(worker), Detail::Worker(details));
        order.commands.push(Command::from(ChangeDetails { worker, details }));
        self.act(caller, team, order).await
    }

    /// Records a worker's last day, or that they stay.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be recorded now.
    pub async fn worker_leaves(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        last: Option<Date>,
    ) -> Result<NeedsTwo, Error> {
        let done = self.act(caller, team, Order::new(id, Command::from(Leave { worker, last }))).await?;
        let now = self.team_view(caller, team).await?;
        Ok(NeedsTwo { done, waits: now.team().leaving_proposed.contains_key(&worker) })
    }

    /// Says yes to a last day exactly as somebody else proposed it.
    ///
    /// # Errors
    /// If the caller may not or proposed it themselves, it was changed since, or it cannot be recorded now.
    pub async fn confirm_leaving(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        last: Option<Date>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(ConfirmLeaving { worker, last }))).await
    }

    /// Drops a last day that waits for a second worker to say yes.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be recorded now.
    pub async fn drop_leaving(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(DropLeaving { worker }))).await
    }
}
