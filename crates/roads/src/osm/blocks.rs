//! The blocks of a map file: `.osm.pbf` is a row of small headers, each with a compressed block.

use std::io::{self, Read, Seek};

use flate2::read::ZlibDecoder;

use super::OsmError;
use super::wire::Message;

/// The largest header and block the format allows, in bytes.
const LARGEST_HEADER: u32 = 64 * 1024;
const LARGEST_BLOCK: u64 = 32 * 1024 * 1024;

/// What a reader of this program must know to read a file; others say so in the file's header.
const KNOWN_FEATURES: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];

/// Calls `visit` with every data block, unpacked, from the beginning of the file.
pub(crate) fn each_block<R: Read + Seek>(
    file: &mut R,
    mut visit: impl FnMut(&[u8]) -> Result<(), OsmError>,
) -> Result<(), OsmError> {
    file.rewind()?;
    let mut seen_header = false;
    while let Some((kind, size)) = header(file)? {
        let block = unpack(&bytes(file, size)?)?;
        match kind.as_slice() {
            b"OSMHeader" => {
                check_features(&block)?;
                seen_header = true;
            }
            b"OSMData" if seen_header => visit(&block)?,
            b"OSMData" => return Err(OsmError::NotAMap),
            _ => {}
        }
    }
    if seen_header { Ok(()) } else { Err(OsmError::NotAMap) }
}

/// The kind of the next block and its packed size, or nothing at the end of the file.
fn header<R: Read>(file: &mut R) -> Result<Option<(Vec<u8>, u64)>, OsmError> {
    let mut length = Vec::with_capacity(4);
    file.by_ref().take(4).read_to_end(&mut length)?;
    let length = match <[u8; 4]>::try_from(length.as_slice()) {
        Ok(length) => u32::from_be_bytes(length),
        Err(_) if length.is_empty() => return Ok(None),
        Err(_) => return Err(OsmError::CutOff),
    };
    if length > LARGEST_HEADER {
        return Err(OsmError::NotAMap);
    }
    let (mut kind, mut size) = (Vec::new(), 0);
    for field in Message::new(&bytes(file, u64::from(length))?) {
        let field = field?;
        match field.number {
            1 => kind = field.bytes()?.to_vec(),
            3 => size = field.unsigned()?,
            _ => {}
        }
    }
    if size > LARGEST_BLOCK { Err(OsmError::TooLarge) } else { Ok(Some((kind, size))) }
}

fn bytes<R: Read>(file: &mut R, size: u64) -> Result<Vec<u8>, OsmError> {
    let mut bytes = Vec::new();
    file.by_ref().take(size).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(OsmError::CutOff) }
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, OsmError> {
    for field in Message::new(packed) {
        let field = field?;
        match field.number {
            1 => return Ok(field.bytes()?.to_vec()),
            3 => return inflate(field.bytes()?),
            4..=7 => return Err(OsmError::UnknownPacking),
            _ => {}
        }
    }
    Err(OsmError::CutOff)
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, OsmError> {
    let mut block = Vec::new();
    let mut decoder = ZlibDecoder::new(packed).take(LARGEST_BLOCK + 1);
    decoder.read_to_end(&mut block).map_err(|error: io::Error| OsmError::Unpack(error.to_string()))?;
    if block.len() as u64 > LARGEST_BLOCK { Err(OsmError::TooLarge) } else { Ok(block) }
}

fn check_features(header: &[u8]) -> Result<(), OsmError> {
    for field in Message::new(header) {
        let field = field?;
        if field.number == 4 {
            let feature = String::from_utf8_lossy(field.bytes()?).into_owned();
            if !KNOWN_FEATURES.contains(&feature.as_str()) {
                return Err(OsmError::UnknownFeature(feature));
            }
        }
    }
    Ok(())
}
