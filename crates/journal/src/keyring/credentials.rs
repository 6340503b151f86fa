//! Credentials: a password's hash, a passkey, a secret for one-time numbers. The journal does not know which.

use zeroize::Zeroizing;

use super::Keyring;
use crate::engine::{Row, values};
use crate::{AccountId, Moment, StoreError, Unreadable};

/// Something an account signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Whose.
    pub account: AccountId,
    /// What kind: `password`, `passkey`, `totp`.
    pub kind: String,
    /// Which one of its kind: a passkey's id; empty where an account has one at most.
    pub id: Vec<u8>,
    /// What it is checked against, in whatever form the caller reads again. Sealed in the store.
    pub secret: Zeroizing<Vec<u8>>,
    /// What only grows with use: a passkey's counter, the last time step of a one-time number.
    pub counter: u64,
    /// When it was made.
    pub made_at: Moment,
    /// When it was last used.
    pub used_at: Option<Moment>,
}

impl Keyring<'_> {
    /// Keeps a credential, in place of the one with the same account, kind and id.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save_credential(self, credential: &Credential) -> Result<(), StoreError> {
        let sql = "insert into credentials (account, kind, id, secret, counter, made_at, used_at) \
                   values ($1, $2, $3, $4, $5, $6, $7) on conflict (account, kind, id) do update set \
                   secret = excluded.secret, counter = excluded.counter, made_at = excluded.made_at, \
                   used_at = excluded.used_at";
        let Credential { account, kind, id, secret, counter, made_at, used_at } = credential;
        let secret = self.seal(&[account.as_str(), kind], secret)?;
        let values = values![account, kind.as_str(), id.clone(), secret, *counter, *made_at, *used_at];
        self.0.engine().write_one(sql, values).await.map(drop)
    }

    /// What an account signs in with, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn credentials_of(self, account: &AccountId) -> Result<Vec<Credential>, StoreError> {
        let sql = "select account, kind, id, secret, counter, made_at, used_at from credentials \
                   where account = $1 order by made_at, kind, id";
        let rows = self.0.engine().rows(sql, values![account]).await?;
        self.readable(rows, Self::credential_of)
    }

    /// The credentials of this kind and id, no matter whose: a passkey that says who it belongs to.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn credentials_with(self, kind: &str, id: &[u8]) -> Result<Vec<Credential>, StoreError> {
        let sql = "select account, kind, id, secret, counter, made_at, used_at from credentials \
                   where kind = $1 and id = $2 order by account";
        let rows = self.0.engine().rows(sql, values![kind, id.to_vec()]).await?;
        self.readable(rows, Self::credential_of)
    }

    /// Writes down that a credential was used, as it was read: with its new secret and counter. `false` where it was
    /// used or changed by somebody else since, which is a reason to refuse.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn use_credential(
        self,
        read: &Credential,
        secret: &[u8],
        counter: u64,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let sql = "update credentials set secret = $1, counter = $2, used_at = $3 \
                   where account = $4 and kind = $5 and id = $6 and counter = $7 \
                   and coalesce(used_at, 0) = coalesce($8, 0)";
        let Credential { account, kind, id, .. } = read;
        let secret = self.seal(&[account.as_str(), kind], secret)?;
        let values =
            values![secret, counter, now, account, kind.as_str(), id.clone(), read.counter, read.used_at];
        Ok(self.0.engine().write_one(sql, values).await?.changed > 0)
    }

    /// Deletes one credential. `false` where there was none.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn delete_credential(
        self,
        account: &AccountId,
        kind: &str,
        id: &[u8],
    ) -> Result<bool, StoreError> {
        let sql = "delete from credentials where account = $1 and kind = $2 and id = $3";
        Ok(self.0.engine().write_one(sql, values![account, kind, id.to_vec()]).await?.changed > 0)
    }

    fn credential_of(self, mut row: Row) -> Result<Option<Credential>, StoreError> {
        let (account, kind): (AccountId, String) = (row.take()?, row.take()?);
        let id = row.take()?;
        let sealed: Vec<u8> = row.take()?;
        let what = || Unreadable::Credential(account.clone(), kind.clone());
        let Some(secret) = self.open(&[account.as_str(), &kind], &sealed, what) else { return Ok(None) };
        let (counter, made_at, used_at) = (row.take()?, row.take()?, row.take()?);
        Ok(Some(Credential { account, kind, id, secret, counter, made_at, used_at }))
    }
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credential({} of {})", self.kind, self.account)
    }
}
