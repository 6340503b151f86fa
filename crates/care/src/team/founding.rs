//! A team begins: what it is called, where it is, who employs its workers.

use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{OrganisationId, TeamId};
use crate::place::Place;
use crate::time::Zone;

/// What a team is called and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its name, such as "Old Trafford".
    pub name: String,
    /// The zone its clocks show.
    pub zone: Zone,
    /// Where it meets; none: nowhere in particular.
    pub base: Option<Place>,
}

/// A team began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The team.
    pub team: TeamId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What it is called and where it is.
    pub description: Description,
}

/// A team is called something else, or is somewhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// From what to what.
    pub description: Change<Description>,
}
