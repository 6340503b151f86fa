//! Tests of travel tables.

use proptest::prelude::*;

use crate::{Graph, GraphBuilder, Kind, Mode, Point, Street, Table};

fn point(north: i32, east: i32) -> Point {
    Point::from_units(515_000_000 + north, -30_000_000 + east).unwrap()
}

/// A node in a small field, and one-way streets between nodes, each with its speed.
fn graph(nodes: &[(i32, i32)], streets: &[(usize, usize, u32)]) -> Graph {
    let mut builder = GraphBuilder::new();
    let ids: Vec<_> = nodes.iter().map(|&(north, east)| builder.add_node(point(north, east))).collect();
    for &(from, to, speed) in streets {
        let street = Street::new(Kind::Residential).speed(Mode::Car, speed, 0);
        builder.add_street(ids[from], ids[to], street);
    }
    builder.build().unwrap()
}

/// All shortest times in milliseconds, by Floyd and Warshall.
fn brute_force(graph: &Graph) -> Vec<Vec<u64>> {
    const FAR: u64 = u64::MAX / 4;
    let nodes = graph.node_count();
    let mut best = vec![vec![FAR; nodes]; nodes];
    for (at, row) in best.iter_mut().enumerate() {
        row[at] = 0;
    }
    for street in graph.streets() {
        let (from, to) = (street.ends().0.index(), street.ends().1.index());
        for (tail, head, time) in
            [(from, to, street.forward(Mode::Car)), (to, from, street.backward(Mode::Car))]
        {
            let time = time.map_or(FAR, u64::from);
            best[tail][head] = best[tail][head].min(time);
        }
    }
    for by in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                best[from][to] = best[from][to].min(best[from][by] + best[by][to]);
            }
        }
    }
    best
}

prop_compose! {
    fn town()(side in 2usize..12)(
        nodes in prop::collection::vec((0..200_000, 0..200_000), side),
        streets in prop::collection::vec((0..side, 0..side, 5_000u32..90_000), 1..40),
    ) -> (Vec<(i32, i32)>, Vec<(usize, usize, u32)>) {
        (nodes, streets)
    }
}

proptest! {
    #[test]
    fn the_search_finds_what_brute_force_finds((nodes, streets) in town()) {
        let graph = graph(&nodes, &streets);
        let best = brute_force(&graph);
        let inside = |&node: &usize| graph.is_connected(crate::NodeId(node as u32), Mode::Car);
        let members: Vec<_> = (0..nodes.len()).filter(inside).collect();
        for &from in &members {
            let found = graph.node_times(Mode::Car, from);
            for &to in &members {
                prop_assert_eq!(u64::from(found[to]), best[from][to]);
            }
        }
    }

    #[test]
    fn the_connected_part_is_the_largest((nodes, streets) in town()) {
        let graph = graph(&nodes, &streets);
        let best = brute_force(&graph);
        let joined = |a: usize, b: usize| best[a][b] < u64::MAX / 4 && best[b][a] < u64::MAX / 4;
        let sizes = (0..nodes.len()).map(|a| (0..nodes.len()).filter(|&b| joined(a, b)).count());
        prop_assert_eq!(graph.connected_node_count(Mode::Car), sizes.max().unwrap());
    }

    #[test]
    fn threads_change_nothing((nodes, streets) in town(), threads in 0usize..5) {
        let graph = graph(&nodes, &streets);
        let points: Vec<_> = nodes.iter().map(|&(north, east)| point(north + 300, east - 200)).collect();
        let table = graph.table(Mode::Foot, &points, threads);
        prop_assert_eq!(&table, &graph.table(Mode::Foot, &points, 1));
        for from in 0..points.len() {
            let row = graph.times_from(Mode::Foot, points[from], &points);
            prop_assert_eq!(row, (0..points.len()).map(|to| table.seconds(from, to)).collect::<Vec<_>>());
        }
    }
}

proptest! {
    #[test]
    fn a_route_takes_the_time_of_the_table(
        (nodes, streets) in town(), ends in ((0..200_000, 0..200_000), (0..200_000, 0..200_000)),
    ) {
        let graph = graph(&nodes, &streets);
        let [from, to] = [ends.0, ends.1].map(|(north, east)| point(north, east));
        for mode in [Mode::Foot, Mode::Car] {
            let route = graph.route(mode, from, to);
            let seconds = route.as_ref().map(|route| route.seconds);
            prop_assert_eq!(seconds, graph.times_from(mode, from, &[to])[0]);
            let Some(route) = route else { continue };
            prop_assert_eq!((route.line[0], *route.line.last().unwrap()), (from, to));
            prop_assert_eq!(mode == Mode::Foot && seconds_along(&route.line).abs_diff(route.seconds) > 8, false);
        }
    }
}

