//! Invitations by link: single use, a week long, for one membership; and the way back in for someone who lost every other.

use care::ids::AccountId;
use care::organisation::Membership;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Accounts;
use super::code::LinkCode;
use super::name::SignInName;
use super::passkey_ways::{PasskeyMaking, Question};
use super::password::Password;
use super::presence::{SignedIn, Way};
use super::refusal::Refusal;
use super::store::{Credential, Known, Profile, Purpose};
use crate::Error;

/// How long a link opens that lets somebody in.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long a way back into an account opens: the person it is for is standing by and waits for it.
const WAY_BACK_LASTS: SignedDuration = SignedDuration::from_hours(1);

/// What a link is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Invited {
    /// A new place, to be set up by the person who follows the link that the server printed. Worth nothing once it is set up.
    Founder,
    /// A membership: a worker of a team, someone of a person's circle, an officer of the council, an administrator.
    To(Membership),
    /// An account that is there, whose owner lost every way in. Accepting replaces them all.
    BackIn(AccountId),
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What for.
    pub to: Invited,
    /// What the person who invited calls the one invited; empty where nobody knows them yet.
    pub known_as: String,
    /// Who invited; nobody where the server did.
    pub by: Option<AccountId>,
}

/// Somebody who accepts with a new account.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// The name they will sign in with.
    pub name: SignInName,
    /// What they want to be called; empty for as the invitation calls them.
    pub known_as: String,
}

/// An invitation as those who may invite see it listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedInvitation {
    /// Its id as text, to take it back by. The link cannot be made from it.
    pub id: String,
    /// What it is.
    pub invitation: Invitation,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it stops opening.
    pub ends_at: Timestamp,
    /// When it was accepted.
    pub used_at: Option<Timestamp>,
}

/// How far an invitation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It opens.
    Waiting,
    /// It was accepted.
    Accepted,
    /// It was taken back before anybody accepted.
    TakenBack,
    /// Nobody accepted in time.
    TooOld,
}

/// A fresh link, shown once.
#[derive(Debug, Clone)]
pub struct InvitationLink {
    /// The secret in it.
    pub code: LinkCode,
    /// When it stops opening.
    pub ends_at: Timestamp,
}

/// Someone who accepted. Their membership is still to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Their presence.
    pub signed_in: SignedIn,
    /// What they accepted.
    pub invitation: Invitation,
}

impl Invited {
    /// The account it is the way back into.
    fn back_into(&self) -> Option<AccountId> {
        if let Self::BackIn(account) = self { Some(*account) } else { None }
    }

    /// Until when a link to it opens that is made at a moment.
    fn open_until(&self, made_at: Timestamp) -> Timestamp {
        let lasts = if self.back_into().is_some() { WAY_BACK_LASTS } else { LASTS };
        made_at.saturating_add(lasts).unwrap_or(Timestamp::MAX)
    }
}

impl Newcomer {
    fn called<'a>(&'a self, invitation: &'a Invitation) -> &'a str {
        if self.known_as.is_empty() { &invitation.known_as } else { &self.known_as }
    }
}

impl ListedInvitation {
    /// How far it is at a moment. One that ended before its time was taken back.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> LinkState {
        let in_time = self.invitation.to.open_until(self.made_at);
        match self.used_at {
            Some(_) => LinkState::Accepted,
            None if now < self.ends_at => LinkState::Waiting,
            None if self.ends_at < in_time => LinkState::TakenBack,
            None => LinkState::TooOld,
        }
    }
}

impl InvitationLink {
    /// The path of the link.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/invitation/{}", *self.code.text())
    }
}

