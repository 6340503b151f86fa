//! The rows of a table. A library would read what stands after a stray quote as part of one long cell; here each row is
//! found again, and the one in which the quote opens is known.

/// The longest cell that spreadsheets keep, in bytes: a quote that stays open for longer does not close at all.
const LONGEST_CELL: usize = 4 * 32_767;

/// A row with its number as a spreadsheet shows it, the header being row 1.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
    /// The cell in which a quote opens that does not close.
    pub(super) stray: Option<usize>,
}

/// The rows of a table, the first one being its header; rows without a word are left out.
pub(super) fn rows(text: &str, most: usize) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let (rest, told) = separator_line(text);
    let separator = told.unwrap_or_else(|| separator(rest));
    let mut table = Table { rest, separator, width: None, number: 0 };
    let mut rows = Vec::new();
    while let Some(row) = table.row().filter(|_| rows.len() < most.saturating_add(2)) {
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            table.width.get_or_insert(row.cells.len());
            rows.push(row);
        }
    }
    rows
}

/// A table that is being read.
struct Table<'a> {
    rest: &'a str,
    separator: char,
    /// How many cells the header has, once it was read.
    width: Option<usize>,
    number: usize,
}

/// A cell, and what comes after it.
struct Cut<'a> {
    text: String,
    /// What follows in the same row; `None`: the row ends here.
    same_row: Option<&'a str>,
    /// What follows in the rows below.
    below: &'a str,
    spans_lines: bool,
}

impl<'a> Table<'a> {
    fn row(&mut self) -> Option<Row> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let whole = self.rest;
        let (mut cells, mut spans) = (Vec::new(), None);
        let mut rest = whole;
        loop {
            let Some(cut) = self.cell(rest) else { return Some(self.lost(whole, cells.len())) };
            if cut.spans_lines {
                spans.get_or_insert(cells.len());
            }
            cells.push(cut.text);
            match cut.same_row {
                Some(more) => rest = more,
                None => {
                    self.rest = cut.below;
                    break;
                }
            }
        }
        let record = &whole[..whole.len() - self.rest.len()];
        match spans.filter(|_| self.swallowed_rows(record)) {
            Some(stray) => Some(self.lost(whole, stray)),
            None => Some(Row { number: self.number, cells, stray: None }),
        }
    }

    /// The row of the first line alone, with the cell in which a quote is astray; the lines below are rows again.
    fn lost(&mut self, whole: &'a str, stray: usize) -> Row {
        let (line, below) = line(whole);
        self.rest = below;
        let cells = line.split(self.separator).map(|cell| cell.trim().to_owned()).collect();
        Row { number: self.number, cells, stray: Some(stray) }
    }

    /// The cell at the start of a text; none where a quote opens that does not close.
    fn cell(&self, text: &'a str) -> Option<Cut<'a>> {
        match text.trim_start_matches(' ').strip_prefix('"') {
            None => Some(self.bare(text)),
            Some(inner) => self.quoted(text, inner),
        }
    }

    fn bare(&self, text: &'a str) -> Cut<'a> {
        let end = text.find([self.separator, '\n', '\r']).unwrap_or(text.len());
        let (cell, rest) = text.split_at(end);
        self.cut(cell.trim().to_owned(), rest, false)
    }

    /// A cell of which the rest of the text begins with what ends it.
    fn cut(&self, text: String, rest: &'a str, spans_lines: bool) -> Cut<'a> {
        let same_row = rest.strip_prefix(self.separator);
        Cut { text, same_row, below: line(rest).1, spans_lines }
    }

    fn quoted(&self, whole: &'a str, inner: &'a str) -> Option<Cut<'a>> {
        let close = closing(inner)?;
        let (said, after) = (&inner[..close], inner[close + 1..].trim_start_matches(' '));
        let ends = after.is_empty() || after.starts_with([self.separator, '\n', '\r']);
        if ends {
            let spans_lines = said.contains(['\n', '\r']);
            return Some(self.cut(said.replace("\"\"", "\"").trim().to_owned(), after, spans_lines));
        }
        // "Nan" Hill: the quotes belong to the name.
        (!said.contains([self.separator, '\n', '\r'])).then(|| self.bare(whole))
    }

    /// Whether the lines of one row are rows of their own, held together by two stray quotes: each has all cells of the
    /// header, or more than half of them by separators that no blank follows, as in a list within a cell.
    fn swallowed_rows(&self, record: &str) -> bool {
        let Some(width) = self.width else { return false };
        let lines: Vec<&str> = record.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).collect();
        let tight = |line: &&str| {
            let after = line.split(self.separator).skip(1);
            1 + after.filter(|next| !next.starts_with(' ')).count()
        };
        lines.iter().all(|line| line.split(self.separator).count() == width && width > 1)
            || lines.iter().all(|line| 2 * tight(line) > width + 1)
    }
}

