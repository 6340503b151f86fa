//! What came before: who visited whom, and what the published rota says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Date, Moment};
use crate::ids::{PersonId, VisitId, WorkerId};

/// A visit that was made before the horizon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Came {
    /// To whom.
    pub person: PersonId,
    /// Who came. A worker who has left the team may be named; only those still in it count.
    pub worker: WorkerId,
    /// When.
    pub date: Date,
}

/// What the published rota says of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Which visit.
    pub visit: VisitId,
    /// Who was to come.
    pub workers: Vec<WorkerId>,
    /// When.
    pub start: Moment,
}
