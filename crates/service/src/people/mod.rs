//! People whom the team supports: the list, and what somebody may want for a person and those close to them.

use std::collections::BTreeSet;

use care::access::{Action, Matter};
use care::circle::{Member, SetMember, ShareWithCouncil};
use care::details::{DataSubject, Detail, MemberDetails, PersonDetails};
use care::ids::{CommandId, MemberId, PersonId, TeamId, WorkerId};
use care::people::{ChangeDetails, Join, Joined, Leave, Section};
use care::roles::Role;
use care::support::Exception;
use care::team::Command;
use care::time::{Moment, WeekStart, plus_days};
use care::wishes::{SetWish, WorkerWish};
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::{Colleague, following};
use crate::{Caller, Error, Order, Service, TeamView};

/// How many days ahead the next visit is looked for.
const DAYS_AHEAD: i32 = 7;

/// Over how many days different faces are counted, today included.
const DAYS_OF_FACES: i32 = 14;

/// Everyone whom the team supports or supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleList {
    /// Those of today, by name.
    pub now: Vec<PersonInList>,
    /// The others.
    pub others: Vec<PersonInList>,
    /// Whether the viewer may take somebody in.
    pub may_add: bool,
}

/// A person in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonInList {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub called: String,
    /// What is next for them.
    pub next: Next,
    /// How many different workers came in the last fourteen days.
    pub faces: usize,
}

/// What is next for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// They are away until the end of this date; `None`: nobody knows until when.
    Away(Option<Date>),
    /// A visit, and who comes; nobody yet where that is empty.
    Visit(Moment, Vec<Colleague>),
    /// No visit in the next seven days.
    Nothing,
}

/// Someone of a circle, as they are to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCircle {
    /// Who; `None`: somebody new.
    pub member: Option<MemberId>,
    /// Who they are.
    pub details: MemberDetails,
    /// What the person shares with them.
    pub sees: BTreeSet<Section>,
    /// The last date on which they see it; `None` if there is no end.
    pub until: Option<Date>,
}

impl TeamView {
    /// Everyone whom the team supports or supported.
    ///
    /// # Errors
    /// If they may not see the team's weeks.
    pub fn people(&self) -> Result<PeopleList, Error> {
        self.may_see(Matter::Weeks)?;
        let today: BTreeSet<PersonId> = self.team().people_on(self.today()).map(|(id, _)| id).collect();
        let listed = self.team().people.keys().map(|id| self.in_list(*id));
        let (mut now, others): (Vec<_>, Vec<_>) = listed.partition(|one| today.contains(&one.id));
        now.sort_by_key(|one| one.called.to_lowercase());
        Ok(PeopleList { now, others, may_add: self.may_change(Matter::PeopleJoining) })
    }

    /// The sections of a person's record that they share with the council, for those who may see who is close to the person.
    #[must_use]
    pub fn shared_with_council(&self, id: PersonId) -> Option<BTreeSet<Section>> {
        let may = self.judge(Action::See, &Matter::Circle.of_person(self.id(), id)).allowed;
        self.team().people.get(&id).filter(|_| may).map(|person| person.council_sees.clone())
    }

    /// Whom to ring about visits: who plans today, with their number. `None` where nobody does, or the viewer may not know it.
    #[must_use]
    pub fn number_to_ring(&self) -> Option<(Colleague, String)> {
        let (team, today) = (self.team(), self.today());
        let here = team.workers_on(today).find(|(id, _)| team.has_role(*id, Role::Planner, today));
        let (id, worker) = here?;
        self.check(Action::See, &Matter::Colleague.of_worker(self.id(), id)).ok()?;
        let phone = &self.now().book.worker(worker.details)?.phone;
        (!phone.is_empty()).then(|| (self.colleague(id), phone.clone()))
    }

    fn in_list(&self, id: PersonId) -> PersonInList {
        PersonInList {
            id,
            called: self.person(id).to_owned(),
            next: self.next_for(id),
            faces: self.faces_of(id),
        }
    }

