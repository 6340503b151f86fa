//! Rivers, parks, woods and railways, for the map behind the streets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use super::blocks::each_block;
use super::elements::{Element, Tags, Wanted, each_element};
use super::simplify::simplify;
use super::{MOST_NODES, OsmError};
use crate::{Backdrop, BackdropKind, Bounds, Point};

/// Bends of less than this are left out, in centimetres: a pixel or two on a map of a town.
const FINEST: u32 = 500;
/// Areas narrower than this both ways are left out, in centimetres.
const SMALLEST: u32 = 4_000;

/// A line of nodes to be drawn.
struct Line {
    kind: BackdropKind,
    nodes: Vec<i64>,
}

/// The shapes of an extract, each simplified, in the order of the file.
pub(crate) fn read<R: Read + Seek>(file: &mut R) -> Result<Vec<Backdrop>, OsmError> {
    let areas = read_areas(file)?;
    let lines = read_lines(file, &areas)?;
    let mut ids: Vec<_> = lines.iter().flat_map(|line| line.nodes.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut points = vec![None; ids.len()];
    each_block(file, |block| {
        each_element(block, Wanted::Nodes, &mut |id, element, _| {
            if let (Ok(at), Element::Node { point }) = (ids.binary_search(&id), element) {
                points[at] = Some(point);
            }
            Ok(())
        })
    })?;
    let place = |id: &i64| points[ids.binary_search(id).ok()?];
    let shape = |line: Line| shape(line.kind, &line.nodes.iter().filter_map(place).collect::<Vec<_>>());
    Ok(lines.into_iter().filter_map(shape).collect())
}

fn shape(kind: BackdropKind, points: &[Point]) -> Option<Backdrop> {
    let bounds = Bounds::of(points.iter().copied())?;
    let across = bounds.south_west.centimetres_to(bounds.north_east);
    if kind.is_area() && across < SMALLEST {
        return None;
    }
    let points = simplify(points, FINEST);
    let enough = if kind.is_area() { 4 } else { 2 };
    (points.len() >= enough).then_some(Backdrop { kind, points })
}

/// Areas made of several ways: what each of those ways is part of the outline of.
struct Areas {
    /// By way: the area's position in `kinds`.
    ways: BTreeMap<i64, usize>,
    kinds: Vec<BackdropKind>,
}

fn read_areas<R: Read + Seek>(file: &mut R) -> Result<Areas, OsmError> {
    let mut areas = Areas { ways: BTreeMap::new(), kinds: Vec::new() };
    each_block(file, |block| {
        each_element(block, Wanted::Relations, &mut |_, element, tags| {
            let kind = kind(tags).filter(|kind| kind.is_area() && tags.is("type", "multipolygon"));
            if let (Element::Relation { outer_ways }, Some(kind)) = (element, kind) {
                areas.ways.extend(outer_ways.iter().map(|&way| (way, areas.kinds.len())));
                areas.kinds.push(kind);
            }
            let weight = areas.ways.len() + areas.kinds.len();
            if weight > MOST_NODES { Err(OsmError::TooMany("lakes and woods")) } else { Ok(()) }
        })
    })?;
    Ok(areas)
}

fn read_lines<R: Read + Seek>(file: &mut R, areas: &Areas) -> Result<Vec<Line>, OsmError> {
    let (mut lines, mut pieces) = (Vec::new(), BTreeMap::<usize, Vec<Vec<i64>>>::new());
    let mut total = 0;
    each_block(file, |block| {
        each_element(block, Wanted::Ways, &mut |id, element, tags| {
            let Element::Way { nodes } = element else {
                return Ok(());
            };
            if nodes.len() < 2 {
                return Ok(());
            }
            if let Some(&area) = areas.ways.get(&id) {
                pieces.entry(area).or_default().push(nodes.to_vec());
                total += nodes.len();
            } else if let Some(kind) = kind(tags).filter(|kind| !kind.is_area() || is_ring(nodes)) {
                lines.push(Line { kind, nodes: nodes.to_vec() });
                total += nodes.len();
            }
            if total > MOST_NODES { Err(OsmError::TooMany("rivers and parks")) } else { Ok(()) }
        })
    })?;
    for (area, pieces) in pieces {
        lines.extend(rings(pieces).into_iter().map(|nodes| Line { kind: areas.kinds[area], nodes }));
    }
    Ok(lines)
}

fn is_ring(nodes: &[i64]) -> bool {
    nodes.len() > 3 && nodes.first() == nodes.last()
}

/// Joins pieces of outlines end to end. What does not close, because the extract was cut there, is closed
/// by a straight line.
fn rings(pieces: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    let mut ends = BTreeMap::<i64, BTreeSet<usize>>::new();
    for (at, piece) in pieces.iter().enumerate() {
        for end in [piece.first(), piece.last()].into_iter().flatten() {
            ends.entry(*end).or_default().insert(at);
        }
    }
    let mut left: Vec<Option<Vec<i64>>> = pieces.into_iter().map(Some).collect();
    let mut rings = Vec::new();
    for at in 0..left.len() {
        let Some(mut ring) = left[at].take() else {
            continue;
        };
        while let Some(end) = ring.last().filter(|_| !is_ring(&ring)) {
            let Some(waiting) = ends.get_mut(end) else { break };
            let mut taken = std::iter::from_fn(|| waiting.pop_first());
            let Some(mut piece) = taken.find_map(|next| left[next].take()) else { break };
            if piece.first() != ring.last() {
                piece.reverse();
            }
            ring.extend(piece.into_iter().skip(1));
        }
        rings.push(ring);
    }
    rings
}

fn kind(tags: &Tags<'_>) -> Option<BackdropKind> {
    let underground = tags.get("tunnel").is_some_and(|value| value != "no");
    if underground || tags.is("location", "underground") {
        return None;
    }
    match tags.get("natural") {
        Some("water") => return Some(BackdropKind::Water),
        Some("wood") => return Some(BackdropKind::Wood),
        Some("coastline") => return Some(BackdropKind::Coast),
        _ => {}
    }
    match tags.get("waterway") {
        Some("river" | "canal") => return Some(BackdropKind::River),
        Some("riverbank" | "dock") => return Some(BackdropKind::Water),
        _ => {}
    }
    match (tags.get("leisure"), tags.get("landuse"), tags.get("railway")) {
        (Some("park" | "common" | "recreation_ground" | "golf_course"), _, _) => Some(BackdropKind::Park),
        (_, Some("recreation_ground" | "village_green" | "cemetery"), _) => Some(BackdropKind::Park),
        (_, Some("forest"), _) => Some(BackdropKind::Wood),
        (_, Some("reservoir" | "basin"), _) => Some(BackdropKind::Water),
        (_, _, Some("rail" | "light_rail" | "narrow_gauge" | "tram")) if tags.get("service").is_none() => {
            Some(BackdropKind::Railway)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_an_outline_become_rings() {
        let pieces = vec![vec![1, 2, 3], vec![5, 4, 3], vec![5, 6, 1], vec![10, 11, 12, 10], vec![20, 21]];
        let expected = vec![vec![1, 2, 3, 4, 5, 6, 1], vec![10, 11, 12, 10], vec![20, 21]];
        assert_eq!(rings(pieces), expected);
        assert_eq!(rings(vec![vec![], vec![7]]), vec![vec![], vec![7]]);
    }

    #[test]
    fn shapes_are_told_by_their_tags() {
        for (tags, expected) in [
            (&[("natural", "water")][..], Some(BackdropKind::Water)),
            (&[("waterway", "river")], Some(BackdropKind::River)),
            (&[("waterway", "river"), ("tunnel", "culvert")], None),
            (&[("leisure", "park")], Some(BackdropKind::Park)),
            (&[("landuse", "forest")], Some(BackdropKind::Wood)),
            (&[("railway", "rail")], Some(BackdropKind::Railway)),
            (&[("railway", "rail"), ("service", "yard")], None),
            (&[("highway", "primary")], None),
        ] {
            assert_eq!(kind(&Tags(tags)), expected, "{tags:?}");
        }
    }
}
