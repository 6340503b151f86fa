//! The lie of invented towns.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop at what should not be")]

use roads::{BackdropKind, Graph, Kind, Mode, NodeId, Point};
use town::{Town, Wish, invent};

fn town(seed: u64) -> Town {
    invent(&Wish::new(22, 12, seed, "2026-03-02".parse().unwrap())).unwrap()
}

fn points(town: &Town) -> Vec<Point> {
    let places = town.week.places.iter().filter_map(week::Place::point);
    places.map(|place| Point::from_degrees(place.lat, place.lon).unwrap()).collect()
}

#[test]
fn a_neighbourhood_has_streets_a_river_and_a_park() {
    for seed in 1..=20 {
        let graph = town(seed).graph;
        assert!((150..=300).contains(&graph.node_count()), "{} junctions", graph.node_count());
        let shapes = |kind| graph.backdrop().iter().filter(|shape| shape.kind == kind).count();
        assert_eq!(shapes(BackdropKind::Water), 1);
        assert!(shapes(BackdropKind::Park) <= 3);
        assert!(graph.streets().any(|street| street.name() == Some("High Street")));
        assert!(graph.streets().any(|street| street.name().is_some_and(|name| name.ends_with("Close"))));
        assert!(graph.streets().any(|street| street.kind() == Kind::Path));
    }
}

/// Whether the street from one node to another crosses the river: its ends lie on different sides of the
/// middle line, which runs west to east.
fn crosses(graph: &Graph, ends: (NodeId, NodeId)) -> bool {
    let water = graph.backdrop().iter().find(|shape| shape.kind == BackdropKind::Water).unwrap();
    let banks = water.points.len() / 2;
    let side = |node: NodeId| {
        let at = graph.node(node).unwrap();
        let after = water.points[..banks].partition_point(|bank| bank.east_units() < at.east_units());
        at.north_units() > water.points[after.min(banks - 1)].north_units()
    };
    side(ends.0) != side(ends.1)
}

#[test]
fn two_bridges_cross_the_river() {
    for seed in 1..=20 {
        let graph = town(seed).graph;
        let bridges = graph.streets().filter(|street| {
            let main = matches!(street.kind(), Kind::Secondary | Kind::Tertiary);
            main && street.forward(Mode::Car).is_some() && crosses(&graph, street.ends())
        });
        assert_eq!(bridges.count(), 2, "seed {seed}");
    }
}

#[test]
fn everyone_can_be_reached_by_every_mode() {
    for seed in 1..=20 {
        let town = town(seed);
        let points = points(&town);
        for mode in Mode::ALL {
            let table = town.graph.table(mode, &points, 1);
            for from in 0..points.len() {
                assert!((0..points.len()).all(|to| table.seconds(from, to).is_some()), "seed {seed} {mode}");
            }
        }
    }
}

#[test]
fn travel_is_not_a_straight_line() {
    let town = town(1);
    let points = points(&town);
    let table = town.graph.table(Mode::Foot, &points, 1);
    let mut paces = Vec::new();
    let mut uneven = 0;
    for from in 0..points.len() {
        for to in 0..points.len() {
            let metres = points[from].centimetres_to(points[to]) / 100;
            let (there, back) = (table.seconds(from, to).unwrap(), table.seconds(to, from).unwrap());
            uneven += u32::from(there > back + 20);
            if metres > 250 {
                paces.push(there * 1_000 / metres);
            }
        }
    }
    paces.sort_unstable();
    let (quick, slow) = (paces[0], paces[paces.len() - 1]);
    assert!(slow > quick * 2, "seconds a kilometre in a straight line: {quick} to {slow}");
    assert!(uneven > 100, "{uneven} ways take longer there than back");
}
