//! Looks postcodes up in a table the user has: the national directory's columns, or plain postcode, lat and lon.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::sheet::plain;
use crate::finding::Finding;
use crate::notes::Notes;
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
/// If the table has no columns for it.
pub fn whereabouts(
    table: &mut dyn Read,
    wanted: &BTreeSet<String>,
) -> Result<BTreeMap<String, Point>, Finding> {
    let mut notes = Notes::default();
    let found = find(table, wanted, &mut notes);
    notes.into_findings().into_iter().next().map_or(Ok(found), Err)
}

/// Where the wanted postcodes are. The table may be the whole country's: it is read row by row.
pub(super) fn find(
    table: &mut dyn Read,
    wanted: &BTreeSet<String>,
    notes: &mut Notes,
) -> BTreeMap<String, Point> {
    let mut found = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table);
    let header = reader.byte_headers().cloned().unwrap_or_default();
    let column = |names: &[&str]| {
        header.iter().position(|title| names.contains(&plain(&String::from_utf8_lossy(title)).as_str()))
    };
    let code = column(&["pcds", "postcode", "pcd", "pcd7", "pcd8", "pcd2"]);
    let lat = column(&["lat", "latitude"]);
    let lon = column(&["long", "lon", "lng", "longitude"]);
    let (Some(code), Some(lat), Some(lon)) = (code, lat, lon) else {
        let help = "give a table with columns postcode (or pcds), lat and long (or lon)";
        notes.note(
            "postcodes, row 1",
            "the columns for postcode, latitude and longitude are not there",
            help,
        );
        return found;
    };
    let mut record = csv::ByteRecord::new();
    while found.len() < wanted.len() && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let cell = |at: usize| record.get(at).and_then(|cell| std::str::from_utf8(cell).ok());
        let Some(code) = cell(code).and_then(postcode).filter(|code| wanted.contains(code)) else { continue };
        let degrees = |at: usize| cell(at)?.trim().parse::<f64>().ok();
        // The directory gives 99.999999 for a postcode that is nowhere.
        let point =
            degrees(lat).zip(degrees(lon)).filter(|(lat, lon)| lat.abs() < 90.0 && lon.abs() <= 180.0);
        found.extend(point.map(|(lat, lon)| (code, Point { lat, lon })));
    }
    found
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
    }

    #[test]
    fn both_tables_are_read() {
        let wanted = BTreeSet::from(["M15 4AB".to_owned(), "AB1 0AA".to_owned()]);
        let ours = "postcode,ward_code,lon,lat\nM15 4AB,E05,-2.26,53.46\n";
        let theirs = "\"pcd\",\"pcd2\",\"pcds\",\"lat\",\"long\"\n\"M154AB\",\"M15  4AB\",\"M15 4AB\",53.46,-2.26\n\
                      \"AB1 0AA\",\"AB1  0AA\",\"AB1 0AA\",99.999999,0.000000\n";
        for table in [ours, theirs] {
            let mut notes = Notes::default();
            let found = find(&mut table.as_bytes(), &wanted, &mut notes);
            assert_eq!(found, BTreeMap::from([("M15 4AB".to_owned(), Point { lat: 53.46, lon: -2.26 })]));
            assert!(notes.into_findings().is_empty());
        }
        let mut notes = Notes::default();
        find(&mut "a,b\n1,2".as_bytes(), &wanted, &mut notes);
        assert_eq!(notes.into_findings().len(), 1);
    }
}
