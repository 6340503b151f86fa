//! The little of AMPL's data language that the instances of Bredström and Rönnqvist use.

use std::collections::BTreeMap;

use super::read::{ReadError, wrong};

/// A table with numbered rows and columns; or a single figure, in row and column 0.
#[derive(Debug, Default)]
struct Table {
    columns: BTreeMap<u32, usize>,
    rows: BTreeMap<u32, Vec<f64>>,
}

/// The statements of a file by name.
#[derive(Debug, Default)]
pub(crate) struct Data {
    scalars: BTreeMap<String, f64>,
    tables: BTreeMap<String, Table>,
    sets: BTreeMap<String, String>,
}

impl Data {
    /// Reads statements that end with a semicolon; lines that begin with `#` are comments.
    pub(crate) fn read(text: &str) -> Result<Self, ReadError> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let mut data = Self::default();
        for statement in lines.join("\n").split(';') {
            let Some((head, body)) = statement.split_once('=') else { continue };
            let head = head.replace(':', " ");
            let mut words = head.split_whitespace();
            match (words.next(), words.next()) {
                (Some("set"), Some(name)) => drop(data.sets.insert(name.to_owned(), body.to_owned())),
                (Some("param"), Some(name)) => data.param(name, words, body)?,
                _ => {}
            }
        }
        Ok(data)
    }

    /// Takes in a parameter: a figure, or a table where the head names columns.
    fn param<'a>(
        &mut self,
        name: &str,
        columns: impl Iterator<Item = &'a str>,
        body: &str,
    ) -> Result<(), ReadError> {
        let columns = columns.map(|word| number(name, word)).collect::<Result<Vec<u32>, _>>()?;
        if columns.is_empty() {
            self.scalars.insert(name.to_owned(), number(name, body.trim())?);
            return Ok(());
        }
        let columns: BTreeMap<u32, usize> = columns.into_iter().zip(0..).collect();
        let mut table = Table { columns, ..Table::default() };
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let row = number(name, words.next().unwrap_or_default())?;
            let figures = words.map(|word| number(name, word)).collect::<Result<Vec<f64>, _>>()?;
            if figures.len() != table.columns.len() {
                return Err(wrong(name, format_args!("row {row} has {} figures", figures.len())));
            }
            table.rows.insert(row, figures);
        }
        self.tables.insert(name.to_owned(), table);
        Ok(())
    }

    /// A single figure.
    pub(crate) fn scalar(&self, name: &str) -> Result<f64, ReadError> {
        self.scalars.get(name).copied().ok_or_else(|| wrong(name, "is missing"))
    }

    /// A single figure that counts something, at most 1,000.
    pub(crate) fn count(&self, name: &str) -> Result<usize, ReadError> {
        let value = self.scalar(name)?;
        if value.fract() != 0.0 || !(0.0..=1_000.0).contains(&value) {
            return Err(wrong(name, format_args!("{value} is no count")));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within bounds"
        )]
        Ok(value as usize)
    }

    fn table(&self, name: &str) -> Result<&Table, ReadError> {
        self.tables.get(name).ok_or_else(|| wrong(name, "is missing"))
    }

    /// The numbers of a table's rows, in order.
    pub(crate) fn rows(&self, name: &str) -> Result<impl Iterator<Item = u32>, ReadError> {
        Ok(self.table(name)?.rows.keys().copied())
    }

    /// Every figure of a table; none where it is missing.
    pub(crate) fn figures(&self, name: &str) -> impl Iterator<Item = &f64> {
        self.tables.get(name).into_iter().flat_map(|table| table.rows.values().flatten())
    }

    /// The figure in a row and a column.
    pub(crate) fn at(&self, name: &str, row: u32, column: u32) -> Result<f64, ReadError> {
        let table = self.table(name)?;
        let figure = table.columns.get(&column).and_then(|&at| table.rows.get(&row)?.get(at).copied());
        figure.ok_or_else(|| wrong(name, format_args!("nothing in row {row}, column {column}")))
    }

    /// The figure in a row's first column.
    pub(crate) fn first(&self, name: &str, row: u32) -> Result<f64, ReadError> {
        let figure = self.table(name)?.rows.get(&row).and_then(|figures| figures.first().copied());
        figure.ok_or_else(|| wrong(name, format_args!("no row {row}")))
    }

    /// The pairs of a set written `(1,19),(3,20),`.
    pub(crate) fn pairs(&self, name: &str) -> Result<Vec<(u32, u32)>, ReadError> {
        let set = self.sets.get(name).ok_or_else(|| wrong(name, "is missing"))?;
        let inner = set.split('(').skip(1).map(|pair| pair.split(')').next().unwrap_or_default());
        inner
            .map(|pair| {
                let (one, two) = pair.split_once(',').ok_or_else(|| wrong(name, format_args!("({pair})")))?;
                Ok((number(name, one.trim())?, number(name, two.trim())?))
            })
            .collect()
    }
}

/// A word as a number.
fn number<T: std::str::FromStr>(name: &str, word: &str) -> Result<T, ReadError> {
    word.parse().map_err(|_| wrong(name, format_args!("{word:?} is no number")))
}
