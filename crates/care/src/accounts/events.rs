//! An account is somebody, or no longer; a way back went a step further.

use serde::{Deserialize, Serialize};

use super::WayBack;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{AccountId, OrganisationId, SealedId};
use crate::organisation::{Membership, Organisation};
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};

events! { organisation:
    /// An account is somebody, or no longer.
    "membership/1" => MembershipChanged,
    /// Somebody who lost every way into an account is let back in, step by step.
    "way-back/1" => WayBackStep,
}

/// An account is somebody, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipChanged {
    /// The account.
    pub account: AccountId,
    /// Who.
    pub membership: Membership,
    /// Whether it is, before and after.
    pub holds: Change<bool>,
}

/// A way back into an account went a step further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayBackStep {
    /// The account.
    pub account: AccountId,
    /// How far it is now.
    pub way_back: WayBack,
}

impl Sets<Organisation> for MembershipChanged {
    sets!(holds: bool);

    fn now(&self, organisation: &Organisation) -> Option<bool> {
        Some(organisation.is(self.account, self.membership))
    }

    fn set(&self, organisation: &mut Organisation, holds: bool) {
        let held = organisation.memberships.entry(self.account).or_default();
        if holds {
            held.insert(self.membership);
        } else {
            held.remove(&self.membership);
        }
        if held.is_empty() {
            organisation.memberships.remove(&self.account);
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Accounts.of_organisation()
    }
}

impl Happened<Organisation> for WayBackStep {
    fn fold(&self, organisation: &mut Organisation) {
        organisation.ways_back.insert(self.account, self.way_back);
    }

    fn back(&self, _: &Organisation) -> Decision<Organisation> {
        Err(General::CannotBeTakenBack(
            "What was done about a way back stays recorded. Take the way back itself away instead.",
        )
        .into())
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Accounts.of_organisation()
    }
}
