//! One table: its columns by any of the names people give them, and its cells by row.

use std::cell::Cell;

use super::cells::list;
use super::encoding::decoded;
use super::fold::{composed, is_spoilt, says_nothing, typed};
use super::names::Names;
use super::rows::{Row, rows};
use crate::bounds::{NAME_LETTERS_MOST, TEXT_LETTERS_MOST, fits, is_hidden};
use crate::notes::Notes;
use crate::read::{distance, similar};

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
    /// Where the cells are of columns that are probably misspelt, and of those without a title.
    misspelt: Vec<usize>,
    titled: Vec<bool>,
    rows: Vec<Row>,
    /// For each row, whether it cannot be read as a row at all.
    spoilt: Vec<bool>,
}

impl Sheet {
    /// Reads a table; one that lacks a needed column has no rows.
    pub(super) fn read(
        file: &'static str,
        bytes: &[u8],
        columns: &'static [Column],
        notes: &mut Notes,
    ) -> Self {
        let at = vec![None; columns.len()];
        let (misspelt, titled, none, spoilt) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut sheet = Self { file, columns, at, misspelt, titled, rows: none, spoilt };
        if bytes.len() > MOST_BYTES {
            notes.note(file, format!("the file is longer than {} MiB", MOST_BYTES >> 20), "split it");
            return sheet;
        }
        let text = match decoded(bytes) {
            Ok(text) => text,
            Err(unread) => {
                notes.note(file, unread.what, unread.help);
                return sheet;
            }
        };
        let mut rows = rows(&text, MOST_ROWS);
        if rows.is_empty() {
            notes.note(file, "the table is empty", "start from the template");
            return sheet;
        }
        if rows.len() > MOST_ROWS + 1 {
            notes.note(file, format!("the table has more than {MOST_ROWS} rows"), "split it");
            return sheet;
        }
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !cell.is_ascii()) {
            *cell = composed(&cell.replace(says_nothing, ""));
        }
        let header = rows.remove(0);
        if sheet.match_header(&header, notes) {
            rows.iter_mut().for_each(|row| sheet.put_on_one_line(row));
            sheet.spoilt =
                rows.iter().map(|row| sheet.is_spoilt(row, notes) | sheet.is_unfit(row, notes)).collect();
            sheet.rows = rows;
        }
        sheet
    }

    /// Whether a row cannot be read as one: where a quote is astray, a letter was lost, or a cell stands beside the columns.
    fn is_spoilt(&self, row: &Row, notes: &mut Notes) -> bool {
        let spoilt = row.cells.iter().position(|cell| cell.chars().any(is_spoilt));
        let beside = || {
            let untitled = |at: usize| !self.titled.get(at).copied().unwrap_or(false);
            (0..row.cells.len()).find(|at| untitled(*at) && !row.cells[*at].is_empty())
        };
        let (at, what, help) = if let Some(at) = row.stray {
            (at, "a quote opens here that does not close", "take it out, or close it")
        } else if let Some(at) = spoilt {
            (
                at,
                "letters were lost here when the file was saved",
                "write them again, and save as \"CSV UTF-8\"",
            )
        } else if let Some(at) = beside() {
            let help = "put quotes around a cell with a comma in it, or give the column a title";
            (at, "there are more cells than titles", help)
        } else {
            return row
                .cells
                .iter()
                .enumerate()
                .any(|(at, cell)| !cell.is_empty() && self.misspelt.contains(&at));
        };
        let said = row.cells.get(at).map_or("", String::as_str);
        let place = format!("{}, row {}, column {}", self.file, row.number, self.title(at));
        notes.note(place, format!("{what}: {}", shown(said)), left_out(help));
        true
    }

    /// A name that somebody broke into lines is one all the same.
    fn put_on_one_line(&self, row: &mut Row) {
        for (at, cell) in row.cells.iter_mut().enumerate() {
            let is_name = || NAMES.contains(&self.title(at).as_str());
            if cell.contains(['\n', '\r', '\t']) && is_name() {
                *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
    }

    /// Whether a cell of a row holds what no form would take: every such cell is noted.
    fn is_unfit(&self, row: &Row, notes: &mut Notes) -> bool {
        let mut unfit = false;
        for (at, cell) in row.cells.iter().enumerate() {
            if let Some((what, help)) = unfit_for(self.title(at).as_str(), cell) {
                let place = format!("{}, row {}, column {}", self.file, row.number, self.title(at));
                notes.note(place, format!("{what}: {}", shown(cell)), left_out(help));
                unfit = true;
            }
        }
        unfit
    }

    /// What a column is called, or which one it is.
    fn title(&self, position: usize) -> String {
        let column = self.at.iter().position(|at| *at == Some(position));
        column.map_or_else(|| (position + 1).to_string(), |column| self.columns[column].name.to_owned())
    }

    /// Whether every needed column is there.
    fn match_header(&mut self, header: &Row, notes: &mut Notes) -> bool {
        self.titled = header.cells.iter().map(|title| !title.is_empty()).collect();
        if let Some(stray) = header.stray {
            let at = format!("{}, row {}", self.file, header.number);
            let title = header.cells.get(stray).map_or("", String::as_str);
            notes.note(
                at,
                format!("a quote opens here that does not close: {}", shown(title)),
                "take it out",
            );
        }
        for (position, title) in header.cells.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
            let found = self.columns.iter().position(|column| column.is_called(title));
            match found {
                Some(column) if self.at[column].is_none() => self.at[column] = Some(position),
                Some(column) => {
                    let what = format!("the column \"{}\" is there twice", self.columns[column].name);
                    notes.note(format!("{}, row {}", self.file, header.number), what, "take one out");
                }
                None => self.unknown(header.number, position, title, notes),
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

    fn unknown(&mut self, row: usize, position: usize, title: &str, notes: &mut Notes) {
        let plain_title = plain(title);
        let free = self.columns.iter().zip(&self.at).filter(|(_, at)| at.is_none()).map(|(column, _)| column);
        let close = free.clone().find(|column| column.is_nearly_called(&plain_title));
        let help = match (close, similar(&plain_title, free.map(|column| column.name))) {
            (Some(column), _) => {
                self.misspelt.push(position);
                format!("did you mean \"{}\"? Until then the rows that fill it in are left out", column.name)
            }
            (None, Some(meant)) => format!("did you mean \"{meant}\"?"),
            (None, None) => "take the column out, or name it as in the template".to_owned(),
        };
        notes.note(
            format!("{}, row {row}", self.file),
            format!("the column {} is not known", shown(title)),
            help,
        );
    }

    /// The rows below the header.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().zip(&self.spoilt).map(|(row, spoilt)| Line {
            sheet: self,
            row,
            spoilt: *spoilt,
            unread: Cell::new(*spoilt),
        })
    }
}

