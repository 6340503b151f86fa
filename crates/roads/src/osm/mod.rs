//! Reading OpenStreetMap extracts (`.osm.pbf`).
//!
//! A file is read a few times from front to back rather than kept in memory: first which ways are streets
//! and which nodes they need, then where those nodes are. What is kept grows with the streets only, and
//! [`MOST_NODES`] bounds that too. Anything broken in the file is an [`OsmError`].
//!
//! Left out: ferries (an island is cut off, since a round does not wait for a boat), turn restrictions
//! (they would need a node for every turn; the times differ little), and time-dependent access.

mod access;
mod address;
mod backdrop;
mod blocks;
mod elements;
mod limit;
mod network;
#[cfg(test)]
mod sample;
mod simplify;
mod way;
mod wire;

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use thiserror::Error;

pub use address::Address;
pub use wire::WireError;

use crate::{Backdrop, BuildError, Graph};

/// Whose data a map from OpenStreetMap is; its licence wants it shown wherever the data is.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors";

/// The most nodes of streets, and of backdrop shapes, an extract may have: more than Great Britain's.
pub const MOST_NODES: usize = 80_000_000;

/// How many bytes of text weigh as much as one node.
const TEXT_OF_A_NODE: usize = 16;

/// Why a file is not read.
#[derive(Debug, Error)]
pub enum OsmError {
    /// The file cannot be opened or read.
    #[error("the map cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// It does not begin as such files do.
    #[error("this is not an OpenStreetMap extract in the .osm.pbf format")]
    NotAMap,
    /// It ends too early.
    #[error("the map file is cut off: download it again")]
    CutOff,
    /// A block is larger than the format allows.
    #[error("the map file is damaged: a block is larger than 32 MB")]
    TooLarge,
    /// A block cannot be unpacked.
    #[error("the map file is damaged: a block cannot be unpacked ({0})")]
    Unpack(String),
    /// A block is packed in another way than zlib.
    #[error("the map file is packed in a way other than zlib: convert it with osmium cat")]
    UnknownPacking,
    /// The file needs something of its reader that we do not know.
    #[error("the map file needs the feature {0:?}, which is not supported")]
    UnknownFeature(String),
    /// A message in a block is broken.
    #[error("the map file is damaged: {0}")]
    Wire(#[from] WireError),
    /// An element names a text that is not in its block.
    #[error("the map file is damaged: an element names a text that is not there")]
    MissingText,
    /// There is more in it than we can hold.
    #[error("the map has more than {MOST_NODES} points of {0}: cut a smaller extract")]
    TooMany(&'static str),
    /// Nothing in it is a street.
    #[error("the map has no streets that anybody can use")]
    NoStreets,
    /// Its streets do not make a graph.
    #[error(transparent)]
    Build(#[from] BuildError),
}

/// What an extract comes to.
#[derive(Debug)]
pub struct Extract {
    /// Its road graph.
    pub graph: Graph,
    /// How many of its nodes were skipped because they are nowhere on the earth.
    pub off_the_earth: usize,
}

/// The road graph of an extract.
///
/// # Errors
/// If the file cannot be read, is damaged, or has no streets.
pub fn read(path: &Path) -> Result<Extract, OsmError> {
    read_from(&mut BufReader::new(File::open(path)?))
}

/// The road graph of an extract that is already open.
///
/// # Errors
/// As [`read`].
pub fn read_from<R: Read + Seek>(file: &mut R) -> Result<Extract, OsmError> {
    let network = network::Network::read(file)?;
    let (mut builder, off_the_earth) = (network.builder(), network.off_the_earth);
    drop(network);
    builder.set_attribution(ATTRIBUTION);
    let mut graph = builder.build()?;
    if graph.streets().len() == 0 {
        return Err(OsmError::NoStreets);
    }
    let shapes = backdrop::read(file)?;
    // Long rivers and coasts are kept whole in extracts; what touches no street's surroundings is no use.
    let bounds = graph.bounds();
    let near = |shape: &Backdrop| {
        bounds.is_some_and(|bounds| shape.points.iter().any(|&point| bounds.contains(point)))
    };
    graph.parts.backdrop = shapes.into_iter().filter(near).collect();
    Ok(Extract { graph, off_the_earth })
}

/// The doors in an extract that have a house number or name, in the order of the file: those that are
/// points, then those of buildings.
///
/// # Errors
/// If the file cannot be read or is damaged.
pub fn addresses(path: &Path) -> Result<Vec<Address>, OsmError> {
    addresses_from(&mut BufReader::new(File::open(path)?))
}

/// The doors in an extract that is already open.
///
/// # Errors
/// As [`addresses`].
pub fn addresses_from<R: Read + Seek>(file: &mut R) -> Result<Vec<Address>, OsmError> {
    address::read(file)
}

#[cfg(test)]
mod tests;
