//! Somebody moves from one team to another, with what belongs to them.
//!
//! They leave the one by one command. That command writes a job, which has them join the other by one command as well. Every id
//! that is new there follows from the move's own, so the job can be done twice and come to the same.

use care::By;
use care::ids::{AccountId, CommandId, PersonId, TeamId, WorkerId};
use care::organisation::{self, Membership};
use care::team::{Command, Team};
use care::time::plus_days;
use care::{accounts, people, workers};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::carried::carried;
use super::found::derived;
use crate::carry_out::Done;
use crate::jobs::{Hands, Work, job};
use crate::organisation::HERE;
use crate::streams::Asked;
use crate::teams::Order;
use crate::{Caller, Error, Kind, Service};

/// Who moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moved {
    /// A worker.
    Worker(WorkerId),
    /// A person whom a team supports.
    Person(PersonId),
}

/// A move from one team to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moving {
    /// Who.
    pub who: Moved,
    /// From which team.
    pub from: TeamId,
    /// To which.
    pub to: TeamId,
    /// Their first day there; the day before is their last in the other.
    pub on: Date,
}

/// Who of a team can be moved to another, to somebody who sets teams up. They do not read who the people are: a person is told
/// by since when the team supports them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movable {
    /// What the team is called.
    pub team: String,
    /// Its workers, and what each is called.
    pub workers: Vec<(WorkerId, String)>,
    /// The people it supports, and since when.
    pub people: Vec<(PersonId, Date)>,
}

/// The job: somebody who left a team joins the other.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Arrive {
    command: CommandId,
    moving: Moving,
    by: AccountId,
}

impl Work for Arrive {
    const KIND: &'static str = "arrive-in-team";
    const AT_ONCE: usize = 4;

    fn about(&self) -> String {
        format!("{}", self.command)
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        service.arrive(self).await
    }
}

impl Service {
    /// Moves somebody to another team of the organisation, with what belongs to them: details, contract, skills and absences to
    /// come; or details, circle, wishes and agreed support. They have joined the other team a moment after this.
    ///
    /// # Errors
    /// If the caller may not, or they are not there to be moved; or it cannot be recorded now.
    pub async fn move_to_team(&self, caller: &Caller, id: CommandId, moving: Moving) -> Result<Done, Error> {
        self.may_set_up_teams(caller).await?;
        // Once it was carried out they are known in the other team: anyone who presses again hears what they heard before.
        if self.inner.journal.answer(&id.to_string().into()).await?.is_none() {
            self.may_move(&moving).await?;
        }
        let state = self.inner.teams.open(moving.from).await?.now();
        let order = Order { commands: leave(&state.state, &moving)?, ..Order::of(id) };
        let arrive = Arrive { command: id, moving, by: caller.account };
        let asked = Asked { content: format!("{moving:?}"), order, jobs: vec![job(&arrive, self.now())?] };
        let done = self.inner.teams.act(moving.from, By::Account(caller.account), asked, self.now()).await?;
        self.work();
        Ok(done)
    }

    /// Who of a team can be moved to another.
    ///
    /// # Errors
    /// If the caller may not move anybody, or there is no such team.
    pub async fn movable(&self, caller: &Caller, team: TeamId) -> Result<Movable, Error> {
        self.may_set_up_teams(caller).await?;
        let team_view = self.team_view(caller, team).await?;
        let today = team_view.today();
        let workers = team_view.team().workers_on(today);
        let people = team_view.team().people_on(today);
        Ok(Movable {
            team: team_view.name().to_owned(),
            workers: workers.map(|(id, _)| (id, team_view.worker(id).to_owned())).collect(),
            people: people.map(|(id, person)| (id, person.joined)).collect(),
        })
    }

    async fn may_move(&self, moving: &Moving) -> Result<(), Error> {
        let organisation = self.inner.organisations.open_or_empty(HERE).await?.now();
        let known = [moving.from, moving.to].iter().all(|team| organisation.state.teams.contains(team));
        if !known || moving.from == moving.to {
            return Err(Error::new(Kind::Invalid, "Choose two different teams of the organisation."));
        }
        self.must_not_be_closed(moving.from).await?;
        self.must_not_be_closed(moving.to).await?;
        let to = self.inner.teams.open(moving.to).await?.now();
        if is_known(&to.state, moving.who) {
            let sentence = "They have been in that team before, so they are known there already. Enter there that they are back.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        Ok(())
    }

    /// Has somebody who left a team join the other. Done twice, it comes to the same.
    async fn arrive(&self, arrive: Arrive) -> Result<(), Error> {
        let Arrive { command, moving, by } = arrive;
        let from = self.inner.teams.open(moving.from).await?;
        // Another server may have written that they left.
        from.catch_up().await?;
        let id = CommandId::new(derived(command, "arrive"));
        let to = self.inner.teams.open(moving.to).await?;
        to.catch_up().await?;
        let order = carried(&from.now(), &to.now().state, &moving, id)?;
        let content = format!("Arrive({moving:?})");
        let asked = Asked { order, content, jobs: Vec::new() };
        self.inner.teams.act(moving.to, By::Account(by), asked, self.now()).await?;
        self.give_memberships(&arrive).await
    }

    /// Lets those who signed in to the one team because of whom it is about sign in to the other.
    async fn give_memberships(&self, arrive: &Arrive) -> Result<(), Error> {
        let organisation = self.organisation().await?;
        for (account, held) in &organisation.memberships {
            for there in held.iter().filter_map(|membership| there(*membership, &arrive.moving)) {
                let id = CommandId::new(derived(arrive.command, &format!("{account} {there:?}")));
                let give = accounts::Give { account: *account, membership: there };
                let give = organisation::Command::from(give);
                self.organise_by(By::Account(arrive.by), id, &give).await?;
            }
        }
        Ok(())
    }
}

/// Who somebody is in the other team who is this in the one, where that is because of whom the move is about.
fn there(membership: Membership, moving: &Moving) -> Option<Membership> {
    let team = moving.to;
    if membership.team() != Some(moving.from) {
        return None;
    }
    match (membership, moving.who) {
        (Membership::Worker { worker, .. }, Moved::Worker(who)) if worker == who => {
            Some(Membership::Worker { team, worker })
        }
        (Membership::Person { person, .. }, Moved::Person(who)) if person == who => {
            Some(Membership::Person { team, person })
        }
        (Membership::Member { person, member, .. }, Moved::Person(who)) if person == who => {
            Some(Membership::Member { team, person, member })
        }
        _ => None,
    }
}

fn is_known(team: &Team, who: Moved) -> bool {
    match who {
        Moved::Worker(worker) => team.workers.contains_key(&worker),
        Moved::Person(person) => team.people.contains_key(&person),
    }
}

/// What is done in the team that somebody leaves. What was agreed with them stays written down there; no visit comes of it
/// once they have left.
fn leave(team: &Team, moving: &Moving) -> Result<Vec<Command>, Error> {
    let gone =
        || Error::new(Kind::Invalid, "They are not in that team on the day before. Choose another day.");
    let (before, last) = (plus_days(moving.on, -1), Some(plus_days(moving.on, -1)));
    match moving.who {
        Moved::Worker(worker) => {
            let here = team.workers.get(&worker).is_some_and(|known| known.is_here(before));
            if !here {
                return Err(gone());
            }
            Ok(vec![workers::Leave { worker, last }.into()])
        }
        Moved::Person(person) => {
            let here = team.people.get(&person).is_some_and(|known| known.is_here(before));
            if !here {
                return Err(gone());
            }
            Ok(vec![people::Leave { person, last }.into()])
        }
    }
}
