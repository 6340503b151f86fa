//! Looks postcodes up in a table the user has: the national directory's columns, or plain postcode, lat and lon.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::cells::degrees;
use super::encoding::{decoded, is_of_bytes};
use super::rows::{separator, separator_line};
use super::sheet::plain;
use crate::finding::Finding;
use crate::travel::Point;

/// A postcode in one way of writing: capitals, and a space before the last three signs.
pub(super) fn postcode(text: &str) -> Option<String> {
    let signs: String = text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_uppercase();
    let plausible = (5..=7).contains(&signs.len()) && signs.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (outward, inward) = signs.split_at_checked(signs.len().checked_sub(3)?)?;
    let shaped = outward.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && inward.starts_with(|sign: char| sign.is_ascii_digit())
        && inward[1..].bytes().all(|byte| byte.is_ascii_alphabetic());
    (plausible && shaped).then(|| format!("{outward} {inward}"))
}

/// The postcode in an address, as it is written everywhere: the last thing in it that looks like one.
#[must_use]
pub fn postcode_in(address: &str) -> Option<String> {
    let words: Vec<&str> = address
        .split(|sign: char| sign.is_whitespace() || sign == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let two = |at: usize| {
        words.get(at.checked_sub(1)?).and_then(|first| postcode(&format!("{first} {}", words[at])))
    };
    // "M15 4AB" is two words; "4AB" alone is none, and "M154AB" is one.
    (0..words.len()).rev().find_map(|at| two(at).or_else(|| postcode(words[at])))
}

/// Where these postcodes are, as far as a table says. It may be the whole country's: it is read row by row.
///
/// # Errors
/// If the table cannot be read, or has no columns for it.
pub fn whereabouts(
    table: &mut dyn Read,
    wanted: &BTreeSet<String>,
) -> Result<BTreeMap<String, Point>, Finding> {
    let mut found = BTreeMap::new();
    each_postcode(table, &mut |code, point| {
        if wanted.contains(&code) {
            found.insert(code, point);
        }
        found.len() < wanted.len()
    })?;
    Ok(found)
}

/// Calls `take` with each postcode of a table and where it is, until it says that this was enough. Postcodes that the
/// table has nowhere are passed over: the national directory writes 0, 0 or 99.999999 for them.
///
/// # Errors
/// If the table cannot be read, or has no columns for it.
pub fn each_postcode(
    table: &mut dyn Read,
    take: &mut dyn FnMut(String, Point) -> bool,
) -> Result<(), Finding> {
    let (head, rest) = head(table).map_err(|why| cannot_be_read(&why.to_string()))?;
    let text = if is_of_bytes(&head) { Text::Bytes(head, rest) } else { whole_text(head, rest)? };
    match text {
        Text::Whole(text) => rows(&text.as_bytes()[..text.len().min(HEAD)], &mut text.as_bytes(), take),
        Text::Bytes(head, rest) => rows(&head, &mut head.as_slice().chain(rest), take),
    }
}

/// How much of a table is looked at to see what it is, in bytes.
const HEAD: usize = 64 << 10;

/// The longest table in an encoding of two bytes for each letter, which is read as a whole, in bytes.
const MOST_WIDE_BYTES: u64 = 256 << 20;

enum Text<'a> {
    Whole(String),
    Bytes(Vec<u8>, &'a mut dyn Read),
}

/// The first whole lines of a table, and the rest of it.
fn head(table: &mut dyn Read) -> std::io::Result<(Vec<u8>, &mut dyn Read)> {
    let mut head = Vec::new();
    (&mut *table).take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head, table))
}

/// The text of a table whose beginning is not in single bytes.
fn whole_text<'a>(mut head: Vec<u8>, rest: &mut dyn Read) -> Result<Text<'a>, Finding> {
    rest.take(MOST_WIDE_BYTES).read_to_end(&mut head).map_err(|why| cannot_be_read(&why.to_string()))?;
    if head.len() as u64 >= MOST_WIDE_BYTES {
        return Err(Finding::new("postcodes", "it is too long for its encoding", "save it as \"CSV UTF-8\""));
    }
    let text = decoded(&head).map_err(|unread| Finding::new("postcodes", unread.what, unread.help))?;
    Ok(Text::Whole(text))
}

fn cannot_be_read(why: &str) -> Finding {
    Finding::new(
        "postcodes",
        format!("the table cannot be read: {why}"),
        "look whether it is the file you meant",
    )
}

/// Reads the rows of a table of which `head` is the beginning.
fn rows(
    head: &[u8],
    table: &mut dyn Read,
    take: &mut dyn FnMut(String, Point) -> bool,
) -> Result<(), Finding> {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let (below, told) = separator_line(head);
    let separator = u8::try_from(told.unwrap_or_else(|| separator(below))).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.flexible(true).has_headers(false).delimiter(separator).from_reader(table);
    let mut record = csv::ByteRecord::new();
    let mut columns = None;
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let Some(columns) = &columns else {
            let first = reader.position().line() <= 2 && told.is_some() && columns.is_none();
            if first && record.get(0).is_some_and(|cell| cell.starts_with(b"sep=")) {
                continue;
            }
            columns = Some(Columns::of(&record)?);
            continue;
        };
        if let Some((code, point)) = columns.read(&record)
            && !take(code, point)
        {
            return Ok(());
        }
    }
    if columns.is_none() { Err(Finding::new("postcodes", "the table is empty", COLUMNS)) } else { Ok(()) }
}

