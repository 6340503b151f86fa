//! The nodes, ways and relations in a block.

use super::OsmError;
use super::wire::{Field, Message, Packed, WireError};
use crate::Point;

/// What is asked of a block; the rest is skipped unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Nodes,
    Ways,
    Relations,
}

/// One element of a map.
#[derive(Debug)]
pub(crate) enum Element<'a> {
    Node {
        point: Point,
    },
    /// A node whose coordinates are nowhere on the earth.
    OffTheEarth,
    Way {
        nodes: &'a [i64],
    },
    /// The ways that are members, but for inner edges of areas.
    Relation {
        outer_ways: &'a [i64],
    },
}

/// Keys and values, in the order of the file.
pub(crate) struct Tags<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl<'a> Tags<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| *known == key).map(|&(_, value)| value)
    }

    /// The value of the first of `keys` that is there.
    pub(crate) fn first(&self, keys: &[&str]) -> Option<&'a str> {
        keys.iter().find_map(|key| self.get(key))
    }

    pub(crate) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }
}

/// What is called with an element, its id, and its tags.
pub(crate) type Visitor<'v> = dyn FnMut(i64, Element<'_>, &Tags<'_>) -> Result<(), OsmError> + 'v;

/// Calls `visit` with each wanted element of a block, its id, and its tags.
pub(crate) fn each_element(block: &[u8], wanted: Wanted, visit: &mut Visitor<'_>) -> Result<(), OsmError> {
    let frame = Frame::of(block)?;
    for group in &frame.groups {
        for field in Message::new(group) {
            let field = field?;
            match (field.number, wanted) {
                (1, Wanted::Nodes) => frame.node(field.bytes()?, visit)?,
                (2, Wanted::Nodes) => frame.dense_nodes(field.bytes()?, visit)?,
                (3, Wanted::Ways) => frame.way(field.bytes()?, visit)?,
                (4, Wanted::Relations) => frame.relation(field.bytes()?, visit)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// What all elements of a block share.
struct Frame<'a> {
    strings: Vec<&'a str>,
    groups: Vec<&'a [u8]>,
    /// Billionths of a degree in one step of a coordinate.
    step: i64,
    north: i64,
    east: i64,
}

type Found<'a> = Vec<(&'a str, &'a str)>;

/// The keys and values of one element, as numbers of texts.
#[derive(Default)]
struct Labels<'a> {
    keys: Packed<'a>,
    values: Packed<'a>,
}

impl<'a> Labels<'a> {
    /// Takes a field that all kinds of element have; others are passed over.
    fn take(&mut self, field: Field<'a>) -> Result<(), WireError> {
        match field.number {
            2 => self.keys = field.packed()?,
            3 => self.values = field.packed()?,
            _ => {}
        }
        Ok(())
    }
}

impl<'a> Frame<'a> {
    fn of(block: &'a [u8]) -> Result<Self, OsmError> {
        let mut frame = Self { strings: Vec::new(), groups: Vec::new(), step: 100, north: 0, east: 0 };
        for field in Message::new(block) {
            let field = field?;
            match field.number {
                1 => frame.strings = strings(field.bytes()?)?,
                2 => frame.groups.push(field.bytes()?),
                17 => frame.step = field.signed()?,
                19 => frame.north = field.signed()?,
                20 => frame.east = field.signed()?,
                _ => {}
            }
        }
        Ok(frame)
    }

    fn string(&self, index: u64) -> Result<&'a str, OsmError> {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        self.strings.get(index).copied().ok_or(OsmError::MissingText)
    }

    /// A node; extracts with one that lies nowhere are found in the wild, and are good otherwise.
    fn node_at(&self, north: i64, east: i64) -> Element<'a> {
        let units = |offset: i64, steps: i64| {
            let billionths = steps.checked_mul(self.step)?.checked_add(offset)?;
            i32::try_from(billionths / 100).ok()
        };
        let point = units(self.north, north).zip(units(self.east, east));
        let point = point.and_then(|(north, east)| Point::from_units(north, east).ok());
        point.map_or(Element::OffTheEarth, |point| Element::Node { point })
    }

    fn tags(&self, labels: Labels<'_>) -> Result<Found<'a>, OsmError> {
        labels
            .keys
            .zip(labels.values)
            .map(|(key, value)| Ok((self.string(key?)?, self.string(value?)?)))
            .collect()
    }

    fn node(&self, bytes: &[u8], visit: &mut Visitor<'_>) -> Result<(), OsmError> {
        let (mut id, mut north, mut east, mut labels) = (0, 0, 0, Labels::default());
        for field in Message::new(bytes) {
            let field = field?;
            match field.number {
                1 => id = field.zigzag()?,
                8 => north = field.zigzag()?,
                9 => east = field.zigzag()?,
                _ => labels.take(field)?,
            }
        }
        visit(id, self.node_at(north, east), &Tags(&self.tags(labels)?))
    }

    /// Nodes in columns, each number the difference to the one before.
    fn dense_nodes(&self, bytes: &[u8], visit: &mut Visitor<'_>) -> Result<(), OsmError> {
        let [mut ids, mut norths, mut easts, mut texts] = [Packed::default(); 4];
        for field in Message::new(bytes) {
            let field = field?;
            match field.number {
                1 => ids = field.packed()?,
                8 => norths = field.packed()?,
                9 => easts = field.packed()?,
                10 => texts = field.packed()?,
                _ => {}
            }
        }
        let (mut id, mut north, mut east) = (0_i64, 0_i64, 0_i64);
        let mut tags = Vec::new();
        while let Some(step) = ids.next_zigzag() {
            id = id.wrapping_add(step?);
            north = north.wrapping_add(norths.next_zigzag().ok_or(WireError::CutOff)??);
            east = east.wrapping_add(easts.next_zigzag().ok_or(WireError::CutOff)??);
            tags.clear();
            self.dense_tags(&mut texts, &mut tags)?;
            visit(id, self.node_at(north, east), &Tags(&tags))?;
        }
        Ok(())
    }

    /// Takes one node's keys and values off the column that holds all, up to the nought between nodes.
    fn dense_tags(&self, texts: &mut Packed<'_>, tags: &mut Found<'a>) -> Result<(), OsmError> {
        while let Some(key) = texts.next().transpose()?.filter(|&key| key != 0) {
            let value = texts.next().ok_or(WireError::CutOff)??;
            tags.push((self.string(key)?, self.string(value)?));
        }
        Ok(())
    }

    fn way(&self, bytes: &[u8], visit: &mut Visitor<'_>) -> Result<(), OsmError> {
        let (mut id, mut nodes, mut labels) = (0, Vec::new(), Labels::default());
        for field in Message::new(bytes) {
            let field = field?;
            match field.number {
                1 => id = field.signed()?,
                8 => nodes = running_sums(field.packed()?)?,
                _ => labels.take(field)?,
            }
        }
        visit(id, Element::Way { nodes: &nodes }, &Tags(&self.tags(labels)?))
    }

    fn relation(&self, bytes: &[u8], visit: &mut Visitor<'_>) -> Result<(), OsmError> {
        const WAY: u64 = 1;
        let (mut id, mut members, mut labels) = (0, Vec::new(), Labels::default());
        let [mut roles, mut kinds] = [Packed::default(); 2];
        for field in Message::new(bytes) {
            let field = field?;
            match field.number {
                1 => id = field.signed()?,
                8 => roles = field.packed()?,
                9 => members = running_sums(field.packed()?)?,
                10 => kinds = field.packed()?,
                _ => labels.take(field)?,
            }
        }
        let mut outer_ways = Vec::new();
        for ((member, role), kind) in members.into_iter().zip(roles).zip(kinds) {
            if kind? == WAY && self.string(role?)? != "inner" {
                outer_ways.push(member);
            }
        }
        visit(id, Element::Relation { outer_ways: &outer_ways }, &Tags(&self.tags(labels)?))
    }
}

/// The longest text of OpenStreetMap, in bytes: 255 signs.
const LONGEST_TEXT: usize = 255 * 4;

/// The texts of a block; what is not UTF-8 or longer than a text can be is none we look for and becomes empty: one text
/// of many megabytes may be the name of every street.
fn strings(bytes: &[u8]) -> Result<Vec<&str>, OsmError> {
    Message::new(bytes).map(|field| Ok(text(field?.bytes()?))).collect()
}

fn text(bytes: &[u8]) -> &str {
    let short = bytes.len() <= LONGEST_TEXT;
    std::str::from_utf8(bytes).ok().filter(|_| short).unwrap_or_default()
}

fn running_sums(mut steps: Packed<'_>) -> Result<Vec<i64>, WireError> {
    let (mut sum, mut sums) = (0_i64, Vec::new());
    while let Some(step) = steps.next_zigzag() {
        sum = sum.wrapping_add(step?);
        sums.push(sum);
    }
    Ok(sums)
}
