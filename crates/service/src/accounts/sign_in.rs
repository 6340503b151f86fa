//! Signing in with a name: password or recovery code, then the code of an authenticator app where one is set up.

use care::ids::AccountId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::authenticator::Authenticator;
use super::code::RecoveryCode;
use super::name::SignInName;
use super::pace::Pace;
use super::password::{Checked, Password};
use super::presence::{SignedIn, Way};
use super::refusal::Refusal;
use super::store::{Credential, Known, Purpose};
use crate::Error;

/// How long someone may look for their phone between the password and the code.
const HALF_WAY: SignedDuration = SignedDuration::from_mins(10);

/// Someone who proved one thing and is asked for a second; the session on the server remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfWay {
    account: AccountId,
    since: Timestamp,
}

/// What comes after a proof that was right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The code of their authenticator app.
    Code(HalfWay),
    /// They are in.
    In(SignedIn),
}

impl Accounts {
    /// Signs in with a name and a password. A name that nobody has takes the same time and gets the same answer.
    ///
    /// # Errors
    /// When they do not go together, or after too many failures.
    pub async fn give_password(&self, name: &SignInName, password: &Password) -> Result<Step, Error> {
        let account = self.inner.store.account(Known::Name(name)).await?;
        self.check_pace(account, name).await?;
        let kept = match account {
            Some(account) => self.inner.store.credential(account, Credential::Password, b"").await?,
            None => None,
        };
        let hash = kept.as_ref().and_then(|kept| std::str::from_utf8(&kept.secret).ok());
        let checked = self.inner.hasher.check(password, hash).await?;
        let (Some(account), Some(kept)) = (account, &kept) else {
            self.failed(account, name).await?;
            return Err(Refusal::WrongPassword.into());
        };
        match checked {
            Checked::Wrong => {
                self.failed(Some(account), name).await?;
                return Err(Refusal::WrongPassword.into());
            }
            Checked::Right => {}
            // Where another renewed it at the same moment, that one is as good.
            Checked::RightAndRenewed(hash) => {
                self.inner.store.used(kept, hash.as_bytes(), self.now()).await?;
            }
        }
        self.after_first(account, Way::Password).await
    }

    /// Signs in with a name and a recovery code, which is used up by it. It stands in for what was lost: a password, a
    /// passkey or, at the second step, an authenticator app.
    ///
    /// # Errors
    /// When it is none of this account's unused codes, or after too many failures.
    pub async fn give_recovery_code(&self, name: &SignInName, code: &str) -> Result<Step, Error> {
        let account = self.inner.store.account(Known::Name(name)).await?;
        self.check_pace(account, name).await?;
        match account {
            Some(account) if self.spend_recovery_code(account, code).await? => {
                self.after_first(account, Way::RecoveryCode).await
            }
            _ => {
                self.failed(account, name).await?;
                Err(Refusal::WrongRecoveryCode.into())
            }
        }
    }

    /// Gives the second proof: the code that the authenticator app shows now, or a recovery code.
    ///
    /// # Errors
    /// When the code is wrong or was used, when they took too long, or after too many failures.
    pub async fn give_code(&self, half_way: &HalfWay, code: &str) -> Result<SignedIn, Error> {
        let (account, now) = (half_way.account, self.now());
        if now.duration_since(half_way.since) >= HALF_WAY {
            return Err(Refusal::Begin.into());
        }
        self.wait_for(self.pace_of(account, Credential::Pace).await?)?;
        let way = match self.take_code(account, code).await {
            Err(error) => {
                self.slow_down(account, Credential::Pace).await?;
                return Err(error);
            }
            Ok(way) => way,
        };
        self.forgive(account, Credential::Pace).await?;
        Ok(SignedIn::now(account, way, now))
    }

    /// Shows with the password once more that it is they who are signed in here.
    ///
    /// # Errors
    /// When it is wrong, or after too many failures.
    pub async fn prove_by_password(
        &self,
        signed_in: &SignedIn,
        password: &Password,
    ) -> Result<SignedIn, Error> {
        let account = signed_in.account;
        self.wait_for(self.pace_of(account, Credential::Pace).await?)?;
        let kept = self.inner.store.credential(account, Credential::Password, b"").await?;
        let hash = kept.as_ref().and_then(|kept| std::str::from_utf8(&kept.secret).ok());
        if self.inner.hasher.check(password, hash).await? == Checked::Wrong {
            self.slow_down(account, Credential::Pace).await?;
            return Err(Refusal::WrongPassword.into());
        }
        self.forgive(account, Credential::Pace).await?;
        Ok(SignedIn { proved_at: self.now(), ..signed_in.clone() })
    }

