//! Erasing somebody, and keeping the receipt.

use std::collections::BTreeMap;

use care::By;
use care::details::DataSubject;
use care::erasures::{Erasure as Kept, KeepBackups, NoteErasure, Whom};
use care::ids::{AccountId, CommandId};
use care::organisation::{Command, Membership};
use care::{accounts, time};
use journal::{Erasure, Moment};
use uuid::Uuid;

use super::Receipt;
use crate::accounts::{Accounts, invitations_naming};
use crate::carry_out::Done;
use crate::{Caller, Error, Kind, Service};

/// What is somebody's.
pub(super) struct Found {
    /// What the journal is to destroy.
    pub(super) erasure: Erasure,
    /// What their accounts are only because of them.
    pub(super) held: BTreeMap<AccountId, Vec<Membership>>,
    /// How many of these accounts are also somebody else.
    pub(super) shared: u64,
}

impl Service {
    /// Destroys the key of a person or worker who has left, their accounts, and the invitations that name them; or an account. What
    /// happened stays, with ids and without names; every sum stays right. It cannot be undone. `name` is what they are called, typed
    /// by the person who decides. The receipt, with its number.
    ///
    /// # Errors
    /// If the one who asks may not, the name is another, or they cannot be erased yet.
    pub async fn erase(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (whom, name): (Whom, &str),
    ) -> Result<(usize, Receipt), Error> {
        let before = self.before_erasing(accounts, caller, whom).await?;
        if let Some(why) = before.whom.not_yet {
            return Err(Error::new(Kind::Invalid, why));
        }
        if !alike(name, &before.whom.name) {
            return Err(Error::new(
                Kind::Invalid,
                "This is not their name. Type it as it stands above, to be sure whom you erase.",
            ));
        }
        self.erase_by(By::Account(caller.account), whom).await
    }

    /// The same without asking anybody: for the administrator of the machine. Servers that are running hear of it within a second.
    ///
    /// # Errors
    /// If it cannot be recorded now.
    pub async fn erase_at_once(&self, whom: Whom) -> Result<(usize, Receipt), Error> {
        self.erase_by(By::Program, whom).await
    }

    async fn erase_by(&self, by: By, whom: Whom) -> Result<(usize, Receipt), Error> {
        let Found { erasure, held, shared } = self.what_is_theirs(whom).await?;
        let done = self.inner.journal.erase_with(&erasure, Moment::from(self.now())).await?;
        for (account, theirs) in held {
            for membership in theirs {
                let end = Command::from(accounts::End { account, membership });
                self.organise_by(by, CommandId::new(Uuid::new_v4()), &end).await?;
            }
        }
        let kept = self.as_kept(whom, &done, shared).await?;
        let receipt = Receipt::from(&kept);
        // A journal without an organisation has nowhere to keep it; that it happened is chained all the same.
        if self.organisation().await?.founded.is_some() {
            let note = Command::from(NoteErasure(kept));
            self.organise_by(by, CommandId::new(Uuid::new_v4()), &note).await?;
        }
        self.forget_erased().await;
        Ok((self.organisation().await?.erasures.len(), receipt))
    }

    /// Says for how many days backups are kept; `None`: it is not known.
    ///
    /// # Errors
    /// If the one who asks may not, it is no such number, or it cannot be recorded now.
    pub async fn keep_backups(
        &self,
        caller: &Caller,
        id: CommandId,
        days: Option<u16>,
    ) -> Result<Done, Error> {
        self.may_erase(caller).await?;
        self.organise(caller.account, id, &Command::from(KeepBackups { days })).await
    }

    /// What the journal did, as it is kept.
    pub(super) async fn as_kept(
        &self,
        whom: Whom,
        done: &journal::Receipt,
        shared_accounts: u64,
    ) -> Result<Kept, Error> {
        let days = self.organisation().await?.backups_kept;
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        Ok(Kept {
            whom,
            at: done.at.timestamp(),
            destroyed: done.destroyed.iter().map(|(what, count)| (what.word().to_owned(), *count)).collect(),
            looks: done.looks,
            names: done.names,
            shared_accounts,
            backups_until: days.map(|days| time::plus_days(today, i32::from(days))),
        })
    }

    /// Everything that goes with somebody: their accounts, unless each is also somebody else, and the invitations that name them.
    pub(super) async fn what_is_theirs(&self, whom: Whom) -> Result<Found, Error> {
        let organisation = self.organisation().await?;
        let mut held: BTreeMap<AccountId, Vec<Membership>> = BTreeMap::new();
        for (account, memberships) in &organisation.memberships {
            let theirs: Vec<_> =
                memberships.iter().copied().filter(|one| is_of((*account, *one), whom)).collect();
            if !theirs.is_empty() {
                held.insert(*account, theirs);
            }
        }
        let alone = |(account, theirs): &(&AccountId, &Vec<Membership>)| {
            organisation.memberships_of(**account).count() == theirs.len()
        };
        let (alone, shared): (Vec<_>, Vec<_>) = held.iter().partition(alone);
        let mut accounts: Vec<AccountId> = alone.iter().map(|(account, _)| **account).collect();
        if let Whom::Account(account) = whom
            && accounts.is_empty()
        {
            accounts.push(account);
        }
        let mut erasure = Erasure::of(whom.to_string().into());
        erasure.accounts = accounts.iter().map(|account| account.to_string().into()).collect();
        if let Whom::Of(subject) = whom {
            let named = |membership| is_about(membership, subject);
            erasure.codes = invitations_naming(&self.inner.journal, named).await?;
            erasure.codes.extend(self.calendars_about(subject).await?);
            erasure.codes.extend(self.sheets_about(subject).await?);
        }
        let shared = shared.len() as u64;
        Ok(Found { erasure, held, shared })
    }

    /// Forgets in memory what the vault no longer has.
    pub(crate) async fn forget_erased(&self) {
        for team in self.inner.teams.forget_erased().await {
            self.inner.sheets.forget(team);
        }
    }
}

/// Whether two names are the same to a person who types one: without regard to case and spaces.
fn alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// Whether an account is something only because of whom it is about.
fn is_of((account, membership): (AccountId, Membership), whom: Whom) -> bool {
    match whom {
        Whom::Of(subject) => is_about(membership, subject),
        Whom::Account(erased) => account == erased,
    }
}

fn is_about(membership: Membership, whom: DataSubject) -> bool {
    match (membership, whom) {
        (Membership::Worker { worker, .. }, DataSubject::Worker(erased)) => worker == erased,
        (
            Membership::Person { person, .. } | Membership::Member { person, .. },
            DataSubject::Person(erased),
        ) => person == erased,
        _ => false,
    }
}
