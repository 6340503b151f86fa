//! What one may see and change of one's own account. Whatever changes how someone signs in wants a fresh proof first.

use std::fmt;

use care::ids::AccountId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Accounts;
use super::authenticator::Authenticator;
use super::code::RecoveryCode;
use super::name::SignInName;
use super::password::Password;
use super::presence::{Presence, SignedIn};
use super::refusal::Refusal;
use super::store::{Credential, Purpose};
use crate::Error;

/// How many recovery codes are printed at once.
const RECOVERY_CODES: usize = 10;

/// Recovery codes lie in a drawer for years.
const RECOVERY_CODES_LAST: SignedDuration = SignedDuration::from_hours(10 * 365 * 24);

/// One's own account, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    /// What others call them.
    pub known_as: String,
    /// The name they sign in with.
    pub sign_in_name: Option<String>,
    /// Whether they have a password.
    pub has_password: bool,
    /// Their passkeys, the oldest first.
    pub passkeys: Vec<OwnPasskey>,
    /// Whether an authenticator app is asked for.
    pub has_authenticator: bool,
    /// How many recovery codes are unused.
    pub recovery_codes: usize,
    /// Whether they have a PIN for the team's tablet.
    pub has_pin: bool,
}

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPasskey {
    /// Its id as text, to remove it by.
    pub id: String,
    /// The device it was made on, such as "Chrome on Windows".
    pub words: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// An authenticator app that is being set up: the session on the server remembers it until its first code.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewAuthenticator {
    authenticator: Authenticator,
    /// What the square code says.
    address: Zeroizing<String>,
}

