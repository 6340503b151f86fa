//! A team begins: what it is called, where it is, who employs its workers.

use jiff::civil::Date;
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

/// The streets a team travels on. The map itself is a file beside the journal; it is about nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streets {
    /// What the file is called.
    pub file: String,
    /// The day whose streets it shows; none: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Date>,
    /// The day on which the team was given it.
    pub given: Date,
}

/// A team travels on other streets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetsLaid {
    /// From which to which; none: as the crow flies.
    pub streets: Change<Option<Streets>>,
}

/// A team is called something else, or is somewhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// From what to what.
    pub description: Change<Description>,
}
