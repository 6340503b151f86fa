//! The text of a file, whatever a spreadsheet saved it as, and its rows.

/// The text of a file: UTF-8 or UTF-16 by its mark, UTF-8 without one, or else Windows Latin.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| latin(*byte)).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A byte of Windows-1252; of its upper controls those that people type.
fn latin(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        _ => char::from(byte),
    }
}

/// A row with its number as a spreadsheet shows it, the header being row 1.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// The rows of a table, the first one being its header; rows without a word are left out.
pub(super) fn rows(text: &str, most: usize) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let (text, told) = separator_line(text);
    let separator = told.unwrap_or_else(|| separator(text));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut inner_lines = 0;
    for record in reader.records().take(most.saturating_add(2)).flatten() {
        let number = record.position().map_or(0, |start| line(text, start)).saturating_sub(inner_lines);
        inner_lines += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number, cells });
        }
    }
    rows
}

/// The line on which a record's first cell stands; the reader's own position is before the empty lines it skips.
fn line(text: &str, start: &csv::Position) -> usize {
    let at = usize::try_from(start.byte()).unwrap_or_default();
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
    usize::try_from(start.line()).unwrap_or_default() + skipped.count()
}

/// Some spreadsheets say what they separate cells by in a first line, `sep=;`.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    let told = line.trim_matches('"').strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    match told.filter(u8::is_ascii) {
        Some(separator) => (text.get(line.len()..).unwrap_or_default().trim_start(), Some(separator)),
        None => (text, None),
    }
}

/// What separates the cells of the header: whichever of the usual signs is there most often, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        rows(text, 100).into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn every_encoding_is_read() {
        assert_eq!(decoded("\u{feff}Zoë".as_bytes()), "Zoë");
        assert_eq!(decoded(b"Zo\xeb \x96 O\x92Hara"), "Zoë – O’Hara");
        assert_eq!(decoded(&[0xff, 0xfe, b'Z', 0, 0xeb, 0]), "Zë");
        assert_eq!(decoded(&[0xfe, 0xff, 0, b'Z', 0, 0xeb]), "Zë");
    }

    #[test]
    fn every_separator_is_seen() {
        for text in
            ["a,b\n1,2", "a;b\r\n1;2", "a\tb\n1\t2", "a|b\n1|2", "sep=;\r\na;b\n1;2", "\"a\",\"b\"\n1,2"]
        {
            let found = cells(text);
            assert_eq!(found[0].1, ["a", "b"], "{text:?}");
            assert_eq!(found[1].1, ["1", "2"], "{text:?}");
        }
        assert_eq!(cells("\"a;;;\",b\n1,2")[0].1, ["a;;;", "b"]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let found = cells("a,b\n\"1\n1\",2\n,,\n\n\"x\",y\n");
        assert_eq!(found.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 5]);
    }
}
