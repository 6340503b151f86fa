//! Doors: points with the street they open on.

use crate::graph::{Graph, Row};
use crate::{Mode, Point, Snap};

/// How fast the last steps between door and street are walked, in metres an hour.
const DOOR_STEP_SPEED: u64 = 4_500;
/// No way, in milliseconds.
pub(crate) const FAR: u32 = u32::MAX;
/// All of a street, in millionths of its length.
pub(crate) const WHOLE: u32 = 1_000_000;

/// A point and the street it opens on.
pub(crate) struct Door<'a> {
    pub(crate) point: Point,
    pub(crate) snap: Snap,
    pub(crate) row: &'a Row,
    mode: Mode,
}

/// One end of a door's street.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The node there.
    pub(crate) node: usize,
    /// Milliseconds between the end and the street before the door, [`FAR`] if that is the wrong way.
    pub(crate) time: u32,
    /// 0 or [`WHOLE`]: which end of the street it is.
    pub(crate) at: u32,
}

impl Graph {
    /// The door at a point, if a street is near.
    pub(crate) fn door(&self, point: Point, mode: Mode) -> Option<Door<'_>> {
        let snap = self.snap(point, mode)?;
        Some(Door { point, snap, row: &self.parts.rows[snap.street as usize], mode })
    }
}

impl Door<'_> {
    /// Milliseconds to walk between door and street.
    fn steps(&self) -> u32 {
        let time = u64::from(self.snap.centimetres) * 36_000 / DOOR_STEP_SPEED;
        u32::try_from(time).unwrap_or(FAR)
    }

    /// Milliseconds for `millionths` of its street, [`FAR`] if it may not be used that way. Who is at a
    /// junction already needs no way to it, not even on a one-way street.
    fn share(&self, direction: usize, millionths: u32) -> u32 {
        match (self.row.times[self.mode.index()][direction], millionths) {
            (_, 0) => 0,
            (0, _) => FAR,
            (whole, _) => {
                let share = u64::from(whole) * u64::from(millionths) / u64::from(WHOLE);
                u32::try_from(share).unwrap_or(FAR)
            }
        }
    }

    /// The ends of the street, and how long it takes to them.
    pub(crate) fn leaving(&self) -> [End; 2] {
        let (row, along) = (self.row, self.snap.along);
        [
            End { node: row.to.index(), time: self.share(0, WHOLE - along), at: WHOLE },
            End { node: row.from.index(), time: self.share(1, along), at: 0 },
        ]
    }

    /// The ends of the street, and how long it takes from them.
    pub(crate) fn arriving(&self) -> [End; 2] {
        let (row, along) = (self.row, self.snap.along);
        [
            End { node: row.from.index(), time: self.share(0, along), at: 0 },
            End { node: row.to.index(), time: self.share(1, WHOLE - along), at: WHOLE },
        ]
    }

    /// Milliseconds along the one street both doors open on, [`FAR`] if they do not or it is one way.
    pub(crate) fn along(&self, other: &Self) -> u32 {
        let (here, there) = (self.snap.along, other.snap.along);
        if self.snap.street != other.snap.street {
            FAR
        } else if there >= here {
            self.share(0, there - here)
        } else {
            self.share(1, here - there)
        }
    }

    /// Seconds from door to door, rounded to the nearest, if the way between their streets takes `ridden`
    /// milliseconds; nothing if there is no way.
    pub(crate) fn seconds_to(&self, other: &Self, ridden: u32) -> Option<u32> {
        if self.point == other.point {
            return Some(0);
        }
        let total = ridden.saturating_add(self.steps()).saturating_add(other.steps());
        (total != FAR).then_some(total / 1_000 + u32::from(total % 1_000 >= 500))
    }
}