    fn next_for(&self, id: PersonId) -> Next {
        let (team, today) = (self.team(), self.today());
        let away = team.exceptions.values().find_map(|exception| match exception {
            Exception::Away { person, from, to, .. } => {
                (*person == id && (*from..=*to).contains(&today)).then_some(*to)
            }
            Exception::Without { .. } | Exception::Different { .. } | Exception::Extra { .. } => None,
        });
        if let Some(until) = away {
            return Next::Away(Some(until));
        }
        if let Some((_, one)) = team.suspension_at(id, self.moment()) {
            return Next::Away(one.to.map(|to| to.date));
        }
        let visits = team.visits_between(today, plus_days(today, DAYS_AHEAD));
        let ahead = visits.values().filter(|visit| visit.person == id).map(|visit| {
            let told = team.published(WeekStart::of(visit.date)).and_then(|week| week.rota.get(&visit.id));
            (told.map_or_else(|| visit.usual_start(), |told| told.start), told)
        });
        let next = ahead.filter(|(start, _)| *start >= self.moment()).min_by_key(|(start, _)| *start);
        next.map_or(Next::Nothing, |(start, told)| {
            let who = told.map(|told| team.who_comes(told)).unwrap_or_default();
            Next::Visit(start, who.into_iter().map(|worker| self.colleague(worker)).collect())
        })
    }

    fn faces_of(&self, id: PersonId) -> usize {
        let (team, today) = (self.team(), self.today());
        let first = plus_days(today, 1 - DAYS_OF_FACES);
        let weeks = team.weeks.range(WeekStart::of(first)..=WeekStart::of(today));
        let told =
            weeks.filter_map(|(_, week)| week.published.as_ref()).flat_map(|published| &published.rota);
        let theirs = told.filter(|(visit, told)| {
            (first..=today).contains(&told.start.date) && team.whose(**visit) == Some(id)
        });
        theirs.flat_map(|(_, told)| &told.workers).collect::<BTreeSet<_>>().len()
    }
}

impl Service {
    /// Takes a person in from today on, and says who they are from then on.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn take_in_person(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        details: PersonDetails,
    ) -> Result<(PersonId, Done), Error> {
        let (mut order, person) = (Order::of(id), following(id, PersonId::new));
        let details = order.seal(DataSubject::Person(person), Detail::Person(details));
        let on = self.team_view(caller, team).await?.today();
        order.commands.push(Command::from(Join(Joined { person, details, on })));
        Ok((person, self.act(caller, team, order).await?))
    }

    /// Changes what is known of a person.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn change_person(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        details: PersonDetails,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let details = order.seal(DataSubject::Person(person), Detail::Person(details));
        order.commands.push(Command::from(ChangeDetails { person, details }));
        self.act(caller, team, order).await
    }

    /// Records a person's last day, or that the support goes on.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn person_leaves(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        last: Option<Date>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(Leave { person, last }))).await
    }

    /// Records what a person wishes about a worker; `None`: nothing in particular.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_wish(
        &self,
        caller: &Caller,
        (team, person, worker): (TeamId, PersonId, WorkerId),
        id: CommandId,
        wish: Option<WorkerWish>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(SetWish { person, worker, wish }))).await
    }

    /// Adds someone to a person's circle, or changes who they are and what they see until when; says who that is.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_in_circle(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        InCircle { member, details, sees, until }: InCircle,
    ) -> Result<(MemberId, Done), Error> {
        let (mut order, member) = (Order::of(id), member.unwrap_or_else(|| following(id, MemberId::new)));
        let details = order.seal(DataSubject::Person(person), Detail::Member(details));
        let to = Some(Member { details, sees, until });
        order.commands.push(Command::from(SetMember { person, member, to }));
        Ok((member, self.act(caller, team, order).await?))
    }

    /// Shares nothing with somebody of a person's circle any longer.
    ///
    /// # Errors
    /// If they may not, there is nobody such in it, or it cannot be recorded now.
    pub async fn cut_off(
        &self,
        caller: &Caller,
        (team, person, member): (TeamId, PersonId, MemberId),
        id: CommandId,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::Change, &Matter::Circle.of_person(team, person))?;
        let circle = team_view.team().people.get(&person).map(|person| &person.circle);
        let known = circle.and_then(|circle| circle.get(&member)).cloned().ok_or_else(Error::not_found)?;
        let to = Some(Member { sees: BTreeSet::new(), until: None, ..known });
        self.act(caller, team, Order::new(id, Command::from(SetMember { person, member, to }))).await
    }

    /// Shares these sections of a person's record with the council, and no others.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn share_with_council(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        sections: BTreeSet<Section>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(ShareWithCouncil { person, sections }))).await
    }
}
