//! How long it takes from one place to another.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::PlaceId;

/// A way of travelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Walking.
    Foot,
    /// Cycling.
    Bicycle,
    /// Driving.
    #[default]
    Car,
    /// Walking and public transport. A table can hold it; coordinates treat it as a slow car; maps cannot yet.
    Bus,
}

impl Mode {
    /// Its name in a file and in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Foot => "foot",
            Self::Bicycle => "bicycle",
            Self::Car => "car",
            Self::Bus => "bus",
        }
    }
}

/// Degrees north and east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// Where travel times come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Travel {
    /// Times in minutes between all places.
    Table(Table),
    /// Distances between the places' coordinates, and speeds.
    Coordinates(Coordinates),
    /// A compiled road map.
    Map(RoadMap),
}

/// Travel times in minutes, for each way of travelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The places of the rows and columns, in order.
    pub places: Vec<PlaceId>,
    /// For each way of travelling a row for each place it starts at; `null` where there is no way.
    pub minutes: BTreeMap<Mode, Vec<Vec<Option<u16>>>>,
}

/// Travel times worked out from coordinates: straight distance times `detour`, at the speed of the way of travelling,
/// plus the minutes at the ends, rounded up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// Speeds; those not given are foot 4.8, bicycle 14, car 28, bus 12.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kilometres_per_hour: BTreeMap<Mode, f64>,
    /// How much longer the way is than the straight line.
    #[serde(default = "Coordinates::usual_detour")]
    #[schemars(range(min = 1, max = 10))]
    pub detour: f64,
    /// Minutes that every journey between two places takes besides, such as parking; not given: car 2, bicycle 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes_at_ends: BTreeMap<Mode, u16>,
}

impl Coordinates {
    fn usual_detour() -> f64 {
        1.3
    }

    /// The speed of a way of travelling in kilometres an hour.
    #[must_use]
    pub fn speed(&self, mode: Mode) -> f64 {
        let usual = match mode {
            Mode::Foot => 4.8,
            Mode::Bicycle => 14.0,
            Mode::Car => 28.0,
            Mode::Bus => 12.0,
        };
        self.kilometres_per_hour.get(&mode).copied().unwrap_or(usual)
    }

    /// Minutes every journey takes besides.
    #[must_use]
    pub fn ends(&self, mode: Mode) -> u16 {
        let usual = match mode {
            Mode::Car => 2,
            Mode::Bicycle => 1,
            Mode::Foot | Mode::Bus => 0,
        };
        self.minutes_at_ends.get(&mode).copied().unwrap_or(usual)
    }
}

impl Default for Coordinates {
    fn default() -> Self {
        Self {
            kilometres_per_hour: BTreeMap::new(),
            detour: Self::usual_detour(),
            minutes_at_ends: BTreeMap::new(),
        }
    }
}

/// A road map compiled by `fairly map`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoadMap {
    /// Its file, relative to the week file.
    pub file: String,
    /// Minutes that every journey between two places takes besides, such as parking; not given: car 2, bicycle 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes_at_ends: BTreeMap<Mode, u16>,
}

/// A way that is closed or slower than usual, throughout the horizon.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// Journeys that start at one of `between` and end at another, either way; one place: all journeys to and from it;
    /// empty: all journeys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<PlaceId>,
    /// The ways of travelling it matters to; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<Mode>,
    /// What it does to them.
    pub effect: Obstacle,
}

/// What a closure does to a journey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Obstacle {
    /// Nobody gets through.
    #[default]
    Closed,
    /// It takes so many minutes more.
    MinutesMore(u16),
    /// It takes so many hundredths of its usual time; 100 changes nothing.
    Percent(u16),
}

/// Gives travel times from a road map; the caller supplies it, so that this crate reads no maps.
pub trait TravelSource {
    /// Seconds from every point to every other, row by row; `None` where there is no way.
    ///
    /// # Errors
    /// In words, when the source knows no such way of travelling or cannot answer.
    fn table(&self, mode: Mode, points: &[Point]) -> Result<Vec<Option<u32>>, String>;
}