impl Column {
    fn is_called(&self, title: &str) -> bool {
        let title = plain(title);
        self.names().any(|name| title == plain(name))
    }

    /// Whether a title is one of its names but for a letter or two.
    fn is_nearly_called(&self, plain_title: &str) -> bool {
        let slips = if plain_title.len() < 8 { 1 } else { 2 };
        (4..=64).contains(&plain_title.len())
            && self.names().any(|name| distance(plain_title, &plain(name)) <= slips)
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.others.iter().copied())
    }
}

/// What a cell says, in quotes, cut where it is long.
pub(super) fn shown(said: &str) -> String {
    format!("{:?}", said.chars().take(40).collect::<String>())
}

fn left_out(help: impl Into<String>) -> String {
    format!("{}; the row is left out", help.into())
}

/// Columns whose cells are names, and fit on one line of a list.
const NAMES: [&str; 8] =
    ["name", "id", "person", "visit", "gender", "gender wish", "language wish", "postcode"];

/// Columns of names, each with something between them.
const LISTS: [&str; 6] = ["competences", "languages", "not these workers", "likes", "knows", "end postcode"];

/// Why no form would take what is in a cell of a column, and what to do.
fn unfit_for(column: &str, cell: &str) -> Option<(String, &'static str)> {
    // Lost letters are told by themselves.
    if cell.chars().any(|letter| is_hidden(letter) && !is_spoilt(letter)) {
        return Some(("there are hidden characters here".to_owned(), "type the cell again"));
    }
    let name_fits = |name: &str| fits(name, NAME_LETTERS_MOST);
    let is_name = NAMES.contains(&column) && !name_fits(cell);
    if is_name || (LISTS.contains(&column) && !list(cell).iter().all(|name| name_fits(name))) {
        return Some((format!("a name has at most {NAME_LETTERS_MOST} letters"), "make it shorter"));
    }
    let too_long = || (format!("a text has at most {TEXT_LETTERS_MOST} letters"), "make it shorter");
    (!fits(cell, TEXT_LETTERS_MOST)).then(too_long)
}

