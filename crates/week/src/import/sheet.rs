//! One table: its columns by any of the names people give them, and its cells by row.

use super::text::{Row, decoded, rows};
use crate::notes::Notes;
use crate::read::similar;

/// The longest table that is read, in bytes: many times one of the most rows as people fill them in. A cell takes some
/// thirty bytes of memory however little it says, and what a visit is called is kept for each of its days.
const MOST_BYTES: usize = 8 << 20;

/// The most rows of one table.
const MOST_ROWS: usize = 20_000;

/// A column: the name it has in the template, whether it must be there, and other names it may have.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) needed: bool,
    pub(super) others: &'static [&'static str],
}

/// A table that was read.
pub(super) struct Sheet {
    file: &'static str,
    columns: &'static [Column],
    /// For each column where its cells are, if it is there.
    at: Vec<Option<usize>>,
    rows: Vec<Row>,
}

impl Sheet {
    /// Reads a table; one that lacks a needed column has no rows.
    pub(super) fn read(
        file: &'static str,
        bytes: &[u8],
        columns: &'static [Column],
        notes: &mut Notes,
    ) -> Self {
        let mut sheet = Self { file, columns, at: vec![None; columns.len()], rows: Vec::new() };
        if bytes.len() > MOST_BYTES {
            notes.note(file, format!("the file is longer than {} MiB", MOST_BYTES >> 20), "split it");
            return sheet;
        }
        let mut rows = rows(&decoded(bytes), MOST_ROWS);
        if rows.is_empty() {
            notes.note(file, "the table is empty", "start from the template");
            return sheet;
        }
        if rows.len() > MOST_ROWS + 1 {
            notes.note(file, format!("the table has more than {MOST_ROWS} rows"), "split it");
            return sheet;
        }
        let header = rows.remove(0);
        if sheet.match_header(&header, notes) {
            sheet.rows = rows;
        }
        sheet
    }

    /// Whether every needed column is there.
    fn match_header(&mut self, header: &Row, notes: &mut Notes) -> bool {
        for (position, title) in header.cells.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
            let found = self.columns.iter().position(|column| column.is_called(title));
            match found {
                Some(column) if self.at[column].is_none() => self.at[column] = Some(position),
                Some(column) => {
                    let what = format!("the column \"{}\" is there twice", self.columns[column].name);
                    notes.note(format!("{}, row {}", self.file, header.number), what, "take one out");
                }
                None => self.unknown(header.number, title, notes),
            }
        }
        let missing = self.columns.iter().zip(&self.at).filter(|(column, at)| column.needed && at.is_none());
        let missing: Vec<&str> = missing.map(|(column, _)| column.name).collect();
        for name in &missing {
            let at = format!("{}, row {}", self.file, header.number);
            notes.note(at, format!("there is no column \"{name}\""), "add it; the template shows how");
        }
        missing.is_empty()
    }

    fn unknown(&self, row: usize, title: &str, notes: &mut Notes) {
        let names = self.columns.iter().map(|column| column.name);
        let help = match similar(&plain(title), names) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => "take the column out, or name it as in the template".to_owned(),
        };
        let shown: String = title.chars().take(40).collect();
        notes.note(format!("{}, row {row}", self.file), format!("the column {shown:?} is not known"), help);
    }

    /// The rows below the header.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(|row| Line { sheet: self, row })
    }
}

impl Column {
    fn is_called(&self, title: &str) -> bool {
        let title = plain(title);
        title == plain(self.name) || self.others.iter().any(|other| title == plain(other))
    }
}

/// A title without case, signs and spaces.
pub(super) fn plain(title: &str) -> String {
    title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
}

impl<'a> Line<'a> {
    /// What a cell says; empty where it is not there.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let column = self.sheet.columns.iter().position(|known| known.name == column);
        let at = column.and_then(|column| self.sheet.at[column]);
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// What a cell says, read; nothing where it is empty, a finding where it cannot be read.
    pub(super) fn value<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Result<T, String>,
        notes: &mut Notes,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        match read(text) {
            Ok(value) => Some(value),
            Err(help) => {
                let shown: String = text.chars().take(40).collect();
                self.note(column, format!("{shown:?} cannot be read"), help, notes);
                None
            }
        }
    }

    /// What a cell says that must not be empty.
    pub(super) fn needed<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Result<T, String>,
        notes: &mut Notes,
    ) -> Option<T> {
        if self.text(column).is_empty() {
            self.note(column, "the cell is empty", "fill it in; the row is left out", notes);
            return None;
        }
        self.value(column, read, notes)
    }

    /// Where a cell is, in words.
    pub(super) fn here(&self, column: &str) -> String {
        format!("{}, row {}, column {column}", self.sheet.file, self.row.number)
    }

    /// Notes what is wrong with a cell.
    pub(super) fn note(
        &self,
        column: &str,
        what: impl Into<String>,
        help: impl Into<String>,
        notes: &mut Notes,
    ) {
        notes.note(self.here(column), what, help);
    }
}
