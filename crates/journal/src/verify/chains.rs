//! Tables whose rows are chained.

use super::{Finding, PAGE, Verifying};
use crate::StoreError;
use crate::chained::{Chain, ChainEnd};
use crate::engine::{Row, Value, values};

impl Verifying<'_> {
    /// Every row of one table, from the first to the end that was written.
    pub(super) async fn chain(&mut self, chain: Chain) -> Result<(), StoreError> {
        let table = chain.table();
        let Some((written, before)) = self.end(chain).await? else {
            self.find(Finding::ChainEnd(table));
            return Ok(());
        };
        let (mut end, mut rows) = (ChainEnd::START, 0);
        loop {
            let page = self.rows(chain.page(), values![end.number, i64::from(PAGE)]).await?;
            if page.is_empty() {
                break;
            }
            for row in page {
                end = self.link(chain, end, row)?;
                rows += 1;
            }
        }
        if end != written {
            self.find(Finding::ChainEnd(table));
        }
        // A row without a number is in no chain.
        let sql = format!("select count(*) from {table}");
        let all =
            self.rows(sql, vec![]).await?.into_iter().next().map_or(Ok(0), |mut row| row.take::<u64>())?;
        if all != rows {
            self.find(Finding::Row(table, 0));
        }
        self.verified.rows.insert(table, rows);
        self.verified.chains.insert(table, (written.number, written.hash));
        self.verified.before.insert(table, before);
        Ok(())
    }

    /// The end that was written, and the last row from before there were chains.
    async fn end(&self, chain: Chain) -> Result<Option<(ChainEnd, u64)>, StoreError> {
        let sql = "select number, hash, before from chains where name = $1";
        let row = self.row(sql, values![chain.table()]).await?;
        let end = row.map(|mut row| Ok((ChainEnd { number: row.take()?, hash: row.take()? }, row.take()?)));
        end.transpose()
    }

    /// One row after another.
    fn link(&mut self, chain: Chain, end: ChainEnd, row: Row) -> Result<ChainEnd, StoreError> {
        let mut covered = row.rest();
        let mut link = Row::new(covered.split_off(chain.columns().len()));
        let number: u64 = link.take()?;
        for missing in (end.number + 1..number).take(100) {
            self.find(Finding::RowMissing(chain.table(), missing));
        }
        let next = end.at(chain, number, &covered);
        let hash: Value = link.take()?;
        if hash == Value::from(next.hash) {
            return Ok(next);
        }
        self.find(Finding::Row(chain.table(), number));
        // The rows after it are held against what is there, so that each is found for itself.
        let hash = Row::new(vec![hash]).take().unwrap_or(next.hash);
        Ok(ChainEnd { number, hash })
    }
}
