//! Who is who, and the way back into an account.

use std::collections::BTreeSet;

use super::{MembershipChanged, Stage, WayBack, WayBackStep};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::ids::{AccountId, OrganisationId};
use crate::organisation::{Event, Membership, Organisation};
use crate::stream::{Decision, Wanted, commands};

commands! { organisation: Give, End, MakeWayBack, TakeWayBack, UseWayBack, ReadOfWayBack, }

/// Note that an account is somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Give {
    /// The account.
    pub account: AccountId,
    /// Who it is.
    pub membership: Membership,
}

/// Note that an account is no longer somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The account.
    pub account: AccountId,
    /// Who it was.
    pub membership: Membership,
}

/// Note that somebody makes a way back into an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakeWayBack {
    /// The account.
    pub account: AccountId,
    /// Who makes it.
    pub by: AccountId,
}

/// Note that the way back into an account was taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeWayBack(pub AccountId);

/// Note that an account's owner came in by the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseWayBack(pub AccountId);

/// Note that an account's owner has read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOfWayBack(pub AccountId);

/// A reason against a change to who is who.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A team is not one of the organisation's.
    #[error("This team is not one of the organisation's. Make it first.")]
    UnknownTeam,
    /// A council is not one that the organisation works with.
    #[error(
        "The organisation does not work with this council yet. Add the council first, under “Teams and councils”."
    )]
    UnknownCouncil,
    /// Nobody would be left to set up accounts.
    #[error(
        "This is the last administrator, and nobody could let people in any more. Make somebody else one first."
    )]
    LastAdministrator,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::UnknownTeam | Self::UnknownCouncil | Self::LastAdministrator => None,
        }
    }
}

impl Wanted<Organisation> for Give {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let team = self.membership.team();
        if team.is_some_and(|team| !organisation.teams.contains(&team)) {
            return Err(Problem::UnknownTeam.into());
        }
        let named = matches!(self.membership, Membership::CouncilOfficer { .. });
        if named && organisation.council_of(self.membership).is_none() {
            return Err(Problem::UnknownCouncil.into());
        }
        let held = organisation.is(self.account, self.membership);
        Ok(if held { Vec::new() } else { vec![membership(self.account, self.membership, true)] })
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

impl Wanted<Organisation> for End {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        if !organisation.is(self.account, self.membership) {
            return Ok(Vec::new());
        }
        let administers = |held: &&BTreeSet<Membership>| held.contains(&Membership::Administrator);
        let administrators = organisation.memberships.values().filter(administers).count();
        if self.membership == Membership::Administrator && administrators == 1 {
            return Err(Problem::LastAdministrator.into());
        }
        Ok(vec![membership(self.account, self.membership, false)])
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

impl Wanted<Organisation> for MakeWayBack {
    fn decide(&self, _: &Organisation, _: &Context) -> Decision<Organisation> {
        Ok(vec![way_back(self.account, WayBack { made_by: self.by, stage: Stage::Made, read: false })])
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

impl Wanted<Organisation> for TakeWayBack {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        Ok(step(organisation, self.0, Stage::TakenBack))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

impl Wanted<Organisation> for UseWayBack {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        Ok(step(organisation, self.0, Stage::Used))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

impl Wanted<Organisation> for ReadOfWayBack {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let news = organisation.ways_back.get(&self.0).filter(|known| !known.read);
        let read = news.map(|news| way_back(self.0, WayBack { read: true, ..*news }));
        Ok(read.into_iter().collect())
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Accounts.of_organisation()]
    }
}

/// A way back that was made goes a step further, once; but that somebody came in by one is recorded whatever its stage.
fn step(organisation: &Organisation, account: AccountId, stage: Stage) -> Vec<Event> {
    let known = organisation.ways_back.get(&account);
    let made = known.filter(|known| known.stage == Stage::Made || stage == Stage::Used);
    let further = made.map(|made| way_back(account, WayBack { stage, read: false, ..*made }));
    further.into_iter().collect()
}

fn way_back(account: AccountId, way_back: WayBack) -> Event {
    WayBackStep { account, way_back }.into()
}

/// The event that an account becomes or is no longer somebody.
pub(crate) fn membership(account: AccountId, membership: Membership, after: bool) -> Event {
    MembershipChanged { account, membership, holds: Change::new(!after, after) }.into()
}
