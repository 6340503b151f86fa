//! People: who they are to the rota, and who may come.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::Date;
use crate::ids::{PersonId, PlaceId, WorkerId};

/// Someone who draws on support.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// What people call them.
    pub name: String,
    /// Where they live.
    pub place: PlaceId,
    /// Workers who never come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_workers: Vec<WorkerId>,
    /// Workers they asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub liked: Vec<WorkerId>,
    /// Workers they know, with the date they last came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Known>,
    /// The gender of worker they wish for, in the team's own words. Another costs `weights.person_wish` a visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender_wish: Option<String>,
    /// The language they wish a worker to speak. Another costs `weights.person_wish` a visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_wish: Option<String>,
}

impl Person {
    /// A person who knows nobody yet and wishes for nothing special.
    #[must_use]
    pub fn new(id: impl Into<PersonId>, name: impl Into<String>, place: impl Into<PlaceId>) -> Self {
        Self { id: id.into(), name: name.into(), place: place.into(), ..Self::default() }
    }
}

/// A worker someone knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Who.
    pub worker: WorkerId,
    /// When they last came; not given: known, but not lately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}
