//! A writer of tiny map files, for tests.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Id, north, east, and the tags as positions in the table of strings.
type Node = (i64, i64, i64, Vec<u64>);
type Tags<'a> = &'a [(&'a str, &'a str)];

/// A map under construction: nodes and ways in plain lists.
#[derive(Default)]
pub(crate) struct Sample {
    strings: Vec<String>,
    nodes: Vec<Node>,
    ways: Vec<Vec<u8>>,
    relations: Vec<Vec<u8>>,
}

impl Sample {
    pub(crate) fn new() -> Self {
        Self { strings: vec![String::new()], ..Self::default() }
    }

    /// A node, its place in ten-millionths of a degree.
    pub(crate) fn node(mut self, id: i64, north: i64, east: i64, tags: Tags<'_>) -> Self {
        let tags = tags.iter().flat_map(|(key, value)| [self.string(key), self.string(value)]).collect();
        self.nodes.push((id, north, east, tags));
        self
    }

    pub(crate) fn way(mut self, id: i64, nodes: &[i64], tags: Tags<'_>) -> Self {
        let mut way = number_field(1, id.cast_unsigned());
        way.extend(self.tag_fields(tags));
        way.extend(bytes_field(8, &differences(nodes)));
        self.ways.push(way);
        self
    }

    /// A relation whose members are all outer ways.
    pub(crate) fn area(mut self, id: i64, ways: &[i64], tags: Tags<'_>) -> Self {
        let mut relation = number_field(1, id.cast_unsigned());
        relation.extend(self.tag_fields(tags));
        let outer = self.string("outer");
        relation.extend(bytes_field(8, &packed(ways.iter().map(|_| outer))));
        relation.extend(bytes_field(9, &differences(ways)));
        relation.extend(bytes_field(10, &packed(ways.iter().map(|_| 1))));
        self.relations.push(relation);
        self
    }

    /// The file, its data block packed or not.
    pub(crate) fn file(&self, zipped: bool) -> Vec<u8> {
        let mut header = bytes_field(4, b"OsmSchema-V0.6");
        header.extend(bytes_field(4, b"DenseNodes"));
        let mut file = blob("OSMHeader", &header, zipped);
        file.extend(blob("OSMData", &self.block(), zipped));
        file
    }

    /// The data block alone, unpacked.
    pub(crate) fn block(&self) -> Vec<u8> {
        let strings: Vec<u8> = self.strings.iter().flat_map(|text| bytes_field(1, text.as_bytes())).collect();
        let column = |pick: fn(&Node) -> i64| differences(&self.nodes.iter().map(pick).collect::<Vec<_>>());
        let texts = self.nodes.iter().flat_map(|(_, _, _, tags)| tags.iter().copied().chain([0]));
        let mut dense = bytes_field(1, &column(|node| node.0));
        dense.extend(bytes_field(8, &column(|node| node.1)));
        dense.extend(bytes_field(9, &column(|node| node.2)));
        dense.extend(bytes_field(10, &packed(texts)));
        let mut group = bytes_field(2, &dense);
        group.extend(self.ways.iter().flat_map(|way| bytes_field(3, way)));
        group.extend(self.relations.iter().flat_map(|relation| bytes_field(4, relation)));
        let mut block = bytes_field(1, &strings);
        block.extend(bytes_field(2, &group));
        block
    }

    fn tag_fields(&mut self, tags: Tags<'_>) -> Vec<u8> {
        let keys: Vec<_> = tags.iter().map(|(key, _)| self.string(key)).collect();
        let values: Vec<_> = tags.iter().map(|(_, value)| self.string(value)).collect();
        let mut fields = bytes_field(2, &packed(keys.into_iter()));
        fields.extend(bytes_field(3, &packed(values.into_iter())));
        fields
    }

    fn string(&mut self, text: &str) -> u64 {
        let known = self.strings.iter().position(|known| known == text);
        let at = known.unwrap_or_else(|| {
            self.strings.push(text.to_owned());
            self.strings.len() - 1
        });
        at as u64
    }
}

/// A header and a block, as they stand in the file.
pub(crate) fn blob(kind: &str, block: &[u8], zipped: bool) -> Vec<u8> {
    let blob = if zipped {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(block).unwrap();
        bytes_field(3, &encoder.finish().unwrap())
    } else {
        bytes_field(1, block)
    };
    let mut header = bytes_field(1, kind.as_bytes());
    header.extend(number_field(3, blob.len() as u64));
    let mut file = u32::try_from(header.len()).unwrap().to_be_bytes().to_vec();
    file.extend(header);
    file.extend(blob);
    file
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn number_field(field: u64, number: u64) -> Vec<u8> {
    [varint(field << 3), varint(number)].concat()
}

pub(crate) fn bytes_field(field: u64, bytes: &[u8]) -> Vec<u8> {
    [varint(field << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

fn packed(numbers: impl Iterator<Item = u64>) -> Vec<u8> {
    numbers.flat_map(varint).collect()
}

/// Each number as the difference to the one before, in zigzag form.
fn differences(numbers: &[i64]) -> Vec<u8> {
    let before = [0].iter().chain(numbers);
    packed(numbers.iter().zip(before).map(|(number, before)| {
        let step = number - before;
        (step << 1 ^ step >> 63).cast_unsigned()
    }))
}
