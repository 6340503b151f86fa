//! How far each account has seen a part of a stream, such as the board of a week: no event, since it happened to nobody else.

use crate::engine::{Statement, values};
use crate::{AccountId, Journal, Moment, StoreError, StreamId, Version};

/// What accounts have seen.
#[derive(Debug, Clone, Copy)]
pub struct SeenParts<'a>(&'a Journal);

/// How far an account has seen something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What happened after this is new to it.
    pub since: Version,
    /// When it looked at that.
    pub since_at: Moment,
    /// What was there when the last look began.
    pub latest: Version,
    /// When that look began.
    pub at: Moment,
}

impl Journal {
    /// What accounts have seen.
    pub fn seen(&self) -> SeenParts<'_> {
        SeenParts(self)
    }
}

impl SeenParts<'_> {
    /// How far an account has seen a part of a stream, if it ever looked.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn of(
        self,
        account: &AccountId,
        stream: &StreamId,
        part: &str,
    ) -> Result<Option<Seen>, StoreError> {
        let sql =
            "select since, since_at, latest, at from seen where account = $1 and stream = $2 and part = $3";
        let row = self.0.engine().row(sql, values![account, stream, part]).await?;
        let seen = row.map(|mut row| {
            let (since, since_at) = (row.take()?, row.take()?);
            Ok(Seen { since, since_at, latest: row.take()?, at: row.take()? })
        });
        seen.transpose()
    }

    /// Keeps how far an account has seen a part of a stream, and forgets what it saw of that stream before `oldest`.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save(
        self,
        account: &AccountId,
        (stream, part): (&StreamId, &str),
        seen: Seen,
        oldest: Moment,
    ) -> Result<(), StoreError> {
        let keep = "insert into seen (account, stream, part, since, since_at, latest, at) \
                    values ($1, $2, $3, $4, $5, $6, $7) on conflict (account, stream, part) do update set \
                    since = excluded.since, since_at = excluded.since_at, latest = excluded.latest, at = excluded.at";
        let forget = "delete from seen where account = $1 and stream = $2 and at < $3";
        let Seen { since, since_at, latest, at } = seen;
        let statements = vec![
            Statement::new(keep, values![account, stream, part, since, since_at, latest, at]),
            Statement::new(forget, values![account, stream, oldest]),
        ];
        self.0.engine().write(statements).await.map(drop)
    }
}