const COLUMNS: &str = "give a table with columns postcode (or pcds), lat and long (or lon)";

/// Where the cells are that matter.
struct Columns {
    code: usize,
    lat: usize,
    lon: usize,
}

impl Columns {
    fn of(header: &csv::ByteRecord) -> Result<Self, Finding> {
        let column = |names: &[&str]| {
            header.iter().position(|title| names.contains(&plain(&String::from_utf8_lossy(title)).as_str()))
        };
        let code = column(&["pcds", "postcode", "pcd", "pcd7", "pcd8", "pcd2"]);
        let lat = column(&["lat", "latitude"]);
        let lon = column(&["long", "lon", "lng", "longitude"]);
        let found = code.zip(lat).zip(lon).map(|((code, lat), lon)| Self { code, lat, lon });
        found.ok_or_else(|| {
            let what = "the columns for postcode, latitude and longitude are not there";
            Finding::new("postcodes, row 1", what, COLUMNS)
        })
    }

    fn read(&self, record: &csv::ByteRecord) -> Option<(String, Point)> {
        let cell = |at: usize| record.get(at).and_then(|cell| std::str::from_utf8(cell).ok());
        let code = postcode(cell(self.code)?)?;
        let lat = degrees(cell(self.lat)?.trim(), 90.0).ok()?;
        let lon = degrees(cell(self.lon)?.trim(), 180.0).ok()?;
        (lat != 0.0 || lon != 0.0).then_some((code, Point { lat, lon }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_written_one_way() {
        for text in ["M15 4AB", "m154ab", " M15  4ab "] {
            assert_eq!(postcode(text).as_deref(), Some("M15 4AB"), "{text}");
        }
        for text in ["", "office", "M15", "4AB M15", "É15 4AB", "12345"] {
            assert_eq!(postcode(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_says_its_postcode_anywhere() {
        for address in ["3 Mill Lane\nManchester M15 4AB", "3 Mill Lane, m154ab", "M15 4AB, 3 Mill Lane"] {
            assert_eq!(postcode_in(address).as_deref(), Some("M15 4AB"), "{address}");
        }
        assert_eq!(postcode_in("3 Mill Lane, Manchester"), None);
        assert_eq!(postcode_in(""), None);
    }

    #[test]
    fn where_they_are_is_told_or_why_not() {
        let wanted = BTreeSet::from(["M15 4AB".to_owned()]);
        let table = "postcode,lat,lon\nM15 4AB,53.46,-2.26\n";
        assert_eq!(whereabouts(&mut table.as_bytes(), &wanted).unwrap().len(), 1);
        assert_eq!(whereabouts(&mut "a,b\n".as_bytes(), &wanted).unwrap_err().at, "postcodes, row 1");
        let why = |table: &[u8]| whereabouts(&mut &*table, &wanted).unwrap_err().what;
        assert_eq!(why(b""), "the table is empty");
        assert!(why(b"PK\x03\x04").contains("workbook"));
        assert!(why(b"\xff\xfe\0\0n\0\0\0").contains("UTF-32"));
    }

    #[test]
    fn both_tables_are_read() {
        let wanted = BTreeSet::from(["M15 4AB".to_owned(), "AB1 0AA".to_owned()]);
        let ours = "postcode,ward_code,lon,lat\nM15 4AB,E05,-2.26,53.46\n";
        let theirs = "\"pcd\",\"pcd2\",\"pcds\",\"lat\",\"long\"\n\"M154AB\",\"M15  4AB\",\"M15 4AB\",53.46,-2.26\n\
                      \"AB1 0AA\",\"AB1  0AA\",\"AB1 0AA\",99.999999,0.000000\n";
        let decimal_commas = "postcode;latitude;longitude\nM15 4AB;53,46;-2,26\nAB1 0AA;0;0\n";
        let told = "sep=;\rpostcode;latitude;longitude\rM15 4AB;53.46;2.26 W\r";
        let both = |unit: fn(u16) -> [u8; 2]| ours.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let marked = [&[0xff, 0xfe][..], &both(u16::to_le_bytes)].concat();
        let latin = b"postcode,lat,lon,town\nM15 4AB,53.46,-2.26,Tr\xe9\n".to_vec();
        let tables = [ours, theirs, decimal_commas, told].map(|text| text.as_bytes().to_vec());
        for table in tables.into_iter().chain([marked, both(u16::to_be_bytes), latin]) {
            let found = whereabouts(&mut table.as_slice(), &wanted);
            let expected = BTreeMap::from([("M15 4AB".to_owned(), Point { lat: 53.46, lon: -2.26 })]);
            assert_eq!(found, Ok(expected), "{:?}", String::from_utf8_lossy(&table));
        }
    }
}
