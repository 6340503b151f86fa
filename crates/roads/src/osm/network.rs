//! The streets of an extract, cut at their junctions.

use std::io::{Read, Seek};

use super::access::may_pass;
use super::blocks::each_block;
use super::elements::{Element, Tags, Wanted, each_element};
use super::way::street;
use super::{MOST_NODES, OsmError, TEXT_OF_A_NODE};
use crate::{Control, GraphBuilder, Kind, Mode, NodeId, Point, Street};

/// A way that is a street, with its nodes in `Network::refs`.
struct Way {
    street: Street,
    from: usize,
    to: usize,
}

/// What is known of a node that streets use.
#[derive(Clone, Copy, Default)]
struct Spot {
    point: Option<Point>,
    /// Whether the file has it nowhere on the earth: streets go on without it.
    off_the_earth: bool,
    /// How many times streets come through; an end counts twice, so that streets are cut there.
    uses: u8,
    control: Control,
    /// By mode: whether a barrier stops it here.
    stopped: [bool; 3],
}

impl Spot {
    /// Whether streets are cut here.
    fn is_junction(&self) -> bool {
        self.uses > 1 || self.control != Control::None || self.stopped != [false; 3]
    }
}

/// All streets of an extract and the nodes they use.
pub(crate) struct Network {
    ways: Vec<Way>,
    /// The nodes of all ways, as positions in `ids` and `spots`.
    refs: Vec<usize>,
    ids: Vec<i64>,
    spots: Vec<Spot>,
    /// How many nodes of the file are nowhere on the earth.
    pub(crate) off_the_earth: usize,
}

impl Network {
    pub(crate) fn read<R: Read + Seek>(file: &mut R) -> Result<Self, OsmError> {
        let (ways, nodes) = read_ways(file)?;
        let mut ids = nodes.clone();
        ids.sort_unstable();
        ids.dedup();
        let spots = vec![Spot::default(); ids.len()];
        let refs = nodes.iter().map(|id| ids.binary_search(id).unwrap_or(0)).collect();
        let mut network = Self { ways, refs, ids, spots, off_the_earth: 0 };
        network.count_uses();
        network.read_nodes(file)?;
        Ok(network)
    }

    fn count_uses(&mut self) {
        for way in &self.ways {
            let nodes = &self.refs[way.from..way.to];
            let ends = [nodes.first(), nodes.last()];
            for &node in nodes.iter().chain(ends.into_iter().flatten()) {
                self.spots[node].uses = self.spots[node].uses.saturating_add(1);
            }
        }
    }

    fn read_nodes<R: Read + Seek>(&mut self, file: &mut R) -> Result<(), OsmError> {
        each_block(file, |block| {
            each_element(block, Wanted::Nodes, &mut |id, element, tags| {
                let lost = matches!(element, Element::OffTheEarth);
                self.off_the_earth += usize::from(lost);
                let Ok(at) = self.ids.binary_search(&id) else { return Ok(()) };
                let spot = &mut self.spots[at];
                spot.off_the_earth = lost;
                if let Element::Node { point } = element {
                    spot.point = Some(point);
                    spot.control = control(tags);
                    spot.stopped = Mode::ALL.map(|mode| !may_pass(tags, mode));
                }
                Ok(())
            })
        })
    }

    /// A builder with all streets, cut at junctions.
    pub(crate) fn builder(&self) -> GraphBuilder {
        let mut builder = GraphBuilder::new();
        let mut nodes = vec![None; self.spots.len()];
        for way in &self.ways {
            let mut piece = Vec::new();
            for &node in self.refs[way.from..way.to].iter().filter(|node| !self.spots[**node].off_the_earth) {
                let Some(point) = self.spots[node].point else {
                    // The extract was cut here: what lies beyond is another street.
                    self.add(&mut builder, &mut nodes, &way.street, &piece);
                    piece.clear();
                    continue;
                };
                piece.push((node, point));
                if self.spots[node].is_junction() && piece.len() > 1 {
                    self.add(&mut builder, &mut nodes, &way.street, &piece);
                    piece = vec![(node, point)];
                }
            }
            self.add(&mut builder, &mut nodes, &way.street, &piece);
        }
        builder
    }

    fn add(
        &self,
        builder: &mut GraphBuilder,
        nodes: &mut [Option<NodeId>],
        street: &Street,
        piece: &[(usize, Point)],
    ) {
        let [first, bends @ .., last] = piece else {
            return;
        };
        let [from, to] = [first, last].map(|&(node, point)| self.end(builder, nodes, node, point));
        let bends = bends.iter().map(|&(_, point)| point).collect();
        builder.add_street(from, to, street.clone().through(bends));
    }

    /// The graph's node for an end of a street. At a barrier every street has its own, joined to the one
    /// in the middle only for those who may pass.
    fn end(
        &self,
        builder: &mut GraphBuilder,
        nodes: &mut [Option<NodeId>],
        node: usize,
        point: Point,
    ) -> NodeId {
        let spot = &self.spots[node];
        let middle = *nodes[node].get_or_insert_with(|| builder.add_controlled_node(point, spot.control));
        if spot.stopped == [false; 3] {
            return middle;
        }
        let own = builder.add_node(point);
        let gate = Street::new(Kind::Path);
        let gate = Mode::ALL.into_iter().fold(gate, |gate, mode| {
            let speed = if spot.stopped[mode.index()] { 0 } else { 5_000 };
            gate.speed(mode, speed, speed)
        });
        builder.add_street(own, middle, gate);
        own
    }
}

/// The ways that are streets, and the ids of their nodes one after the other.
fn read_ways<R: Read + Seek>(file: &mut R) -> Result<(Vec<Way>, Vec<i64>), OsmError> {
    let (mut ways, mut ids, mut text) = (Vec::new(), Vec::new(), 0);
    each_block(file, |block| {
        each_element(block, Wanted::Ways, &mut |_, element, tags| {
            if let (Element::Way { nodes: nodes @ [_, _, ..] }, Some(street)) = (element, street(tags)) {
                let from = ids.len();
                ids.extend_from_slice(nodes);
                text += street.name.as_deref().map_or(0, str::len);
                ways.push(Way { street, from, to: ids.len() });
            }
            // A way weighs as much as several of its nodes, and its name something too.
            let weight = ids.len() + 4 * ways.len() + text / TEXT_OF_A_NODE;
            if weight > MOST_NODES { Err(OsmError::TooMany("streets")) } else { Ok(()) }
        })
    })?;
    if ids.is_empty() { Err(OsmError::NoStreets) } else { Ok((ways, ids)) }
}

fn control(tags: &Tags<'_>) -> Control {
    match tags.get("highway") {
        Some("traffic_signals") => Control::Signals,
        _ => Control::None,
    }
}
