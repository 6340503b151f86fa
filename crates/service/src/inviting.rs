//! Who may invite whom, and the team's tablets: accounts and memberships together.

use std::collections::BTreeSet;

use care::access::{Action, Matter, Purpose};
use care::ids::{AccountId, CouncilId, TeamId, WorkerId};
use care::organisation::Membership;
use jiff::tz::TimeZone;

use crate::accounts::{
    Accounts, Invitation, InvitationLink, Invited, ListedInvitation, Pin, Presence, Refusal, SignedIn,
    Tablet, TeamTablet,
};
use crate::{Caller, Error, Service};

/// Whom a team still waits for.
#[derive(Clone, Debug)]
pub struct WaitingRoom {
    /// What the team is called.
    pub team: String,
    /// Its workers without an account.
    pub without_account: Vec<TeamFace>,
    /// The councils that the organisation works with, and what each is called.
    pub councils: Vec<(CouncilId, String)>,
    /// The invitations into it and to the organisation, the newest first, those accepted or too old among them.
    pub invitations: Vec<ListedInvitation>,
}

/// A worker of a team, as a list of faces shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamFace {
    /// Who.
    pub worker: WorkerId,
    /// What they are called.
    pub name: String,
    /// Their place in the team's list, which gives their hue.
    pub place: usize,
}

impl Service {
    /// Makes a link that lets somebody in as `membership`, if the one who asks may.
    ///
    /// # Errors
    /// If they may not, or it cannot be written now.
    pub async fn invite(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        membership: Membership,
        known_as: &str,
    ) -> Result<InvitationLink, Error> {
        self.may_invite(caller, membership).await?;
        let to = Invited::To(membership);
        accounts.invite(&Invitation { to, known_as: known_as.to_owned(), by: Some(caller.account) }).await
    }

    /// Whom a team still waits for, to somebody who sets up accounts.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be read.
    pub async fn waiting_room(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
    ) -> Result<WaitingRoom, Error> {
        self.may_set_up_accounts(caller).await?;
        let mut invitations = accounts.invitations().await?;
        invitations.retain(|listed| match listed.invitation.to {
            // Someone of a circle is let in on the person's own page, by those who may change the circle.
            Invited::To(Membership::Member { .. }) | Invited::Founder | Invited::BackIn(_) => false,
            Invited::To(membership) => membership.team().is_none_or(|of| of == team),
        });
        let (name, workers) = self.workers_here(team).await?;
        let workers = workers.into_iter().filter(|(_, has_account)| !has_account).map(|(face, _)| face);
        let organisation = self.organisation().await?;
        let councils =
            organisation.councils.iter().map(|(id, council)| (*id, council.name.clone())).collect();
        Ok(WaitingRoom { team: name, without_account: workers.collect(), councils, invitations })
    }

    /// Takes an invitation back, if the one who asks may.
    ///
    /// # Errors
    /// If they may not, or there is none.
    pub async fn take_back_invitation(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        id: &str,
    ) -> Result<(), Error> {
        self.may_set_up_accounts(caller).await?;
        accounts.take_back_invitation(id).await
    }

    /// Makes the browser they are at the team's tablet, if they are of the team.
    ///
    /// # Errors
    /// If they are not, or their proof is not fresh.
    pub async fn make_tablet(
        &self,
        accounts: &Accounts,
        (caller, signed_in): (&Caller, &SignedIn),
        team: TeamId,
        words: &str,
    ) -> Result<Presence, Error> {
        self.view_team(caller, team).await?;
        accounts.make_tablet(signed_in, team, words).await
    }

    /// The tablets of a team, to somebody of it.
    ///
    /// # Errors
    /// If they are not, or they cannot be read.
    pub async fn tablets(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
    ) -> Result<Vec<TeamTablet>, Error> {
        self.view_team(caller, team).await?;
        accounts.tablets(team).await
    }

    /// Takes a tablet away from a team.
    ///
    /// # Errors
    /// If the one who asks is not of the team, or it has no such tablet.
    pub async fn end_tablet(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
        tablet: AccountId,
    ) -> Result<(), Error> {
        self.view_team(caller, team).await?;
        accounts.end_tablet(team, tablet).await
    }

    /// The name of a tablet's team, and the workers who may come to it: those who are here today and have an account.
    ///
    /// # Errors
    /// If the tablet is no longer the team's, or it cannot be read.
    pub async fn at_tablet(
        &self,
        accounts: &Accounts,
        tablet: &Tablet,
    ) -> Result<(String, Vec<TeamFace>), Error> {
        accounts.check_tablet(tablet).await?;
        let (name, workers) = self.workers_here(tablet.team).await?;
        let workers = workers.into_iter().filter(|(_, has_account)| *has_account).map(|(face, _)| face);
        Ok((name, workers.collect()))
    }

    /// Comes to the team's tablet by PIN.
    ///
    /// # Errors
    /// If the worker is not of the tablet's team or has no account, the PIN is not theirs, or after too many failures.
    pub async fn come_to_tablet(
        &self,
        accounts: &Accounts,
        tablet: &Tablet,
        worker: WorkerId,
        pin: &Pin,
    ) -> Result<Presence, Error> {
        let membership = Membership::Worker { team: tablet.team, worker };
        let organisation = self.organisation().await?;
        let held = organisation.memberships.iter().find(|(_, held)| held.contains(&membership));
        let (account, _) = held.ok_or(Refusal::WrongPin)?;
        accounts.give_pin(tablet, *account, pin).await
    }

    /// Anyone who may change a person's circle lets its members in; everyone else is let in by those who set up accounts.
    async fn may_invite(&self, caller: &Caller, membership: Membership) -> Result<(), Error> {
        let Membership::Member { team, person, .. } = membership else {
            return self.may_set_up_accounts(caller).await;
        };
        let team_view = self.team_view(caller, team).await?;
        team_view
            .let_through(Purpose::Everyday, Action::Change, &Matter::Circle.of_person(team, person))
            .await
    }

    pub(crate) async fn may_set_up_accounts(&self, caller: &Caller) -> Result<(), Error> {
        let today = self.now().to_zoned(TimeZone::UTC).date();
        self.let_through(
            caller,
            (Purpose::Everyday, Action::Change, &Matter::Accounts.of_organisation()),
            (None, today),
        )
        .await
    }

    /// The name of a team, its workers of today, and whether each has an account.
    async fn workers_here(&self, team: TeamId) -> Result<(String, Vec<(TeamFace, bool)>), Error> {
        let now = self.inner.teams.open(team).await?.now();
        let founded = now.state.founded.as_ref().ok_or_else(Error::not_found)?;
        let today = founded.description.zone.civil(self.now()).date;
        let organisation = self.organisation().await?;
        let held: BTreeSet<Membership> = organisation.memberships.values().flatten().copied().collect();
        let here = now.state.workers.iter().enumerate().filter(|(_, (_, worker))| worker.is_here(today));
        let workers = here.filter_map(|(place, (id, worker))| {
            let name = now.book.worker(worker.details)?.called().to_owned();
            let has_account = held.contains(&Membership::Worker { team, worker: *id });
            Some((TeamFace { worker: *id, name, place }, has_account))
        });
        Ok((founded.description.name.clone(), workers.collect()))
    }
}
