//! Cutting a map to the surroundings of a team.

use std::collections::BTreeMap;

use crate::graph::{NodeId, Row};
use crate::part::Parts;
use crate::point::{CENTIMETRES_PER_UNIT, cosine_of_degrees};
use crate::{Bounds, Graph, Point};

impl Bounds {
    /// The box so many metres larger on every side; at the ends of the world, as far as it goes.
    #[must_use]
    pub fn grown(self, metres: u32) -> Self {
        let (low, high) = (self.south_west, self.north_east);
        let north = f64::from(metres) * 100.0 / CENTIMETRES_PER_UNIT;
        let farthest = low.north().abs().max(high.north().abs());
        let east = north / cosine_of_degrees(farthest).max(0.01);
        let moved = |point: Point, share: f64| {
            let of =
                |units: i32, by: f64, most: f64| (f64::from(units) + by * share).clamp(-most, most) as i32;
            let (north, east) = (of(point.north_units(), north, 9e8), of(point.east_units(), east, 1.8e9));
            Point::from_units(north, east).unwrap_or(point)
        };
        Self { south_west: moved(low, -1.0), north_east: moved(high, 1.0) }
    }
}

impl Graph {
    /// The part of the map within `bounds`: every street with a point in it, whole, and every shape behind the streets
    /// that touches it. Ways that lead out of it and in again are gone, so leave some room around what is to be reached.
    #[must_use]
    pub fn within(&self, bounds: Bounds) -> Self {
        let mut cut =
            Cut { of: &self.parts, nodes: BTreeMap::new(), names: BTreeMap::new(), parts: Parts::default() };
        cut.parts.attribution.clone_from(&self.parts.attribution);
        for row in &self.parts.rows {
            if self.parts.line(row).any(|point| bounds.contains(point)) {
                cut.take(row);
            }
        }
        let touches = |shape: &&crate::Backdrop| shape.points.iter().any(|point| bounds.contains(*point));
        cut.parts.backdrop = self.parts.backdrop.iter().filter(touches).cloned().collect();
        Self::assemble(cut.parts)
    }
}

/// A part of some tables, with numbers of its own.
struct Cut<'a> {
    of: &'a Parts,
    nodes: BTreeMap<NodeId, NodeId>,
    names: BTreeMap<u32, u32>,
    parts: Parts,
}

impl Cut<'_> {
    fn take(&mut self, row: &Row) {
        let (from, to) = (self.node(row.from), self.node(row.to));
        let name = row.name.map(|name| self.name(name));
        let first = number(self.parts.shapes.len());
        let bends = &self.of.shapes[row.shape.start as usize..row.shape.end as usize];
        self.parts.shapes.extend_from_slice(bends);
        let shape = first..number(self.parts.shapes.len());
        self.parts.rows.push(Row { from, to, name, shape, ..row.clone() });
    }

    fn node(&mut self, node: NodeId) -> NodeId {
        *self.nodes.entry(node).or_insert_with(|| {
            self.parts.nodes.push(self.of.nodes[node.index()]);
            NodeId(number(self.parts.nodes.len() - 1))
        })
    }

    fn name(&mut self, name: u32) -> u32 {
        *self.names.entry(name).or_insert_with(|| {
            self.parts.names.push(self.of.names[name as usize].clone());
            number(self.parts.names.len() - 1)
        })
    }
}

/// A part has at most as many as the whole, and those could be numbered.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GraphBuilder, Kind, Mode, Street};

    fn at(north: f64, east: f64) -> Point {
        Point::from_degrees(north, east).unwrap()
    }

    /// Three streets in a row to the east, a kilometre and more each; the last two are named.
    fn row() -> Graph {
        let mut builder = GraphBuilder::new();
        builder.set_attribution("somebody");
        let nodes: Vec<_> =
            (0..4).map(|step| builder.add_node(at(51.5, -3.0 + f64::from(step) / 50.0))).collect();
        for (step, name) in [(0, None), (1, Some("Mill Lane")), (2, Some("Church Lane"))] {
            let street = Street::new(Kind::Residential);
            let street = if let Some(name) = name { street.named(name) } else { street };
            builder.add_street(nodes[step], nodes[step + 1], street);
        }
        builder.build().unwrap()
    }

    #[test]
    fn what_touches_the_surroundings_stays_whole_and_the_rest_is_gone() {
        let around = Bounds::of([at(51.5, -2.94)]).unwrap();
        let cut = row().within(around.grown(500));
        let names: Vec<_> = cut.streets().map(|street| street.name().unwrap().to_owned()).collect();
        assert_eq!((names.as_slice(), cut.node_count()), (["Church Lane".to_owned()].as_slice(), 2));
        assert_eq!(cut.attribution(), "somebody");
        let wider = row().within(around.grown(1_600));
        assert_eq!((wider.streets().len(), wider.node_count()), (2, 3));
        assert_eq!(row().within(around.grown(10_000)), row());
    }

    #[test]
    fn times_within_a_part_are_those_of_the_whole() {
        let doors = [at(51.5, -2.975), at(51.5, -2.945)];
        let part = row().within(Bounds::of(doors).unwrap().grown(100));
        for mode in Mode::ALL {
            let seconds = |graph: &Graph| graph.table(mode, &doors, 1).seconds(0, 1);
            assert_eq!(seconds(&part), seconds(&row()), "{mode:?}");
        }
        let again = Graph::from_bytes(&part.to_bytes()).unwrap();
        assert_eq!(again, part);
    }

    #[test]
    fn a_box_grows_by_as_much_on_every_side() {
        let point = at(51.5, -3.0);
        let grown = Bounds::of([point]).unwrap().grown(1_000);
        let (low, high) = (grown.south_west, grown.north_east);
        for (corner, name) in [(at(low.north(), -3.0), "south"), (at(51.5, high.east()), "east")] {
            let metres = point.centimetres_to(corner) / 100;
            assert!((995..=1_005).contains(&metres), "{name}: {metres} m");
        }
        assert_eq!(Bounds::of([at(90.0, 180.0)]).unwrap().grown(9_000).north_east, at(90.0, 180.0));
    }
}
