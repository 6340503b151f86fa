//! What is kept beside the events, sealed or with a sum: accounts, credentials, codes, sessions, files.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Finding, Verifying};
use crate::engine::values;
use crate::keyring::PROFILE;
use crate::prove::PROBE;
use crate::{AccountId, Hash, StoreError, seal};

impl Verifying<'_> {
    /// Everything sealed beside the vault opens as what it is.
    pub(super) async fn beside(&mut self) -> Result<(), StoreError> {
        self.accounts().await?;
        self.credentials().await?;
        self.codes().await?;
        self.sessions().await?;
        self.probe().await
    }

    async fn probe(&mut self) -> Result<(), StoreError> {
        let Some(mut row) = self.row("select sealed from probe", vec![]).await? else { return Ok(()) };
        if seal::open(&self.journal.keys().wrap, &[PROBE], &row.take::<Vec<u8>>()?).is_none() {
            self.find(Finding::Unreadable("probe", "it does not open".into()));
        }
        Ok(())
    }

    async fn accounts(&mut self) -> Result<(), StoreError> {
        for mut row in self.rows("select id, profile from accounts order by id", vec![]).await? {
            let (id, profile): (AccountId, Vec<u8>) = (row.take()?, row.take()?);
            let opens = self.opens(&[PROFILE, id.as_str()], &profile);
            self.opened(opens, || Finding::Account(id));
        }
        Ok(())
    }

    async fn credentials(&mut self) -> Result<(), StoreError> {
        let sql = "select account, kind, secret from credentials order by account, kind, id";
        for mut row in self.rows(sql, vec![]).await? {
            let (account, kind): (AccountId, String) = (row.take()?, row.take()?);
            let opens = self.opens(&[account.as_str(), &kind], &row.take::<Vec<u8>>()?);
            self.opened(opens, || Finding::Credential(account, kind));
        }
        Ok(())
    }

    async fn codes(&mut self) -> Result<(), StoreError> {
        for mut row in self.rows("select kind, hash, payload from codes order by kind, hash", vec![]).await? {
            let (kind, hash): (String, Hash) = (row.take()?, row.take()?);
            let opens = self.opens(&[&kind], &row.take::<Vec<u8>>()?);
            self.opened(opens, || Finding::Code(hash));
        }
        Ok(())
    }

    async fn sessions(&mut self) -> Result<(), StoreError> {
        for mut row in self.rows("select key, data from sessions order by key", vec![]).await? {
            let (key, data): (Hash, Vec<u8>) = (row.take()?, row.take()?);
            let opens = seal::open(&self.journal.keys().sessions, &[&key.to_string()], &data).is_some();
            self.opened(opens, || Finding::Session(key));
        }
        Ok(())
    }

    fn opens(&self, bound: &[&str], sealed: &[u8]) -> bool {
        seal::open(&self.journal.keys().accounts, bound, sealed).is_some()
    }

    fn opened(&mut self, opens: bool, otherwise: impl FnOnce() -> Finding) {
        if opens {
            self.verified.accounts += 1;
        } else {
            self.find(otherwise());
        }
    }

    /// Every file that was saved is there as it was saved last, and no other.
    pub(super) async fn files(&mut self) -> Result<(), StoreError> {
        let mut saved: BTreeMap<String, Hash> = BTreeMap::new();
        for mut row in self.rows("select name, sum from filings order by number", vec![]).await? {
            saved.insert(row.take()?, row.take()?);
        }
        for mut row in self.rows("select name from files order by name", vec![]).await? {
            let name: String = row.take()?;
            let last = saved.remove(&name);
            let Some(mut row) =
                self.row("select body, sum from files where name = $1", values![name.as_str()]).await?
            else {
                continue;
            };
            let (body, sum): (Vec<u8>, Hash) = (row.take()?, row.take()?);
            if last == Some(sum) && sum == Hash(Sha256::digest(&body).into()) {
                self.verified.files += 1;
            } else {
                self.find(Finding::File(name));
            }
        }
        saved.into_keys().for_each(|name| self.find(Finding::File(name)));
        Ok(())
    }
}
