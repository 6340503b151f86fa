//! The chain of each stream, and the snapshots.

use super::{Finding, Folds, PAGE, Refold, Verified, Verifying};
use crate::chain::link;
use crate::engine::values;
use crate::journal::{READ, recorded};
use crate::snapshot::sum;
use crate::{Hash, Recorded, Snapshot, StoreError, StreamId, Version};

/// A snapshot, and the fold it is compared with.
type Compared = (Snapshot, Box<dyn Refold>);

impl Verifying<'_> {
    /// Every stream, and that there is nothing beside them.
    pub(super) async fn streams(&mut self, folds: &Folds<'_>) -> Result<(), StoreError> {
        let position = self.row("select position from journal", vec![]).await?;
        self.verified.position = position.map_or_else(|| Ok(Default::default()), |mut row| row.take())?;
        for mut row in self.rows("select name, version, hash from streams order by name", vec![]).await? {
            let (stream, version, hash): (StreamId, Version, Hash) = (row.take()?, row.take()?, row.take()?);
            self.stream(&stream, (version, hash), folds).await?;
            self.verified.ends.insert(stream, (version, hash));
        }
        self.count().await
    }

    /// One stream up to its end.
    async fn stream(
        &mut self,
        stream: &StreamId,
        (end, end_hash): (Version, Hash),
        folds: &Folds<'_>,
    ) -> Result<(), StoreError> {
        let mut snapshots = self.compared(stream, folds).await?;
        let (mut version, mut hash) = (Version(0), Hash::START);
        while version < end {
            let last = Version(version.0.saturating_add(PAGE.into()));
            let rows = self.rows(READ, values![stream, version, last]).await?;
            let events = rows.into_iter().map(recorded).collect::<Result<Vec<_>, _>>()?;
            if events.is_empty() {
                self.find(Finding::Missing(stream.clone(), Version(version.0 + 1)));
                return Ok(());
            }
            for event in events {
                for missing in version.0 + 1..event.version.0 {
                    self.find(Finding::Missing(stream.clone(), Version(missing)));
                }
                if link(hash, &event) != event.hash {
                    self.find(Finding::Broken(stream.clone(), event.version));
                }
                self.verified.events += 1;
                (version, hash) = (event.version, event.hash);
                compare(stream, &mut snapshots, &event, &mut self.verified);
            }
        }
        if hash != end_hash || version != end {
            self.find(Finding::End(stream.clone()));
        }
        for _ in snapshots {
            // It says that it has more events than there are.
            self.find(Finding::Snapshot(stream.clone()));
        }
        Ok(())
    }

    /// The snapshots of a stream that can be compared. One that is not what was saved is found by its sum.
    async fn compared(&self, stream: &StreamId, folds: &Folds<'_>) -> Result<Vec<Compared>, StoreError> {
        let mut compared = Vec::new();
        let sql = "select form, version, body, sum from snapshots where stream = $1 order by form";
        for mut row in self.rows(sql, values![stream]).await? {
            let snapshot = Snapshot { form: row.take()?, version: row.take()?, body: row.take()? };
            let whole = row.take::<Hash>()? == sum(stream, &snapshot);
            compared.extend(folds(stream, &snapshot.form).filter(|_| whole).map(|fold| (snapshot, fold)));
        }
        Ok(compared)
    }

    /// Every snapshot is what was saved, and is of a stream that is there.
    pub(super) async fn snapshots(&mut self) -> Result<(), StoreError> {
        let sql = "select stream, form, version, body, sum from snapshots order by stream, form";
        for mut row in self.rows(sql, vec![]).await? {
            let stream: StreamId = row.take()?;
            let (form, version, body) = (row.take()?, row.take()?, row.take()?);
            let whole = row.take::<Hash>()? == sum(&stream, &Snapshot { version, form, body });
            if !whole || !self.verified.ends.contains_key(&stream) {
                self.find(Finding::Snapshot(stream));
            }
        }
        Ok(())
    }

    /// The positions are those of the events: none is left out, none is there twice, none is beside a stream.
    async fn count(&mut self) -> Result<(), StoreError> {
        let sql = "select count(*), coalesce(max(position), 0) from entries";
        let position = self.verified.position;
        let (events, last) = match self.row(sql, vec![]).await? {
            Some(mut row) => (row.take::<u64>()?, row.take::<u64>()?),
            None => (0, 0),
        };
        let in_streams: u64 = self.verified.ends.values().map(|(version, _)| version.0).sum();
        if events != position.0 || last != position.0 || in_streams != position.0 {
            self.find(Finding::Count { events, position });
        }
        Ok(())
    }
}

/// Folds on, and compares each fold that has come as far as its snapshot.
fn compare(stream: &StreamId, snapshots: &mut Vec<Compared>, event: &Recorded, verified: &mut Verified) {
    snapshots.retain_mut(|(known, fold)| {
        fold.apply(event);
        if event.version < known.version {
            return true;
        }
        verified.snapshots += 1;
        if fold.body() != known.body {
            verified.findings.push(Finding::Snapshot(stream.clone()));
        }
        false
    });
}
