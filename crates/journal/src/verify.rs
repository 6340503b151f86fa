//! Verifying: every chain, every snapshot against the events it stands for, every sealed value.

use std::collections::BTreeMap;
use std::fmt;

use crate::chain::link;
use crate::engine::values;
use crate::{
    Hash, Journal, Position, Recorded, SealedId, Snapshot, StoreError, StreamId, SubjectId, Version,
};

/// A fold of a stream, begun anew, to be compared with its snapshot.
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
    /// The end of each stream. Whoever writes these down elsewhere sees later that nothing was taken off an end.
    pub ends: BTreeMap<StreamId, (Version, Hash)>,
    /// Snapshots compared with a fold of their events.
    pub snapshots: u64,
    /// Sealed values that opened.
    pub sealed: u64,
    /// People and workers who were erased.
    pub erased: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// An event does not have the hash that the event before it and its own words give.
    Broken(StreamId, Version),
    /// An event is not there, or not where it should be.
    Missing(StreamId, Version),
    /// The end of a stream is not what its events come to.
    End(StreamId),
    /// There are more or fewer events than positions.
    Count {
        /// Events there are.
        events: u64,
        /// Events there should be.
        position: Position,
    },
    /// A snapshot is not what its events come to.
    Snapshot(StreamId),
    /// A sealed value does not open with the key of whom it is about.
    Sealed(SealedId),
    /// The key of someone does not open with the master key.
    Key(SubjectId),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(stream, version) => {
                write!(f, "{stream}: event {version} is not the one that was written")
            }
            Self::Missing(stream, version) => write!(f, "{stream}: event {version} is missing"),
            Self::End(stream) => write!(f, "{stream}: its end is not what its events come to"),
            Self::Count { events, position } => {
                write!(f, "the journal came to position {position} and has {events} events")
            }
            Self::Snapshot(stream) => {
                write!(f, "{stream}: its snapshot is not what its events come to; delete the snapshots")
            }
            Self::Sealed(id) => write!(f, "the sealed value {id} does not open"),
            Self::Key(subject) => write!(f, "the key of {subject} does not open"),
        }
    }
}

/// As many rows as are read at once.
const PAGE: u32 = 5_000;

impl Journal {
    /// Looks at everything that was there when it began. Can be done while the journal is used.
    ///
    /// # Errors
    /// Where the store fails. What is wrong with what is stored is no error but in the outcome.
    pub async fn verify(&self, folds: &Folds<'_>) -> Result<Verified, StoreError> {
        let mut verified = Verified { position: self.position().await?, ..Verified::default() };
        let ends =
            self.engine().rows("select name, version, hash from streams order by name", vec![]).await?;
        for mut row in ends {
            let (stream, version, hash): (StreamId, Version, Hash) = (row.take()?, row.take()?, row.take()?);
            self.verify_stream(&stream, (version, hash), folds, &mut verified).await?;
            verified.ends.insert(stream, (version, hash));
        }
        self.verify_count(&mut verified).await?;
        self.verify_vault(&mut verified).await?;
        Ok(verified)
    }

    /// One stream up to the end it had.
    async fn verify_stream(
        &self,
        stream: &StreamId,
        (end, end_hash): (Version, Hash),
        folds: &Folds<'_>,
        verified: &mut Verified,
    ) -> Result<(), StoreError> {
        let mut snapshot = self.snapshot_to_verify(stream, folds).await?;
        let (mut version, mut hash) = (Version(0), Hash::START);
        while version < end {
            let events = self.read(stream, version, PAGE).await?;
            if events.is_empty() {
                verified.findings.push(Finding::Missing(stream.clone(), Version(version.0 + 1)));
                return Ok(());
            }
            for event in events.into_iter().take_while(|event| event.version <= end) {
                for missing in version.0 + 1..event.version.0 {
                    verified.findings.push(Finding::Missing(stream.clone(), Version(missing)));
                }
                if link(hash, &event) != event.hash {
                    verified.findings.push(Finding::Broken(stream.clone(), event.version));
                }
                verified.events += 1;
                (version, hash) = (event.version, event.hash);
                compare(stream, &mut snapshot, &event, verified);
            }
        }
        if hash != end_hash {
            verified.findings.push(Finding::End(stream.clone()));
        }
        if snapshot.is_some() {
            // It says that it has more events than there are.
            verified.findings.push(Finding::Snapshot(stream.clone()));
        }
        Ok(())
    }

    async fn snapshot_to_verify(
        &self,
        stream: &StreamId,
        folds: &Folds<'_>,
    ) -> Result<Option<(Snapshot, Box<dyn Refold>)>, StoreError> {
        let sql = "select form from snapshots where stream = $1";
        let Some(mut row) = self.engine().row(sql, values![stream]).await? else { return Ok(None) };
        let form: String = row.take()?;
        let Some(fold) = folds(stream, &form) else { return Ok(None) };
        Ok(self.snapshot(stream, &form).await?.map(|snapshot| (snapshot, fold)))
    }

    /// The positions are those of the events: none is left out, none is there twice.
    async fn verify_count(&self, verified: &mut Verified) -> Result<(), StoreError> {
        let sql = "select count(*) from entries where position between 1 and $1";
        let row = self.engine().row(sql, values![verified.position]).await?;
        let events = row.map_or(Ok(0), |mut row| row.take())?;
        if events != verified.position.0 {
            verified.findings.push(Finding::Count { events, position: verified.position });
        }
        Ok(())
    }

    async fn verify_vault(&self, verified: &mut Verified) -> Result<(), StoreError> {
        let erased = self.engine().row("select count(*) from keys where wrapped is null", vec![]).await?;
        verified.erased = erased.map_or(Ok(0), |mut row| row.take())?;
        let sql = "select v.id, v.subject, v.sealed, k.wrapped from vault v join keys k on k.subject = v.subject \
                   where v.id > $1 and k.wrapped is not null order by v.id limit $2";
        let mut last = SealedId::from("");
        loop {
            let rows = self.engine().rows(sql, values![&last, i64::from(PAGE)]).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for mut row in rows {
                let (id, subject): (SealedId, SubjectId) = (row.take()?, row.take()?);
                let (sealed, wrapped): (Vec<u8>, Vec<u8>) = (row.take()?, row.take()?);
                match self.unwrap_key(&subject, &wrapped) {
                    Err(_) => verified.findings.push(Finding::Key(subject)),
                    Ok(key) => match crate::vault::open(&key, &subject, &id, &sealed) {
                        Some(_) => verified.sealed += 1,
                        None => verified.findings.push(Finding::Sealed(id.clone())),
                    },
                }
                last = id;
            }
        }
    }
}

/// Folds on, and compares once the fold has come as far as the snapshot.
fn compare(
    stream: &StreamId,
    snapshot: &mut Option<(Snapshot, Box<dyn Refold>)>,
    event: &Recorded,
    verified: &mut Verified,
) {
    let Some((known, mut fold)) = snapshot.take() else { return };
    fold.apply(event);
    if event.version < known.version {
        *snapshot = Some((known, fold));
        return;
    }
    verified.snapshots += 1;
    if fold.body() != known.body {
        verified.findings.push(Finding::Snapshot(stream.clone()));
    }
}
