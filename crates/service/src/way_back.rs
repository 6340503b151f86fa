//! The way back in for somebody who lost every other: a link for a short time and once, made by the person who sets up accounts. That
//! it was made is an event of the organisation, and the account's owner reads of it on the next page they open.

use care::accounts;
use care::accounts::WayBack;
use care::ids::{AccountId, CommandId};
use care::organisation::{Command, Event, Membership};
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::{Accounts, Invitation, InvitationLink, Invited, LinkState};
use crate::organisation::HERE;
use crate::{Caller, Error, Kind, Service};

/// An account of this place, to those who set up accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountHere {
    /// Which.
    pub account: AccountId,
    /// What its owner is called.
    pub known_as: String,
    /// Who they are here.
    pub memberships: Vec<Membership>,
    /// Until when a way back waits for them, if one does.
    pub waits_until: Option<Timestamp>,
}

/// A way back into an account, and what the person who made it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBackNews {
    /// How it stands.
    pub way_back: WayBack,
    /// What the person who made it is called.
    pub made_by: String,
}

/// Something that happened to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountEvent {
    /// A way back went a step further.
    WayBack(WayBackNews),
    /// The account became somebody, or no longer is.
    Membership {
        /// Who.
        membership: Membership,
        /// Whether it is, from then on.
        holds: bool,
    },
}

impl Service {
    /// All accounts that are somebody here, by name, to those who set up accounts.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be read.
    pub async fn accounts_here(
        &self,
        accounts: &Accounts,
        caller: &Caller,
    ) -> Result<Vec<AccountHere>, Error> {
        self.may_set_up_accounts(caller).await?;
        let (organisation, links, now) =
            (self.organisation().await?, accounts.invitations().await?, self.now());
        let mut here = Vec::new();
        for (account, held) in &organisation.memberships {
            let Some(known_as) = accounts.known_as(*account).await? else { continue };
            let waiting = links.iter().find(|listed| {
                listed.invitation.to == Invited::BackIn(*account) && listed.state(now) == LinkState::Waiting
            });
            here.push(AccountHere {
                account: *account,
                known_as,
                memberships: held.iter().copied().collect(),
                waits_until: waiting.map(|listed| listed.ends_at),
            });
        }
        here.sort_by(|one, other| one.known_as.cmp(&other.known_as));
        Ok(here)
    }

    /// Makes a link for somebody who lost every way into an account that is there, in place of one that waits; with it,
    /// what they are called. It is written down before the link is made.
    ///
    /// # Errors
    /// If the one who asks may not, there is no such account, it is their own, or it cannot be written now.
    pub async fn make_way_back(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        account: AccountId,
    ) -> Result<(InvitationLink, String), Error> {
        self.may_set_up_accounts(caller).await?;
        if account == caller.account {
            return Err(Error::new(
                Kind::Invalid,
                "You are in. Change your own ways in on your account page.",
            ));
        }
        let known_as = self.known_here(accounts, account).await?;
        let command = Command::from(accounts::MakeWayBack { account, by: caller.account });
        self.organise(caller.account, CommandId::new(Uuid::new_v4()), &command).await?;
        let (to, by) = (Invited::BackIn(account), Some(caller.account));
        let link = accounts.invite(&Invitation { to, known_as: known_as.clone(), by }).await?;
        tracing::info!(account = %account, by = %caller.account, "way back made");
        Ok((link, known_as))
    }

    /// Takes the way back into an account back, if it still waits.
    ///
    /// # Errors
    /// If the one who asks may not, there is no such account, or it cannot be written now.
    pub async fn take_way_back(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        account: AccountId,
    ) -> Result<(), Error> {
        self.may_set_up_accounts(caller).await?;
        self.known_here(accounts, account).await?;
        if accounts.take_back_waiting(&Invited::BackIn(account)).await? {
            let command = Command::from(accounts::TakeWayBack(account));
            self.organise(caller.account, CommandId::new(Uuid::new_v4()), &command).await?;
        }
        Ok(())
    }

    /// What an account's owner has not read yet about a way back into it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn way_back_news(
        &self,
        accounts: &Accounts,
        account: AccountId,
    ) -> Result<Option<WayBackNews>, Error> {
        let organisation = self.organisation().await?;
        let Some(way_back) = organisation.ways_back.get(&account).filter(|way_back| !way_back.read) else {
            return Ok(None);
        };
        Ok(Some(news(accounts, *way_back).await?))
    }

    /// Notes that an account's owner has read of the way back into it.
    ///
    /// # Errors
    /// If it cannot be written now.
    pub async fn read_of_way_back(&self, account: AccountId) -> Result<(), Error> {
        let (id, command) = (CommandId::new(Uuid::new_v4()), Command::from(accounts::ReadOfWayBack(account)));
        self.organise(account, id, &command).await.map(drop)
    }

    /// What happened to one's own account, the latest first.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn own_history(
        &self,
        accounts: &Accounts,
        account: AccountId,
    ) -> Result<Vec<(Timestamp, AccountEvent)>, Error> {
        let now = self.inner.organisations.open_or_empty(HERE).await?.now();
        let mut happened = Vec::new();
        for (at, event) in now.beside.accounts.0.get(&account).cloned().unwrap_or_default() {
            let what = match event {
                OwnEvent::WayBack(way_back) => AccountEvent::WayBack(news(accounts, way_back).await?),
                OwnEvent::Membership { membership, holds } => AccountEvent::Membership { membership, holds },
            };
            happened.push((at, what));
        }
        happened.reverse();
        Ok(happened)
    }

    /// What the owner of an account that is somebody here is called.
    async fn known_here(&self, accounts: &Accounts, account: AccountId) -> Result<String, Error> {
        let here = self.organisation().await?.memberships.contains_key(&account);
        let known_as = if here { accounts.known_as(account).await? } else { None };
        known_as.ok_or_else(Error::not_found)
    }
}

/// What happened to each account, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccountHistories(BTreeMap<AccountId, Vec<(Timestamp, OwnEvent)>>);

/// What happened to an account, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OwnEvent {
    WayBack(WayBack),
    Membership { membership: Membership, holds: bool },
}

impl AccountHistories {
    /// Takes in one event of the organisation, which happened at a moment.
    pub(crate) fn apply(&mut self, at: Timestamp, event: &Event) {
        let (account, what) = match event {
            Event::Accounts(accounts::Event::WayBackStep(step)) if !step.way_back.read => {
                (step.account, OwnEvent::WayBack(step.way_back))
            }
            Event::Accounts(accounts::Event::MembershipChanged(changed)) => {
                let (membership, holds) = (changed.membership, changed.holds.after);
                (changed.account, OwnEvent::Membership { membership, holds })
            }
            Event::Accounts(accounts::Event::WayBackStep(_))
            | Event::Provider(_)
            | Event::Councils(_)
            | Event::Erasures(_)
            | Event::Teams(_) => return,
        };
        self.0.entry(account).or_default().push((at, what));
    }
}

async fn news(accounts: &Accounts, way_back: WayBack) -> Result<WayBackNews, Error> {
    let made_by = accounts.known_as(way_back.made_by).await?;
    let made_by = made_by.unwrap_or_else(|| "Somebody who has left".to_owned());
    Ok(WayBackNews { way_back, made_by })
}
