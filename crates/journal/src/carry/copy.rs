//! Copying every table, and comparing what was read with what is there afterwards.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::tables::{ENDS, TABLES, Table};
use crate::engine::{Engine, Frozen, Row, Statement, Value, values};
use crate::{Journal, Position, StoreError};

/// What was carried: rows by table, the same in both stores.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// How far the journal had come.
    pub position: Position,
    /// Rows by table.
    pub rows: BTreeMap<&'static str, u64>,
}

/// Why a journal was not carried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarryError {
    /// There is something where it should go.
    #[error("there is a journal already where this one should go; nothing was touched")]
    NotEmpty,
    /// The copy is not the same.
    #[error(
        "the copy of {0} is not the same as what was copied: was the journal still in use? \
         Stop the server, empty the new place and begin again; the old journal is as it was"
    )]
    Differs(&'static str),
    /// A store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// As many rows as are read at once.
const PAGE: usize = 1_000;

/// As many rows as are written with one statement.
const TOGETHER: usize = 200;

/// A count of rows, and a sum over their hashes that does not depend on their order: the engines sort text in their own
/// ways.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    hashes: [u64; 4],
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        let mut hash = Sha256::new();
        for value in row {
            let (kind, bytes) = match value {
                Value::Null => (0, vec![]),
                Value::Integer(number) => (1, number.to_be_bytes().to_vec()),
                Value::Text(text) => (2, text.as_bytes().to_vec()),
                Value::Bytes(bytes) => (3, bytes.clone()),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
        let hash: [u8; 32] = hash.finalize().into();
        for (sum, part) in self.hashes.iter_mut().zip(hash.as_chunks::<8>().0) {
            *sum = sum.wrapping_add(u64::from_be_bytes(*part));
        }
        self.rows += 1;
    }
}

impl Journal {
    /// Carries everything to another journal, empty and opened with the same master key, and compares both row by row.
    /// Nothing may use either meanwhile.
    ///
    /// # Errors
    /// Where the other is not empty, where both are not the same afterwards, or where a store fails.
    pub async fn carry_to(&self, to: &Self) -> Result<Carried, CarryError> {
        let carried = self.copy_to(to).await?;
        for table in TABLES.iter().chain([&ENDS]) {
            let (ours, theirs) = (self.sum(table).await?, to.sum(table).await?);
            if ours != theirs {
                return Err(CarryError::Differs(table.name));
            }
        }
        if self.position().await? == to.position().await? {
            Ok(carried)
        } else {
            Err(CarryError::Differs("journal"))
        }
    }

    /// Copies everything as it is at one moment, while the journal is used.
    pub(super) async fn copy_to(&self, to: &Self) -> Result<Carried, CarryError> {
        for table in &TABLES {
            if to.sum_of_page(table).await? > 0 {
                return Err(CarryError::NotEmpty);
            }
        }
        let from = self.engine().freeze().await?;
        let mut carried = Carried::default();
        for table in &TABLES {
            let rows = copy_table(table, &from, to.engine()).await?;
            carried.rows.insert(table.name, rows);
        }
        to.engine().write_one("delete from chains", vec![]).await?;
        copy_table(&ENDS, &from, to.engine()).await?;
        carried.position = position(&from).await?;
        let move_on = "update journal set position = $1";
        to.engine().write_one(move_on, values![carried.position]).await?;
        to.engine().after_copy().await?;
        from.thaw().await?;
        Ok(carried)
    }

    async fn sum_of_page(&self, table: &Table) -> Result<usize, StoreError> {
        Ok(self.engine().rows(table.page(true, 1), vec![]).await?.len())
    }

    async fn sum(&self, table: &Table) -> Result<Sum, StoreError> {
        let frozen = self.engine().freeze().await?;
        let mut sum = Sum::default();
        let mut last = None;
        while let Some(rows) = page(table, &frozen, last).await? {
            rows.iter().for_each(|row| sum.add(row));
            last = rows.into_iter().next_back();
        }
        frozen.thaw().await?;
        Ok(sum)
    }
}

async fn position(from: &Frozen<'_>) -> Result<Position, StoreError> {
    let row = from.rows("select position from journal", vec![]).await?.into_iter().next();
    row.map_or(Ok(Position(0)), |mut row| row.take())
}

async fn copy_table(table: &Table, from: &Frozen<'_>, to: &Engine) -> Result<u64, StoreError> {
    let (mut copied, mut last) = (0, None);
    while let Some(rows) = page(table, from, last).await? {
        copied += rows.len() as u64;
        last = rows.last().cloned();
        let insert = |rows: &[Vec<Value>]| Statement::new(table.insert(rows.len()), rows.concat());
        to.write(rows.chunks(TOGETHER).map(insert).collect()).await?;
    }
    Ok(copied)
}

/// The rows after the last one; none where that was the end.
async fn page(
    table: &Table,
    from: &Frozen<'_>,
    last: Option<Vec<Value>>,
) -> Result<Option<Vec<Vec<Value>>>, StoreError> {
    let key = |last: &Vec<Value>| table.key_places().filter_map(|at| last.get(at).cloned()).collect();
    let values: Vec<Value> = last.as_ref().map_or_else(Vec::new, key);
    let rows = from.rows(table.page(values.is_empty(), PAGE), values).await?;
    let rows: Vec<Vec<Value>> = rows.into_iter().map(Row::rest).collect();
    Ok(Some(rows).filter(|rows| !rows.is_empty()))
}
