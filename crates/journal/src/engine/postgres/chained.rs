//! Rows that are chained, inside a transaction.

use deadpool_postgres::{GenericClient, Transaction};

use super::execute;
use crate::chained::{BEGIN_CHAIN, Chain, ChainEnd, FIND_END, MOVE_END};
use crate::engine::{Done, Row, Statement, Value, values};
use crate::{Moment, StoreError};

/// As many rows from before as are read at once.
const PAGE: i64 = 1_000;

/// Adds a row to a chain, which nobody else does until the transaction is over.
pub(super) async fn insert(
    transaction: &Transaction<'_>,
    chain: Chain,
    mut values: Vec<Value>,
) -> Result<Done, StoreError> {
    let end = hold(transaction, chain).await?.next(chain, &values);
    values.extend(values![end.number, end.hash]);
    execute(transaction, &Statement::new(chain.insert(), values)).await?;
    move_on(transaction, chain, end).await?;
    Ok(Done { changed: 1, rows: vec![] })
}

/// Takes hold of a chain: its end.
pub(super) async fn hold(client: &impl GenericClient, chain: Chain) -> Result<ChainEnd, StoreError> {
    let hold = Statement::new(format!("{FIND_END} for update"), values![chain.table()]);
    let mut rows = execute(client, &hold).await?.rows.into_iter();
    let lost = || StoreError::Damaged(format!("the end of the {} is missing", chain.table()));
    end(rows.next().ok_or_else(lost)?)
}

fn end(mut row: Row) -> Result<ChainEnd, StoreError> {
    Ok(ChainEnd { number: row.take()?, hash: row.take()? })
}

/// The chain has come as far as this.
pub(super) async fn move_on(
    client: &impl GenericClient,
    chain: Chain,
    end: ChainEnd,
) -> Result<(), StoreError> {
    let values = values![end.number, end.hash, chain.table()];
    execute(client, &Statement::new(MOVE_END, values)).await.map(drop)
}

/// Chains the rows that were there before there were chains, as they are now.
pub(super) async fn begin(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    for chain in Chain::ALL {
        let mut end = ChainEnd::START;
        loop {
            let page = Statement::new(chain.page(), values![end.number, PAGE]);
            let rows = execute(transaction, &page).await?.rows;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let row = row.rest();
                let covered = row.get(..chain.columns().len()).unwrap_or_default();
                let Some(Value::Integer(number)) = row.get(chain.columns().len()) else { continue };
                end = end.at(chain, number.unsigned_abs(), covered);
                let sign = Statement::new(chain.sign(), values![end.hash, *number]);
                execute(transaction, &sign).await?;
            }
        }
        let values = values![end.number, end.hash, Moment::now(), chain.table()];
        execute(transaction, &Statement::new(BEGIN_CHAIN, values)).await?;
    }
    Ok(())
}
