//! Where accounts are kept: the journal's keyring, in this module's own words.

use care::ids::{AccountId, TeamId};
use jiff::Timestamp;
use journal::{Journal, Moment, NewCode, StoreError};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::name::SignInName;
use crate::Error;

/// What is known of an account, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Profile {
    /// What others call them.
    pub(super) known_as: String,
    /// The name they sign in with, as they chose it; a tablet has none.
    pub(super) sign_in_name: Option<String>,
    /// The team, where this account is a team's tablet.
    pub(super) tablet_of: Option<TeamId>,
}

/// What an account is found by.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known<'name> {
    /// The name someone signs in with.
    Name(&'name SignInName),
    /// A key of the demonstration.
    Demonstration(&'name str),
    /// Nothing: a tablet is never looked for.
    Tablet(AccountId),
}

/// What someone proves who they are with, and how fast they may try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credential {
    Password,
    Passkey,
    Authenticator,
    Pin,
    /// A tablet, kept with its team.
    Tablet,
    /// Failures with passwords and codes.
    Pace,
    /// Failures with PINs.
    PinPace,
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Recovery,
    Invitation,
    Calendar,
    Device,
    Emergency,
}

/// The accounts' part of the journal.
pub(super) struct Store {
    journal: Journal,
}

impl Known<'_> {
    /// No sign-in name has a colon, so nobody signs in by name as a tablet or as someone invented.
    fn text(self) -> String {
        match self {
            Self::Name(name) => name.folded(),
            Self::Demonstration(key) => format!("demonstration:{key}"),
            Self::Tablet(account) => format!("tablet:{account}"),
        }
    }
}

impl Credential {
    fn kind(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Authenticator => "authenticator",
            Self::Pin => "pin",
            Self::Tablet => "tablet",
            Self::Pace => "pace",
            Self::PinPace => "pin-pace",
        }
    }
}

impl Purpose {
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Invitation => "invitation",
            Self::Calendar => "calendar",
            Self::Device => "device",
            Self::Emergency => "emergency",
        }
    }
}

impl Store {
    pub(super) fn new(journal: Journal) -> Self {
        Self { journal }
    }

    /// The account that is found so, unless it was closed.
    pub(super) async fn account(&self, known: Known<'_>) -> Result<Option<AccountId>, Error> {
        let account = self.journal.keyring().account_named(&known.text()).await?;
        let open = account.filter(|account| account.closed_at.is_none());
        open.map(|account| account.id.as_str().parse().map_err(Error::internal)).transpose()
    }

