//! Accounts: found by the name they sign in with, which is kept as a keyed hash alone.

use zeroize::Zeroizing;

use super::Keyring;
use crate::engine::{Row, Statement, values};
use crate::{AccountId, Moment, StoreError, Unreadable};

/// Somebody who can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// What it is called everywhere else.
    pub id: AccountId,
    /// What is known of them, in whatever form the caller reads again. Sealed in the store.
    pub profile: Zeroizing<Vec<u8>>,
    /// When it was made.
    pub made_at: Moment,
    /// When it was closed, if it was: it is kept, and lets nobody in.
    pub closed_at: Option<Moment>,
}

const NAME: &str = "name";
/// What a profile is bound to, before the account.
pub(crate) const PROFILE: &str = "profile";

impl Keyring<'_> {
    /// Makes an account that signs in with `name`, which the caller has brought into one spelling.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the name or id is.
    pub async fn make_account(
        self,
        id: &AccountId,
        name: &str,
        profile: &[u8],
        now: Moment,
    ) -> Result<(), StoreError> {
        let sql = "insert into accounts (id, name_hash, profile, made_at) values ($1, $2, $3, $4)";
        let profile = self.seal(&[PROFILE, id.as_str()], profile)?;
        self.0.engine().write_one(sql, values![id, self.hash(NAME, name), profile, now]).await.map(drop)
    }

    /// The account with this id.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn account(self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let sql = "select id, profile, made_at, closed_at from accounts where id = $1";
        let row = self.0.engine().row(sql, values![id]).await?;
        row.map_or(Ok(None), |row| self.account_of(row))
    }

    /// The account that signs in with this name.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn account_named(self, name: &str) -> Result<Option<Account>, StoreError> {
        let sql = "select id, profile, made_at, closed_at from accounts where name_hash = $1";
        let row = self.0.engine().row(sql, values![self.hash(NAME, name)]).await?;
        row.map_or(Ok(None), |row| self.account_of(row))
    }

    /// All accounts, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn accounts(self) -> Result<Vec<Account>, StoreError> {
        let sql = "select id, profile, made_at, closed_at from accounts order by made_at, id";
        let rows = self.0.engine().rows(sql, vec![]).await?;
        self.readable(rows, Self::account_of)
    }

    /// Replaces what is known of them. `false` where there is no such account.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save_profile(self, id: &AccountId, profile: &[u8]) -> Result<bool, StoreError> {
        let sql = "update accounts set profile = $1 where id = $2";
        let profile = self.seal(&[PROFILE, id.as_str()], profile)?;
        Ok(self.0.engine().write_one(sql, values![profile, id]).await?.changed > 0)
    }

    /// From now on they sign in with this name. `false` where there is no such account.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the name is.
    pub async fn rename(self, id: &AccountId, name: &str) -> Result<bool, StoreError> {
        let sql = "update accounts set name_hash = $1 where id = $2";
        Ok(self.0.engine().write_one(sql, values![self.hash(NAME, name), id]).await?.changed > 0)
    }

    /// Closes an account, or opens it again. `false` where there is no such account.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn close_account(self, id: &AccountId, closed_at: Option<Moment>) -> Result<bool, StoreError> {
        let sql = "update accounts set closed_at = $1 where id = $2";
        Ok(self.0.engine().write_one(sql, values![closed_at, id]).await?.changed > 0)
    }

    /// Deletes an account with its credentials, codes and sessions.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn delete_account(self, id: &AccountId) -> Result<(), StoreError> {
        let all = [
            "delete from sessions where account = $1",
            "delete from codes where account = $1",
            "delete from credentials where account = $1",
            "delete from seen where account = $1",
            "delete from notices where account = $1",
            "delete from accounts where id = $1",
        ];
        let statements = all.map(|sql| Statement::new(sql, values![id])).into();
        self.0.engine().write(statements).await?;
        self.0.engine().forget_deleted().await
    }

    fn account_of(self, mut row: Row) -> Result<Option<Account>, StoreError> {
        let id: AccountId = row.take()?;
        let sealed: Vec<u8> = row.take()?;
        let what = || Unreadable::Account(id.clone());
        let Some(profile) = self.open(&[PROFILE, id.as_str()], &sealed, what) else { return Ok(None) };
        Ok(Some(Account { id, profile, made_at: row.take()?, closed_at: row.take()? }))
    }
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.id)
    }
}
