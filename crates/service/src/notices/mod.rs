//! Being told: what an account was told and has not read, what it wants to be told, and how.

mod choices;
mod send;
mod tell;

use care::ids::AccountId;
use care::notices::Notice;
use care::time::{Date, Zone};
use jiff::Timestamp;
use journal::Moment;

use crate::{Caller, Error, Service};

pub(crate) use send::SendMail;
pub(crate) use tell::Tell;

/// The most notices that a page shows.
const SHOWN_MOST: u32 = 100;

/// A notice as its owner reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What it says.
    pub notice: Notice,
    /// When it happened.
    pub at: Timestamp,
    /// Whether it is read.
    pub read: bool,
    /// What the team is called.
    pub team: String,
    /// The team's zone.
    pub zone: Zone,
    /// The date there.
    pub today: Date,
}

impl Service {
    /// What somebody was told: what they have not read first.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn notices(&self, caller: &Caller) -> Result<Vec<Given>, Error> {
        let kept = self.inner.journal.notices().of(&key(caller.account), SHOWN_MOST).await?;
        let mut given = Vec::new();
        for one in kept {
            let notice: Notice = serde_json::from_str(&one.body).map_err(Error::internal)?;
            // Who is no longer of a team hears nothing more of it.
            let Ok(team) = self.view_team_outside(caller, notice.team).await else { continue };
            given.push(Given {
                notice,
                at: one.at.timestamp(),
                read: one.read_at.is_some(),
                team: team.name().to_owned(),
                zone: team.zone().clone(),
                today: team.today(),
            });
        }
        Ok(given)
    }

    /// How much of what an account was told is not read.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn unread(&self, account: AccountId) -> Result<u64, Error> {
        Ok(self.inner.journal.notices().unread(&key(account)).await?)
    }

    /// Notes that an account has read everything it was told up to a moment.
    ///
    /// # Errors
    /// If it cannot be written now.
    pub async fn read_notices(&self, account: AccountId, until: Timestamp) -> Result<(), Error> {
        let now = Moment::from(self.now());
        self.inner.journal.notices().read(&key(account), until.into(), now).await?;
        Ok(())
    }
}

/// An account's name in the journal.
fn key(account: AccountId) -> journal::AccountId {
    journal::AccountId::new(account.to_string())
}
