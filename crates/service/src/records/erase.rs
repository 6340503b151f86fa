//! Erasing: the key of a person or worker is destroyed, and nothing that describes them can be read again.

use std::collections::BTreeMap;

use care::access::{Action, Matter, Purpose};
use care::accounts;
use care::details::Subject;
use care::ids::{AccountId, CommandId, TeamId};
use care::organisation::{Command, Membership};
use journal::{Erasure, Moment, Receipt, Stays};
use uuid::Uuid;

use crate::accounts::invitations_naming;
use crate::{Caller, Error, Kind, Service};

/// Why an account stays that was also theirs.
const SHARED: Stays = Stays {
    what: "an account that is also somebody else to this place",
    count: None,
    why: "it is a worker, in another circle, or an administrator as well; it is no longer linked to who was erased",
};

impl Service {
    /// Destroys the key of a person or worker who has left, their accounts, and the invitations that name them. What happened
    /// stays, with ids and without names; every sum stays right. It cannot be undone.
    ///
    /// # Errors
    /// If they may not, or the person or worker has not left yet.
    pub async fn erase(&self, caller: &Caller, team: TeamId, whom: Subject) -> Result<Receipt, Error> {
        let glimpse = self.glimpse(caller, team).await?;
        glimpse.let_through(Purpose::Everyday, Action::Change, &Matter::Accounts.of_organisation()).await?;
        let leaves = match whom {
            Subject::Person(person) => glimpse.team().people.get(&person).map(|person| person.leaves),
            Subject::Worker(worker) => glimpse.team().workers.get(&worker).map(|worker| worker.leaves),
            Subject::Team(_) => None,
        };
        let Some(leaves) = leaves else { return Err(Error::not_found()) };
        if leaves.is_none_or(|last| last >= glimpse.today()) {
            let sentence =
                "They have not left the team yet. Note their last day first, and erase them after it.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        let receipt = self.erase_at_once(whom).await?;
        self.forget_erased().await;
        Ok(receipt)
    }

    /// The same without asking anybody: for the administrator of the machine. Servers that are running hear of it within a second.
    ///
    /// # Errors
    /// If it cannot be recorded now.
    pub async fn erase_at_once(&self, whom: Subject) -> Result<Receipt, Error> {
        let organisation = self.organisation().await?;
        let mut held: BTreeMap<AccountId, Vec<Membership>> = BTreeMap::new();
        for (account, memberships) in &organisation.memberships {
            let theirs: Vec<_> = memberships.iter().copied().filter(|one| is_of(*one, whom)).collect();
            if !theirs.is_empty() {
                held.insert(*account, theirs);
            }
        }
        let alone = |(account, theirs): &(&AccountId, &Vec<Membership>)| {
            organisation.memberships_of(**account).count() == theirs.len()
        };
        let (alone, shared): (Vec<_>, Vec<_>) = held.iter().partition(alone);
        let journal = &self.inner.journal;
        let mut erasure = Erasure::of(whom.to_string().into());
        erasure.accounts = alone.iter().map(|(account, _)| account.to_string().into()).collect();
        erasure.codes = invitations_naming(journal, |membership| is_of(membership, whom)).await?;
        let mut receipt = journal.erase_with(&erasure, Moment::from(self.now())).await?;
        if !shared.is_empty() {
            receipt.stays.push(Stays { count: Some(shared.len() as u64), ..SHARED });
        }
        for (account, theirs) in held {
            for membership in theirs {
                let (id, command) =
                    (CommandId::new(Uuid::new_v4()), Command::from(accounts::End { account, membership }));
                self.organise_by(care::By::Program, id, &command).await?;
            }
        }
        Ok(receipt)
    }

    /// Forgets in memory what the vault no longer has.
    pub(crate) async fn forget_erased(&self) {
        for team in self.inner.teams.forget_erased().await {
            self.inner.sheets.forget(team);
        }
    }
}

/// Whether somebody is something only because of whom it is about.
fn is_of(membership: Membership, whom: Subject) -> bool {
    match (membership, whom) {
        (Membership::Worker { worker, .. }, Subject::Worker(erased)) => worker == erased,
        (Membership::Person { person, .. } | Membership::Member { person, .. }, Subject::Person(erased)) => {
            person == erased
        }
        _ => false,
    }
}
