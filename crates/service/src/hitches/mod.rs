//! Hitches of the day: who is late or cannot come, and saying so.

use std::collections::BTreeMap;

use care::Minutes;
use care::absences::Why;
use care::access::Matter;
use care::details::{DataSubject, Detail};
use care::hitches::{CannotCome, ComeAfterAll, Late, SayCannotCome, SayLate};
use care::ids::{AbsenceId, CommandId, TeamId, WorkerId};
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;

use crate::carry_out::Done;
use crate::wanted::{Colleague, fresh};
use crate::{Caller, Error, Order, Service, TeamView};

/// What a worker said about today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hitched {
    /// Who.
    pub who: Colleague,
    /// That they are late, and for which visits that still matters.
    pub late: Option<(Late, BTreeMap<VisitId, Minutes>)>,
    /// That they cannot come.
    pub cannot_come: Option<(AbsenceId, CannotCome)>,
}

/// Somebody who cannot come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unable {
    /// To which visit, or from which on.
    pub visit: VisitId,
    /// Whether it is about the rest of that day as well.
    pub rest_of_day: bool,
    /// Why.
    pub why: Why,
    /// More about it; may be empty.
    pub words: String,
}

impl TeamView {
    /// Everyone who is late or cannot come today, in the order of the team's list; nobody, where it is not for the one who looks.
    #[must_use]
    pub fn hitches(&self) -> Vec<Hitched> {
        if self.may_see(Matter::Hitches).is_err() {
            return Vec::new();
        }
        let everyone = self.colleagues().into_iter().map(|who| self.hitched(who));
        everyone.filter(|one| one.late.is_some() || one.cannot_come.is_some()).collect()
    }

    /// What one of them said.
    #[must_use]
    pub fn hitch_of(&self, worker: WorkerId) -> Hitched {
        self.hitched(self.colleague(worker))
    }

    fn hitched(&self, who: Colleague) -> Hitched {
        let late = self.team().hitches.late.get(&who.id).copied();
        let late = late.map(|late| (late, self.still_late(who.id))).filter(|(_, visits)| !visits.is_empty());
        let cannot_come = self.team().cannot_come(who.id, self.today());
        Hitched { who, late, cannot_come }
    }

    /// The visits of a worker who is late that are not over yet, each with by how much later it will probably start.
    fn still_late(&self, worker: WorkerId) -> BTreeMap<VisitId, Minutes> {
        let mut delays = self.team().delays(worker);
        delays.retain(|visit, delay| self.told_end(*visit, *delay).is_some_and(|end| self.moment() < end));
        delays
    }

    /// When a visit is over that starts so much later than people were told.
    fn told_end(&self, visit: VisitId, delay: Minutes) -> Option<Moment> {
        let told = self.published_visit(visit)?;
        Some(self.zone().later(told.start, told.minutes.0 + delay.0))
    }

    /// Who goes to a visit and when, as people were told.
    #[must_use]
    pub fn published_visit(&self, visit: VisitId) -> Option<&care::weeks::Assignment> {
        self.team().published_visit(visit).map(|(_, told)| told)
    }
}

impl Service {
    /// Says that a worker is running late from a visit on, and by how much; or, with `None`, that they are on time after all.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn say_late(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        late: Option<(VisitId, Minutes)>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(SayLate { worker, late }))).await
    }

    /// Says that a worker cannot come. Their visits need somebody else from then on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn say_cannot_come(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        unable: Unable,
    ) -> Result<Done, Error> {
        let Unable { visit, rest_of_day, why, words } = unable;
        let mut order = Order::of(id);
        let words =
            (!words.is_empty()).then(|| order.seal(DataSubject::Worker(worker), Detail::Words(words)));
        let absence = fresh(AbsenceId::new);
        let say = SayCannotCome { absence, worker, visit, rest_of_day, why, words };
        order.commands.push(Command::from(say));
        self.act(caller, team, order).await
    }

    /// Says that a worker can come after all.
    ///
    /// # Errors
    /// If they may not, nothing of the kind was said, or it cannot be recorded now.
    pub async fn say_can_come(
        &self,
        caller: &Caller,
        (team, absence): (TeamId, AbsenceId),
        id: CommandId,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(ComeAfterAll { absence }))).await
    }
}