    /// Makes an account; false where it is there, or its name taken.
    pub(super) async fn make(
        &self,
        account: AccountId,
        known: Known<'_>,
        profile: &Profile,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let profile = Zeroizing::new(serde_json::to_vec(profile).map_err(Error::internal)?);
        let made =
            self.journal.keyring().make_account(&key(account), &known.text(), &profile, now.into()).await;
        match made {
            Ok(()) => Ok(true),
            Err(StoreError::Taken) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }

    /// What is known of an account, unless it was closed.
    pub(super) async fn profile(&self, account: AccountId) -> Result<Option<Profile>, Error> {
        let account = self.journal.keyring().account(&key(account)).await?;
        let open = account.filter(|account| account.closed_at.is_none());
        open.map(|account| serde_json::from_slice(&account.profile).map_err(Error::internal)).transpose()
    }

    /// One credential; its id is empty where there is one at most.
    pub(super) async fn credential(
        &self,
        account: AccountId,
        kind: Credential,
        id: &[u8],
    ) -> Result<Option<journal::Credential>, Error> {
        let all = self.credentials(account, kind).await?;
        Ok(all.into_iter().find(|credential| credential.id == id))
    }

    /// All credentials of a kind, the oldest first.
    pub(super) async fn credentials(
        &self,
        account: AccountId,
        kind: Credential,
    ) -> Result<Vec<journal::Credential>, Error> {
        let mut all = self.journal.keyring().credentials_of(&key(account)).await?;
        all.retain(|credential| credential.kind == kind.kind());
        Ok(all)
    }

    /// Keeps a credential, in place of one of the same kind and id.
    pub(super) async fn keep(
        &self,
        account: AccountId,
        kind: Credential,
        id: &[u8],
        secret: &[u8],
        now: Timestamp,
    ) -> Result<(), Error> {
        let credential = journal::Credential {
            account: key(account),
            kind: kind.kind().to_owned(),
            id: id.to_vec(),
            secret: Zeroizing::new(secret.to_vec()),
            counter: 0,
            made_at: now.into(),
            used_at: None,
        };
        Ok(self.journal.keyring().save_credential(&credential).await?)
    }

    /// Keeps what a credential became by being used; false where it was used or removed since it was read.
    pub(super) async fn used(
        &self,
        read: &journal::Credential,
        secret: &[u8],
        now: Timestamp,
    ) -> Result<bool, Error> {
        let turn = read.counter.saturating_add(1);
        Ok(self.journal.keyring().use_credential(read, secret, turn, now.into()).await?)
    }

    /// Removes a credential; false where there is none.
    pub(super) async fn forget(
        &self,
        account: AccountId,
        kind: Credential,
        id: &[u8],
    ) -> Result<bool, Error> {
        Ok(self.journal.keyring().delete_credential(&key(account), kind.kind(), id).await?)
    }

    /// Keeps codes until then; in place of the unused ones of the account, where it is one's.
    pub(super) async fn keep_codes(
        &self,
        purpose: Purpose,
        codes: Vec<Zeroizing<String>>,
        account: Option<AccountId>,
        payload: &[u8],
        now: Timestamp,
        ends_at: Timestamp,
    ) -> Result<(), Error> {
        let account = account.map(key);
        let (made_at, ends_at) = (Moment::from(now), Moment::from(ends_at));
        let codes = codes.into_iter().map(|code| NewCode {
            kind: purpose.kind().to_owned(),
            code,
            account: account.clone(),
            payload: payload.to_vec(),
            made_at,
            ends_at,
        });
        let replace = account.as_ref().map(|account| (purpose.kind(), account));
        Ok(self.journal.keyring().save_codes(codes.collect(), replace).await?)
    }

    /// What a code stands for, unless it was used or is over.
    pub(super) async fn code(
        &self,
        purpose: Purpose,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<journal::Code>, Error> {
        Ok(self.journal.keyring().code(purpose.kind(), code, now.into()).await?)
    }

    /// Uses a code up: what it stands for, to exactly one of those who try.
    pub(super) async fn use_code(
        &self,
        purpose: Purpose,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<journal::Code>, Error> {
        Ok(self.journal.keyring().use_code(purpose.kind(), code, now.into()).await?)
    }

    /// The codes of a kind that are an account's, the oldest first, used ones among them.
    pub(super) async fn codes_of(
        &self,
        account: AccountId,
        purpose: Purpose,
    ) -> Result<Vec<journal::Code>, Error> {
        Ok(self.journal.keyring().codes_of(&key(account), purpose.kind()).await?)
    }

    /// All codes of a kind, the oldest first, used ones among them.
    pub(super) async fn codes(&self, purpose: Purpose) -> Result<Vec<journal::Code>, Error> {
        Ok(self.journal.keyring().codes(purpose.kind()).await?)
    }

    /// Takes a code back that still opens, by its hash; false where there is none.
    pub(super) async fn withdraw(
        &self,
        purpose: Purpose,
        hash: journal::Hash,
        now: Timestamp,
    ) -> Result<bool, Error> {
        Ok(self.journal.keyring().withdraw_code(purpose.kind(), hash, now.into()).await?)
    }

    /// Replaces what is kept with a code; false where there is no such code.
    pub(super) async fn rewrite(
        &self,
        purpose: Purpose,
        hash: journal::Hash,
        payload: &[u8],
    ) -> Result<bool, Error> {
        Ok(self.journal.keyring().rewrite_code(purpose.kind(), hash, payload).await?)
    }

    /// Ends the sessions of an account, but for one; how many.
    pub(super) async fn end_sessions(
        &self,
        account: AccountId,
        keep: Option<journal::SessionKey>,
    ) -> Result<u64, Error> {
        Ok(self.journal.sessions().end_all_of(&key(account), keep).await?)
    }

    /// The sessions of an account that are not over, the last used first.
    pub(super) async fn sessions(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<journal::Session>, Error> {
        Ok(self.journal.sessions().of(&key(account), now.into()).await?)
    }

    /// Ends a session; false where there is none.
    pub(super) async fn end_session(&self, session: journal::SessionKey) -> Result<bool, Error> {
        Ok(self.journal.sessions().end(session).await?)
    }
}

/// An account's name in the journal.
fn key(account: AccountId) -> journal::AccountId {
    journal::AccountId::new(account.to_string())
}
