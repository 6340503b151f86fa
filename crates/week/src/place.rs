//! Where people live and rounds begin.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::PlaceId;
use crate::travel::Point;

/// A place that someone travels to or from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What people call it; empty: its id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -90, max = 90))]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -180, max = 180))]
    pub lon: Option<f64>,
}

impl Place {
    /// A place with a name and coordinates.
    #[must_use]
    pub fn new(id: impl Into<PlaceId>, name: impl Into<String>, lat: f64, lon: f64) -> Self {
        Self { id: id.into(), name: name.into(), lat: Some(lat), lon: Some(lon) }
    }

    /// Its coordinates, where it has both.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        self.lat.zip(self.lon).map(|(lat, lon)| Point { lat, lon })
    }
}
