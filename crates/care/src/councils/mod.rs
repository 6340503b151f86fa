//! The councils that an organisation works with: each agrees and pays for support, and has people who sign in.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::TeamId;
use crate::organisation::{Membership, Organisation};

pub use commands::{Command, Join, OpenTeam, Problem, Rename};
pub use events::{CouncilJoined, CouncilRenamed, Event, TeamOpened};

/// A council that the organisation works with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Council {
    /// What it is called.
    pub name: String,
    /// How many came before it. Those who were noted as "the council" before councils had names are of number 0.
    pub number: u64,
    /// The teams whose figures it sees: those that it commissions, or that the organisation chose to show it.
    pub teams: BTreeSet<TeamId>,
}

/// No team.
static NO_TEAM: BTreeSet<TeamId> = BTreeSet::new();

impl Organisation {
    /// The teams that somebody sees as one of a council. Those who were noted as "the council" before councils had names see what
    /// the first council sees; where none was ever noted, what every council saw then.
    #[must_use]
    pub fn teams_of_council(&self, who: Membership) -> &BTreeSet<TeamId> {
        let council = self.council_of(who).and_then(|council| self.councils.get(&council));
        match council {
            Some(council) => &council.teams,
            None if who == Membership::Council => &self.teams_before,
            None => &NO_TEAM,
        }
    }
}
