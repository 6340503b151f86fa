//! The text of a file, whatever a spreadsheet saved it as.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why a file is not read: what it is, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unread {
    pub(super) what: &'static str,
    pub(super) help: &'static str,
}

const SAVE: &str = "open it in the spreadsheet and save it as \"CSV UTF-8\"";

impl Unread {
    fn new(what: &'static str) -> Self {
        Self { what, help: SAVE }
    }
}

/// The text of a file: UTF-8, UTF-16 with its mark or without, Windows-1252, or what old Macs wrote.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Unread> {
    if let Some(what) = other_kind(bytes) {
        return Err(Unread::new(what));
    }
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let text = std::str::from_utf8(rest).map(str::to_owned);
            text.map_err(|_| Unread::new("it is marked as UTF-8, and parts of it are in another encoding"))
        }
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Err(Unread::new("it is in the encoding UTF-32")),
        [0xff, 0xfe, rest @ ..] => utf16(UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => utf16(UTF_16BE, rest),
        // The first title is of plain letters, each half nought.
        [1..=255, 0, 1..=255, 0, ..] => utf16(UTF_16LE, bytes),
        [0, 1..=255, 0, 1..=255, ..] => utf16(UTF_16BE, bytes),
        _ if bytes.contains(&0) => Err(Unread::new("it is no text, or in an encoding that is not known")),
        _ => std::str::from_utf8(bytes).map_or_else(|_| of_single_bytes(bytes), |text| Ok(text.to_owned())),
    }
}

/// Whether a file that begins so has text of single bytes, or UTF-8.
pub(super) fn is_of_bytes(head: &[u8]) -> bool {
    let marked = matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    !marked && !head.contains(&0) && other_kind(head).is_none()
}

/// What is no table of text at all, by how it begins.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default().trim_ascii_start().to_ascii_lowercase();
    let begins = |with: &[u8]| head.starts_with(with);
    if begins(b"pk\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Some("it is a workbook and not CSV")
    } else if begins(b"%pdf") {
        Some("it is a PDF and not CSV")
    } else if [&b"<html"[..], b"<!doctype", b"<table", b"<?xml"].iter().any(|tag| begins(tag)) {
        Some("it is a web page or XML and not CSV")
    } else {
        None
    }
}

fn utf16(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Unread> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.filter(|text| !text.contains('\0'));
    let cut = Unread::new("it is in the encoding UTF-16, and damaged or cut off");
    text.map(|text| text.into_owned()).ok_or(cut)
}

/// A text of which each letter is one byte. Old Macs end their lines with a carriage return alone.
fn of_single_bytes(bytes: &[u8]) -> Result<String, Unread> {
    let mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if mixed {
        return Err(Unread::new("some of its rows are in UTF-8 and others in another encoding"));
    }
    let old_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    if old_mac {
        return Ok(MACINTOSH.decode_without_bom_handling(bytes).0.into_owned());
    }
    // Windows-1252 has no letters for these.
    if bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
        return Err(Unread::new("it is in an encoding other than UTF-8, UTF-16 and Windows-1252"));
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn every_encoding_is_read() {
        let read = |bytes: &[u8]| decoded(bytes).unwrap();
        assert_eq!(read("\u{feff}Zoë".as_bytes()), "Zoë");
        assert_eq!(read(b"Zo\xeb \x96 O\x92Hara"), "Zoë – O’Hara");
        assert_eq!(read(b"Ru\x9ea \x8aimic, \x8e\xe1k, \x8cdipe D\x9e\x99"), "Ruža Šimic, Žák, Œdipe Dž™");
        assert_eq!(read(&[0xff, 0xfe, b'Z', 0, 0xeb, 0]), "Zë");
        assert_eq!(read(&[0xfe, 0xff, 0, b'Z', 0, 0xeb]), "Zë");
        assert_eq!(read(&utf16_bytes("name\nZoë 李", u16::to_le_bytes)), "name\nZoë 李");
        assert_eq!(read(&utf16_bytes("name\nZoë 李", u16::to_be_bytes)), "name\nZoë 李");
        assert_eq!(read(b"name\rZo\x91\r"), "name\rZoë\r");
    }

    #[test]
    fn all_of_windows_1252_has_its_letters() {
        let upper: Vec<u8> =
            (0x80..=0xff).filter(|byte| !matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)).collect();
        let text = decoded(&upper).unwrap();
        assert!(text.starts_with("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{a0}¡"), "{text}");
        assert!(text.ends_with("üýþÿ") && !text.chars().any(char::is_control), "{text}");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let why = |bytes: &[u8]| decoded(bytes).unwrap_err().what;
        assert!(why(b"PK\x03\x04....").contains("workbook"));
        assert!(why(b"\xd0\xcf\x11\xe0").contains("workbook"));
        assert!(why(b"<html><table>").contains("web page"));
        assert!(why(b"\xff\xfe\x00").contains("UTF-16"));
        assert!(why(&[0xff, 0xfe, 0, 0, b'n', 0, 0, 0]).contains("UTF-32"));
        assert!(why(b"name\nZo\x90\n").contains("other than"));
        assert!(why(b"name\nZo\xc3\xab\nZo\xeb\n").contains("others in another"));
        assert!(why(b"\xef\xbb\xbfname\nZo\xeb\n").contains("marked as UTF-8"));
        assert!(why(b"name\nan\0nie").contains("no text"));
    }
}
