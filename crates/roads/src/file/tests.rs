//! Tests of the road file: what is written is read, and what is broken is refused.

use proptest::prelude::*;

use super::*;
use crate::{Backdrop, BackdropKind, GraphBuilder, Kind, Mode, NodeId, Point, Street};

fn point(north: i32, east: i32) -> Point {
    Point::from_units(north, east).unwrap()
}

fn village() -> Graph {
    let mut builder = GraphBuilder::new();
    builder.set_attribution("© nobody");
    let nodes = [(0, 0), (0, 90_000), (80_000, 0)].map(|(north, east)| builder.add_node(point(north, east)));
    builder.add_street(nodes[0], nodes[1], Street::new(Kind::Primary).named("Long Row").one_way());
    builder.add_street(
        nodes[1],
        nodes[0],
        Street::new(Kind::Residential).through(vec![point(9_000, 40_000)]),
    );
    builder.add_street(nodes[0], nodes[2], Street::new(Kind::Path).named("Long Row").climbing(12));
    let river = vec![point(-5_000, -5_000), point(90_000, 90_000)];
    builder.add_backdrop(Backdrop { kind: BackdropKind::River, points: river });
    builder.build().unwrap()
}

/// The bytes with a right length and checksum for a changed body.
fn sealed(body: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&checksum(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

#[test]
fn what_is_written_is_read() {
    let graph = village();
    let read = Graph::from_bytes(&graph.to_bytes()).unwrap();
    assert_eq!(read, graph);
    assert_eq!(read.attribution(), "© nobody");
    assert_eq!(read.streets().next().unwrap().name(), Some("Long Row"));
    let points = [point(0, 10), point(9_000, 40_000), point(70_000, 0)];
    for mode in Mode::ALL {
        assert_eq!(read.table(mode, &points, 1), graph.table(mode, &points, 1));
    }
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = std::env::temp_dir().join(format!("roads-file-test-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("roads.fairly");
    fs::write(&path, "old").unwrap();
    village().write(&path).unwrap();
    assert_eq!(Graph::read_file(&path).unwrap(), village());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert!(matches!(village().write(&folder.join("no/such/folder")), Err(FileError::Io(_))));
    assert!(matches!(Graph::read_file(&folder.join("missing")), Err(FileError::Io(_))));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn other_files_and_versions_are_refused() {
    assert!(matches!(Graph::from_bytes(b""), Err(FileError::NotAMap)));
    assert!(matches!(Graph::from_bytes(b"something else"), Err(FileError::NotAMap)));
    let mut newer = village().to_bytes();
    newer[8] = 2;
    assert!(matches!(Graph::from_bytes(&newer), Err(FileError::Version { found: 2 })));
}

#[test]
fn every_cut_and_every_changed_byte_is_noticed() {
    let bytes = village().to_bytes();
    for length in 0..bytes.len() {
        assert!(Graph::from_bytes(&bytes[..length]).is_err(), "cut at {length}");
    }
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x40;
        assert!(Graph::from_bytes(&changed).is_err(), "changed at {at}");
    }
}

proptest! {
    /// With the checksum made right again, the reader stands alone: whatever it lets through must be a
    /// graph that can be used.
    #[test]
    fn no_body_breaks_the_reader(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut body = village().to_bytes().split_off(28);
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        if !whole {
            body.truncate(cut.index(body.len()));
        }
        if let Ok(graph) = Graph::from_bytes(&sealed(&body)) {
            let points = [point(0, 10), point(70_000, 0)];
            for mode in Mode::ALL {
                let _ = graph.table(mode, &points, 1);
            }
            prop_assert!(graph.streets().all(|street| street.line().count() >= 2));
            prop_assert_eq!(Graph::from_bytes(&graph.to_bytes()).unwrap(), graph);
        }
    }
}

#[test]
fn wrong_numbers_are_named() {
    let bytes = |change: &dyn Fn(&mut crate::part::Parts)| {
        let mut parts = village().parts;
        change(&mut parts);
        sealed(&writer::body(&parts))
    };
    for (bytes, complaint) in [
        (bytes(&|parts| parts.rows[0].to = NodeId(3)), "a street has no end"),
        (bytes(&|parts| parts.rows[0].name = Some(1)), "a name is missing"),
        (bytes(&|parts| parts.rows[0].times[0][0] = u32::MAX), "a street takes too long"),
        (bytes(&|parts| parts.rows[2].shape = 0..9), "a street bends where there is no point"),
        (bytes(&|parts| parts.shapes.push(point(0, 0))), "bends belong to no street"),
    ] {
        match Graph::from_bytes(&bytes) {
            Err(FileError::Damaged(found)) => assert_eq!(found, complaint),
            other => panic!("{complaint}: {other:?}"),
        }
    }
}
