//! Rows that are chained, inside the writer's transaction.

use std::collections::BTreeMap;

use rusqlite::{Connection, params, params_from_iter};

use super::query;
use crate::chained::{BEGIN_CHAIN, Chain, ChainEnd, FIND_END, MOVE_END};
use crate::engine::{Value, values};
use crate::{Hash, Moment};

/// As many rows from before as are read at once.
const PAGE: i64 = 1_000;

/// The ends of the chains that moved on in a transaction. They are written once, at its end.
#[derive(Clone, Default)]
pub(super) struct Ends(BTreeMap<Chain, ChainEnd>);

impl Ends {
    /// The end of a chain as it is now.
    fn of(&self, connection: &Connection, chain: Chain) -> rusqlite::Result<ChainEnd> {
        if let Some(end) = self.0.get(&chain) {
            return Ok(*end);
        }
        let mut find = connection.prepare_cached(FIND_END)?;
        find.query_row([chain.table()], |row| Ok(ChainEnd { number: row.get(0)?, hash: Hash(row.get(1)?) }))
    }

    /// Adds a row to a chain.
    pub(super) fn insert(
        &mut self,
        connection: &Connection,
        chain: Chain,
        mut values: Vec<Value>,
    ) -> rusqlite::Result<()> {
        let end = self.of(connection, chain)?.next(chain, &values);
        values.extend(values![end.number, end.hash]);
        connection.prepare_cached(&chain.insert())?.execute(params_from_iter(values))?;
        self.0.insert(chain, end);
        Ok(())
    }

    /// Writes down how far the chains have come.
    pub(super) fn save(&self, connection: &Connection) -> rusqlite::Result<()> {
        let mut move_end = connection.prepare_cached(MOVE_END)?;
        for (chain, end) in &self.0 {
            move_end.execute(params![Value::from(end.number), end.hash.0, chain.table()])?;
        }
        Ok(())
    }
}

/// Chains the rows that were there before there were chains, as they are now.
pub(super) fn begin(connection: &Connection) -> rusqlite::Result<()> {
    for chain in Chain::ALL {
        let mut end = ChainEnd::START;
        loop {
            let rows = query(connection, &chain.page(), &[end.number.into(), PAGE.into()])?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let row = row.rest();
                let covered = row.get(..chain.columns().len()).unwrap_or_default();
                let Some(Value::Integer(number)) = row.get(chain.columns().len()) else { continue };
                end = end.at(chain, number.unsigned_abs(), covered);
                connection.prepare_cached(&chain.sign())?.execute(params![end.hash.0, number])?;
            }
        }
        let end = params![Value::from(end.number), end.hash.0, Moment::now().micros(), chain.table()];
        connection.prepare_cached(BEGIN_CHAIN)?.execute(end)?;
    }
    Ok(())
}
