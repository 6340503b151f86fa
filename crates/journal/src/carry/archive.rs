//! The inside of a backup: a tar archive of a few files, so that `age -d` and `tar x` are enough to get at them.

use std::io::{self, Read, Write};

/// The length of a header, and what contents are filled up to.
const BLOCK: usize = 512;

/// Writes a file of this length.
pub(super) fn write(
    to: &mut impl Write,
    name: &str,
    length: u64,
    from: &mut impl Read,
    made_at: u64,
) -> io::Result<()> {
    to.write_all(&header(name, length, made_at)?)?;
    let written = io::copy(&mut from.take(length), to)?;
    if written != length {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "a file became shorter while it was read"));
    }
    to.write_all(&[0; BLOCK][..filling(length)])
}

/// Ends the archive.
pub(super) fn finish(to: &mut impl Write) -> io::Result<()> {
    to.write_all(&[0; 2 * BLOCK])
}

/// The next file: its name, and its contents up to their end. None at the end of the archive.
pub(super) fn next<R: Read>(from: &mut R) -> io::Result<Option<(String, u64)>> {
    let mut header = [0; BLOCK];
    from.read_exact(&mut header)?;
    if header == [0; BLOCK] {
        return Ok(None);
    }
    if header[SUM] != *sum(&header).as_bytes() {
        return Err(not_ours());
    }
    let name = header[NAME].split(|byte| *byte == 0).next().unwrap_or_default();
    let name = String::from_utf8(name.to_vec()).map_err(|_| not_ours())?;
    Ok(Some((name, length(&header)?)))
}

/// Reads over what fills up the contents.
pub(super) fn skip_filling(from: &mut impl Read, length: u64) -> io::Result<()> {
    let mut rest = [0; BLOCK];
    from.read_exact(&mut rest[..filling(length)])
}

const NAME: std::ops::Range<usize> = 0..100;
const MODE: std::ops::Range<usize> = 100..108;
const OWNER: std::ops::Range<usize> = 108..116;
const GROUP: std::ops::Range<usize> = 116..124;
const LENGTH: std::ops::Range<usize> = 124..136;
const TIME: std::ops::Range<usize> = 136..148;
const SUM: std::ops::Range<usize> = 148..156;
const KIND: usize = 156;
const FORMAT: std::ops::Range<usize> = 257..265;

fn header(name: &str, length: u64, made_at: u64) -> io::Result<[u8; BLOCK]> {
    let mut header = [0; BLOCK];
    let name = name.as_bytes();
    header
        .get_mut(..name.len())
        .filter(|_| name.len() < NAME.end)
        .ok_or_else(not_ours)?
        .copy_from_slice(name);
    header[MODE].copy_from_slice(b"0000600\0");
    header[OWNER].copy_from_slice(b"0000000\0");
    header[GROUP].copy_from_slice(b"0000000\0");
    put_number(&mut header[LENGTH], length);
    put_number(&mut header[TIME], made_at);
    header[KIND] = b'0';
    header[FORMAT].copy_from_slice(b"ustar\x0000");
    let sum = sum(&header);
    header[SUM].copy_from_slice(sum.as_bytes());
    Ok(header)
}

/// Eleven octal digits, or the number itself in base 256, as GNU and POSIX tar read it, where they are too few.
fn put_number(field: &mut [u8], number: u64) {
    let octal = format!("{number:011o}\0");
    if octal.len() == field.len() {
        field.copy_from_slice(octal.as_bytes());
    } else {
        field[0] = 0x80;
        field[4..].copy_from_slice(&number.to_be_bytes());
    }
}

fn length(header: &[u8; BLOCK]) -> io::Result<u64> {
    let field = &header[LENGTH];
    if field[0] == 0x80 {
        return field[4..].try_into().map(u64::from_be_bytes).map_err(|_| not_ours());
    }
    let digits = std::str::from_utf8(&field[..11]).map_err(|_| not_ours())?;
    u64::from_str_radix(digits, 8).map_err(|_| not_ours())
}

/// The sum of all bytes, with blanks where the sum itself stands.
fn sum(header: &[u8; BLOCK]) -> String {
    let bytes = header.iter().enumerate();
    let sum: u64 = bytes.map(|(at, byte)| u64::from(if SUM.contains(&at) { b' ' } else { *byte })).sum();
    format!("{sum:06o}\0 ")
}

fn filling(length: u64) -> usize {
    let over = usize::try_from(length % BLOCK as u64).unwrap_or(0);
    (BLOCK - over) % BLOCK
}

fn not_ours() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "this is not the inside of a backup of Fairly")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut from = archive;
        let mut files = Vec::new();
        while let Some((name, length)) = next(&mut from).unwrap() {
            let mut contents = Vec::new();
            (&mut from).take(length).read_to_end(&mut contents).unwrap();
            skip_filling(&mut from, length).unwrap();
            files.push((name, contents));
        }
        files
    }

    #[test]
    fn files_come_out_as_they_went_in() {
        let mut archive = Vec::new();
        let files = [("journal.db", vec![7; 1_000]), ("master-key", vec![]), ("full", vec![1; BLOCK])];
        for (name, contents) in &files {
            write(&mut archive, name, contents.len() as u64, &mut contents.as_slice(), 1_795_000_000)
                .unwrap();
        }
        finish(&mut archive).unwrap();
        assert_eq!(archive.len() % BLOCK, 0);
        let files = files.map(|(name, contents)| (name.to_owned(), contents));
        assert_eq!(read_back(&archive), files);
    }

    #[test]
    fn a_file_may_be_larger_than_octal_digits_can_say() {
        for size in [0, 1, 8 << 30, 1 << 40] {
            assert_eq!(length(&header("a", size, 0).unwrap()).unwrap(), size);
        }
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        assert!(next(&mut [1; BLOCK].as_slice()).is_err());
        assert!(next(&mut [0; 10].as_slice()).is_err());
    }
}
