//! The vault: what identifies or describes a person, sealed with their key. Destroying the key erases them.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::admit::Sealed;
use crate::engine::{Row, values};
use crate::seal::{self, Key};
use crate::{AppendError, Journal, Moment, SealedId, Secret, StoreError, StreamId, SubjectId, Unreadable};

/// Opened values by name. Who is not in it was erased, or cannot be read.
pub type Plain = BTreeMap<SealedId, Zeroizing<Vec<u8>>>;

/// What a wrapped key is bound to, before the subject.
const KEY_OF: &str = "key of";

impl Journal {
    /// Opens these values. Those of people who were erased, and those that never were, are not in the answer.
    ///
    /// What does not open reads as missing, and is reported: see [`Journal::unreadable`].
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn open_sealed(&self, ids: &[SealedId]) -> Result<Plain, StoreError> {
        let sql = "select v.id, v.subject, v.sealed, k.wrapped from vault v join keys k on k.subject = v.subject \
                   where v.id = $1 and k.wrapped is not null";
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.engine().rows(sql, values![id]).await?);
        }
        self.open_rows(rows)
    }

    /// Opens all values that were sealed with commands on this stream: a team's whole book.
    ///
    /// What does not open reads as missing, and is reported: see [`Journal::unreadable`].
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn open_all_in(&self, stream: &StreamId) -> Result<Plain, StoreError> {
        let sql = "select v.id, v.subject, v.sealed, k.wrapped from vault v join keys k on k.subject = v.subject \
                   where v.stream = $1 and k.wrapped is not null";
        let rows = self.engine().rows(sql, values![stream]).await?;
        self.open_rows(rows)
    }

    /// Opens all values about one person or worker, in whichever stream they were sealed.
    ///
    /// What does not open reads as missing, and is reported: see [`Journal::unreadable`].
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn open_all_about(&self, subject: &SubjectId) -> Result<Plain, StoreError> {
        let sql = "select v.id, v.subject, v.sealed, k.wrapped from vault v join keys k on k.subject = v.subject \
                   where v.subject = $1 and k.wrapped is not null";
        let rows = self.engine().rows(sql, values![subject]).await?;
        self.open_rows(rows)
    }

    /// The key of someone, made where there is none. It is made for good before anything is sealed with it, so two who
    /// seal at once seal with the same.
    pub(crate) async fn key_to_seal(&self, subject: &SubjectId) -> Result<Key, AppendError> {
        let find = "select wrapped from keys where subject = $1";
        let mut row = self.engine().row(find, values![subject]).await?;
        if row.is_none() {
            let wrapped = seal::wrap(&self.keys().wrap, &[KEY_OF, subject.as_str()], &seal::new_key()?)?;
            let make =
                "insert into keys (subject, wrapped, made_at) values ($1, $2, $3) on conflict do nothing";
            self.engine().write_one(make, values![subject, wrapped, Moment::now()]).await?;
            row = self.engine().row(find, values![subject]).await?;
        }
        let wrapped: Option<Vec<u8>> = row.map_or(Ok(None), |mut row| row.take())?;
        let wrapped = wrapped.ok_or_else(|| AppendError::Erased(subject.clone()))?;
        Ok(self.unwrap_key(subject, &wrapped)?)
    }

    pub(crate) fn unwrap_key(&self, subject: &SubjectId, wrapped: &[u8]) -> Result<Key, StoreError> {
        let key = seal::unwrap(&self.keys().wrap, &[KEY_OF, subject.as_str()], wrapped);
        key.ok_or_else(|| StoreError::Damaged(format!("the key of {subject} does not open")))
    }

    /// Opens rows of id, subject, sealed value and wrapped key. What does not open is left out and reported.
    fn open_rows(&self, rows: Vec<Row>) -> Result<Plain, StoreError> {
        let mut keys: BTreeMap<SubjectId, Option<Key>> = BTreeMap::new();
        let mut plain = Plain::new();
        for mut row in rows {
            let (id, subject): (SealedId, SubjectId) = (row.take()?, row.take()?);
            let (sealed, wrapped): (Vec<u8>, Vec<u8>) = (row.take()?, row.take()?);
            let key = keys.entry(subject.clone()).or_insert_with(|| self.unwrap_key(&subject, &wrapped).ok());
            match key.as_ref().map(|key| open(key, &subject, &id, &sealed)) {
                Some(Some(opened)) => drop(plain.insert(id, opened)),
                Some(None) => self.report(Unreadable::Value(id)),
                None => self.report(Unreadable::Key(subject)),
            }
        }
        Ok(plain)
    }
}

/// Seals one value, bound to whom it is about and what it is called.
pub(crate) fn seal(key: &Key, secret: &Secret) -> Result<Sealed, StoreError> {
    let bytes = seal::seal(key, &[secret.subject.as_str(), secret.id.as_str()], &secret.plain)?;
    Ok(Sealed { id: secret.id.clone(), subject: secret.subject.clone(), bytes })
}

/// Opens one value.
pub(crate) fn open(
    key: &Key,
    subject: &SubjectId,
    id: &SealedId,
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    seal::open(key, &[subject.as_str(), id.as_str()], sealed)
}
