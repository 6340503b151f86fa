//! The road graph.

use std::ops::Range;

use crate::part::Parts;
use crate::snap::SegmentIndex;
use crate::web::Web;
use crate::{Bounds, Kind, Mode, Point};

/// A node's number in its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The position in the list of nodes.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a map shows behind the streets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BackdropKind {
    /// The middle line of a river, stream or canal.
    River,
    /// The outline of a lake, dock or wide river.
    Water,
    /// The outline of a park, common or playing field.
    Park,
    /// The outline of a wood.
    Wood,
    /// A railway line.
    Railway,
    /// The line between land and sea.
    Coast,
}

impl BackdropKind {
    /// All of them; the position is what files keep.
    pub const ALL: [Self; 6] = [Self::River, Self::Water, Self::Park, Self::Wood, Self::Railway, Self::Coast];

    /// Whether its points are the outline of an area, to be filled, rather than a line.
    #[must_use]
    pub fn is_area(self) -> bool {
        matches!(self, Self::Water | Self::Park | Self::Wood)
    }
}

/// One shape of the backdrop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backdrop {
    /// What it is.
    pub kind: BackdropKind,
    /// The line, or the outline, whose last point need not repeat the first.
    pub points: Vec<Point>,
}

/// One street as the graph keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) from: NodeId,
    pub(crate) to: NodeId,
    pub(crate) kind: Kind,
    pub(crate) name: Option<u32>,
    /// Its bends, in `Parts::shapes`.
    pub(crate) shape: Range<u32>,
    pub(crate) centimetres: u32,
    /// By mode, then forward and backward: milliseconds, 0 where it may not be used.
    pub(crate) times: [[u32; 2]; 3],
}

/// A road graph: nodes, streets between them, and how long each street takes by each way of travelling.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(crate) parts: Parts,
    /// By mode: the largest part in which every node can be reached from every other.
    pub(crate) webs: [Web; 3],
    pub(crate) segments: SegmentIndex,
}

/// Two graphs are the same if they were made of the same streets.
impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Graph {
    /// Adds the indexes to tables whose own indices are in range.
    pub(crate) fn assemble(parts: Parts) -> Self {
        let webs = Mode::ALL.map(|mode| Web::of(&parts, mode));
        let segments = SegmentIndex::of(&parts, &webs);
        Self { parts, webs, segments }
    }

    /// Whose data this is; to be shown wherever a map or a time from it is shown. Empty if invented.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.parts.attribution
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.parts.nodes.len()
    }

    /// How many nodes are in the part of the graph `mode` can travel to and fro.
    #[must_use]
    pub fn connected_node_count(&self, mode: Mode) -> usize {
        self.webs[mode.index()].member_count()
    }

    /// Where a node is, if there is one with this number.
    #[must_use]
    pub fn node(&self, node: NodeId) -> Option<Point> {
        self.parts.nodes.get(node.index()).copied()
    }

    /// Whether a node is in the part of the graph `mode` can travel to and fro.
    #[must_use]
    pub fn is_connected(&self, node: NodeId, mode: Mode) -> bool {
        self.webs[mode.index()].is_member(node.index())
    }

    /// Every street, in the order of adding.
    pub fn streets(&self) -> impl ExactSizeIterator<Item = StreetRef<'_>> {
        self.parts.rows.iter().map(|row| StreetRef { parts: &self.parts, row })
    }

    /// Rivers, parks and railways for the map, in the order of adding.
    #[must_use]
    pub fn backdrop(&self) -> &[Backdrop] {
        &self.parts.backdrop
    }

    /// The same graph with some streets closed to everybody: a burst main, a fair, a flood. What can then
    /// no longer be reached and left is cut off, and doors there open on the nearest street that can.
    #[must_use]
    pub fn without(&self, closed: impl Fn(StreetRef<'_>) -> bool) -> Self {
        let mut parts = self.parts.clone();
        for (row, street) in parts.rows.iter_mut().zip(self.streets()) {
            if closed(street) {
                row.times = [[0; 2]; 3];
            }
        }
        Self::assemble(parts)
    }

    /// The extent of what can be reached, by any way of travelling; far ends of cut-off roads are left out.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let reached = |at: &usize| self.webs.iter().any(|web| web.is_member(*at));
        Bounds::of((0..self.parts.nodes.len()).filter(reached).map(|at| self.parts.nodes[at]))
    }
}

/// A street of a graph, for drawing and for reading its times.
#[derive(Clone, Copy, Debug)]
pub struct StreetRef<'a> {
    parts: &'a Parts,
    row: &'a Row,
}

impl<'a> StreetRef<'a> {
    /// The first and the last node.
    #[must_use]
    pub fn ends(&self) -> (NodeId, NodeId) {
        (self.row.from, self.row.to)
    }

    /// What kind of way it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.row.kind
    }

    /// Its name, if known.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        self.row.name.map(|name| self.parts.names[name as usize].as_str())
    }

    /// Its length in centimetres.
    #[must_use]
    pub fn centimetres(&self) -> u32 {
        self.row.centimetres
    }

    /// Milliseconds from the first node to the last by `mode`, if it may be used that way.
    #[must_use]
    pub fn forward(&self, mode: Mode) -> Option<u32> {
        Some(self.row.times[mode.index()][0]).filter(|&time| time > 0)
    }

    /// Milliseconds from the last node to the first by `mode`, if it may be used that way.
    #[must_use]
    pub fn backward(&self, mode: Mode) -> Option<u32> {
        Some(self.row.times[mode.index()][1]).filter(|&time| time > 0)
    }

    /// Its line on the map, from the first node to the last.
    pub fn line(&self) -> impl Iterator<Item = Point> + use<'a> {
        self.parts.line(self.row)
    }
}

impl Parts {
    /// The line of a street from its first node to its last.
    pub(crate) fn line<'a>(&'a self, row: &Row) -> impl Iterator<Item = Point> + use<'a> {
        let bends = &self.shapes[row.shape.start as usize..row.shape.end as usize];
        let (first, last) = (self.nodes[row.from.index()], self.nodes[row.to.index()]);
        [first].into_iter().chain(bends.iter().copied()).chain([last])
    }
}
