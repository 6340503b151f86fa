//! Suspensions: when nobody comes to a person because they are away, as somebody may see it, and saying it.

use care::Minutes;
use care::access::{Action, Matter};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId};
use care::support::Away;
use care::suspensions::{CountVisit, Counts, Resume, Suspend, Suspension, SuspensionId};
use care::team::Command;
use care::time::{Moment, WeekStart, plus_days};
use care::visit::VisitId;

use crate::carry_out::Done;
use crate::wanted::Colleague;
use crate::{Caller, Error, Order, Service, TeamView};

/// How far ahead visits are listed that do not take place, where nobody knows until when.
const DAYS_LISTED: i32 = 14;

/// A time in which nobody comes to a person, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspensionSeen {
    /// Which.
    pub id: SuspensionId,
    /// Who is away.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// From when.
    pub from: Moment,
    /// Until when; `None`: nobody knows yet.
    pub to: Option<Moment>,
    /// Why.
    pub why: Away,
    /// More about it; empty where nothing is said.
    pub words: String,
    /// Whether they are back.
    pub is_over: bool,
    /// The visits that people had been told of and that do not take place, by time.
    pub visits: Vec<SuspendedVisit>,
}

/// A visit that does not take place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspendedVisit {
    /// Which.
    pub id: VisitId,
    /// When people were told that it starts.
    pub start: Moment,
    /// How long it was to be.
    pub minutes: Minutes,
    /// Who was to come.
    pub workers: Vec<Colleague>,
    /// How it counts.
    pub counts: Counts,
}

/// That a person is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingAway {
    /// From when.
    pub from: Moment,
    /// Until when; `None`: nobody knows yet.
    pub to: Option<Moment>,
    /// Why.
    pub why: Away,
    /// How visits count that people had been told of.
    pub usually: Counts,
    /// More about it; may be empty.
    pub words: String,
}

impl TeamView {
    /// When nobody comes to a person, the latest first.
    ///
    /// # Errors
    /// If they may not see when somebody comes.
    pub fn suspensions_of(&self, person: PersonId) -> Result<Vec<SuspensionSeen>, Error> {
        self.check(Action::See, &Matter::Times.of_person(self.id(), person))?;
        let mut all: Vec<SuspensionSeen> =
            self.team().suspensions_of(person).map(|(id, one)| self.suspension_seen(id, one)).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.from), one.id));
        Ok(all)
    }

    /// Everyone who is away now or from some time today on, and whose times the one who looks may see.
    #[must_use]
    pub fn people_away(&self) -> Vec<SuspensionSeen> {
        let (now, today) = (self.moment(), self.today());
        let is_away = |one: &Suspension| one.from.date <= today && one.to.is_none_or(|to| now < to);
        let away = self.team().suspensions.iter().filter(|(_, one)| is_away(one));
        let seen = away.filter(|(_, one)| self.may_see_times(one.person));
        let mut all: Vec<SuspensionSeen> = seen.map(|(id, one)| self.suspension_seen(*id, one)).collect();
        all.sort_by(|one, other| (&one.called, one.id).cmp(&(&other.called, other.id)));
        all
    }

    /// What a visit is the first one after, where its person has just come back.
    #[must_use]
    pub fn first_after(&self, visit: VisitId) -> Option<Away> {
        let visit = self.team().visit(visit)?;
        let may = self.may_see_times(visit.person);
        self.team().first_after(&visit).filter(|_| may).map(|one| one.why)
    }

    /// Whether the one who looks may say that a person is away or back.
    #[must_use]
    pub fn may_suspend(&self, person: PersonId) -> bool {
        self.judge(Action::Change, &Matter::Times.of_person(self.id(), person)).allowed
    }

    fn may_see_times(&self, person: PersonId) -> bool {
        self.judge(Action::See, &Matter::Times.of_person(self.id(), person)).allowed
    }

    fn suspension_seen(&self, id: SuspensionId, one: &Suspension) -> SuspensionSeen {
        let may_read = self.judge(Action::See, &Matter::Support.of_person(self.id(), one.person)).allowed;
        let words = one.words.filter(|_| may_read).and_then(|words| self.now().book.words(words));
        SuspensionSeen {
            id,
            person: one.person,
            called: self.person(one.person).to_owned(),
            from: one.from,
            to: one.to,
            why: one.why,
            words: words.unwrap_or_default().to_owned(),
            is_over: one.to.is_some_and(|to| to <= self.moment()),
            visits: self.suspended_visits(one),
        }
    }

    fn suspended_visits(&self, one: &Suspension) -> Vec<SuspendedVisit> {
        let listed = plus_days(self.today().max(one.from.date), DAYS_LISTED);
        let last = one.to.map_or(listed, |to| to.date.min(listed));
        let all = self.team().suspended_between(one.from.date, last);
        let told = all.into_iter().filter(|(_, (visit, _))| visit.person == one.person);
        let seen = told.filter_map(|(id, (visit, counts))| {
            let told = self.team().published(WeekStart::of(visit.date))?.rota.get(&id)?;
            let workers = told.workers.iter().map(|worker| self.colleague(*worker)).collect();
            one.holds(told.start).then_some(SuspendedVisit {
                id,
                start: told.start,
                minutes: told.minutes,
                workers,
                counts,
            })
        });
        let mut visits: Vec<SuspendedVisit> = seen.collect();
        visits.sort_by_key(|one| (one.start, one.id));
        visits
    }
}

impl Service {
    /// Says that a person is away; the same form sent twice says it once.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn person_goes_away(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        GoingAway { from, to, why, usually, words }: GoingAway,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        let suspension = Suspension { person, from, to, why, usually, visits: [].into(), words };
        let suspend = Suspend { suspension: SuspensionId::new(id.bits()), person, to: Some(suspension) };
        order.commands.push(Command::from(suspend));
        self.act(caller, team, order).await
    }

    /// Says that a person is back from a moment on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn person_is_back(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (suspension, at): (SuspensionId, Moment),
    ) -> Result<Done, Error> {
        let command = Command::from(Resume { suspension, person, at });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Says that a person was not away at all.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn person_was_not_away(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        suspension: SuspensionId,
    ) -> Result<Done, Error> {
        let command = Command::from(Suspend { suspension, person, to: None });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Says how a visit counts that does not take place.
    ///
    /// # Errors
    /// If they may not, the visit takes place, or it cannot be recorded now.
    pub async fn count_suspended_visit(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (suspension, visit, counts): (SuspensionId, VisitId, Counts),
    ) -> Result<Done, Error> {
        let command = Command::from(CountVisit { suspension, person, visit, counts });
        self.act(caller, team, Order::new(id, command)).await
    }
}
