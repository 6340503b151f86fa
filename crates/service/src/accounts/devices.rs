//! The browsers one is signed in on.

use care::ids::AccountId;
use jiff::Timestamp;
use journal::SessionKey;

use super::Accounts;
use crate::Error;

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id as text, to sign it out by; nobody signs in with it.
    pub id: String,
    /// "Firefox on Windows".
    pub words: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl Accounts {
    /// Where somebody is signed in, the last used first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn devices(&self, account: AccountId, this: Option<SessionKey>) -> Result<Vec<Device>, Error> {
        let sessions = self.inner.store.sessions(account, self.now()).await?;
        let device = |session: journal::Session| Device {
            id: session.key.text(),
            words: session.device,
            since: session.made_at.timestamp(),
            seen_at: session.seen_at.timestamp(),
            is_this: Some(session.key) == this,
        };
        Ok(sessions.into_iter().map(device).collect())
    }

    /// Signs one of somebody's own devices out.
    ///
    /// # Errors
    /// When they are not signed in there.
    pub async fn sign_out_device(&self, account: AccountId, id: &str) -> Result<(), Error> {
        let sessions = self.inner.store.sessions(account, self.now()).await?;
        let wanted = sessions.iter().find(|session| session.key.text() == id).ok_or_else(Error::not_found)?;
        self.inner.store.end_session(wanted.key).await?;
        Ok(())
    }

    /// Signs somebody out everywhere, but for the browser to `keep`; how many it were.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out_everywhere(
        &self,
        account: AccountId,
        keep: Option<SessionKey>,
    ) -> Result<u64, Error> {
        let ended = self.inner.store.end_sessions(account, keep).await?;
        tracing::info!(account = %account, ended, "signed out elsewhere");
        Ok(ended)
    }
}
