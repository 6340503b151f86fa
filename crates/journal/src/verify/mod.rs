//! Verifying: every chain, every snapshot against the events it stands for, everything sealed; and what that covers.

mod beside;
mod chains;
mod cover;
mod finding;
mod streams;
mod vault;

pub use cover::{Cover, Covered, coverage};
pub use finding::Finding;

use std::collections::BTreeMap;

use crate::engine::{Frozen, Row, Value};
use crate::{Hash, Journal, Position, Recorded, StoreError, StreamId, Version};

/// A fold of a stream from its first event on, to be compared with its snapshot.
pub trait Refold: Send {
    /// The next event.
    fn apply(&mut self, event: &Recorded);

    /// The state as a snapshot has it.
    fn body(&self) -> Vec<u8>;
}

/// Gives a fresh fold for a stream in the form of its snapshot; none where the caller no longer writes that form.
pub type Folds<'a> = dyn Fn(&StreamId, &str) -> Option<Box<dyn Refold>> + Send + Sync + 'a;

/// What was looked at, and what was found wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How far the journal had come.
    pub position: Position,
    /// Events whose hash was computed again.
    pub events: u64,
    /// The end of each stream. If these are written down elsewhere, it shows later that nothing was taken off an end.
    pub ends: BTreeMap<StreamId, (Version, Hash)>,
    /// Rows of each chained table whose hash was computed again.
    pub rows: BTreeMap<&'static str, u64>,
    /// The end of each chained table, for the same use as `ends`.
    pub chains: BTreeMap<&'static str, (u64, Hash)>,
    /// How many rows of each chained table are from before rows were chained: they are as they were on that day.
    pub before: BTreeMap<&'static str, u64>,
    /// Snapshots compared with a fold of their events.
    pub snapshots: u64,
    /// Sealed values that opened.
    pub sealed: u64,
    /// Accounts, credentials, codes and sessions that opened.
    pub accounts: u64,
    /// Files that are what was saved.
    pub files: u64,
    /// People and workers who were erased.
    pub erased: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// As many rows as are read at once.
const PAGE: u32 = 5_000;

/// One verification: the store as it was at one moment, and what was found in it.
struct Verifying<'a> {
    journal: &'a Journal,
    frozen: Frozen<'a>,
    verified: Verified,
}

impl Journal {
    /// Looks at everything as it was when this began. Can be done while the journal is used. [`coverage`] says, table by
    /// table, what it would find.
    ///
    /// # Errors
    /// Where the store cannot be reached. What is wrong with what is stored is no error but in the outcome.
    pub async fn verify(&self, folds: &Folds<'_>) -> Result<Verified, StoreError> {
        let frozen = self.engine().freeze().await?;
        let mut verifying = Verifying { journal: self, frozen, verified: Verified::default() };
        let store = verifying.store().await;
        verifying.part("the store", store)?;
        let streams = verifying.streams(folds).await;
        verifying.part("entries", streams)?;
        let snapshots = verifying.snapshots().await;
        verifying.part("snapshots", snapshots)?;
        for chain in crate::chained::Chain::ALL {
            let rows = verifying.chain(chain).await;
            verifying.part(chain.table(), rows)?;
        }
        let keys = verifying.keys().await;
        verifying.part("keys", keys)?;
        let vault = verifying.vault().await;
        verifying.part("vault", vault)?;
        let beside = verifying.beside().await;
        verifying.part("accounts", beside)?;
        let files = verifying.files().await;
        verifying.part("files", files)?;
        let Verifying { frozen, verified, .. } = verifying;
        frozen.thaw().await?;
        Ok(verified)
    }
}

impl Verifying<'_> {
    /// What became of one part: damage is a finding, and the other parts are looked at all the same.
    fn part(&mut self, table: &'static str, outcome: Result<(), StoreError>) -> Result<(), StoreError> {
        match outcome {
            Err(StoreError::Damaged(why)) => {
                self.find(Finding::Unreadable(table, why));
                Ok(())
            }
            other => other,
        }
    }

    fn find(&mut self, finding: Finding) {
        self.verified.findings.push(finding);
    }

    async fn rows(
        &self,
        sql: impl Into<std::borrow::Cow<'static, str>>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.frozen.rows(sql, values).await
    }

    async fn row(&self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// What the store says of itself. SQLite reads every page and every index.
    async fn store(&mut self) -> Result<(), StoreError> {
        let Some(sql) = self.journal.engine().says_of_itself() else { return Ok(()) };
        for mut row in self.rows(sql, vec![]).await? {
            let said: String = row.take()?;
            if said != "ok" {
                self.find(Finding::Store(said));
            }
        }
        Ok(())
    }
}
