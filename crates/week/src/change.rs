//! What happened since a rota was published, and the week as it is then.

mod apply;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Moment, Stretch};
use crate::finding::Finding;
use crate::ids::{PersonId, VisitId, WorkerId};
use crate::read::{json_text, read_whole, schema_text};
use crate::travel::Closure;
use crate::visit::Visit;

/// The tag every change file carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ChangeFormat {
    /// The first version.
    #[default]
    #[serde(rename = "fairly.change/1")]
    Change1,
}

/// What happened, and what time it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What kind of file this is.
    pub format: ChangeFormat,
    /// What time it is: what has started by then stays as it is.
    pub now: Moment,
    /// What happened, one after the other.
    pub changes: Vec<Event>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A worker cannot come.
    WorkerIll(WorkerIll),
    /// A visit is wanted besides.
    VisitAdded(Box<Visit>),
    /// A visit is wanted at another time.
    VisitMoved(VisitMoved),
    /// A visit takes longer or shorter.
    VisitLength(VisitLength),
    /// A visit is not wanted after all.
    VisitCancelled(VisitCancelled),
    /// A person is away from home, and needs none of their visits.
    PersonInHospital(PersonInHospital),
    /// A way is closed or slower, for the rest of the horizon.
    RoadClosed(Closure),
}

/// A worker cannot come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkerIll {
    /// Who.
    pub worker: WorkerId,
    /// From when; not given: now. A visit they have started they finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// Until when; not given: the end of the horizon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
}

/// A visit is wanted at another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitMoved {
    /// Which.
    pub visit: VisitId,
    /// The new agreed date and time.
    pub agreed: Moment,
    /// The new hard window; not given: as far from the agreed time as the team's rules allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<Stretch>,
}

/// A visit takes longer or shorter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitLength {
    /// Which.
    pub visit: VisitId,
    /// How long it takes now.
    pub minutes: u16,
    /// How short it may be made if need be; not given: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest_minutes: Option<u16>,
}

/// A visit is not wanted after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitCancelled {
    /// Which.
    pub visit: VisitId,
}

/// A person is away from home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonInHospital {
    /// Who.
    pub person: PersonId,
    /// From when; not given: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// Until when; not given: the end of the horizon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
}

impl Change {
    /// Reads a change file.
    ///
    /// # Errors
    /// Everything that is wrong with its form.
    pub fn read(text: &str) -> Result<Self, Vec<Finding>> {
        read_whole(text)
    }

    /// The file's text: indented, ending in a line feed.
    #[must_use]
    pub fn to_json(&self) -> String {
        json_text(self)
    }

    /// The JSON Schema of a change file, as text.
    #[must_use]
    pub fn json_schema() -> String {
        schema_text::<Self>()
    }
}
