//! The handle.

use std::path::Path;
use std::sync::Arc;
use std::{fmt, io};

use crate::admit::{Ready, Sealed};
use crate::engine::{Engine, Row, values};
use crate::master::keyed_hash;
use crate::seal::Key;
use crate::unreadable::Found;
use crate::{
    Append, AppendError, Appended, CommandId, First, Hash, MasterKey, MasterKeyError, Meta, OpenError,
    Position, Recorded, Storage, StoreError, StreamId, Subscription, Version,
};

/// A journal that is open. Cheap to clone; all clones are the same journal.
#[derive(Clone)]
pub struct Journal(pub(crate) Arc<Open>);

/// What all clones share.
pub(crate) struct Open {
    pub(crate) engine: Engine,
    pub(crate) keys: Keys,
    pub(crate) place: Storage,
    pub(crate) unreadable: Found,
}

/// What the master key is used for: one key for each purpose.
pub(crate) struct Keys {
    /// Wraps the keys of people and workers.
    pub(crate) wrap: Key,
    /// Seals what accounts keep.
    pub(crate) accounts: Key,
    /// Hashes names to sign in with, and codes.
    pub(crate) names: Key,
    /// Seals what sessions keep.
    pub(crate) sessions: Key,
    /// Hashes what commands asked for.
    fingerprints: Key,
    /// The key itself, for backups.
    pub(crate) master: MasterKey,
}

impl Keys {
    fn new(master: MasterKey) -> Self {
        Self {
            wrap: master.derive("wrap keys of people and workers"),
            accounts: master.derive("seal accounts"),
            names: master.derive("hash names and codes"),
            sessions: master.derive("seal sessions"),
            fingerprints: master.derive("hash what commands asked for"),
            master,
        }
    }
}

impl Journal {
    /// Opens the journal at this place, making it where there is none, and brings its form up to date.
    ///
    /// # Errors
    /// Where it cannot be reached, is another program's or a newer one's, or was made with another master key.
    pub async fn open(place: &Storage, master: &MasterKey) -> Result<Self, OpenError> {
        let mark = keyed_hash(&master.derive("know the journal"), b"fairly journal");
        let engine = Engine::open(place, mark).await?;
        let keys = Keys::new(master.clone());
        Ok(Self(Arc::new(Open { engine, keys, place: place.clone(), unreadable: Found::default() })))
    }

    /// The master key in a file, made where there is neither a file nor a journal yet. Beside a journal no key is made: it
    /// would open nothing, and hide that the right one is missing.
    ///
    /// # Errors
    /// Where the key is missing, or cannot be read or made; where the place cannot be reached.
    pub async fn key_in(file: &Path, place: &Storage) -> Result<MasterKey, OpenError> {
        match MasterKey::from_file(file) {
            Err(MasterKeyError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                if Engine::is_there(place).await? {
                    return Err(OpenError::NoKey { place: place.clone(), file: file.to_owned() });
                }
                let key = MasterKey::random()?;
                key.write(file)?;
                Ok(key)
            }
            other => Ok(other?),
        }
    }

    /// Where it is kept.
    pub fn place(&self) -> &Storage {
        &self.0.place
    }

    /// Writes what a command changes: all of it or nothing, safe on disk when this returns. Many may ask at once; they
    /// share the flush.
    ///
    /// # Errors
    /// Where others were faster, where it is about someone who was erased, or where the store fails. After
    /// [`StoreError::Unavailable`] the same command again is safe, and tells whether it had been written.
    pub async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        append.check()?;
        match self.seal(&append.seal).await {
            Ok(sealed) => self.engine().append(Ready { append, sealed }).await,
            // Whatever became of them since, a repeated command gets its first answer.
            Err(error @ AppendError::Erased(_)) => {
                let answer = self.answer(&append.meta.command).await?;
                answer.map(Appended::Repeated).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// What this command was answered, if it was.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn answer(&self, command: &CommandId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "select answer from commands where command = $1";
        self.engine().row(sql, values![command]).await?.map(|mut row| row.take()).transpose()
    }

    /// What is known of the first time that this command came: by whom, where, and what was asked. None where it never
    /// came, or before that was kept.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn first(&self, command: &CommandId) -> Result<Option<First>, StoreError> {
        let sql = "select answer, answered_at, stream, actor, asked from commands \
                   where command = $1 and actor is not null";
        let row = self.engine().row(sql, values![command]).await?;
        let first = row.map(|mut row| {
            let (answer, at) = (row.take()?, row.take()?);
            Ok(First { answer, at, stream: row.take()?, actor: row.take()?, asked: row.take()? })
        });
        first.transpose()
    }

