//! Building a graph street by street.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use crate::graph::{Backdrop, Graph, NodeId, Row};
use crate::part::Parts;
use crate::profile::Meeting;
use crate::{Control, Mode, Point, Street, profile};

/// The longest time a street can take, in milliseconds: a week.
pub(crate) const LONGEST_STREET: u32 = 7 * 24 * 3_600_000;

/// Why streets do not make a graph.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// A street ends at a node that was never added.
    #[error("street {street} ends at node {node}, but there are only {nodes} nodes")]
    NoSuchNode {
        /// The street's position in the order of adding.
        street: usize,
        /// The node it names.
        node: u32,
        /// How many nodes there are.
        nodes: usize,
    },
    /// More nodes, streets or bends than a graph can number.
    #[error("the map has more {0} than a graph can number (1,000,000,000): cut a smaller extract")]
    TooMany(&'static str),
}

/// Collects nodes and streets; [`GraphBuilder::build`] makes them a [`Graph`].
#[derive(Clone, Debug, Default)]
pub struct GraphBuilder {
    attribution: String,
    nodes: Vec<Point>,
    controls: Vec<Control>,
    streets: Vec<(NodeId, NodeId, Street)>,
    backdrop: Vec<Backdrop>,
}

impl GraphBuilder {
    /// A builder of an empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Names whose data this is; shown wherever a map or a time from it is shown.
    pub fn set_attribution(&mut self, text: impl Into<String>) {
        self.attribution = text.into();
    }

    /// Adds a node where streets may end or meet.
    pub fn add_node(&mut self, at: Point) -> NodeId {
        self.add_controlled_node(at, Control::None)
    }

