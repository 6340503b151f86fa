//! Everyone in the team: their roles and hours, and last days that wait for a second worker to say yes.

use care::access::{Action, Matter};
use care::ids::WorkerId;
use care::roles::Role;
use care::time::{Clock, Moment};
use care::workers::Waiting;
use jiff::civil::Date;

use crate::planning::Which;
use crate::planning::figures::Hours;
use crate::wanted::Colleague;
use crate::{Error, HasTime, TeamView};

/// The workers of a team, as somebody may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerList {
    /// Everyone of today, in the order of the team's list.
    pub workers: Vec<WorkerInList>,
    /// Last days that wait for a second worker to say yes.
    pub waiting: Vec<WaitingLastDay>,
}

/// A worker in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerInList {
    /// Who.
    pub who: Colleague,
    /// The roles it is their turn at today.
    pub roles: Vec<Role>,
    /// Whether they are away at any time today.
    pub is_away: bool,
    /// Minutes that this week's published rota pays.
    pub paid: i64,
    /// Of these, minutes with people.
    pub with_people: i64,
    /// When they have time, where they are paid less than four fifths of what they are guaranteed.
    pub short: Option<HasTime>,
    /// Minutes that their contract promises for each week; `None` where it promises none.
    pub guaranteed: Option<i64>,
}

/// A last day that waits for a second worker to say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLastDay {
    /// Whose.
    pub worker: Colleague,
    /// Who proposed it.
    pub by: Colleague,
    /// The day; `None` where they are to stay.
    pub last: Option<Date>,
    /// Whether the viewer may confirm or drop it.
    pub may_answer: bool,
    /// Whether the viewer proposed it, so that somebody else has to say yes.
    pub is_mine: bool,
}

impl TeamView {
    /// How much a worker is promised for a week, in minutes; 0 for somebody the team does not know.
    #[must_use]
    pub fn promised(&self, worker: WorkerId) -> i64 {
        self.team().workers.get(&worker).map_or(0, |known| i64::from(known.terms.contract.guaranteed.0))
    }

    /// Everyone in the team.
    ///
    /// # Errors
    /// If the viewer may not see the team's workers, or the week makes no sense to the engine.
    pub async fn workers(&self) -> Result<WorkerList, Error> {
        self.may_see(Matter::Colleague)?;
        let figures = self.figures(self.this_week(), Which::Published).await?;
        let short = self.short_of_hours(self.this_week(), Which::Published).await?;
        let workers = self.colleagues().into_iter().map(|who| {
            let hours = figures.workers.get(&who.id).copied().unwrap_or_default();
            let short = short.iter().find(|one| one.who.id == who.id).cloned();
            self.worker_in_list(hours, short, who)
        });
        let waiting = self.team().leaving_proposed.iter();
        let waiting = waiting.filter_map(|(worker, waiting)| self.waiting_last_day(*worker, waiting));
        Ok(WorkerList { workers: workers.collect(), waiting: waiting.collect() })
    }

    fn worker_in_list(&self, hours: Hours, short: Option<HasTime>, who: Colleague) -> WorkerInList {
        let (team, today) = (self.team(), self.today());
        let (morning, night) = (Moment::new(today, Clock::MIDNIGHT), Moment::new(today, Clock::DAY_END));
        let known = team.workers.get(&who.id);
        let guaranteed = known.map(|worker| i64::from(worker.terms.contract.guaranteed.0));
        WorkerInList {
            roles: Role::ALL.into_iter().filter(|role| team.has_role(who.id, *role, today)).collect(),
            is_away: team.is_away(who.id, morning, night),
            paid: hours.paid,
            with_people: hours.with_people,
            short,
            guaranteed: guaranteed.filter(|minutes| *minutes > 0),
            who,
        }
    }

    fn waiting_last_day(&self, worker: WorkerId, waiting: &Waiting) -> Option<WaitingLastDay> {
        let may = |action, matter: Matter| self.judge(action, &matter.of_worker(self.id(), worker)).allowed;
        may(Action::See, Matter::Leaving).then(|| WaitingLastDay {
            worker: self.colleague(worker),
            by: self.colleague(waiting.by),
            last: waiting.last.after,
            may_answer: may(Action::Change, Matter::WorkersJoining),
            is_mine: self.me() == Some(waiting.by),
        })
    }
}
