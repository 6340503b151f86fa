//! Further teams of an organisation begin; a team that nobody is left in closes.

use care::access::{Action, Matter, Purpose};
use care::founding::{Description, Founded};
use care::ids::{CommandId, TeamId};
use care::organisation::Command;
use care::team::Team;
use care::{By, founding, organisation, provider, team, teams};
use jiff::civil::Date;
use uuid::Uuid;

use crate::carry_out::Done;
use crate::organisation::HERE;
use crate::streams;
use crate::teams::Order;
use crate::{Caller, Error, Kind, Service};

/// The ids of a team that begins, made once by the page, so that a second press of the button begins nothing twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamIds {
    /// The command that begins it.
    pub command: CommandId,
    /// The team.
    pub team: TeamId,
}

impl TeamIds {
    /// Ids that follow from the id of a command.
    #[must_use]
    pub fn of(command: CommandId) -> Self {
        Self { command, team: TeamId::new(derived(command, "team")) }
    }
}

/// A team, to somebody who sets teams up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTeam {
    /// Which.
    pub team: TeamId,
    /// What it is called.
    pub name: String,
    /// Its last day, where it is closed.
    pub closed: Option<Date>,
}

/// An id that follows from a command's id and a word, so that the same command makes the same.
pub(crate) fn derived(command: CommandId, word: &str) -> Uuid {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("{command} {word}"));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

impl Service {
    /// Begins a further team of the organisation. The same ids begin it once.
    ///
    /// # Errors
    /// If they may not, the team has no name, there is no organisation yet, or it cannot be recorded now.
    pub async fn found_team(
        &self,
        caller: &Caller,
        ids: TeamIds,
        team: Description,
    ) -> Result<TeamId, Error> {
        self.may_set_up_teams(caller).await?;
        self.found_team_by(By::Account(caller.account), ids, team).await
    }

    /// The same, for the administrator of the machine.
    ///
    /// # Errors
    /// If the team has no name, there is no organisation yet, or it cannot be recorded now.
    pub async fn found_team_here(&self, ids: TeamIds, team: Description) -> Result<TeamId, Error> {
        self.found_team_by(By::Program, ids, team).await
    }

    async fn found_team_by(&self, by: By, ids: TeamIds, description: Description) -> Result<TeamId, Error> {
        let organisation = self.organisation().await?.id();
        let organisation = organisation.ok_or(organisation::Refusal::from(provider::Problem::NotFounded))?;
        let name = description.name.clone();
        let founded = Founded { team: ids.team, organisation, description };
        let order = Order::new(ids.command, team::Command::from(founding::Found(founded)));
        // A team that nobody has listed yet is seen by nobody: where this breaks off between the two, pressing again ends it.
        self.inner.teams.act(ids.team, by, order, self.now()).await?;
        self.list_team(by, CommandId::new(derived(ids.command, "list")), (ids.team, name)).await?;
        Ok(ids.team)
    }

    /// Notes that a team is one of the organisation's, and what it is called.
    pub(crate) async fn list_team(
        &self,
        by: By,
        id: CommandId,
        (team, name): (TeamId, String),
    ) -> Result<Done, Error> {
        let commands =
            vec![Command::from(teams::ListTeam(team)), Command::from(teams::NameTeam { team, name })];
        let order = streams::Order { commands, ..streams::Order::of(id) };
        self.inner.organisations.act(HERE, by, order, self.now()).await
    }

    /// Every team of the organisation, by name: to somebody who sets them up.
    ///
    /// # Errors
    /// If they may not, or it cannot be read.
    pub async fn teams_to_set_up(&self, caller: &Caller) -> Result<Vec<ListedTeam>, Error> {
        self.may_set_up_teams(caller).await?;
        let closed = self.organisation().await?.closed.clone();
        let all = self.all_teams().await?.into_iter();
        let mut teams: Vec<ListedTeam> =
            all.map(|(team, name)| ListedTeam { team, name, closed: closed.get(&team).copied() }).collect();
        teams.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(teams)
    }

    /// Closes a team in which nobody is left. It stays readable, and nothing more is changed in it.
    ///
    /// # Errors
    /// If they may not, somebody is left in it, or it cannot be recorded now.
    pub async fn close_team(&self, caller: &Caller, id: CommandId, team: TeamId) -> Result<Done, Error> {
        self.may_set_up_teams(caller).await?;
        let now = self.inner.teams.open(team).await?.now();
        let zone = now.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        let today = zone.ok_or_else(Error::not_found)?.civil(self.now()).date;
        let (people, workers) = left_in(&now.state, today);
        if people + workers > 0 {
            return Err(Error::new(Kind::Invalid, still_there(people, workers)));
        }
        let close = Command::from(teams::CloseTeam { team, on: Some(today) });
        self.organise_by(By::Account(caller.account), id, &close).await
    }

    /// Opens a team that was closed.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn open_team_again(&self, caller: &Caller, id: CommandId, team: TeamId) -> Result<Done, Error> {
        self.may_set_up_teams(caller).await?;
        let open = Command::from(teams::CloseTeam { team, on: None });
        self.organise_by(By::Account(caller.account), id, &open).await
    }

    /// Lets nothing through that would change a team that is closed.
    pub(crate) async fn must_not_be_closed(&self, team: TeamId) -> Result<(), Error> {
        let organisation = self.inner.organisations.open_or_empty(HERE).await?.now();
        match organisation.state.closed.get(&team) {
            None => Ok(()),
            Some(_) => Err(Error::new(
                Kind::Conflict,
                "This team is closed, so nothing in it is changed any more. An administrator can open it again.",
            )),
        }
    }

    pub(super) async fn may_set_up_teams(&self, caller: &Caller) -> Result<(), Error> {
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let may = (Purpose::Everyday, Action::Change, &Matter::Teams.of_organisation());
        self.let_through(caller, may, (None, today)).await
    }
}

/// How many people and workers a team still has after today.
fn left_in(team: &Team, today: Date) -> (usize, usize) {
    let stays = |leaves: Option<Date>| leaves.is_none_or(|last| last > today);
    let people = team.people.values().filter(|person| stays(person.leaves)).count();
    (people, team.workers.values().filter(|worker| stays(worker.leaves)).count())
}

fn still_there(people: usize, workers: usize) -> String {
    format!(
        "Somebody is still in this team: {people} people and {workers} workers who are not to leave by today. Move them to \
         another team, or enter their last day, before it is closed."
    )
}