    /// Adds a node where traffic is held up.
    pub fn add_controlled_node(&mut self, at: Point, control: Control) -> NodeId {
        self.nodes.push(at);
        self.controls.push(control);
        NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds a street between two nodes. Streets meet at nodes only: one that crosses another without a
    /// common node is a bridge.
    pub fn add_street(&mut self, from: NodeId, to: NodeId, street: Street) {
        self.streets.push((from, to, street));
    }

    /// Adds something a map shows behind the streets.
    pub fn add_backdrop(&mut self, shape: Backdrop) {
        self.backdrop.push(shape);
    }

    /// The graph of everything added.
    ///
    /// # Errors
    /// If a street names a missing node, or there is too much to number.
    pub fn build(self) -> Result<Graph, BuildError> {
        self.faults()?;
        let meetings = self.meetings();
        let mut names = BTreeMap::new();
        let mut parts = Parts { attribution: self.attribution, nodes: self.nodes, ..Parts::default() };
        for (from, to, street) in self.streets {
            let ends = [from, to].map(|end| Junction {
                at: parts.nodes[end.index()],
                control: self.controls[end.index()],
                meeting: meetings[end.index()],
            });
            let row = row(&mut parts, &mut names, (from, to), ends, street);
            parts.rows.push(row);
        }
        parts.backdrop = self.backdrop;
        Ok(Graph::assemble(parts))
    }

    fn faults(&self) -> Result<(), BuildError> {
        const MOST: usize = 1_000_000_000;
        let nodes = self.nodes.len();
        let bends: usize = self.streets.iter().map(|(_, _, street)| street.shape.len()).sum();
        for (what, count) in [("nodes", nodes), ("streets", self.streets.len()), ("bends", bends)] {
            if count > MOST {
                return Err(BuildError::TooMany(what));
            }
        }
        for (at, &(from, to, _)) in self.streets.iter().enumerate() {
            if let Some(node) = [from, to].into_iter().find(|node| node.index() >= nodes) {
                return Err(BuildError::NoSuchNode { street: at, node: node.0, nodes });
            }
        }
        Ok(())
    }

    /// The streets open to cars that meet at each node.
    fn meetings(&self) -> Vec<Meeting> {
        let mut meetings = vec![Meeting::default(); self.nodes.len()];
        for (from, to, street) in &self.streets {
            if street.speeds[Mode::Car.index()] != [0, 0] {
                for end in [from.index(), to.index()] {
                    meetings[end] = meetings[end].with(street.kind);
                }
            }
        }
        meetings
    }
}

/// One end of a street.
#[derive(Clone, Copy)]
struct Junction {
    at: Point,
    control: Control,
    meeting: Meeting,
}

fn row(
    parts: &mut Parts,
    names: &mut BTreeMap<Arc<str>, u32>,
    (from, to): (NodeId, NodeId),
    ends: [Junction; 2],
    street: Street,
) -> Row {
    let centimetres = length(ends[0].at, &street.shape, ends[1].at);
    let first = number(parts.shapes.len());
    parts.shapes.extend_from_slice(&street.shape);
    let times = Mode::ALL.map(|mode| {
        let [forward, backward] = street.speeds[mode.index()];
        let there = profile::climbed(mode, centimetres, street.climb);
        let back = profile::climbed(mode, centimetres, street.climb.saturating_neg());
        let lost = ends.map(|end| profile::delay(mode, end.control, end.meeting, street.kind));
        [time(there, forward, lost[1]), time(back, backward, lost[0])]
    });
    let name = street.name.map(|name| intern(parts, names, name));
    Row { from, to, kind: street.kind, name, shape: first..number(parts.shapes.len()), centimetres, times }
}

fn length(from: Point, shape: &[Point], to: Point) -> u32 {
    let mut at = from;
    shape.iter().chain([&to]).fold(0, |total: u32, &next| {
        let step = at.centimetres_to(next);
        at = next;
        total.saturating_add(step)
    })
}

/// Milliseconds for a length at a speed in metres an hour, with the milliseconds lost at the end; 0 if
/// closed.
fn time(centimetres: u32, speed: u32, lost: u32) -> u32 {
    if speed == 0 {
        return 0;
    }
    let moving = (u64::from(centimetres) * 36_000 + u64::from(speed) / 2) / u64::from(speed);
    let total = moving + u64::from(lost);
    u32::try_from(total).unwrap_or(LONGEST_STREET).clamp(1, LONGEST_STREET)
}

fn intern(parts: &mut Parts, names: &mut BTreeMap<Arc<str>, u32>, name: Arc<str>) -> u32 {
    if let Some(&known) = names.get(&name) {
        return known;
    }
    let fresh = number(parts.names.len());
    parts.names.push(name.as_ref().to_owned());
    names.insert(name, fresh);
    fresh
}

/// A position as a number; `GraphBuilder::faults` has made sure that it fits.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn point(north: i32, east: i32) -> Point {
        Point::from_units(north, east).unwrap()
    }

    /// A street of 1 km along the equator and what is made of it.
    fn one(street: Street) -> Graph {
        let mut builder = GraphBuilder::new();
        let ends = [0, 89_932].map(|east| builder.add_node(point(0, east)));
        builder.add_street(ends[0], ends[1], street);
        builder.build().unwrap()
    }

    #[test]
    fn a_street_needs_its_nodes() {
        let mut builder = GraphBuilder::new();
        let here = builder.add_node(point(0, 0));
        builder.add_street(here, here, Street::new(Kind::Path));
        builder.add_street(here, NodeId(7), Street::new(Kind::Path));
        assert_eq!(builder.build(), Err(BuildError::NoSuchNode { street: 1, node: 7, nodes: 1 }));
    }

    #[test]
    fn a_street_takes_its_length_at_its_speed() {
        let graph = one(Street::new(Kind::Primary).speed(Mode::Car, 36_000, 72_000).closed_to(Mode::Bicycle));
        let street = graph.streets().next().unwrap();
        assert_eq!(street.centimetres(), 100_000);
        assert_eq!((street.forward(Mode::Car), street.backward(Mode::Car)), (Some(100_000), Some(50_000)));
        assert_eq!((street.forward(Mode::Bicycle), street.backward(Mode::Bicycle)), (None, None));
        assert_eq!(street.forward(Mode::Foot), Some(705_882));
    }

    #[test]
    fn walkers_and_cyclists_climb_and_cars_do_not() {
        let level = one(Street::new(Kind::Residential));
        let hill = one(Street::new(Kind::Residential).climbing(50));
        let [level, hill] = [&level, &hill].map(|graph| graph.streets().next().unwrap());
        for mode in [Mode::Foot, Mode::Bicycle] {
            // 50 m up feel like 400 m along.
            let (flat, steep) = (level.forward(mode).unwrap(), hill.forward(mode).unwrap());
            assert!((flat * 14 / 10).abs_diff(steep) < 2, "{mode}: {flat} and {steep} ms");
            assert_eq!(hill.backward(mode), level.backward(mode));
        }
        assert_eq!(hill.forward(Mode::Car), level.forward(Mode::Car));
    }

    #[test]
    fn one_way_streets_bind_all_but_walkers() {
        let graph = one(Street::new(Kind::Residential).one_way());
        let street = graph.streets().next().unwrap();
        assert_eq!(Mode::ALL.map(|mode| street.backward(mode).is_some()), [true, false, false]);
    }

    #[test]
    fn who_comes_to_a_greater_road_gives_way() {
        let mut builder = GraphBuilder::new();
        let middle = builder.add_node(point(0, 0));
        for (north, east, kind) in
            [(0, 90_000, Kind::Primary), (0, -90_000, Kind::Primary), (90_000, 0, Kind::Residential)]
        {
            let end = builder.add_node(point(north, east));
            builder.add_street(end, middle, Street::new(kind).speed(Mode::Car, 36_000, 36_000));
        }
        let graph = builder.build().unwrap();
        let times = graph.streets().map(|street| (street.forward(Mode::Car), street.backward(Mode::Car)));
        let lost: Vec<_> = times.map(|(there, back)| there.unwrap() - back.unwrap()).collect();
        assert_eq!(lost, [300, 300, 3_000]);
    }
}
