//! Signing in by passkey, adding and removing them.

use care::ids::AccountId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::name::SignInName;
use super::passkeys::{Asking, KeptPasskey, Passkeys, Registration};
use super::presence::{SignedIn, Way};
use super::refusal::Refusal;
use super::store::{Credential, Profile};
use crate::Error;

/// What a browser is asked, as JSON for its own passkey functions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question(pub String);

/// What the session remembers until the browser answers with a passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyAsked(Asking);

/// What the session remembers until the browser has made a passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyMaking {
    account: AccountId,
    registration: Registration,
}

/// A passkey with the words its owner knows it by.
#[derive(Serialize, Deserialize)]
pub(super) struct NamedPasskey {
    /// "Chrome on Windows".
    pub(super) words: String,
    pub(super) passkey: KeptPasskey,
}

/// The passkeys that a new account begins with, before it is there: see [`Accounts::accept_by_passkey`].
pub(super) struct FirstPasskey {
    pub(super) account: AccountId,
    pub(super) named: NamedPasskey,
}

impl Accounts {
    /// Asks the person who is there for a passkey: what the browser gets, and what the session remembers.
    ///
    /// # Errors
    /// Where this place has no address for passkeys.
    pub fn ask_for_passkey(&self) -> Result<(Question, PasskeyAsked), Error> {
        let (question, asking) = self.passkeys()?.ask()?;
        Ok((Question(question), PasskeyAsked(asking)))
    }

    /// Signs in with a browser's answer. A passkey is two proofs in one, the device and what unlocks it, so nothing more is
    /// asked, and it is never slowed down.
    ///
    /// # Errors
    /// When the passkey is not known here, or its answer is not right or not new.
    pub async fn give_passkey(&self, asked: PasskeyAsked, answer: &str) -> Result<SignedIn, Error> {
        let passkeys = self.passkeys()?;
        let (account, id, answer) = passkeys.claim(answer)?;
        let account = AccountId::new(account);
        let kept = self.inner.store.credential(account, Credential::Passkey, &id).await?;
        let kept = kept.ok_or(Refusal::Passkey)?;
        if self.inner.store.profile(account).await?.is_none() {
            return Err(Refusal::Passkey.into());
        }
        let NamedPasskey { words, passkey } =
            serde_json::from_slice(&kept.secret).map_err(Error::internal)?;
        let passkey = passkeys.check(&answer, asked.0, passkey)?;
        let named = serde_json::to_vec(&NamedPasskey { words, passkey }).map_err(Error::internal)?;
        if !self.inner.store.used(&kept, &named, self.now()).await? {
            // Somebody used or removed this very passkey meanwhile: a copy of it, perhaps.
            return Err(Refusal::Passkey.into());
        }
        tracing::info!(account = %account, way = ?Way::Passkey, "signed in");
        Ok(SignedIn::now(account, Way::Passkey, self.now()))
    }

    /// Shows with a passkey once more that it is they who are signed in here.
    ///
    /// # Errors
    /// When the passkey is not right, or somebody else's.
    pub async fn prove_by_passkey(
        &self,
        signed_in: &SignedIn,
        asked: PasskeyAsked,
        answer: &str,
    ) -> Result<SignedIn, Error> {
        let proved = self.give_passkey(asked, answer).await?;
        if proved.account != signed_in.account {
            return Err(Refusal::Passkey.into());
        }
        Ok(SignedIn { since: signed_in.since, ..proved })
    }

    /// Asks a browser to make a passkey for someone who is signed in and proved it a short while ago.
    ///
    /// # Errors
    /// When their proof is not fresh, or this place has no address for passkeys.
    pub async fn ask_to_make_passkey(
        &self,
        signed_in: &SignedIn,
    ) -> Result<(Question, PasskeyMaking), Error> {
        self.check_fresh(signed_in)?;
        let account = signed_in.account;
        let profile = self.profile(account).await?;
        let kept = self.kept_passkeys(account).await?;
        let kept: Vec<KeptPasskey> = kept.into_iter().map(|(_, named)| named.passkey).collect();
        let name = SignInName::new(profile.sign_in_name.as_deref().unwrap_or(&profile.known_as))
            .map_err(Refusal::from)?;
        let (question, registration) =
            self.passkeys()?.ask_to_make(account.bits(), &name, &profile.known_as, &kept)?;
        Ok((Question(question), PasskeyMaking { account, registration }))
    }

    /// Keeps the passkey that a browser made, under words for the device, such as "Chrome on Windows".
    ///
    /// # Errors
    /// When it was not made for this question.
    pub async fn add_passkey(&self, making: PasskeyMaking, answer: &str, words: &str) -> Result<(), Error> {
        let made = self.take_made_passkey(making, answer, words)?;
        self.keep_passkey(made).await
    }

    /// Asks a browser to make the first passkey of an account that is not there yet.
    pub(super) fn ask_to_make_first(
        &self,
        account: AccountId,
        name: &SignInName,
        known_as: &str,
    ) -> Result<(Question, PasskeyMaking), Error> {
        let (question, registration) = self.passkeys()?.ask_to_make(account.bits(), name, known_as, &[])?;
        Ok((Question(question), PasskeyMaking { account, registration }))
    }

    pub(super) fn take_made_passkey(
        &self,
        making: PasskeyMaking,
        answer: &str,
        words: &str,
    ) -> Result<FirstPasskey, Error> {
        let passkey = self.passkeys()?.take_made(answer, &making.registration)?;
        Ok(FirstPasskey { account: making.account, named: NamedPasskey { words: words.to_owned(), passkey } })
    }

    pub(super) async fn keep_passkey(&self, made: FirstPasskey) -> Result<(), Error> {
        let secret = serde_json::to_vec(&made.named).map_err(Error::internal)?;
        let id = made.named.passkey.id();
        self.inner.store.keep(made.account, Credential::Passkey, id, &secret, self.now()).await
    }

    /// The passkeys of an account, the oldest first.
    pub(super) async fn kept_passkeys(
        &self,
        account: AccountId,
    ) -> Result<Vec<(PasskeyUse, NamedPasskey)>, Error> {
        let kept = self.inner.store.credentials(account, Credential::Passkey).await?;
        let read = |kept: journal::Credential| {
            let named = serde_json::from_slice(&kept.secret).map_err(Error::internal)?;
            let (made_at, used_at) = (kept.made_at.timestamp(), kept.used_at.map(journal::Moment::timestamp));
            Ok((PasskeyUse { id: kept.id, made_at, used_at }, named))
        };
        kept.into_iter().map(read).collect()
    }

    fn passkeys(&self) -> Result<&Passkeys, Error> {
        self.inner.passkeys.as_ref().ok_or_else(|| Refusal::NoPasskeysHere.into())
    }

    pub(super) async fn profile(&self, account: AccountId) -> Result<Profile, Error> {
        self.inner.store.profile(account).await?.ok_or_else(Error::not_found)
    }
}

/// When a passkey was made and used.
pub(super) struct PasskeyUse {
    pub(super) id: Vec<u8>,
    pub(super) made_at: Timestamp,
    pub(super) used_at: Option<Timestamp>,
}