    /// The code of the app, or a recovery code in its place.
    async fn take_code(&self, account: AccountId, code: &str) -> Result<Way, Error> {
        if code.parse::<RecoveryCode>().is_ok() {
            let spent = self.spend_recovery_code(account, code).await?;
            return if spent { Ok(Way::RecoveryCode) } else { Err(Refusal::WrongRecoveryCode.into()) };
        }
        let kept = self.inner.store.credential(account, Credential::Authenticator, b"").await?;
        let kept = kept.ok_or(Refusal::Begin)?;
        let authenticator: Authenticator = serde_json::from_slice(&kept.secret).map_err(Error::internal)?;
        let after = authenticator.take(code, self.now()).map_err(Refusal::from)?;
        let after = zeroize::Zeroizing::new(serde_json::to_vec(&after).map_err(Error::internal)?);
        let replaced = self.inner.store.used(&kept, &after, self.now()).await?;
        // Somebody who was faster used this code or a later one.
        if replaced { Ok(Way::PasswordAndCode) } else { Err(Refusal::Code(super::CodeTrouble::Used).into()) }
    }

    async fn spend_recovery_code(&self, account: AccountId, code: &str) -> Result<bool, Error> {
        let Ok(code) = code.parse::<RecoveryCode>() else { return Ok(false) };
        let (store, text, now) = (&self.inner.store, code.text(), self.now());
        let kept = store.code(Purpose::Recovery, &text, now).await?;
        let whose = kept.and_then(|kept| kept.account);
        if whose.is_none_or(|whose| whose.as_str() != account.to_string()) {
            return Ok(false);
        }
        Ok(store.use_code(Purpose::Recovery, &text, now).await?.is_some())
    }

    /// In, or half way where an authenticator app is set up.
    async fn after_first(&self, account: AccountId, way: Way) -> Result<Step, Error> {
        let now = self.now();
        if self.inner.store.credential(account, Credential::Authenticator, b"").await?.is_some() {
            // The failures are forgiven only with the second proof: or a stolen password would buy endless codes.
            return Ok(Step::Code(HalfWay { account, since: now }));
        }
        self.forgive(account, Credential::Pace).await?;
        tracing::info!(account = %account, ?way, "signed in");
        Ok(Step::In(SignedIn::now(account, way, now)))
    }

    /// Whether this name may be tried now.
    async fn check_pace(&self, account: Option<AccountId>, name: &SignInName) -> Result<(), Error> {
        let pace = match account {
            Some(account) => self.pace_of(account, Credential::Pace).await?,
            None => self.inner.strangers.pace(&name.folded()),
        };
        self.wait_for(pace)
    }

    async fn failed(&self, account: Option<AccountId>, name: &SignInName) -> Result<(), Error> {
        match account {
            Some(account) => self.slow_down(account, Credential::Pace).await,
            None => {
                self.inner.strangers.failed(&name.folded(), self.now());
                Ok(())
            }
        }
    }

    pub(super) fn wait_for(&self, pace: Pace) -> Result<(), Error> {
        let now = self.now();
        pace.wait_until(now).map_or(Ok(()), |until| Err(Refusal::too_fast(now, until).into()))
    }

    /// The failures of an account: of passwords and codes, or of PINs, which must not keep them from signing in elsewhere.
    pub(super) async fn pace_of(&self, account: AccountId, kind: Credential) -> Result<Pace, Error> {
        let kept = self.inner.store.credential(account, kind, b"").await?;
        kept.map_or(Ok(Pace::default()), |kept| serde_json::from_slice(&kept.secret).map_err(Error::internal))
    }

    /// Remembers one more failure of an account.
    pub(super) async fn slow_down(&self, account: AccountId, kind: Credential) -> Result<(), Error> {
        tracing::info!(account = %account, "a try to sign in failed");
        self.change_pace(account, kind, Pace::after_failure).await
    }

    /// Forgets the failures of an account.
    pub(super) async fn forgive(&self, account: AccountId, kind: Credential) -> Result<(), Error> {
        if self.pace_of(account, kind).await?.is_fresh() {
            return Ok(());
        }
        self.change_pace(account, kind, |_, _| Pace::default()).await
    }

    /// Changes the pace as it is now; where others change it at the same moment, none of their failures is lost.
    pub(super) async fn change_pace(
        &self,
        account: AccountId,
        kind: Credential,
        change: impl Fn(Pace, Timestamp) -> Pace,
    ) -> Result<(), Error> {
        let (store, now) = (&self.inner.store, self.now());
        loop {
            let kept = store.credential(account, kind, b"").await?;
            let Some(kept) = kept else {
                let pace = serde_json::to_vec(&change(Pace::default(), now)).map_err(Error::internal)?;
                return store.keep(account, kind, b"", &pace, now).await;
            };
            let pace = serde_json::from_slice(&kept.secret).map_err(Error::internal)?;
            let pace = serde_json::to_vec(&change(pace, now)).map_err(Error::internal)?;
            if store.used(&kept, &pace, now).await? {
                return Ok(());
            }
        }
    }
}
