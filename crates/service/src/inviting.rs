//! Who may invite whom, and the team's tablets: accounts and memberships together.

use care::access::{Action, Purpose, Resource};
use care::ids::{AccountId, TeamId, WorkerId};
use care::organisation::Membership;
use jiff::tz::TimeZone;

use crate::accounts::{
    Accounts, Invitation, InvitationLink, Invited, ListedInvitation, Pin, Presence, Refusal, SignedIn,
    Tablet, TeamTablet,
};
use crate::{Caller, Error, Service};

/// A worker as the team's tablet shows her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabletFace {
    /// Who.
    pub worker: WorkerId,
    /// What she is called.
    pub name: String,
    /// Her place in the team's list, which gives her hue.
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

    /// Makes a link for somebody who lost every way into an account that is there.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be written now.
    pub async fn invite_back(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        account: AccountId,
    ) -> Result<InvitationLink, Error> {
        self.may_set_up_accounts(caller).await?;
        let known_as = accounts.own(account).await?.known_as;
        let to = Invited::BackIn(account);
        accounts.invite(&Invitation { to, known_as, by: Some(caller.account) }).await
    }

    /// The invitations into a team, the newest first.
    ///
    /// # Errors
    /// If the one who asks may not see them, or they cannot be read.
    pub async fn invitations(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
    ) -> Result<Vec<ListedInvitation>, Error> {
        self.may_set_up_accounts(caller).await?;
        let mut all = accounts.invitations().await?;
        all.retain(|listed| match listed.invitation.to {
            Invited::To(membership) => membership.team().is_none_or(|of| of == team),
            Invited::Founder | Invited::BackIn(_) => false,
        });
        Ok(all)
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

    /// Makes the browser she is at the team's tablet, if she is of the team.
    ///
    /// # Errors
    /// If she is not, or her proof is not fresh.
    pub async fn make_tablet(
        &self,
        accounts: &Accounts,
        (caller, signed_in): (&Caller, &SignedIn),
        team: TeamId,
        words: &str,
    ) -> Result<Presence, Error> {
        of_team(caller, team)?;
        accounts.make_tablet(signed_in, team, words).await
    }

    /// The tablets of a team, to somebody of it.
    ///
    /// # Errors
    /// If she is not, or they cannot be read.
    pub async fn tablets(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
    ) -> Result<Vec<TeamTablet>, Error> {
        of_team(caller, team)?;
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
        of_team(caller, team)?;
        accounts.end_tablet(team, tablet).await
    }

    /// The name of a tablet's team, and the workers who may come to it: those who are here today and have an account.
    ///
    /// # Errors
    /// If the tablet is the team's no more, or it cannot be read.
    pub async fn at_tablet(
        &self,
        accounts: &Accounts,
        tablet: &Tablet,
    ) -> Result<(String, Vec<TabletFace>), Error> {
        accounts.check_tablet(tablet).await?;
        let now = self.inner.teams.room(tablet.team).await?.now();
        let founded = now.team.founded.as_ref().ok_or_else(Error::not_found)?;
        let today = founded.description.zone.civil(self.now()).date;
        let organisation = self.organisation().await?;
        let has_account = |worker| {
            let membership = Membership::Worker { team: tablet.team, worker };
            organisation.memberships.values().any(|held| held.contains(&membership))
        };
        let workers = now.team.workers.iter().enumerate();
        let workers = workers.filter(|(_, (id, worker))| worker.is_here(today) && has_account(**id));
        let faces = workers.filter_map(|(place, (id, worker))| {
            let name = now.book.worker(worker.details)?.called().to_owned();
            Some(TabletFace { worker: *id, name, place })
        });
        Ok((founded.description.name.clone(), faces.collect()))
    }

    /// Comes to the team's tablet by PIN.
    ///
    /// # Errors
    /// If the worker is not of the tablet's team or has no account, the PIN is not hers, or after too many failures.
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

    /// Whoever may change a person's circle lets its members in; everyone else is let in by whoever sets up accounts.
    async fn may_invite(&self, caller: &Caller, membership: Membership) -> Result<(), Error> {
        let Membership::Member { team, person, .. } = membership else {
            return self.may_set_up_accounts(caller).await;
        };
        let glimpse = self.glimpse(caller, team).await?;
        glimpse.let_through(Purpose::Everyday, Action::Change, &Resource::Circle { team, person }).await
    }

    async fn may_set_up_accounts(&self, caller: &Caller) -> Result<(), Error> {
        let today = self.now().to_zoned(TimeZone::UTC).date();
        self.let_through(caller, (Purpose::Everyday, Action::Change, &Resource::Accounts), (None, today))
            .await
    }
}

fn of_team(caller: &Caller, team: TeamId) -> Result<(), Error> {
    if caller.worker(team).is_some() || caller.administers() { Ok(()) } else { Err(Error::not_found()) }
}