/// The time of a walk along a line, the first and the last piece at the pace of steps to a door.
fn seconds_along(line: &[Point]) -> u32 {
    let pieces: Vec<_> = line.windows(2).map(|piece| piece[0].centimetres_to(piece[1])).collect();
    let doors = pieces[0] + if pieces.len() > 1 { pieces[pieces.len() - 1] } else { 0 };
    (pieces.iter().sum::<u32>() - doors) * 36 / 5_100 + doors * 36 / 4_500
}

/// A street of 1 km west to east, closed to cars the other way round but for a slow loop.
fn one_way_loop() -> Graph {
    graph(&[(0, 0), (0, 144_466), (50_000, 70_000)], &[(0, 1, 36_000), (1, 2, 18_000), (2, 0, 18_000)])
}

#[test]
fn doors_on_one_street_are_reached_along_it() {
    let graph = one_way_loop();
    let (west, east) = (point(0, 14_447), point(0, 130_019));
    let table = graph.table(Mode::Car, &[west, east], 2);
    assert_eq!(table.seconds(0, 0), Some(0));
    assert_eq!(table.seconds(0, 1), Some(80));
    // Back: 100 m on, round the loop, 100 m.
    assert!(table.seconds(1, 0).unwrap() > 200);
    // On foot one-way streets bind nobody: 800 m at 5.1 km/h.
    assert_eq!(graph.times_from(Mode::Foot, east, &[west]), [Some(565)]);
}

#[test]
fn a_door_at_a_junction_opens_on_every_street() {
    let graph = one_way_loop();
    let corners = [point(0, 0), point(0, 144_466), point(50_000, 70_000)];
    let table = graph.table(Mode::Car, &corners, 1);
    // Each next corner is one street away, whichever of the two streets its door was found on.
    assert_eq!(table.seconds(0, 1), Some(100));
    let [second, third] = [(1, 2), (2, 0)].map(|(from, to)| table.seconds(from, to).unwrap());
    assert_eq!(table.seconds(1, 0), Some(second + third));
    assert!((140..160).contains(&second) && (140..160).contains(&third), "{second} {third}");
}

#[test]
fn the_steps_to_the_door_count() {
    let graph = one_way_loop();
    // 100 m south of the street.
    let off = point(-8_993, 14_447);
    let on = point(0, 14_447);
    assert_eq!(graph.times_from(Mode::Car, off, &[on]), [Some(80)]);
}

#[test]
fn who_lives_too_far_from_any_street_is_not_reached() {
    let graph = one_way_loop();
    let (far, near) = (point(-300_000, 0), point(0, 0));
    assert_eq!(graph.snap(far, Mode::Car), None);
    let table = graph.table(Mode::Car, &[far, near], 1);
    assert_eq!(table.seconds(0, 1), None);
    assert_eq!(table.row(1), [Table::UNREACHABLE, 0]);
}

#[test]
fn a_closed_street_is_gone_round() {
    let mut builder = GraphBuilder::new();
    let places = [(0, 0), (0, 90_000), (90_000, 45_000)];
    let [west, east, north] = places.map(|(north, east)| builder.add_node(point(north, east)));
    builder.add_street(west, east, Street::new(Kind::Primary).named("Bridge"));
    builder.add_street(west, north, Street::new(Kind::Residential));
    builder.add_street(north, east, Street::new(Kind::Residential));
    let graph = builder.build().unwrap();
    let closed = graph.without(|street| street.name() == Some("Bridge"));
    let time = |graph: &Graph| graph.times_from(Mode::Car, point(0, 0), &[point(0, 90_000)])[0].unwrap();
    assert!(time(&closed) > 2 * time(&graph));
    assert_eq!(closed.streets().len(), 3);
    assert_eq!(graph.without(|_| true).snap(point(0, 0), Mode::Car), None);
}

#[test]
fn islands_are_not_snapped_to() {
    let graph = graph(
        &[(0, 0), (0, 90_000), (90_000, 0), (90_100, 0)],
        &[(0, 1, 30_000), (1, 0, 30_000), (0, 2, 30_000)],
    );
    assert_eq!(graph.connected_node_count(Mode::Car), 2);
    assert_eq!(graph.nearest(point(90_100, 0), Mode::Car), Some(crate::NodeId(0)));
    assert_eq!(graph.nearest(point(90_000, 0), Mode::Foot), Some(crate::NodeId(2)));
}

#[test]
fn an_empty_graph_reaches_nothing() {
    let graph = GraphBuilder::new().build().unwrap();
    let table = graph.table(Mode::Car, &[point(0, 0), point(1, 1)], 2);
    assert_eq!(table.seconds(0, 1), None);
    assert_eq!(graph.bounds(), None);
    assert_eq!(graph.table(Mode::Foot, &[], 2).places(), 0);
}
