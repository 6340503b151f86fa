//! Doors with a number or a name.

use std::io::{Read, Seek};

use super::blocks::each_block;
use super::elements::{Element, Tags, Wanted, each_element};
use super::{MOST_NODES, OsmError, TEXT_OF_A_NODE};
use crate::{Bounds, Point};

/// Where there is a door. Its number is left out on purpose: invented people live on real streets, never
/// behind a real person's door.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The door, or the middle of the building.
    pub point: Point,
    /// The street's name, if known.
    pub street: Option<String>,
    /// The postcode as written on the map, if known.
    pub postcode: Option<String>,
}

struct Building {
    address: (Option<String>, Option<String>),
    from: usize,
    to: usize,
}

pub(crate) fn read<R: Read + Seek>(file: &mut R) -> Result<Vec<Address>, OsmError> {
    let (buildings, corners) = read_buildings(file)?;
    let mut ids = corners.clone();
    ids.sort_unstable();
    ids.dedup();
    let mut points = vec![None; ids.len()];
    let (mut addresses, mut text) = (Vec::new(), 0);
    each_block(file, |block| {
        each_element(block, Wanted::Nodes, &mut |id, element, tags| {
            if let Element::Node { point } = element {
                if let Some((street, postcode)) = address(tags) {
                    text += length(&street) + length(&postcode);
                    addresses.push(Address { point, street, postcode });
                }
                if let Ok(at) = ids.binary_search(&id) {
                    points[at] = Some(point);
                }
            }
            let weight = 4 * addresses.len() + text / TEXT_OF_A_NODE;
            if weight > MOST_NODES { Err(OsmError::TooMany("addresses")) } else { Ok(()) }
        })
    })?;
    for building in buildings {
        let corners = &corners[building.from..building.to];
        let corners = corners.iter().filter_map(|id| points[ids.binary_search(id).ok()?]);
        if let Some(point) = Bounds::of(corners).and_then(middle) {
            let (street, postcode) = building.address;
            addresses.push(Address { point, street, postcode });
        }
    }
    Ok(addresses)
}

fn read_buildings<R: Read + Seek>(file: &mut R) -> Result<(Vec<Building>, Vec<i64>), OsmError> {
    let (mut buildings, mut ids, mut text) = (Vec::new(), Vec::new(), 0);
    each_block(file, |block| {
        each_element(block, Wanted::Ways, &mut |_, element, tags| {
            if let (Element::Way { nodes: nodes @ [_, ..] }, Some(address)) = (element, address(tags)) {
                let from = ids.len();
                text += length(&address.0) + length(&address.1);
                ids.extend_from_slice(nodes);
                buildings.push(Building { address, from, to: ids.len() });
            }
            let weight = ids.len() + 4 * buildings.len() + text / TEXT_OF_A_NODE;
            if weight > MOST_NODES { Err(OsmError::TooMany("addresses")) } else { Ok(()) }
        })
    })?;
    Ok((buildings, ids))
}

/// The street and the postcode, if known, of something with a house number or name.
fn address(tags: &Tags<'_>) -> Option<(Option<String>, Option<String>)> {
    tags.first(&["addr:housenumber", "addr:housename"])?;
    let text = |key| tags.get(key).filter(|text| !text.is_empty()).map(str::to_owned);
    Some((text("addr:street"), text("addr:postcode")))
}

/// The bytes of a text, if there is one.
fn length(text: &Option<String>) -> usize {
    text.as_ref().map_or(0, String::len)
}

fn middle(bounds: Bounds) -> Option<Point> {
    let (low, high) = (bounds.south_west, bounds.north_east);
    let north = low.north_units().midpoint(high.north_units());
    Point::from_units(north, low.east_units().midpoint(high.east_units())).ok()
}
