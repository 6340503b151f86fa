//! What accounts are told, and whether they have read it. It follows from events and is forgotten when it is old.

use crate::engine::{Row, Statement, values};
use crate::{AccountId, Journal, Moment, StoreError};

/// What accounts are told.
#[derive(Debug, Clone, Copy)]
pub struct Notices<'a>(&'a Journal);

/// Something that an account is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is called: the same is told once.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// What it says, in whatever form the caller reads again. Ids and dates only.
    pub body: String,
    /// When it was read, if it was.
    pub read_at: Option<Moment>,
}

impl Journal {
    /// What accounts are told.
    pub fn notices(&self) -> Notices<'_> {
        Notices(self)
    }
}

impl Notices<'_> {
    /// Tells an account something, and forgets what it was told before `oldest`. `false` where it had been told that.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn give(
        self,
        account: &AccountId,
        notice: &Notice,
        oldest: Moment,
    ) -> Result<bool, StoreError> {
        let give = "insert into notices (account, id, at, body, read_at) values ($1, $2, $3, $4, $5) \
                    on conflict (account, id) do nothing";
        let forget = "delete from notices where account = $1 and at < $2";
        let Notice { id, at, body, read_at } = notice;
        let statements = vec![
            Statement::new(give, values![account, id.as_str(), *at, body.as_str(), *read_at]),
            Statement::new(forget, values![account, oldest]),
        ];
        let done = self.0.engine().write(statements).await?;
        Ok(done.first().is_some_and(|given| given.changed > 0))
    }

    /// What an account was told: what is not read first, then the latest first; at most `limit`.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn of(self, account: &AccountId, limit: u32) -> Result<Vec<Notice>, StoreError> {
        let sql = "select id, at, body, read_at from notices where account = $1 \
                   order by case when read_at is null then 0 else 1 end, at desc, id limit $2";
        let rows = self.0.engine().rows(sql, values![account, i64::from(limit)]).await?;
        rows.into_iter().map(notice).collect()
    }

    /// One thing that an account was told.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn one(self, account: &AccountId, id: &str) -> Result<Option<Notice>, StoreError> {
        let sql = "select id, at, body, read_at from notices where account = $1 and id = $2";
        self.0.engine().row(sql, values![account, id]).await?.map(notice).transpose()
    }

    /// How much of what an account was told is not read.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn unread(self, account: &AccountId) -> Result<u64, StoreError> {
        let sql = "select count(*) from notices where account = $1 and read_at is null";
        self.0.engine().row(sql, values![account]).await?.map_or(Ok(0), |mut row| row.take())
    }

    /// An account has read everything it was told up to a moment.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn read(self, account: &AccountId, until: Moment, now: Moment) -> Result<u64, StoreError> {
        let sql = "update notices set read_at = $1 where account = $2 and read_at is null and at <= $3";
        Ok(self.0.engine().write_one(sql, values![now, account, until]).await?.changed)
    }
}

fn notice(mut row: Row) -> Result<Notice, StoreError> {
    let (id, at) = (row.take()?, row.take()?);
    Ok(Notice { id, at, body: row.take()?, read_at: row.take()? })
}
