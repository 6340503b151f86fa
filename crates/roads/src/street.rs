//! A street as it is given to the builder.

use std::sync::Arc;

use crate::{Mode, Point, profile};

/// What kind of way a street is: decides its usual speeds and how a map draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Motorway.
    Motorway,
    /// Trunk road.
    Trunk,
    /// Main road through a town or between towns.
    Primary,
    /// Lesser main road.
    Secondary,
    /// Road that collects the traffic of a quarter.
    Tertiary,
    /// Small road that still leads somewhere; outside towns, a lane.
    Unclassified,
    /// Street of houses.
    Residential,
    /// Access road, alley, drive, car park.
    Service,
    /// Farm or forest track.
    Track,
    /// Way made for bicycles.
    Cycleway,
    /// Footpath, bridleway or pedestrian street.
    Path,
    /// Flight of steps.
    Steps,
}

impl Kind {
    /// All of them, most important first; the position is what files keep.
    pub const ALL: [Self; 12] = [
        Self::Motorway,
        Self::Trunk,
        Self::Primary,
        Self::Secondary,
        Self::Tertiary,
        Self::Unclassified,
        Self::Residential,
        Self::Service,
        Self::Track,
        Self::Cycleway,
        Self::Path,
        Self::Steps,
    ];

    /// The position in [`Kind::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self as u8)
    }
}

/// A street between two nodes, before it is part of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Street {
    pub(crate) kind: Kind,
    /// Shared by all the pieces that a way is cut into.
    pub(crate) name: Option<Arc<str>>,
    pub(crate) shape: Vec<Point>,
    pub(crate) climb: i32,
    /// By mode, then forward and backward: metres an hour, 0 where it may not be used.
    pub(crate) speeds: [[u32; 2]; 3],
}

impl Street {
    /// A straight level street open both ways, with the usual speeds of its kind.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let speeds = Mode::ALL.map(|mode| [profile::usual_speed(kind, mode); 2]);
        Self { kind, name: None, shape: Vec::new(), climb: 0, speeds }
    }

    /// The same street with a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(Arc::from(name.into()));
        self
    }

    /// The same street bending through `points` between its ends.
    #[must_use]
    pub fn through(mut self, points: Vec<Point>) -> Self {
        self.shape = points;
        self
    }

    /// The same street rising by `metres` from its first to its last node; negative if it falls.
    /// Who walks or cycles up is slowed; see `profile::climbed`.
    #[must_use]
    pub fn climbing(mut self, metres: i32) -> Self {
        self.climb = metres;
        self
    }

    /// The same street, used by `mode` at these speeds in metres an hour, from first to last node and
    /// back; 0 closes a direction.
    #[must_use]
    pub fn speed(mut self, mode: Mode, forward: u32, backward: u32) -> Self {
        self.speeds[mode.index()] = [forward, backward];
        self
    }

    /// The same street closed to `mode`.
    #[must_use]
    pub fn closed_to(self, mode: Mode) -> Self {
        self.speed(mode, 0, 0)
    }

    /// The same street, one way from first to last node for all but those on foot.
    #[must_use]
    pub fn one_way(mut self) -> Self {
        self.speeds[Mode::Bicycle.index()][1] = 0;
        self.speeds[Mode::Car.index()][1] = 0;
        self
    }
}
