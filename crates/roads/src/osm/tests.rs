//! Tests of the map reader: small maps made here, and the real ones where they lie beside the project.

use std::io::Cursor;
use std::path::PathBuf;

use proptest::prelude::*;

use super::sample::{Sample, blob, bytes_field};
use super::*;
use crate::{BackdropKind, Kind, Mode, Point, StreetRef};

/// A high street with a lane off it behind a bollard, a footpath, an island, a lake of two shores, and
/// two doors.
fn village() -> Sample {
    Sample::new()
        .node(1, 515_000_000, -30_000_000, &[])
        .node(2, 515_000_000, -29_900_000, &[("highway", "traffic_signals")])
        .node(3, 515_000_000, -29_800_000, &[])
        .node(4, 515_050_000, -29_900_000, &[("barrier", "bollard")])
        .node(5, 515_100_000, -29_900_000, &[])
        .node(6, 516_000_000, -29_900_000, &[])
        .node(7, 516_000_000, -29_800_000, &[])
        .node(8, 515_060_000, -29_910_000, &[("addr:housenumber", "7"), ("addr:street", "Back Lane")])
        .node(9, 515_000_000, -29_950_000, &[("highway", "crossing")])
        .way(10, &[1, 9, 2, 3], &[("highway", "primary"), ("name", "High Street"), ("maxspeed", "30 mph")])
        .way(11, &[2, 4, 5], &[("highway", "residential"), ("name", "Back Lane")])
        .way(12, &[5, 1], &[("highway", "footway")])
        .way(13, &[6, 7], &[("highway", "residential")])
        .way(14, &[1, 3, 5], &[])
        .way(15, &[5, 6, 1], &[])
        .way(
            16,
            &[1, 2, 5, 1],
            &[("building", "yes"), ("addr:housename", "Inn"), ("addr:postcode", "NP0 0XX")],
        )
        .way(17, &[3, 99], &[("highway", "residential"), ("name", "Cut by the edge")])
        .area(20, &[14, 15], &[("type", "multipolygon"), ("natural", "water")])
}

fn graph(sample: &Sample) -> Result<Graph, OsmError> {
    read_from(&mut Cursor::new(sample.file(true))).map(|extract| extract.graph)
}

fn named<'a>(graph: &'a Graph, name: &str) -> Vec<StreetRef<'a>> {
    graph.streets().filter(|street| street.name() == Some(name)).collect()
}

#[test]
fn a_village_is_read() {
    let graph = graph(&village()).unwrap();
    assert_eq!(graph.attribution(), ATTRIBUTION);
    let high_street = named(&graph, "High Street");
    // Cut at the lane, not at the crossing, which stays as a bend.
    assert_eq!(high_street.len(), 2);
    assert_eq!(high_street[0].line().count(), 3);
    assert_eq!(high_street[0].kind(), Kind::Primary);
    assert!(named(&graph, "Cut by the edge").is_empty());
    assert_eq!(graph.streets().filter(|street| street.kind() == Kind::Residential).count(), 3);
}

#[test]
fn bollards_stop_cars_only() {
    let graph = graph(&village()).unwrap();
    let end = Point::from_units(515_100_000, -29_900_000).unwrap();
    let start = Point::from_units(515_000_000, -29_900_000).unwrap();
    let walk = graph.times_from(Mode::Foot, start, &[end])[0].unwrap();
    assert!((770..800).contains(&walk), "1.1 km at 5.1 km/h, but {walk} s");
    let ride = graph.times_from(Mode::Bicycle, start, &[end])[0].unwrap();
    assert!((240..260).contains(&ride), "1.1 km at 16.5 km/h and a bollard, but {ride} s");
    // By car to the bollard, and the rest on foot.
    let drive = graph.times_from(Mode::Car, start, &[end])[0].unwrap();
    assert!((500..700).contains(&drive), "half by car, half on foot, but {drive} s");
}

#[test]
fn islands_are_cut_off() {
    let graph = graph(&village()).unwrap();
    let island = Point::from_units(516_000_000, -29_850_000).unwrap();
    assert_eq!(graph.snap(island, Mode::Car), None);
    assert!(graph.bounds().unwrap().north_east.north_units() < 516_000_000);
}

#[test]
fn shapes_of_several_ways_are_joined() {
    let graph = graph(&village()).unwrap();
    let [lake] = graph.backdrop() else { panic!("one lake") };
    assert_eq!(lake.kind, BackdropKind::Water);
    assert_eq!(lake.points.first(), lake.points.last());
    assert_eq!(lake.points.len(), 5);
}

#[test]
fn doors_are_found_without_their_numbers() {
    let found = addresses_from(&mut Cursor::new(village().file(false))).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].street.as_deref(), Some("Back Lane"));
    assert_eq!(found[1].postcode.as_deref(), Some("NP0 0XX"));
    assert_eq!(found[1].point, Point::from_units(515_050_000, -29_950_000).unwrap());
}

#[test]
fn packed_and_plain_files_are_the_same_map() {
    let plain = read_from(&mut Cursor::new(village().file(false))).unwrap().graph;
    assert_eq!(plain, graph(&village()).unwrap());
}

#[test]
fn what_is_no_map_is_named() {
    let fault = |bytes: Vec<u8>| read_from(&mut Cursor::new(bytes)).unwrap_err();
    assert!(matches!(fault(Vec::new()), OsmError::NotAMap));
    assert!(matches!(fault(b"<?xml version='1.0'?><osm>".to_vec()), OsmError::NotAMap));
    assert!(matches!(fault(Sample::new().file(true)), OsmError::NoStreets));
    let header = blob("OSMHeader", &bytes_field(4, b"HistoricalInformation"), false);
    assert!(matches!(fault(header), OsmError::UnknownFeature(name) if name == "HistoricalInformation"));
    let bomb = blob("OSMHeader", &vec![0; 40 << 20], true);
    assert!(matches!(fault(bomb), OsmError::TooLarge));
}

