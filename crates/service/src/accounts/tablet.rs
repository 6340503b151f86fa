//! The team's tablet: a screen that belongs to the team, where a worker picks their face and types a short PIN.
//!
//! A PIN is worth something only at a tablet of their own team, for minutes, and never opens pages about the account itself.

use std::fmt;

use care::ids::{AccountId, TeamId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::pace::Pace;
use super::password::{Checked, Password};
use super::presence::{AtTablet, Presence, SignedIn, Tablet};
use super::refusal::Refusal;
use super::store::{Credential, Known, Profile};
use crate::Error;

/// Four to eight digits. It does not show in debug output, and its memory is wiped.
#[derive(Clone)]
pub struct Pin(Password);

/// A tablet as the team's page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTablet {
    /// Its own account, to end it by.
    pub account: AccountId,
    /// What the team calls it: "Office wall".
    pub words: String,
    /// Since when it is the team's.
    pub made_at: Timestamp,
}

/// What is kept of a tablet with its team.
#[derive(Serialize, Deserialize)]
struct KeptTablet {
    words: String,
    made_by: AccountId,
}

impl Pin {
    /// Reads a PIN as it was typed at a tablet.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(Password::typed(text.split_whitespace().collect()))
    }

    /// Reads a new PIN.
    ///
    /// # Errors
    /// When it is not four to eight digits, or too easy.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let pin: String = text.split_whitespace().collect();
        let digits: Vec<u8> = pin.bytes().filter(u8::is_ascii_digit).collect();
        if digits.len() != pin.len() || !(4..=8).contains(&digits.len()) {
            return Err(Refusal::EasyPin);
        }
        let all_step =
            |step: i16| digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step);
        if [-1, 0, 1].into_iter().any(all_step) {
            return Err(Refusal::EasyPin);
        }
        Ok(Self(Password::typed(pin)))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Pin(…)")
    }
}

impl Accounts {
    /// Chooses one's PIN for the team's tablet.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn set_pin(&self, signed_in: &SignedIn, pin: &Pin) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        let hash = self.inner.hasher.hash(&pin.0).await?;
        let account = signed_in.account;
        self.inner.store.keep(account, Credential::Pin, b"", hash.as_bytes(), self.now()).await?;
        self.change_pace(account, Credential::PinPace, |_, _| Pace::default()).await
    }

    /// Gives one's PIN up.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn remove_pin(&self, signed_in: &SignedIn) -> Result<(), Error> {
        self.check_fresh(signed_in)?;
        self.inner.store.forget(signed_in.account, Credential::Pin, b"").await?;
        Ok(())
    }

    /// Makes the browser they are at the team's tablet, in place of their own presence there. That they are of this team is the
    /// caller's to know.
    ///
    /// # Errors
    /// When their proof is not fresh.
    pub async fn make_tablet(
        &self,
        signed_in: &SignedIn,
        team: TeamId,
        words: &str,
    ) -> Result<Presence, Error> {
        self.check_fresh(signed_in)?;
        let tablet = AccountId::new(uuid::Uuid::new_v4());
        let profile = Profile { known_as: words.to_owned(), sign_in_name: None, tablet_of: Some(team) };
        self.inner.store.make(tablet, Known::Tablet(tablet), &profile, self.now()).await?;
        let kept = KeptTablet { words: words.to_owned(), made_by: signed_in.account };
        let kept = serde_json::to_vec(&kept).map_err(Error::internal)?;
        let id = tablet.bits().into_bytes();
        self.inner.store.keep(of_team(team), Credential::Tablet, &id, &kept, self.now()).await?;
        tracing::info!(tablet = %tablet, team = %team, account = %signed_in.account, "tablet made");
        Ok(Presence::Tablet(Tablet { tablet, team, someone: None }))
    }

    /// The tablets of a team, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tablets(&self, team: TeamId) -> Result<Vec<TeamTablet>, Error> {
        let kept = self.inner.store.credentials(of_team(team), Credential::Tablet).await?;
        let read = |kept: journal::Credential| {
            let KeptTablet { words, .. } = serde_json::from_slice(&kept.secret).map_err(Error::internal)?;
            let bits = uuid::Uuid::from_slice(&kept.id).map_err(Error::internal)?;
            Ok(TeamTablet { account: AccountId::new(bits), words, made_at: kept.made_at.timestamp() })
        };
        kept.into_iter().map(read).collect()
    }

    /// Takes a tablet away from its team: it shows nothing from then on.
    ///
    /// # Errors
    /// When the team has no such tablet.
    pub async fn end_tablet(&self, team: TeamId, tablet: AccountId) -> Result<(), Error> {
        let id = tablet.bits().into_bytes();
        let gone = self.inner.store.forget(of_team(team), Credential::Tablet, &id).await?;
        if !gone {
            return Err(Error::not_found());
        }
        self.inner.store.end_sessions(tablet, None).await?;
        Ok(())
    }

    /// Whether a tablet is still its team's.
    ///
    /// # Errors
    /// When it is not.
    pub async fn check_tablet(&self, tablet: &Tablet) -> Result<(), Error> {
        let id = tablet.tablet.bits().into_bytes();
        let kept = self.inner.store.credential(of_team(tablet.team), Credential::Tablet, &id).await?;
        kept.map(|_| ()).ok_or_else(|| Refusal::Begin.into())
    }

    /// Comes to the team's tablet by PIN. That the account is of the tablet's team is the caller's to know.
    ///
    /// # Errors
    /// When the PIN is not theirs, they have none, the tablet is no longer the team's, or after too many failures.
    pub async fn give_pin(&self, tablet: &Tablet, account: AccountId, pin: &Pin) -> Result<Presence, Error> {
        self.check_tablet(tablet).await?;
        let store = &self.inner.store;
        self.wait_for(self.pace_of(account, Credential::PinPace).await?)?;
        let kept = store.credential(account, Credential::Pin, b"").await?.ok_or(Refusal::NoPin)?;
        let hash = std::str::from_utf8(&kept.secret).map_err(Error::internal)?;
        if self.inner.hasher.check(&pin.0, Some(hash)).await? == Checked::Wrong {
            self.slow_down(account, Credential::PinPace).await?;
            return Err(Refusal::WrongPin.into());
        }
        self.forgive(account, Credential::PinPace).await?;
        let now = self.now();
        let someone = Some(AtTablet { account, since: now, seen: now });
        Ok(Presence::Tablet(Tablet { someone, ..tablet.clone() }))
    }
}

impl Tablet {
    /// The tablet with nobody in front of it.
    #[must_use]
    pub fn alone(&self) -> Presence {
        Presence::Tablet(Self { someone: None, ..self.clone() })
    }
}

/// Tablets are kept with their team, in the place where an account keeps what is its own.
fn of_team(team: TeamId) -> AccountId {
    AccountId::new(team.bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_neither_short_nor_easy_nor_anything_but_digits() {
        for easy in ["", "123", "1234", "4321", "0000", "123456789", "12a4", "345678", "٤٥٦٨"] {
            assert!(matches!(Pin::new(easy), Err(Refusal::EasyPin)), "{easy}");
        }
        for fine in ["1357", "2024", " 90 21 ", "13572468"] {
            assert!(Pin::new(fine).is_ok(), "{fine}");
        }
    }
}