impl Accounts {
    /// Makes a link; a way back into an account in place of the one that waits. Whether the one who invites may do so is
    /// the caller's to know.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invite(&self, invitation: &Invitation) -> Result<InvitationLink, Error> {
        let code = LinkCode::random().map_err(Error::internal)?;
        let (now, payload) = (self.now(), serde_json::to_vec(invitation).map_err(Error::internal)?);
        let (of, ends_at) = (invitation.to.back_into(), invitation.to.open_until(now));
        self.inner
            .store
            .keep_codes(Purpose::Invitation, vec![code.text()], of, &payload, now, ends_at)
            .await?;
        Ok(InvitationLink { code, ends_at })
    }

    /// What a link opens.
    ///
    /// # Errors
    /// When it opens nothing (any more).
    pub async fn invitation(&self, code: &str) -> Result<Invitation, Error> {
        let code: LinkCode = code.parse().map_err(|_| Refusal::Invitation)?;
        let kept = self.inner.store.code(Purpose::Invitation, &code.text(), self.now()).await?;
        read(&kept.ok_or(Refusal::Invitation)?)
    }

    /// All invitations, the newest first, those accepted, taken back and too old among them.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invitations(&self) -> Result<Vec<ListedInvitation>, Error> {
        let kept = self.inner.store.codes(Purpose::Invitation).await?;
        let list = kept.iter().rev().map(|kept| {
            Ok(ListedInvitation {
                id: kept.hash.to_string(),
                invitation: read(kept)?,
                made_at: kept.made_at.timestamp(),
                ends_at: kept.ends_at.timestamp(),
                used_at: kept.used_at.map(journal::Moment::timestamp),
            })
        });
        list.collect()
    }

    /// Takes an invitation back that still opens, by its id as text.
    ///
    /// # Errors
    /// When there is none.
    pub async fn take_back_invitation(&self, id: &str) -> Result<(), Error> {
        let kept = self.inner.store.codes(Purpose::Invitation).await?;
        let kept = kept.iter().find(|kept| kept.hash.to_string() == id).ok_or_else(Error::not_found)?;
        let gone = self.inner.store.withdraw(Purpose::Invitation, kept.hash, self.now()).await?;
        self.forget_name(kept).await?;
        if gone { Ok(()) } else { Err(Error::not_found()) }
    }

    /// Forgets the names in invitations that were accepted, taken back, or have grown too old; how many.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_ended_names(&self) -> Result<usize, Error> {
        let (now, mut forgotten) = (self.now().into(), 0);
        for kept in self.inner.store.codes(Purpose::Invitation).await? {
            if kept.used_at.is_some() || kept.ends_at <= now {
                forgotten += usize::from(self.forget_name(&kept).await?);
            }
        }
        Ok(forgotten)
    }

    /// Forgets what an invitation that has ended calls the one invited; whether there was a name.
    async fn forget_name(&self, kept: &journal::Code) -> Result<bool, Error> {
        let invitation = read(kept)?;
        if invitation.known_as.is_empty() {
            return Ok(false);
        }
        let nameless = Invitation { known_as: String::new(), ..invitation };
        let payload = serde_json::to_vec(&nameless).map_err(Error::internal)?;
        self.inner.store.rewrite(Purpose::Invitation, kept.hash, &payload).await
    }

    /// Takes back whatever links to this still wait; whether there was one. One that somebody accepts at that very moment
    /// is theirs.
    pub(crate) async fn take_back_waiting(&self, to: &Invited) -> Result<bool, Error> {
        let (store, now, mut any) = (&self.inner.store, self.now(), false);
        for kept in store.codes(Purpose::Invitation).await? {
            if kept.used_at.is_none() && read(&kept)?.to == *to {
                any |= store.withdraw(Purpose::Invitation, kept.hash, now).await?;
                self.forget_name(&kept).await?;
            }
        }
        Ok(any)
    }

    /// Accepts with a new account and a password.
    ///
    /// # Errors
    /// When the link opens nothing, the name is taken, or the password cannot be one.
    pub async fn accept_by_password(
        &self,
        code: &str,
        newcomer: &Newcomer,
        password: &Password,
    ) -> Result<Accepted, Error> {
        let invitation = self.invitation(code).await?;
        let own = [newcomer.called(&invitation), newcomer.name.as_str()];
        password.check_as_new(&own).map_err(Refusal::from)?;
        let hash = self.inner.hasher.hash(password).await?;
        let account = AccountId::new(Uuid::new_v4());
        let (invitation, account) = self.open_account(code, newcomer, account).await?;
        self.inner.store.keep(account, Credential::Password, b"", hash.as_bytes(), self.now()).await?;
        Ok(self.accepted(account, invitation))
    }

    /// Asks a browser for the first passkey of a new account: what it gets, and what the session remembers.
    ///
    /// # Errors
    /// When the link opens nothing, the name is taken, or this place has no address for passkeys.
    pub async fn ask_to_accept(
        &self,
        code: &str,
        newcomer: &Newcomer,
    ) -> Result<(Question, PasskeyMaking), Error> {
        let invitation = self.invitation(code).await?;
        let called = newcomer.called(&invitation);
        match invitation.to {
            Invited::BackIn(account) => {
                let profile = self.profile(account).await?;
                let name = SignInName::new(profile.sign_in_name.as_deref().unwrap_or(called));
                self.ask_to_make_first(account, &name.map_err(Refusal::from)?, called)
            }
            Invited::To(_) | Invited::Founder => {
                self.check_free(&newcomer.name).await?;
                self.ask_to_make_first(AccountId::new(Uuid::new_v4()), &newcomer.name, called)
            }
        }
    }

    /// Accepts with a new account and the passkey that the browser made.
    ///
    /// # Errors
    /// When the link opens nothing (any more), the name is taken, or the passkey was not made for this question.
    pub async fn accept_by_passkey(
        &self,
        code: &str,
        newcomer: &Newcomer,
        making: PasskeyMaking,
        answer: &str,
        words: &str,
    ) -> Result<Accepted, Error> {
        let made = self.take_made_passkey(making, answer, words)?;
        let (invitation, account) = self.open_account(code, newcomer, made.account).await?;
        self.keep_passkey(made).await?;
        Ok(self.accepted(account, invitation))
    }

    /// Accepts with the account that is signed in: it gets one membership more.
    ///
    /// # Errors
    /// When the link opens nothing, or is somebody's way back in.
    pub async fn accept_as(&self, code: &str, signed_in: &SignedIn) -> Result<Accepted, Error> {
        let invitation = self.invitation(code).await?;
        if !matches!(invitation.to, Invited::To(_)) {
            return Err(Refusal::Invitation.into());
        }
        let invitation = self.spend_invitation(code).await?;
        Ok(Accepted { signed_in: signed_in.clone(), invitation })
    }

    /// Uses the link up and makes its account, or empties the one that it is the way back into. The link is used before the
    /// account is made, so that of two who follow it at once only one gets in; where the name turns out to be taken at that
    /// very moment, a new link is needed.
    async fn open_account(
        &self,
        code: &str,
        newcomer: &Newcomer,
        account: AccountId,
    ) -> Result<(Invitation, AccountId), Error> {
        let opens = self.invitation(code).await?;
        if !matches!(opens.to, Invited::BackIn(_)) {
            self.check_free(&newcomer.name).await?;
        }
        let invitation = self.spend_invitation(code).await?;
        if let Invited::BackIn(account) = invitation.to {
            self.forget_ways_in(account).await?;
            return Ok((invitation, account));
        }
        let profile = Profile {
            known_as: newcomer.called(&invitation).to_owned(),
            sign_in_name: Some(newcomer.name.as_str().to_owned()),
            tablet_of: None,
        };
        if !self.inner.store.make(account, Known::Name(&newcomer.name), &profile, self.now()).await? {
            return Err(Refusal::NameTaken.into());
        }
        Ok((invitation, account))
    }

    async fn spend_invitation(&self, code: &str) -> Result<Invitation, Error> {
        let code: LinkCode = code.parse().map_err(|_| Refusal::Invitation)?;
        let spent = self.inner.store.use_code(Purpose::Invitation, &code.text(), self.now()).await?;
        let spent = spent.ok_or(Refusal::Invitation)?;
        self.forget_name(&spent).await?;
        read(&spent)
    }

    async fn check_free(&self, name: &SignInName) -> Result<(), Error> {
        match self.inner.store.account(Known::Name(name)).await? {
            Some(_) => Err(Refusal::NameTaken.into()),
            None => Ok(()),
        }
    }

    /// Anyone who lost every way in may have lost them to somebody. Other ways back go first, for they lead to all the rest.
    async fn forget_ways_in(&self, account: AccountId) -> Result<(), Error> {
        let (store, now) = (&self.inner.store, self.now());
        for purpose in [Purpose::Invitation, Purpose::Recovery] {
            store.keep_codes(purpose, Vec::new(), Some(account), b"", now, now).await?;
        }
        for kind in [Credential::Password, Credential::Passkey, Credential::Authenticator, Credential::Pin] {
            for kept in store.credentials(account, kind).await? {
                store.forget(account, kind, &kept.id).await?;
            }
        }
        store.end_sessions(account, None).await?;
        Ok(())
    }

    fn accepted(&self, account: AccountId, invitation: Invitation) -> Accepted {
        tracing::info!(account = %account, "invitation accepted");
        Accepted { signed_in: SignedIn::now(account, Way::Invitation, self.now()), invitation }
    }
}

fn read(kept: &journal::Code) -> Result<Invitation, Error> {
    serde_json::from_slice(&kept.payload).map_err(Error::internal)
}

/// The invitations to be somebody of these, whether they still open or not: kind and hash of each.
///
/// # Errors
/// When the store fails.
pub(crate) async fn invitations_naming(
    journal: &journal::Journal,
    names: impl Fn(Membership) -> bool,
) -> Result<Vec<(String, journal::Hash)>, Error> {
    let kind = Purpose::Invitation.kind();
    let mut found = Vec::new();
    for kept in journal.keyring().codes(kind).await? {
        if matches!(read(&kept)?.to, Invited::To(membership) if names(membership)) {
            found.push((kind.to_owned(), kept.hash));
        }
    }
    Ok(found)
}