impl Accounts {
    /// One's own account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own(&self, account: AccountId) -> Result<OwnAccount, Error> {
        let store = &self.inner.store;
        let profile = self.profile(account).await?;
        let passkeys = self.kept_passkeys(account).await?.into_iter().map(|(used, named)| OwnPasskey {
            id: super::hex(&used.id),
            words: named.words,
            made_at: used.made_at,
            used_at: used.used_at,
        });
        let passkeys = passkeys.collect();
        let now = self.now().into();
        let codes = store.codes_of(account, Purpose::Recovery).await?;
        Ok(OwnAccount {
            known_as: profile.known_as,
            sign_in_name: profile.sign_in_name,
            has_password: store.credential(account, Credential::Password, b"").await?.is_some(),
            passkeys,
            has_authenticator: store.credential(account, Credential::Authenticator, b"").await?.is_some(),
            recovery_codes: codes.iter().filter(|code| code.used_at.is_none() && code.ends_at > now).count(),
            has_pin: store.credential(account, Credential::Pin, b"").await?.is_some(),
        })
    }

    /// What others call an account's owner, unless it was closed.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn known_as(&self, account: AccountId) -> Result<Option<String>, Error> {
        Ok(self.inner.store.profile(account).await?.map(|profile| profile.known_as))
    }

    /// Gives the account a password, or another one. Every other device should be signed out after it.
    ///
    /// # Errors
    /// When their proof is not fresh, or the password cannot be taken.
    pub async fn set_password(&self, signed_in: &SignedIn, password: &Password) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        let profile = self.profile(signed_in.account).await?;
        let own = [profile.known_as.as_str(), profile.sign_in_name.as_deref().unwrap_or_default()];
        self.keep_password(signed_in.account, password, &own).await
    }

    /// Takes the password away: from then on they sign in by passkey.
    ///
    /// # Errors
    /// When their proof is not fresh, or they have no passkey.
    pub async fn remove_password(&self, signed_in: &SignedIn) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        let account = signed_in.account;
        if self.inner.store.credentials(account, Credential::Passkey).await?.is_empty() {
            return Err(Refusal::LastWayIn.into());
        }
        self.inner.store.forget(account, Credential::Password, b"").await?;
        tracing::info!(account = %account, "password removed");
        Ok(())
    }

    /// Removes one of their passkeys, by its id as text.
    ///
    /// # Errors
    /// When their proof is not fresh, there is no such passkey, or it is their last way in.
    pub async fn remove_passkey(&self, signed_in: &SignedIn, id: &str) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        let account = signed_in.account;
        let store = &self.inner.store;
        let passkeys = store.credentials(account, Credential::Passkey).await?;
        let wanted = passkeys.iter().find(|kept| super::hex(&kept.id) == id).ok_or_else(Error::not_found)?;
        if passkeys.len() == 1 && store.credential(account, Credential::Password, b"").await?.is_none() {
            return Err(Refusal::LastWayIn.into());
        }
        store.forget(account, Credential::Passkey, &wanted.id).await?;
        tracing::info!(account = %account, "passkey removed");
        Ok(())
    }

    /// Begins to set up an authenticator app. Nothing is kept until it gave its first code.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn begin_authenticator(&self, signed_in: &SignedIn) -> Result<NewAuthenticator, Error> {
        self.check_fresh(signed_in)?;
        let profile = self.profile(signed_in.account).await?;
        let name = SignInName::new(profile.sign_in_name.as_deref().unwrap_or(&profile.known_as))
            .map_err(Refusal::from)?;
        let authenticator = Authenticator::random().map_err(Error::internal)?;
        let address = authenticator.address(&self.inner.settings.place, &name).map_err(Error::internal)?;
        Ok(NewAuthenticator { authenticator, address: Zeroizing::new(address) })
    }

    /// Takes the first code of a new authenticator app; from then on a password alone is not enough.
    ///
    /// # Errors
    /// When their proof is not fresh, or the code is not right.
    pub async fn confirm_authenticator(
        &self,
        signed_in: &SignedIn,
        new: &NewAuthenticator,
        code: &str,
    ) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        let after = new.authenticator.take(code, self.now()).map_err(Refusal::from)?;
        let secret = Zeroizing::new(serde_json::to_vec(&after).map_err(Error::internal)?);
        let account = signed_in.account;
        self.inner.store.keep(account, Credential::Authenticator, b"", &secret, self.now()).await?;
        tracing::info!(account = %account, "authenticator app set up");
        Ok(())
    }

    /// Stops asking for the code of an authenticator app.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn remove_authenticator(&self, signed_in: &SignedIn) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        self.inner.store.forget(signed_in.account, Credential::Authenticator, b"").await?;
        tracing::info!(account = %signed_in.account, "authenticator app removed");
        Ok(())
    }

    /// Makes ten new recovery codes, to be printed; those from before are worth nothing from now on.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn new_recovery_codes(&self, signed_in: &SignedIn) -> Result<Vec<RecoveryCode>, Error> {
        self.check_fresh(signed_in)?;
        let (account, now, store) = (signed_in.account, self.now(), &self.inner.store);
        let codes = (0..RECOVERY_CODES).map(|_| RecoveryCode::random()).collect::<Result<Vec<_>, _>>();
        let codes = codes.map_err(Error::internal)?;
        let texts = codes.iter().map(RecoveryCode::text).collect();
        let ends_at = now.saturating_add(RECOVERY_CODES_LAST).unwrap_or(Timestamp::MAX);
        store.keep_codes(Purpose::Recovery, texts, Some(account), b"", now, ends_at).await?;
        tracing::info!(account = %account, "recovery codes made");
        Ok(codes)
    }

    /// Hashes and keeps a password, after looking whether it can be one; `own` are words that others know of them.
    pub(super) async fn keep_password(
        &self,
        account: AccountId,
        password: &Password,
        own: &[&str],
    ) -> Result<(), Error> {
        password.check_as_new(own).map_err(Refusal::from)?;
        let hash = Zeroizing::new(self.inner.hasher.hash(password).await?);
        self.inner.store.keep(account, Credential::Password, b"", hash.as_bytes(), self.now()).await?;
        tracing::info!(account = %account, "password set");
        Ok(())
    }

    /// Whether they proved who they are a short while ago.
    pub(super) fn check_fresh(&self, signed_in: &SignedIn) -> Result<(), Error> {
        let presence = Presence::Own(signed_in.clone());
        if presence.is_fresh(self.now()) { Ok(()) } else { Err(Refusal::NotFresh.into()) }
    }
}

impl NewAuthenticator {
    /// What the square code says to the app.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The secret as text, for those who cannot scan.
    #[must_use]
    pub fn secret_text(&self) -> String {
        self.authenticator.secret_text()
    }
}

impl fmt::Debug for NewAuthenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NewAuthenticator(…)")
    }
}
