//! Snapshots of folded streams: a cache. Deleting them all changes nothing but start-up time.

use sha2::{Digest, Sha256};

use crate::engine::values;
use crate::{Hash, Journal, StoreError, StreamId, Version};

/// The state of a stream at a version, as its fold wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The last event that is in it.
    pub version: Version,
    /// Which fold wrote it, in which form: a changed fold takes another word and old snapshots are as if not there.
    pub form: String,
    /// The state, as the fold reads it again.
    pub body: Vec<u8>,
}

impl Journal {
    /// The snapshot of a stream in this form, if there is one that is whole.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn snapshot(&self, stream: &StreamId, form: &str) -> Result<Option<Snapshot>, StoreError> {
        let sql = "select version, body, sum from snapshots where stream = $1 and form = $2";
        let Some(mut row) = self.engine().row(sql, values![stream, form]).await? else { return Ok(None) };
        let snapshot = Snapshot { version: row.take()?, form: form.into(), body: row.take()? };
        let known: Hash = row.take()?;
        if known == sum(stream, &snapshot) {
            Ok(Some(snapshot))
        } else {
            tracing::warn!(%stream, "a snapshot is not what was saved; the stream is read from its start");
            Ok(None)
        }
    }

    /// Keeps a snapshot in place of the one before in the same form, unless that is newer. A stream has one for each fold.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save_snapshot(&self, stream: &StreamId, snapshot: Snapshot) -> Result<(), StoreError> {
        let sql = "insert into snapshots (stream, form, version, body, sum) values ($1, $2, $3, $4, $5) \
                   on conflict (stream, form) do update set version = excluded.version, \
                   body = excluded.body, sum = excluded.sum where snapshots.version < excluded.version";
        let sum = sum(stream, &snapshot);
        let Snapshot { version, form, body } = snapshot;
        self.engine().write_one(sql, values![stream, form, version, body, sum]).await.map(drop)
    }

    /// Deletes all snapshots. They are made again.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn forget_snapshots(&self) -> Result<(), StoreError> {
        self.engine().write_one("delete from snapshots", vec![]).await.map(drop)
    }
}

/// What a snapshot that is whole has beside it.
pub(crate) fn sum(stream: &StreamId, snapshot: &Snapshot) -> Hash {
    let mut sum = Sha256::new();
    sum.update(stream.as_str());
    sum.update([0]);
    sum.update(&snapshot.form);
    sum.update(snapshot.version.0.to_be_bytes());
    sum.update(&snapshot.body);
    Hash(sum.finalize().into())
}