#[test]
fn a_node_off_the_earth_is_skipped_and_counted() {
    let lane = |middle: &[i64]| {
        let nodes: Vec<i64> = [&[1], middle, &[3]].concat();
        let sample = Sample::new()
            .node(1, 515_000_000, -30_000_000, &[])
            .node(2, 950_000_000, 0, &[("barrier", "bollard")])
            .node(3, 515_000_000, -29_800_000, &[])
            .node(4, 0, 2_000_000_000, &[("addr:housenumber", "7")]);
        sample.way(9, &nodes, &[("highway", "residential"), ("name", "Back Lane")])
    };
    let with = read_from(&mut Cursor::new(lane(&[2]).file(true))).unwrap();
    assert_eq!(with.off_the_earth, 2);
    assert_eq!(with.graph, graph(&lane(&[])).unwrap(), "the lane goes on without it");
    assert!(addresses_from(&mut Cursor::new(lane(&[2]).file(true))).unwrap().is_empty());
    let nothing_else = Sample::new().node(1, 950_000_000, 0, &[]).way(2, &[1, 1], &[("highway", "primary")]);
    assert!(read_from(&mut Cursor::new(nothing_else.file(true))).is_err());
}

#[test]
fn a_text_longer_than_any_is_nobodys_name() {
    // One of 32 MB may be the name of a million streets and doors; each of them would keep it.
    let names = [1_020, 1_021].map(|length| "L".repeat(length));
    let door = |name| [("addr:housenumber", "7"), ("addr:street", name)];
    let sample = Sample::new()
        .node(1, 515_000_000, -30_000_000, &door(&names[0]))
        .node(2, 515_000_000, -29_900_000, &door(&names[1]))
        .way(10, &[1, 2], &[("highway", "primary"), ("name", &names[0])])
        .way(11, &[2, 1], &[("highway", "primary"), ("name", &names[1])]);
    let graph = graph(&sample).unwrap();
    let found: Vec<_> = graph.streets().map(|street| street.name().map(str::len)).collect();
    assert_eq!(found, [Some(1_020), None]);
    let doors = addresses_from(&mut Cursor::new(sample.file(false))).unwrap();
    let found: Vec<_> = doors.iter().map(|door| door.street.as_ref().map(String::len)).collect();
    assert_eq!(found, [Some(1_020), None]);
}

#[test]
fn a_file_cut_anywhere_is_an_error() {
    for zipped in [false, true] {
        let file = village().file(zipped);
        let whole: Vec<_> =
            (0..=file.len()).filter(|&length| read_from(&mut Cursor::new(&file[..length])).is_ok()).collect();
        assert_eq!(whole, [file.len()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever happens to the bytes of a map, it is read or refused; nothing panics or hangs.
    #[test]
    fn broken_bytes_break_nothing(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut file = village().file(false);
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = addresses_from(&mut Cursor::new(&file));
        if let Ok(Extract { graph, .. }) = read_from(&mut Cursor::new(&file)) {
            let points = [(515_000_000, -30_000_000), (515_100_000, -29_900_000)];
            let points = points.map(|(north, east)| Point::from_units(north, east).unwrap());
            for mode in Mode::ALL {
                let _ = graph.table(mode, &points, 1);
            }
            prop_assert_eq!(Graph::from_bytes(&graph.to_bytes()).unwrap(), graph);
        }
    }

    #[test]
    fn noise_is_no_map(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_from(&mut Cursor::new(bytes)).is_err());
    }
}

/// The extract of a real place kept beside the project, or nothing, said aloud.
fn real(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm").join(name);
    if !path.exists() {
        println!("skipped: ../shared/data/osm/{name} is not there");
        return None;
    }
    Some(path)
}

#[test]
fn real_places_have_the_size_others_found() {
    // The figures of ../shared/data/osm/README.md, found with another reader: nodes of the largest
    // connected part for cars, addresses.
    for (name, nodes, doors, north) in [
        ("newport-2023-06-13.osm.pbf", 9_224, 22_061, 51.51..51.61),
        ("isle-of-man-2020-03-14.osm.pbf", 10_424, 1_786, 54.04..54.42),
    ] {
        let Some(path) = real(name) else { continue };
        let Extract { graph, off_the_earth } = read(&path).unwrap();
        assert_eq!(off_the_earth, 0);
        let found = graph.connected_node_count(Mode::Car);
        assert!((nodes * 9 / 10..nodes * 13 / 10).contains(&found), "{name}: {found} nodes");
        let found = addresses(&path).unwrap().len();
        assert!((doors * 9 / 10..=doors).contains(&found), "{name}: {found} addresses");
        let bounds = graph.bounds().unwrap();
        assert!(north.contains(&bounds.south_west.north()), "{name}: {bounds:?}");
        assert!(north.contains(&bounds.north_east.north()), "{name}: {bounds:?}");
        for kind in [BackdropKind::River, BackdropKind::Water, BackdropKind::Park, BackdropKind::Railway] {
            assert!(graph.backdrop().iter().any(|shape| shape.kind == kind), "{name}: no {kind:?}");
        }
        assert_eq!(Graph::from_bytes(&graph.to_bytes()).unwrap(), graph);
    }
}

#[test]
fn a_real_file_cut_short_is_an_error() {
    let Some(path) = real("newport-2023-06-13.osm.pbf") else { return };
    let file = std::fs::read(path).unwrap();
    for length in [1, 3, 20, 1_000, file.len() / 2, file.len() - 1] {
        assert!(read_from(&mut Cursor::new(&file[..length])).is_err(), "cut at {length}");
    }
}
