//! Everything that can happen to an organisation.

use serde::{Deserialize, Serialize};

use super::{Description, Membership, WayBack};
use crate::change::Change;
use crate::ids::{AccountId, OrganisationId, TeamId};
use crate::recorded::events;

events! {
    "an organisation":

    /// The organisation began.
    "organisation-founded/1" => Founded(Founded),
    /// It is called or is something else.
    "organisation-described/1" => Described(Described),
    /// A team is one of its own, or is no more.
    "team-listed/1" => TeamListed(TeamListed),
    /// An account is somebody, or is no more.
    "membership/1" => Membership(MembershipChanged),
    /// Somebody who lost every way into an account is let back in, step by step.
    "way-back/1" => WayBack(WayBackStep),
}

/// An organisation began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub description: Description,
}

/// An organisation is called or is something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// From what to what.
    pub description: Change<Description>,
}

/// A team is one of the organisation's, or is no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamListed {
    /// The team.
    pub team: TeamId,
    /// Whether it is one of its own, before and after.
    pub listed: Change<bool>,
}

/// An account is somebody, or is no more.
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
    /// How it stands now.
    pub way_back: WayBack,
}