/// A title without case, signs and spaces.
pub(super) fn plain(title: &str) -> String {
    title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One row of a table. Where a cell of it cannot be read, the row is left out of the week as a whole: what is not known
/// is never taken for whatever is the least trouble.
pub(super) struct Line<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    spoilt: bool,
    unread: Cell<bool>,
}

impl<'a> Line<'a> {
    /// Its number, as a spreadsheet shows it.
    pub(super) fn number(&self) -> usize {
        self.row.number
    }

    /// Whether it cannot be read as a row at all, which has been noted.
    pub(super) fn is_spoilt(&self) -> bool {
        self.spoilt
    }

    /// Whether a cell of it could not be read, so that it is left out.
    pub(super) fn is_left_out(&self) -> bool {
        self.unread.get()
    }

    /// What a cell says; empty where it is not there.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let column = self.sheet.columns.iter().position(|known| known.name == column);
        let at = column.and_then(|column| self.sheet.at[column]);
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// The names of the columns that the table has.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        let there = self.sheet.columns.iter().zip(&self.sheet.at).filter(|(_, at)| at.is_some());
        there.map(|(column, _)| column.name)
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
        match read(&typed(text)) {
            Ok(value) => Some(value),
            Err(help) => {
                self.note(column, format!("{} cannot be read", shown(text)), help, notes);
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
            self.note(column, "the cell is empty", "fill it in", notes);
            return None;
        }
        self.value(column, read, notes)
    }

    /// The ids of whom a cell names, each once.
    pub(super) fn named(&self, column: &str, names: &Names, notes: &mut Notes) -> Vec<String> {
        let mut found = Vec::new();
        for said in list(self.text(column)) {
            match names.find(&said) {
                Ok(id) if found.iter().any(|known| known == id) => {}
                Ok(id) => found.push(id.to_owned()),
                Err(why) => self.note(column, why.what, why.help, notes),
            }
        }
        found
    }

    /// The id of whom a cell names that must not be empty.
    pub(super) fn who(&self, column: &str, names: &Names, notes: &mut Notes) -> Option<String> {
        let said = self.text(column);
        if said.is_empty() {
            self.note(column, "the cell is empty", "fill it in", notes);
            return None;
        }
        names.find(said).map(str::to_owned).map_err(|why| self.note(column, why.what, why.help, notes)).ok()
    }

    /// Where a cell is, in words.
    pub(super) fn here(&self, column: &str) -> String {
        format!("{}, row {}, column {column}", self.sheet.file, self.row.number)
    }

    /// Notes what is wrong with a cell; the row is left out.
    pub(super) fn note(
        &self,
        column: &str,
        what: impl Into<String>,
        help: impl Into<String>,
        notes: &mut Notes,
    ) {
        self.unread.set(true);
        notes.note(self.here(column), what, left_out(help));
    }

    /// Notes something that keeps no more than itself out of the week.
    pub(super) fn remark(&self, column: &str, what: String, help: &str, notes: &mut Notes) {
        notes.note(self.here(column), what, help);
    }
}
