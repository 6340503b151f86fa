//! A pin on the map: where a door is, where an address alone does not say it.

use std::sync::Arc;

use care::Location;
use care::access::{Action, Matter, Resource};
use care::details::{DataSubject, Detail, PersonDetails, WorkerDetails};
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::team::Command;
use care::{founding, people, workers};

use crate::carry_out::Done;
use crate::planning::Streets;
use crate::streets::Door;
use crate::{Caller, Error, Order, Service, TeamView};

/// A door, where it is as far as anybody said, and what there is to find it on.
#[derive(Clone)]
pub struct Pin {
    /// Where it is; `None`: nobody said.
    pub at: Option<Location>,
    /// Where to look first: where the door is, or where the team meets.
    pub near: Option<Location>,
    /// The team's map; `None`: it has none.
    pub streets: Option<Arc<Streets>>,
}

impl TeamView {
    /// Where a door is, for somebody who may say so.
    ///
    /// # Errors
    /// If they may not, there is no such door, or the map cannot be read.
    pub async fn pin(&self, door: Door) -> Result<Pin, Error> {
        self.check(Action::Change, &whose(self.id(), door))?;
        let at = match door {
            Door::Home(person) => self.person_details(person)?.home,
            Door::Start(worker) => self.worker_details(worker)?.start,
            Door::Base => self.description()?.base,
        };
        let near = at.or(self.description()?.base);
        Ok(Pin { at, near, streets: self.streets().await? })
    }

    /// Whether anybody said where the team meets.
    #[must_use]
    pub fn meets_somewhere(&self) -> bool {
        self.description().is_ok_and(|description| description.base.is_some())
    }

    /// The people of today who are not on the map yet, by name, for those who may put them there.
    #[must_use]
    pub fn not_on_the_map(&self) -> Vec<PersonId> {
        let may = |id| self.judge(Action::Change, &Matter::Contact.of_person(self.id(), id)).allowed;
        let known = |details| self.now().book.person(details).is_some_and(|known| known.home.is_none());
        let here = self.team().people_on(self.today());
        let mut lost: Vec<PersonId> =
            here.filter(|(id, person)| known(person.details) && may(*id)).map(|(id, _)| id).collect();
        lost.sort_by_key(|id| self.person(*id).to_lowercase());
        lost
    }

    fn person_details(&self, id: PersonId) -> Result<&PersonDetails, Error> {
        let person = self.team().people.get(&id).ok_or_else(Error::not_found)?;
        self.now().book.person(person.details).ok_or_else(Error::not_found)
    }

    fn worker_details(&self, id: WorkerId) -> Result<&WorkerDetails, Error> {
        let worker = self.team().workers.get(&id).ok_or_else(Error::not_found)?;
        self.now().book.worker(worker.details).ok_or_else(Error::not_found)
    }

    fn description(&self) -> Result<&founding::Description, Error> {
        self.team().founded.as_ref().map(|founded| &founded.description).ok_or_else(Error::not_found)
    }
}

impl Service {
    /// Says where a door is; `None`: nobody knows, or for a worker, that rounds start at the first visit.
    ///
    /// # Errors
    /// If they may not, there is no such door or place, or it cannot be recorded now.
    pub async fn set_pin(
        &self,
        caller: &Caller,
        (team, door): (TeamId, Door),
        id: CommandId,
        at: Option<Location>,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let mut order = Order::of(id);
        let command: Command = match door {
            Door::Home(person) => {
                let details = PersonDetails { home: at, ..team_view.person_details(person)?.clone() };
                let details = order.seal(DataSubject::Person(person), Detail::Person(details));
                people::ChangeDetails { person, details }.into()
            }
            Door::Start(worker) => {
                let details = WorkerDetails { start: at, ..team_view.worker_details(worker)?.clone() };
                let details = order.seal(DataSubject::Worker(worker), Detail::Worker(details));
                workers::ChangeDetails { worker, details }.into()
            }
            Door::Base => {
                let base = founding::Description { base: at, ..team_view.description()?.clone() };
                founding::Describe(base).into()
            }
        };
        order.commands.push(command);
        self.act(caller, team, order).await
    }
}

/// What the policy is asked about a door.
fn whose(team: TeamId, door: Door) -> Resource {
    match door {
        Door::Home(person) => Matter::Contact.of_person(team, person),
        Door::Start(worker) => Matter::Colleague.of_worker(team, worker),
        Door::Base => Matter::Settings.of_team(team),
    }
}