    /// A hash that tells whether two things are the same and does not give them away to somebody who has the store alone.
    pub fn fingerprint(&self, of: &[u8]) -> Hash {
        Hash(keyed_hash(&self.keys().fingerprints, of))
    }

    /// The events of a stream after a version, in order, at most `limit` of them.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn read(
        &self,
        stream: &StreamId,
        after: Version,
        limit: u32,
    ) -> Result<Vec<Recorded>, StoreError> {
        // Versions have no gaps, so a page ends at a version.
        let last = Version(after.0.saturating_add(limit.into()));
        let rows = self.engine().rows(READ, values![stream, after, last]).await?;
        rows.into_iter().map(recorded).collect()
    }

    /// The events of all streams after a position, in order, at most `limit` of them.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn read_all(&self, after: Position, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let sql = "select e.position, s.name, e.version, e.kind, e.body, e.actor, e.command, e.happened_at, e.zone, \
                   e.recorded_at, e.hash from entries e join streams s on s.number = e.stream \
                   where e.position > $1 order by e.position limit $2";
        let rows = self.engine().rows(sql, values![after, i64::from(limit)]).await?;
        rows.into_iter().map(recorded).collect()
    }

    /// The version a stream has now; 0 where nothing has happened in it.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn version(&self, stream: &StreamId) -> Result<Version, StoreError> {
        let row = self.engine().row("select version from streams where name = $1", values![stream]).await?;
        row.map_or(Ok(Version(0)), |mut row| row.take())
    }

    /// How far the journal has come.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn position(&self) -> Result<Position, StoreError> {
        let row = self.engine().row("select position from journal", vec![]).await?;
        row.map_or(Ok(Position(0)), |mut row| row.take())
    }

    /// The streams of a kind, all kinds where it is empty, in the order of their names.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn streams(&self, kind: &str) -> Result<Vec<(StreamId, Version)>, StoreError> {
        let rows = self.engine().rows("select name, version from streams order by name", vec![]).await?;
        let streams = rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?)));
        let streams: Vec<(StreamId, Version)> = streams.collect::<Result<_, StoreError>>()?;
        Ok(streams.into_iter().filter(|(stream, _)| kind.is_empty() || stream.kind() == kind).collect())
    }

    /// All events after a position, those that are still to come included.
    pub fn subscribe(&self, after: Position) -> Subscription {
        Subscription::new(self.clone(), after)
    }

    /// Finishes what is under way and lets go of the store. Every clone is closed with it.
    pub async fn close(&self) {
        self.engine().close().await;
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// Seals secrets, each with the key of whom it is about.
    async fn seal(&self, secrets: &[crate::Secret]) -> Result<Vec<Sealed>, AppendError> {
        let mut sealed = Vec::with_capacity(secrets.len());
        let mut keys = std::collections::BTreeMap::new();
        for secret in secrets {
            if !keys.contains_key(&secret.subject) {
                keys.insert(secret.subject.clone(), self.key_to_seal(&secret.subject).await?);
            }
            if let Some(key) = keys.get(&secret.subject) {
                sealed.push(crate::vault::seal(key, secret)?);
            }
        }
        Ok(sealed)
    }
}

/// The events of a stream after a version up to another. Where a page ended by `limit`, PostgreSQL would sort all that is
/// left of a long stream for each page of it, as long as it knows nothing of how the tables have grown.
pub(crate) const READ: &str = "select e.position, $1, e.version, e.kind, e.body, e.actor, e.command, e.happened_at, e.zone, \
    e.recorded_at, e.hash from entries e where e.stream = (select s.number from streams s where s.name = $1) \
    and e.version > $2 and e.version <= $3 order by e.stream, e.version";

/// An event from its row.
pub(crate) fn recorded(mut row: Row) -> Result<Recorded, StoreError> {
    Ok(Recorded {
        position: row.take()?,
        stream: row.take()?,
        version: row.take()?,
        kind: row.take()?,
        body: row.take()?,
        meta: {
            let (actor, command) = (row.take()?, row.take()?);
            Meta { actor, command, happened_at: row.take()?, zone: row.take()? }
        },
        recorded_at: row.take()?,
        hash: row.take()?,
    })
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journal({})", self.0.place)
    }
}