/// Where the quote is that closes a cell; two of them stand for one.
fn closing(inner: &str) -> Option<usize> {
    let bytes = inner.as_bytes();
    let mut at = 0;
    while at < bytes.len().min(LONGEST_CELL) {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// The first line of a text, and what is below it.
fn line(text: &str) -> (&str, &str) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let below = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
    (line, below.unwrap_or(rest))
}

/// Some spreadsheets say what they separate cells by in a first line, `sep=;`, which they do not show.
pub(super) fn separator_line(text: &str) -> (&str, Option<char>) {
    let (first, below) = line(text);
    let told = first.trim_matches('"').strip_prefix("sep=").and_then(|rest| rest.chars().next());
    match told.filter(|sign| !matches!(sign, '"' | '\n' | '\r')) {
        Some(separator) => (below, Some(separator)),
        None => (text, None),
    }
}

/// What separates the cells of the header: whichever of the usual signs is there most often, outside quotes.
pub(super) fn separator(text: &str) -> char {
    let header = line(text.trim_start_matches(['\n', '\r'])).0;
    let outside: String = header.split('"').step_by(2).collect();
    let most = |text: &str| {
        let counts = [',', ';', '\t', '|'].map(|sign| (sign, text.matches(sign).count()));
        counts.into_iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0)
    };
    most(&outside).or_else(|| most(header)).map_or(',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        rows(text, 100).into_iter().map(|row| (row.number, row.cells)).collect()
    }

    /// The numbers of all rows, and of those in which a quote is astray with the cell.
    fn astray(text: &str) -> (Vec<usize>, Vec<(usize, usize)>) {
        let rows = rows(text, 100);
        let stray = rows.iter().filter_map(|row| Some((row.number, row.stray?))).collect();
        (rows.iter().map(|row| row.number).collect(), stray)
    }

    #[test]
    fn every_separator_is_seen() {
        for text in
            ["a,b\n1,2", "a;b\r\n1;2", "a\tb\n1\t2", "a|b\n1|2", "sep=;\r\na;b\n1;2", "\"a\",\"b\"\n1,2"]
        {
            let found = cells(text);
            assert_eq!(found[0].1, ["a", "b"], "{text:?}");
            assert_eq!(found[1], (2, vec!["1".to_owned(), "2".to_owned()]), "{text:?}");
        }
        assert_eq!(cells("\"a;;;\",b\n1,2")[0].1, ["a;;;", "b"]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them_whatever_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "\"1", "1\",2", ",,", "", "\"x\",y", ""].join(end);
            let numbers: Vec<usize> = cells(&text).iter().map(|row| row.0).collect();
            assert_eq!(numbers, [1, 2, 5], "{end:?}");
        }
    }

    #[test]
    fn quotes_hold_cells_together() {
        let row = |line: &str| cells(&format!("a,b\n{line}\n"))[1].1.clone();
        assert_eq!(row("\"Hill, Mary\" ,2"), ["Hill, Mary", "2"]);
        assert_eq!(row("\"the \"\"blue\"\" door\",2"), ["the \"blue\" door", "2"]);
        assert_eq!(row("\"Nan\" Hill,2"), ["\"Nan\" Hill", "2"]);
        assert_eq!(row("Mary \"Nan\" Hill,12\""), ["Mary \"Nan\" Hill", "12\""]);
    }

    #[test]
    fn a_stray_quote_costs_its_own_row_only() {
        let (all, stray) = astray("name,lat\n\"Nan\" Hill,53\n\"Jo,53\nLee,53\nCole,53\n");
        assert_eq!((all, stray), (vec![1, 2, 3, 4, 5], vec![(3, 0)]));
        // The quote of a later row would close it, with something after.
        let (all, stray) = astray("a,b,c\n1,\"x,3\n4,5,6\n7,\"y, z\",9\n");
        assert_eq!((all, stray), (vec![1, 2, 3, 4], vec![(2, 1)]));
        // Two strays close each other over three rows.
        let text = "p,v,d,t,m\nHill,\"breakfast,Mon,8.30,30\nShah,lunch,Mon,12,30\nShah,tea\",Mon,17,30\nHill,tea,Mon,17,30\n";
        for text in [text.to_owned(), text.replace('\n', "\r"), text.replace("d,t,m", "d,t,m,x")] {
            let (all, stray) = astray(&text);
            assert_eq!((all, stray), (vec![1, 2, 3, 4, 5], vec![(2, 1)]), "{text:?}");
        }
        assert_eq!(astray("\"name,lat\nLee,53\n").1, [(1, 0)]);
    }

    #[test]
    fn a_list_over_several_lines_is_one_cell() {
        let text = "person,visit,days,minutes,needs\nHill,\"breakfast,\nthen tablets\",Mon,30,\"hoist,\nmedicines\"\n";
        let found = cells(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].1[1], "breakfast,\nthen tablets");
        let people = "name,postcode,likes\nHill,M15 4AB,\"Asha, Ben, Cy\nDi, Ed, Flo\"\n";
        assert_eq!(astray(people), (vec![1, 2], Vec::new()));
    }

    #[test]
    fn a_quote_in_every_row_takes_no_longer_than_the_rows() {
        let text = format!("a\n{}", "\"x\n,".repeat(200_000));
        assert_eq!(rows(&text, 20_000).len(), 20_002);
    }
}
