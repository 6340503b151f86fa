//! Letting someone of a person's circle in: by a link that waits, is accepted or grows too old, and can be withdrawn.

use care::access::{Action, Matter, Purpose};
use care::accounts;
use care::ids::{CommandId, MemberId, PersonId, TeamId};
use care::organisation::{Command, Membership, Organisation};
use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use crate::accounts::{Accounts, InvitationLink, Invited, LinkState, ListedInvitation};
use crate::{Caller, Error, Service};

/// How far someone of a circle is with coming in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// Nobody invited them.
    None,
    /// A link waits for them.
    Waiting {
        /// Until when.
        until: Timestamp,
    },
    /// They accepted, and see what is shared with them.
    Open,
    /// It was withdrawn.
    Withdrawn,
    /// They did not accept in time.
    TooOld,
}

impl Service {
    /// How far each of a person's circle is with coming in, to those who may change the circle.
    ///
    /// # Errors
    /// If they may not, there is no such person, or it cannot be read.
    pub async fn circle_ways_in(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
    ) -> Result<BTreeMap<MemberId, WayIn>, Error> {
        let circle = self.circle_to_change(caller, team, person).await?;
        let (organisation, links, now) =
            (self.organisation().await?, accounts.invitations().await?, self.now());
        let way_in = |member| {
            let membership = Membership::Member { team, person, member };
            (member, way_in(&organisation, &links, membership, now))
        };
        Ok(circle.into_keys().map(way_in).collect())
    }

    /// Makes a link for someone of a person's circle, in place of one that waits; with it, what they are called.
    ///
    /// # Errors
    /// If the one who asks may not change the circle, there is nobody such in it, or it cannot be written now.
    pub async fn invite_member(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person, member): (TeamId, PersonId, MemberId),
    ) -> Result<(InvitationLink, String), Error> {
        let mut circle = self.circle_to_change(caller, team, person).await?;
        let known_as = circle.remove(&member).ok_or_else(Error::not_found)?;
        let membership = Membership::Member { team, person, member };
        accounts.take_back_waiting(&Invited::To(membership)).await?;
        let link = self.invite(accounts, caller, membership, &known_as).await?;
        Ok((link, known_as))
    }

    /// Withdraws it: a link that waits no longer opens, and the person who accepted one no longer comes in.
    ///
    /// # Errors
    /// If the one who asks may not change the circle, or it cannot be written now.
    pub async fn withdraw_member(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person, member): (TeamId, PersonId, MemberId),
    ) -> Result<(), Error> {
        self.circle_to_change(caller, team, person).await?;
        let membership = Membership::Member { team, person, member };
        accounts.take_back_waiting(&Invited::To(membership)).await?;
        // Read only now, so that the person who accepted meanwhile is among them.
        let organisation = self.organisation().await?;
        let held = organisation.memberships.iter().filter(|(_, held)| held.contains(&membership));
        for (account, _) in held {
            let command = Command::from(accounts::End { account: *account, membership });
            self.organise(caller.account, CommandId::new(Uuid::new_v4()), &command).await?;
        }
        Ok(())
    }

    /// Who is in a person's circle and what they are called, to those who may change it.
    async fn circle_to_change(
        &self,
        caller: &Caller,
        team: TeamId,
        person: PersonId,
    ) -> Result<BTreeMap<MemberId, String>, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Circle.of_person(team, person);
        team_view.let_through(Purpose::Everyday, Action::Change, &resource).await?;
        let known = team_view.team().people.get(&person).ok_or_else(Error::not_found)?;
        let called = |member| team_view.member(person, member).map(|(name, _)| name).unwrap_or_default();
        Ok(known.circle.keys().map(|member| (*member, called(*member))).collect())
    }
}

/// Who holds the membership comes in; otherwise the latest link tells. One that was accepted and no longer leads in was
/// withdrawn since.
fn way_in(
    organisation: &Organisation,
    newest_first: &[ListedInvitation],
    membership: Membership,
    now: Timestamp,
) -> WayIn {
    if organisation.memberships.values().any(|held| held.contains(&membership)) {
        return WayIn::Open;
    }
    let latest = newest_first.iter().find(|listed| listed.invitation.to == Invited::To(membership));
    match latest.map(|listed| (listed.state(now), listed.ends_at)) {
        None => WayIn::None,
        Some((LinkState::Waiting, until)) => WayIn::Waiting { until },
        Some((LinkState::Accepted | LinkState::TakenBack, _)) => WayIn::Withdrawn,
        Some((LinkState::TooOld, _)) => WayIn::TooOld,
    }
}
