//! What an account wants to be told, and how: kept sealed beside what it signs in with, since an e-mail address is in it.

use care::ids::AccountId;
use care::notices::Choices;
use journal::{Credential, Moment};
use zeroize::Zeroizing;

use super::key;
use crate::{Error, Service};

/// What it is called among the things that an account keeps.
const KIND: &str = "told";

impl Service {
    /// What an account wants to be told, and how; as usual where it has not said.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn choices(&self, account: AccountId) -> Result<Choices, Error> {
        let kept = self.inner.journal.keyring().credentials_of(&key(account)).await?;
        let kept = kept.iter().find(|kept| kept.kind == KIND);
        let read = kept.map(|kept| serde_json::from_slice(&kept.secret).map_err(Error::internal));
        Ok(read.transpose()?.unwrap_or_default())
    }

    /// Keeps what an account wants to be told, and how.
    ///
    /// # Errors
    /// If it cannot be written now.
    pub async fn choose(&self, account: AccountId, choices: &Choices) -> Result<(), Error> {
        let now = Moment::from(self.now());
        let secret = Zeroizing::new(serde_json::to_vec(choices).map_err(Error::internal)?);
        let kept = Credential {
            account: key(account),
            kind: KIND.to_owned(),
            id: Vec::new(),
            secret,
            counter: 0,
            made_at: now,
            used_at: None,
        };
        Ok(self.inner.journal.keyring().save_credential(&kept).await?)
    }
}
