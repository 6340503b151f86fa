//! Councils: the page of each, which teams it sees, who is of it, and inviting somebody to it.

mod histories;

use std::collections::BTreeSet;

use care::By;
use care::access::{Action, Matter, Purpose};
use care::councils::{Council, Join, OpenTeam, Rename};
use care::ids::{AccountId, CommandId, CouncilId, TeamId};
use care::organisation::{Command, Membership, Organisation};
use jiff::Timestamp;

use crate::accounts::{Accounts, Invited, ListedInvitation};
use crate::carry_out::Done;
use crate::organisation::HERE;
use crate::{Caller, Error, Service};

pub use histories::CouncilEvent;
pub(crate) use histories::CouncilHistories;

/// A council, as somebody may see it.
#[derive(Clone, Debug)]
pub struct CouncilView {
    /// Which.
    pub id: CouncilId,
    /// What it is called.
    pub name: String,
    /// For those who may change it every team of the organisation; for the council those that it sees.
    pub teams: Vec<TeamOfCouncil>,
    /// Who is of it, and what they are called.
    pub members: Vec<(AccountId, String)>,
    /// The invitations to it, for those who may invite.
    pub invitations: Vec<ListedInvitation>,
    /// What was changed about it, the latest first.
    pub happened: Vec<(Timestamp, CouncilEvent)>,
    /// Whether the viewer may change what it is called and which teams it sees, and invite somebody to it.
    pub may_change: bool,
}

/// A team on the page of a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamOfCouncil {
    /// Which.
    pub team: TeamId,
    /// What it is called.
    pub name: String,
    /// Whether the council sees its figures, and what its people share with the council.
    pub sees: bool,
}

impl Service {
    /// The councils that the organisation works with, to those who say what each sees.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be read.
    pub async fn councils(&self, caller: &Caller) -> Result<Vec<(CouncilId, String)>, Error> {
        self.may_change_councils(caller).await?;
        let organisation = self.organisation().await?;
        Ok(organisation.councils.iter().map(|(id, council)| (*id, council.name.clone())).collect())
    }

    /// One council, to those who say what it sees, and to those who are of it.
    ///
    /// # Errors
    /// If there is no such council, it is neither, or it cannot be read.
    pub async fn council(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        id: CouncilId,
    ) -> Result<CouncilView, Error> {
        self.see_councils(caller, Action::See).await?;
        let organisation = self.organisation().await?;
        let may_change = self.may_change_councils(caller).await.is_ok();
        let is_of_it = caller.memberships.iter().any(|who| organisation.council_of(*who) == Some(id));
        let council = organisation.councils.get(&id).filter(|_| may_change || is_of_it);
        let council = council.ok_or_else(Error::not_found)?;
        let invitations =
            if may_change { invitations(accounts, &organisation, id).await? } else { Vec::new() };
        Ok(CouncilView {
            id,
            name: council.name.clone(),
            teams: self.teams_of(council, may_change).await?,
            members: members(accounts, &organisation, id).await?,
            invitations,
            happened: self.happened_to(id).await?,
            may_change,
        })
    }

    /// Begins to work with a council. It has the bits of the command, so that the same form sent twice notes it once. It sees no
    /// team until it is shown one.
    ///
    /// # Errors
    /// If the caller may not, it has no name or another has it, or it cannot be recorded now.
    pub async fn note_council(
        &self,
        caller: &Caller,
        id: CommandId,
        name: String,
    ) -> Result<CouncilId, Error> {
        let council = CouncilId::new(id.bits());
        self.change_councils(caller, id, Join { council, name }.into()).await?;
        Ok(council)
    }

    /// Notes that a council is called something else.
    ///
    /// # Errors
    /// If the caller may not, it has no name or another has it, or it cannot be recorded now.
    pub async fn rename_council(
        &self,
        caller: &Caller,
        id: CommandId,
        (council, name): (CouncilId, String),
    ) -> Result<Done, Error> {
        self.change_councils(caller, id, Rename { council, name }.into()).await
    }

    /// Shows a team to a council, or no longer.
    ///
    /// # Errors
    /// If the caller may not, there is no such council or team, or it cannot be recorded now.
    pub async fn show_team_to_council(
        &self,
        caller: &Caller,
        id: CommandId,
        (council, team, sees): (CouncilId, TeamId, bool),
    ) -> Result<Done, Error> {
        self.change_councils(caller, id, OpenTeam { council, team, sees }.into()).await
    }

    async fn change_councils(&self, caller: &Caller, id: CommandId, command: Command) -> Result<Done, Error> {
        self.may_change_councils(caller).await?;
        self.organise_by(By::Account(caller.account), id, &command).await
    }

    async fn may_change_councils(&self, caller: &Caller) -> Result<(), Error> {
        self.see_councils(caller, Action::Change).await
    }

    async fn see_councils(&self, caller: &Caller, action: Action) -> Result<(), Error> {
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let may = (Purpose::Everyday, action, &Matter::Councils.of_organisation());
        self.let_through(caller, may, (None, today)).await
    }

    /// The teams on the page of a council, by name.
    async fn teams_of(&self, council: &Council, all: bool) -> Result<Vec<TeamOfCouncil>, Error> {
        let teams = self.all_teams().await?.into_iter();
        let teams =
            teams.map(|(team, name)| TeamOfCouncil { team, name, sees: council.teams.contains(&team) });
        let mut teams: Vec<TeamOfCouncil> = teams.filter(|team| all || team.sees).collect();
        teams.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(teams)
    }

    async fn happened_to(&self, id: CouncilId) -> Result<Vec<(Timestamp, CouncilEvent)>, Error> {
        let organisation = self.inner.organisations.open_or_empty(HERE).await?;
        Ok(organisation.now().beside.councils.of(id))
    }
}

/// Who is of a council, by name.
async fn members(
    accounts: &Accounts,
    organisation: &Organisation,
    id: CouncilId,
) -> Result<Vec<(AccountId, String)>, Error> {
    let is_of_it =
        |held: &BTreeSet<Membership>| held.iter().any(|who| organisation.council_of(*who) == Some(id));
    let mut members = Vec::new();
    for (account, _) in organisation.memberships.iter().filter(|(_, held)| is_of_it(held)) {
        if let Some(known_as) = accounts.known_as(*account).await? {
            members.push((*account, known_as));
        }
    }
    members.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(members)
}

/// The invitations to a council, the newest first.
async fn invitations(
    accounts: &Accounts,
    organisation: &Organisation,
    id: CouncilId,
) -> Result<Vec<ListedInvitation>, Error> {
    let mut invitations = accounts.invitations().await?;
    invitations.retain(|listed| match listed.invitation.to {
        Invited::To(membership) => organisation.council_of(membership) == Some(id),
        Invited::Founder | Invited::BackIn(_) => false,
    });
    Ok(invitations)
}
