//! Maps: extracts of OpenStreetMap, and compiled ones.

use std::io::Cursor;

use roads::{Graph, Mode, Point, osm};

use crate::seeds::osm_file;

/// Reads an extract, its streets and its doors. A graph that comes of it is used, written and read again.
pub fn extract(bytes: &[u8]) {
    let _ = osm::addresses_from(&mut Cursor::new(bytes));
    if let Ok(osm::Extract { graph, .. }) = osm::read_from(&mut Cursor::new(bytes)) {
        assert_eq!(
            Graph::from_bytes(&graph.to_bytes()).ok().as_ref(),
            Some(&graph),
            "what is written is read"
        );
        travel(&graph);
    }
}

/// Reads one block of an extract, under headers that fit it.
pub fn block(bytes: &[u8]) {
    extract(&osm_file(bytes));
}

/// Reads a compiled map: the bytes as they are, and as a body under a header that fits it.
pub fn roads(bytes: &[u8]) {
    let _ = Graph::from_bytes(bytes);
    if let Ok(graph) = Graph::from_bytes(&sealed(bytes)) {
        assert_eq!(
            Graph::from_bytes(&graph.to_bytes()).ok().as_ref(),
            Some(&graph),
            "what is written is read"
        );
        travel(&graph);
    }
}

/// A body with the header of a compiled map.
fn sealed(body: &[u8]) -> Vec<u8> {
    let checksum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    let length = body.len() as u64;
    let numbers = [&1_u32.to_le_bytes()[..], &length.to_le_bytes(), &checksum.to_le_bytes()];
    [&b"FAIRLYRD"[..], &numbers.concat(), body].concat()
}

/// Travels between a few places of a graph by every mode, draws the ways, and cuts the map.
fn travel(graph: &Graph) {
    let Some(bounds) = graph.bounds() else { return };
    let middle = |one: i32, other: i32| ((i64::from(one) + i64::from(other)) / 2) as i32;
    let (from, to) = (bounds.south_west, bounds.north_east);
    let between = Point::from_units(
        middle(from.north_units(), to.north_units()),
        middle(from.east_units(), to.east_units()),
    );
    let street = graph.streets().next().and_then(|street| street.line().last());
    let points: Vec<Point> = [from, to].into_iter().chain(between).chain(street).collect();
    for mode in Mode::ALL {
        let table = graph.table(mode, &points, 1);
        for (at, &start) in points.iter().enumerate() {
            for (other, &end) in points.iter().enumerate() {
                let route = graph.route(mode, start, end);
                assert_eq!(
                    route.map(|route| route.seconds),
                    table.seconds(at, other),
                    "route and table agree"
                );
            }
            let _ = graph.nearest(start, mode);
        }
    }
    let _ = graph.within(bounds.grown(100)).node_count();
    assert!(graph.streets().all(|street| street.line().count() >= 2));
}
