//! Codes that work once: invitations, recovery codes. Kept as keyed hashes.

use zeroize::Zeroizing;

use super::Keyring;
use crate::engine::{Row, Statement, values};
use crate::{AccountId, Hash, Moment, StoreError, Unreadable};

/// A code to be kept. The code itself is given to the person it is for and to nobody else.
#[derive(Clone)]
pub struct NewCode {
    /// What kind: `invitation`, `recovery`.
    pub kind: String,
    /// The code, in one spelling.
    pub code: Zeroizing<String>,
    /// Whose, where it is an account's.
    pub account: Option<AccountId>,
    /// What it stands for, in whatever form the caller reads again. Sealed in the store.
    pub payload: Vec<u8>,
    /// When it was made.
    pub made_at: Moment,
    /// When it ends if it is not used.
    pub ends_at: Moment,
}

/// A code as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    /// By what it is kept, and can be taken back. The code cannot be made from it.
    pub hash: Hash,
    /// Whose, where it is an account's.
    pub account: Option<AccountId>,
    /// What it stands for.
    pub payload: Zeroizing<Vec<u8>>,
    /// When it was made.
    pub made_at: Moment,
    /// When it ends if it is not used.
    pub ends_at: Moment,
    /// When it was used, if it was.
    pub used_at: Option<Moment>,
}

impl Keyring<'_> {
    /// Keeps codes, all or none, in place of the unused ones of the same kind where `replace` names whose.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where a code is there already.
    pub async fn save_codes(
        self,
        codes: Vec<NewCode>,
        replace: Option<(&str, &AccountId)>,
    ) -> Result<(), StoreError> {
        let delete = "delete from codes where kind = $1 and account = $2 and used_at is null";
        let insert = "insert into codes (kind, hash, account, payload, made_at, ends_at) \
                      values ($1, $2, $3, $4, $5, $6)";
        let replaced = replace.map(|(kind, account)| Ok(Statement::new(delete, values![kind, account])));
        let inserted = codes.into_iter().map(|code| {
            let NewCode { kind, code, account, payload, made_at, ends_at } = code;
            let hash = self.hash(&kind, &code);
            let payload = self.seal(&[&kind], &payload)?;
            Ok(Statement::new(insert, values![kind, hash, account, payload, made_at, ends_at]))
        });
        let statements: Vec<Statement> =
            replaced.into_iter().chain(inserted).collect::<Result<_, StoreError>>()?;
        self.0.engine().write(statements).await.map(drop)
    }

    /// What a code stands for, unless it is used or over. It stays as it is.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn code(self, kind: &str, code: &str, now: Moment) -> Result<Option<Code>, StoreError> {
        let sql = "select hash, account, payload, made_at, ends_at, used_at from codes \
                   where kind = $1 and hash = $2 and used_at is null and ends_at > $3";
        let row = self.0.engine().row(sql, values![kind, self.hash(kind, code), now]).await?;
        row.map_or(Ok(None), |row| self.code_of(kind, row))
    }

    /// Uses a code: what it stands for, to exactly one of those who try; nothing where it is used or over.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn use_code(self, kind: &str, code: &str, now: Moment) -> Result<Option<Code>, StoreError> {
        let sql = "update codes set used_at = $1 where kind = $2 and hash = $3 and used_at is null and ends_at > $1 \
                   returning hash, account, payload, made_at, ends_at, used_at";
        let done = self.0.engine().write_one(sql, values![now, kind, self.hash(kind, code)]).await?;
        done.rows.into_iter().next().map_or(Ok(None), |row| self.code_of(kind, row))
    }

    /// The codes of a kind, used ones and those that are over included, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn codes(self, kind: &str) -> Result<Vec<Code>, StoreError> {
        let sql = "select hash, account, payload, made_at, ends_at, used_at from codes where kind = $1 \
                   order by made_at, hash";
        let rows = self.0.engine().rows(sql, values![kind]).await?;
        self.readable(rows, |keyring, row| keyring.code_of(kind, row))
    }

    /// The codes of a kind that are an account's, used ones and those that are over included, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn codes_of(self, account: &AccountId, kind: &str) -> Result<Vec<Code>, StoreError> {
        let sql = "select hash, account, payload, made_at, ends_at, used_at from codes \
                   where account = $1 and kind = $2 order by made_at, hash";
        let rows = self.0.engine().rows(sql, values![account, kind]).await?;
        self.readable(rows, |keyring, row| keyring.code_of(kind, row))
    }

    /// Takes back a code that is neither used nor over: it ends now, and stays listed. `false` where there is none.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn withdraw_code(self, kind: &str, hash: Hash, now: Moment) -> Result<bool, StoreError> {
        let sql = "update codes set ends_at = $1 where kind = $2 and hash = $3 and used_at is null and ends_at > $1";
        Ok(self.0.engine().write_one(sql, values![now, kind, hash]).await?.changed > 0)
    }

    /// Replaces what is kept with a code, such as to remove the name of the person it let in. `false` where there is no such code.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn rewrite_code(self, kind: &str, hash: Hash, payload: &[u8]) -> Result<bool, StoreError> {
        let sql = "update codes set payload = $1 where kind = $2 and hash = $3";
        let payload = self.seal(&[kind], payload)?;
        Ok(self.0.engine().write_one(sql, values![payload, kind, hash]).await?.changed > 0)
    }

    fn code_of(self, kind: &str, mut row: Row) -> Result<Option<Code>, StoreError> {
        let (hash, account) = (row.take()?, row.take()?);
        let sealed: Vec<u8> = row.take()?;
        let what = || Unreadable::Code(kind.to_owned(), hash);
        let Some(payload) = self.open(&[kind], &sealed, what) else { return Ok(None) };
        let (made_at, ends_at) = (row.take()?, row.take()?);
        Ok(Some(Code { hash, account, payload, made_at, ends_at, used_at: row.take()? }))
    }
}

impl std::fmt::Debug for NewCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewCode({} of {:?})", self.kind, self.account)
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Code(of {:?})", self.account)
    }
}
