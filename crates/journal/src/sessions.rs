//! Who is signed in where. Only the hash of what the browser holds is kept, and what a session knows is sealed.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::engine::{Row, values};
use crate::{AccountId, Journal, Moment, StoreError, Unreadable, seal};

/// The sessions.
#[derive(Debug, Clone, Copy)]
pub struct Sessions<'a>(&'a Journal);

/// The hash of a session's id. The id itself is in the browser alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionKey([u8; 32]);

/// One browser that somebody uses.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// By what it is found.
    pub key: SessionKey,
    /// Who is signed in, once somebody is.
    pub account: Option<AccountId>,
    /// What else it knows, in whatever form the caller reads again. Sealed in the store.
    pub data: Vec<u8>,
    /// The device in words that its owner knows: `Firefox on Linux`.
    pub device: String,
    /// When it began.
    pub made_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it ends if it is not used.
    pub idle_until: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
}

impl SessionKey {
    /// The key of the session with this id.
    pub fn of(id: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(id).into())
    }

    /// The key as text, to name a device on a page: it opens nothing.
    pub fn text(&self) -> String {
        crate::Hash(self.0).to_string()
    }
}

impl Journal {
    /// The sessions.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }
}

impl Sessions<'_> {
    /// Begins a session.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where there is one with this key.
    pub async fn begin(self, session: &Session) -> Result<(), StoreError> {
        let sql = "insert into sessions (key, account, data, device, made_at, seen_at, idle_until, ends_at) \
                   values ($1, $2, $3, $4, $5, $6, $7, $8)";
        let Session { key, account, device, made_at, seen_at, idle_until, ends_at, .. } = session;
        let data = self.seal(session)?;
        let values = values![
            key.0,
            account.as_ref(),
            data,
            device.as_str(),
            *made_at,
            *seen_at,
            *idle_until,
            *ends_at
        ];
        self.0.engine().write_one(sql, values).await.map(drop)
    }

    /// Keeps what has changed. `false` where it was ended meanwhile: an ended session does not come back.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save(self, session: &Session) -> Result<bool, StoreError> {
        let sql = "update sessions set account = $1, data = $2, device = $3, seen_at = $4, idle_until = $5, \
                   ends_at = $6 where key = $7";
        let Session { key, account, device, seen_at, idle_until, ends_at, .. } = session;
        let data = self.seal(session)?;
        let values = values![account.as_ref(), data, device.as_str(), *seen_at, *idle_until, *ends_at, key.0];
        Ok(self.0.engine().write_one(sql, values).await?.changed > 0)
    }

    /// Writes down that a session was used, and nothing else: what it knows may be changing at this moment.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn touch(self, key: SessionKey, seen_at: Moment, idle_until: Moment) -> Result<(), StoreError> {
        let sql = "update sessions set seen_at = $1, idle_until = $2 where key = $3";
        self.0.engine().write_one(sql, values![seen_at, idle_until, key.0]).await.map(drop)
    }

    /// The session with this key, unless it is over.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn load(self, key: SessionKey, now: Moment) -> Result<Option<Session>, StoreError> {
        let sql = "select key, account, data, device, made_at, seen_at, idle_until, ends_at from sessions \
                   where key = $1 and idle_until > $2 and ends_at > $2";
        let row = self.0.engine().row(sql, values![key.0, now]).await?;
        row.map_or(Ok(None), |row| self.session(row))
    }

    /// The sessions of an account that are not over, the last used first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn of(self, account: &AccountId, now: Moment) -> Result<Vec<Session>, StoreError> {
        let sql = "select key, account, data, device, made_at, seen_at, idle_until, ends_at from sessions \
                   where account = $1 and idle_until > $2 and ends_at > $2 order by seen_at desc, key";
        let rows = self.0.engine().rows(sql, values![account, now]).await?;
        rows.into_iter().filter_map(|row| self.session(row).transpose()).collect()
    }

    /// Ends a session. `false` where there was none.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn end(self, key: SessionKey) -> Result<bool, StoreError> {
        let sql = "delete from sessions where key = $1";
        Ok(self.0.engine().write_one(sql, values![key.0]).await?.changed > 0)
    }

    /// Ends all sessions of an account but the one with the key to `keep`; how many.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn end_all_of(self, account: &AccountId, keep: Option<SessionKey>) -> Result<u64, StoreError> {
        let sql = "delete from sessions where account = $1 and key <> $2";
        // No hash is empty, so all go where none is to be kept.
        let keep = keep.map_or_else(Vec::new, |key| key.0.to_vec());
        Ok(self.0.engine().write_one(sql, values![account, keep]).await?.changed)
    }

    /// Ends every session there is, as after a backup was restored: who had signed out stays so.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn end_all(self) -> Result<u64, StoreError> {
        Ok(self.0.engine().write_one("delete from sessions", vec![]).await?.changed)
    }

    /// Forgets the sessions that are over; how many.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn expire(self, now: Moment) -> Result<u64, StoreError> {
        let sql = "delete from sessions where idle_until <= $1 or ends_at <= $1";
        Ok(self.0.engine().write_one(sql, values![now]).await?.changed)
    }

    fn seal(self, session: &Session) -> Result<Vec<u8>, StoreError> {
        seal::seal(&self.0.keys().sessions, &[&session.key.text()], &session.data)
    }

    /// A session from its row; none where what it knows does not open: its owner signs in again.
    fn session(self, mut row: Row) -> Result<Option<Session>, StoreError> {
        let key = SessionKey(row.take()?);
        let (account, sealed) = (row.take()?, row.take::<Vec<u8>>()?);
        let Some(data) = seal::open(&self.0.keys().sessions, &[&key.text()], &sealed) else {
            self.0.report(Unreadable::Session(account));
            return Ok(None);
        };
        let (device, made_at, seen_at) = (row.take()?, row.take()?, row.take()?);
        let (idle_until, ends_at) = (row.take()?, row.take()?);
        Ok(Some(Session { key, account, data: data.to_vec(), device, made_at, seen_at, idle_until, ends_at }))
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionKey({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({:?} of {:?})", self.key, self.account)
    }
}
