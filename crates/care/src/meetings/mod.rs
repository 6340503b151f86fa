//! Team meetings: when the team met, who came, what was talked about and agreed, and the time that is paid for it.
//!
//! Workers meet regularly and are paid for it: article 2.5 of UNISON's Ethical Care Charter.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{SealedId, WorkerId};
use crate::units::Minutes;

pub use commands::{Command, NoteMeeting, Problem};
pub use events::{Changed, Event};

crate::ids::ids! {
    /// A meeting of the team.
    MeetingId "meeting";
}

/// A meeting of the team that took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// On which date.
    pub on: Date,
    /// Who came.
    pub came: BTreeSet<WorkerId>,
    /// How long it was; each worker who came is paid for all of it.
    pub paid: Minutes,
    /// What was talked about, in words sealed under the team's key.
    pub talked: SealedId,
    /// What was agreed, in words sealed under the team's key; `None`: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<SealedId>,
}
