//! The compiled map, `roads.fairly`: a graph as it is in memory.
//!
//! All numbers are little-endian. A header of 28 bytes: `FAIRLYRD`, the version (4 bytes), the length of
//! the body (8), its FNV-1a checksum (8). The body, each list beginning with its count (4):
//!
//! | what | bytes |
//! | --- | --- |
//! | attribution | text |
//! | names | texts, each its length (4) and UTF-8 |
//! | nodes | north (4), east (4) in ten-millionths of a degree |
//! | bends of all streets in their order | the same |
//! | streets | first node (4), last node (4), kind (1), name (4, all ones if none), number of bends (4), centimetres (4), milliseconds forward and backward on foot, by bicycle, by car (6 × 4; 0 if closed) |
//! | backdrop shapes | kind (1), points |

mod reader;
mod writer;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::Graph;

const MAGIC: &[u8; 8] = b"FAIRLYRD";
/// Raised when the body changes.
const VERSION: u32 = 1;

/// Why a compiled map is not read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// The file cannot be opened, read or written.
    #[error("the compiled map cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// It is something else.
    #[error("this is not a compiled map: make one with `fairly map EXTRACT.osm.pbf -o roads.fairly`")]
    NotAMap,
    /// It was made by another version of the program.
    #[error("the compiled map has format {found}, but this program reads format {VERSION}: compile it again")]
    Version {
        /// The file's format.
        found: u32,
    },
    /// It ends too early, or its bytes have changed.
    #[error("the compiled map is damaged ({0}): compile it again")]
    Damaged(&'static str),
}

impl Graph {
    /// The graph as the bytes of a compiled map.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = writer::body(&self.parts);
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&checksum(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The graph in the bytes of a compiled map.
    ///
    /// # Errors
    /// If it is no such map, of another version, or damaged.
    pub fn from_bytes(mut bytes: &[u8]) -> Result<Self, FileError> {
        Self::read_from(&mut bytes)
    }

    /// Writes a compiled map: first beside its place, then moved there, so that a program that reads it
    /// meanwhile finds the old one or the new one and never half of one.
    ///
    /// # Errors
    /// If the file cannot be written; what was there before is then untouched.
    pub fn write(&self, path: &Path) -> Result<(), FileError> {
        let beside = beside(path);
        let written = write_all(&beside, &self.to_bytes()).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            // What went wrong first is the news; the left-over may not even exist.
            let _ = fs::remove_file(&beside);
        }
        Ok(written?)
    }

    /// Reads a compiled map.
    ///
    /// # Errors
    /// If the file cannot be read, is no such map, of another version, or damaged.
    pub fn read_file(path: &Path) -> Result<Self, FileError> {
        Self::read_from(&mut File::open(path)?)
    }

    fn read_from(file: &mut impl Read) -> Result<Self, FileError> {
        let magic: [u8; 8] = head(file).map_err(|_| FileError::NotAMap)?;
        if magic != *MAGIC {
            return Err(FileError::NotAMap);
        }
        let found = u32::from_le_bytes(head(file)?);
        if found != VERSION {
            return Err(FileError::Version { found });
        }
        let (length, expected) = (u64::from_le_bytes(head(file)?), u64::from_le_bytes(head(file)?));
        let mut body = Vec::new();
        file.take(length).read_to_end(&mut body)?;
        if body.len() as u64 != length {
            return Err(FileError::Damaged("it is cut off"));
        }
        if checksum(&body) != expected {
            return Err(FileError::Damaged("its checksum does not fit"));
        }
        reader::parts(&body).map(Self::assemble)
    }
}

/// The next bytes of the header.
fn head<const LENGTH: usize>(file: &mut impl Read) -> Result<[u8; LENGTH], FileError> {
    let mut bytes = [0; LENGTH];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(FileError::Damaged("it is cut off"))
        }
        Err(error) => Err(error.into()),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

fn write_all(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The FNV-1a hash of 64 bits (Fowler, Noll and Vo): finds accidents, not forgers.
fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests;
