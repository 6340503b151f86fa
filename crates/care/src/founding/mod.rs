//! A team begins: what it is called, where it is, who employs its workers, and on which streets it travels.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::location::Location;
use crate::time::Zone;

pub use commands::{Command, Describe, Found, LayStreets, Problem};
pub use events::{Described, Event, Founded, StreetsLaid};

/// What a team is called and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its name, such as "Old Trafford".
    pub name: String,
    /// The zone its clocks show.
    pub zone: Zone,
    /// Where it meets; `None`: nowhere in particular.
    pub base: Option<Location>,
}

/// The streets a team travels on. The map itself is a file beside the journal; it is about nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streets {
    /// What the file is called.
    pub file: String,
    /// The day whose streets it shows; `None`: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Date>,
    /// The day on which the team was given it.
    pub given: Date,
}
