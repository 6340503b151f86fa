//! Finding the street at a door.

use rstar::{AABB, PointDistance, RTree, RTreeObject};

use crate::graph::{Graph, NodeId};
use crate::part::Parts;
use crate::point::cosine_of_degrees;
use crate::web::Web;
use crate::{Kind, Mode, Point};

/// A door farther than this from any street it could use is reached by nobody.
pub const FARTHEST_DOOR_METRES: u32 = 3_000;

/// Where a point meets the streets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snap {
    /// The street's position in [`Graph::streets`].
    pub street: u32,
    /// How far along the street, in millionths of its length.
    pub along: u32,
    /// The straight way from the point to the street, in centimetres.
    pub centimetres: u32,
}

/// The pieces of all streets that can be used, findable by place.
#[derive(Clone, Debug)]
pub(crate) struct SegmentIndex {
    tree: RTree<Segment>,
    plane: Plane,
}

/// A flat map of the graph's surroundings: units of latitude both ways.
#[derive(Clone, Copy, Debug)]
struct Plane {
    narrowing: f64,
}

impl Plane {
    fn place(self, point: Point) -> [f64; 2] {
        [f64::from(point.east_units()) * self.narrowing, f64::from(point.north_units())]
    }
}

/// A straight piece of a street.
#[derive(Clone, Debug)]
struct Segment {
    ends: [[f64; 2]; 2],
    street: u32,
    /// Which piece of the street.
    piece: u32,
    /// By mode: whether a door may open on it.
    doors: [bool; 3],
}

impl RTreeObject for Segment {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.ends[0], self.ends[1])
    }
}

impl PointDistance for Segment {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        let share = self.share(point);
        let at = self.at(share);
        (at[0] - point[0]).powi(2) + (at[1] - point[1]).powi(2)
    }
}

impl Segment {
    /// How far along the piece its nearest place to `point` lies, from 0 to 1.
    fn share(&self, point: &[f64; 2]) -> f64 {
        let [from, to] = self.ends;
        let (east, north) = (to[0] - from[0], to[1] - from[1]);
        let square = east * east + north * north;
        if square == 0.0 {
            return 0.0;
        }
        (((point[0] - from[0]) * east + (point[1] - from[1]) * north) / square).clamp(0.0, 1.0)
    }

    fn at(&self, share: f64) -> [f64; 2] {
        let [from, to] = self.ends;
        [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    }
}

impl SegmentIndex {
    pub(crate) fn of(parts: &Parts, webs: &[Web; 3]) -> Self {
        let plane = Plane { narrowing: cosine_of_degrees(middle(parts)) };
        let mut segments = Vec::new();
        for (street, row) in (0..).zip(&parts.rows) {
            let doors = Mode::ALL.map(|mode| {
                let web = &webs[mode.index()];
                row.kind != Kind::Motorway
                    && row.times[mode.index()] != [0, 0]
                    && web.is_member(row.from.index())
                    && web.is_member(row.to.index())
            });
            if doors != [false; 3] {
                let places: Vec<_> = parts.line(row).map(|point| plane.place(point)).collect();
                segments.extend((0..).zip(places.windows(2)).map(|(piece, ends)| Segment {
                    ends: [ends[0], ends[1]],
                    street,
                    piece,
                    doors,
                }));
            }
        }
        Self { tree: RTree::bulk_load(segments), plane }
    }
}

/// The latitude half of the nodes are south of: a few far ends of ferries do not move it.
fn middle(parts: &Parts) -> f64 {
    let mut norths: Vec<_> = parts.nodes.iter().map(|node| node.north_units()).collect();
    norths.sort_unstable();
    norths.get(norths.len() / 2).map_or(0.0, |&north| f64::from(north) / 1e7)
}

impl Graph {
    /// The nearest place on a street that `mode` can come from and go to, if there is one within
    /// [`FARTHEST_DOOR_METRES`]. Nobody's door opens on a motorway.
    #[must_use]
    pub fn snap(&self, point: Point, mode: Mode) -> Option<Snap> {
        let place = self.segments.plane.place(point);
        let mut nearest = self.segments.tree.nearest_neighbor_iter(place);
        let segment = nearest.find(|segment| segment.doors[mode.index()])?;
        let row = &self.parts.rows[segment.street as usize];
        let line: Vec<_> = self.parts.line(row).collect();
        let (from, to) = (line[segment.piece as usize], line[segment.piece as usize + 1]);
        let share = segment.share(&place);
        let there = from.part_way(to, share);
        let centimetres = point.centimetres_to(there);
        let before = line.windows(2).take(segment.piece as usize);
        let before: u64 = before.map(|piece| u64::from(piece[0].centimetres_to(piece[1]))).sum();
        let gone = before + u64::from(from.centimetres_to(there));
        let along = (gone * 1_000_000).checked_div(u64::from(row.centimetres)).unwrap_or(0);
        let along = u32::try_from(along.min(1_000_000)).unwrap_or(1_000_000);
        let near = centimetres <= FARTHEST_DOOR_METRES * 100;
        near.then_some(Snap { street: segment.street, along, centimetres })
    }

    /// The node nearest along the street [`Graph::snap`] finds.
    #[must_use]
    pub fn nearest(&self, point: Point, mode: Mode) -> Option<NodeId> {
        self.snap(point, mode).map(|snap| {
            let row = &self.parts.rows[snap.street as usize];
            if snap.along < 500_000 { row.from } else { row.to }
        })
    }
}
