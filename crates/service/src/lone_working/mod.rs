//! Working alone: who is awaited, who was asked, and that somebody is back. What asks by itself is in `ask.rs`.

mod ask;

use care::access::{Action, Matter};
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::lone_working::{BackBy, Outing, OutingId, SayBack, SayBackBy, Whom};
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;
use jiff::SignedDuration;

use crate::carry_out::Done;
use crate::wanted::Colleague;
use crate::{Caller, Error, Order, Service, TeamView};

pub(crate) use ask::{AskIfBack, after};

/// For how long it is said that somebody came back after they were asked for.
const SAID_FOR: SignedDuration = SignedDuration::from_hours(12);

/// Who is out alone, as the one who looks sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneView {
    /// The worker who looks, where they are out themselves.
    pub mine: Option<OutAlone>,
    /// Everyone else who is awaited: who is overdue first.
    pub others: Vec<OutAlone>,
    /// Who came back lately after colleagues were asked.
    pub back: Vec<BackTold>,
}

/// Somebody who is out alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutAlone {
    /// Who.
    pub who: Colleague,
    /// Their number, for those who may know it; may be empty.
    pub phone: String,
    /// Which time out.
    pub outing: OutingId,
    /// By when they will be back.
    pub until: Moment,
    /// Whether that has passed.
    pub overdue: bool,
    /// Who was asked last, and when.
    pub asked: Option<(Whom, Moment)>,
    /// Who is asked first.
    pub colleague: Option<Colleague>,
    /// After which visit: who was visited.
    pub last: Option<LastVisit>,
}

/// The visit after which somebody is out alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastVisit {
    /// Who was visited.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// Their number, for those who may know it; may be empty.
    pub phone: String,
}

/// Somebody who came back after colleagues were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackTold {
    /// Who.
    pub who: Colleague,
    /// When they were back.
    pub at: Moment,
    /// When that reached us.
    pub received: Moment,
    /// Whether they were back in time, and only their phone had no signal.
    pub in_time: bool,
}

/// What somebody says who goes on alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackByWanted {
    /// By when they are back, on the clock.
    pub until: Moment,
    /// After which visit.
    pub after: Option<VisitId>,
    /// Who is asked first.
    pub colleague: Option<WorkerId>,
}

impl TeamView {
    /// Who is out alone, to those who may see it.
    #[must_use]
    pub fn lone_working(&self) -> LoneView {
        let workers = self.team().outings.keys().copied();
        let may = |worker: &WorkerId| {
            self.judge(Action::See, &Matter::LoneWorking.of_worker(self.id(), *worker)).allowed
        };
        let seen: Vec<WorkerId> = workers.filter(may).collect();
        let mut out: Vec<OutAlone> = seen.iter().filter_map(|worker| self.out_alone(*worker)).collect();
        out.sort_by_key(|one| (!one.overdue, one.until));
        let (mut mine, others): (Vec<_>, Vec<_>) =
            out.into_iter().partition(|one| Some(one.who.id) == self.me());
        let back = seen.iter().filter_map(|worker| self.back_told(*worker)).collect();
        LoneView { mine: mine.pop(), others, back }
    }

    fn out_alone(&self, worker: WorkerId) -> Option<OutAlone> {
        let (id, outing, by) = self.team().awaited(worker)?;
        Some(OutAlone {
            who: self.colleague(worker),
            phone: self.number_of(worker),
            outing: id,
            until: self.zone().civil(by.until),
            overdue: by.until <= self.service().now(),
            asked: outing.asked.last().map(|(whom, at)| (*whom, self.zone().civil(*at))),
            colleague: by.colleague.map(|colleague| self.colleague(colleague)),
            last: self.last_visit(by),
        })
    }

    fn number_of(&self, worker: WorkerId) -> String {
        let may = self.judge(Action::See, &Matter::Colleague.of_worker(self.id(), worker)).allowed;
        let known = self.team().workers.get(&worker).filter(|_| may);
        let details = known.and_then(|known| self.now().book.worker(known.details));
        details.map(|details| details.phone.clone()).unwrap_or_default()
    }

    fn last_visit(&self, by: &BackBy) -> Option<LastVisit> {
        let person = self.team().whose(by.after?)?;
        let may = self.judge(Action::See, &Matter::Contact.of_person(self.id(), person)).allowed;
        let known = self.team().people.get(&person).filter(|_| may);
        let details = known.and_then(|known| self.now().book.person(known.details));
        let phone = details.map(|details| details.phone.clone()).unwrap_or_default();
        if !phone.is_empty() {
            self.note_opened(Matter::Contact, person);
        }
        Some(LastVisit { person, called: self.person(person).to_owned(), phone })
    }

    fn back_told(&self, worker: WorkerId) -> Option<BackTold> {
        let (_, outing) = self.team().last_outing(worker)?;
        let back = outing.back.filter(|_| !outing.asked.is_empty())?;
        let lately = self.service().now().duration_since(back.received) < SAID_FOR;
        lately.then(|| BackTold {
            who: self.colleague(worker),
            at: self.zone().civil(back.happened),
            received: self.zone().civil(back.received),
            in_time: Outing::came_back_unheard(outing),
        })
    }
}

impl Service {
    /// Says by when the one who asks is back. At that time colleagues are asked, unless they have said that they are.
    ///
    /// # Errors
    /// If they are no worker, the time is over, or it cannot be recorded now.
    pub async fn say_back_by(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        BackByWanted { until, after, colleague }: BackByWanted,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let worker = team_view.me().ok_or_else(Error::not_found)?;
        let (outing, until) = (OutingId::new(id.bits()), team_view.zone().timestamp(until));
        let say = SayBackBy { outing, worker, until, after, colleague, said: None };
        self.act(caller, team, Order::new(id, Command::from(say))).await
    }

    /// Says that somebody is back: the one who asks, or a colleague they have heard from.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn say_back(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        (id, outing): (CommandId, OutingId),
    ) -> Result<Done, Error> {
        let back = SayBack { outing, worker, happened: None };
        self.act(caller, team, Order::new(id, Command::from(back))).await
    }
}
