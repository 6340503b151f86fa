//! Finding who is to be erased: people and workers of every team, and accounts that are nobody's but theirs.

use std::collections::BTreeMap;

use care::details::DataSubject;
use care::erasures::Whom;
use care::ids::AccountId;
use care::organisation::{Membership, Organisation};
use jiff::civil::Date;

use crate::accounts::Accounts;
use crate::teams::Now;
use crate::{Caller, Error, Service};

/// Somebody who could be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasable {
    /// Who.
    pub whom: Whom,
    /// What they are called.
    pub name: String,
    /// Their team, or who they are to this place.
    pub of: String,
    /// Their last day in the team; `None` where they have none.
    pub last: Option<Date>,
    /// Why they cannot be erased now, where they cannot.
    pub not_yet: Option<&'static str>,
}

const STILL_HERE: &str =
    "They have not left the team yet. Note their last day first, and erase them after it.";
const OWN: &str = "This is your own account. Ask another administrator.";
const LAST: &str =
    "This is the last administrator, and nobody could let people in any more. Make somebody else one first.";

/// How many letters of a name have to be known to find somebody.
pub const FEWEST_LETTERS: usize = 3;

impl Erasable {
    /// They are in another team too, since they moved: their key is one, so they can be erased only once they have left all of them.
    fn is_also(&mut self, other: &Self) {
        self.of = format!("{} and {}", self.of, other.of);
        self.last = self.last.zip(other.last).map(|(one, other)| one.max(other));
        self.not_yet = self.not_yet.or(other.not_yet);
    }
}

impl Service {
    /// Everyone whose name has these letters in it, by name; nobody where there are fewer than [`FEWEST_LETTERS`]: an administrator
    /// does not read who there is.
    ///
    /// # Errors
    /// If the one who asks may not erase, or it cannot be read.
    pub async fn erasable(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        letters: &str,
    ) -> Result<Vec<Erasable>, Error> {
        let letters = letters.trim().to_lowercase();
        if letters.chars().count() < FEWEST_LETTERS {
            self.may_erase(caller).await?;
            return Ok(Vec::new());
        }
        let mut found = self.everyone_erasable(accounts, caller).await?;
        found.retain(|one| one.name.to_lowercase().contains(&letters));
        found.sort_by(|one, other| (&one.name, one.whom).cmp(&(&other.name, other.whom)));
        Ok(found)
    }

    /// Everyone who could be erased.
    pub(super) async fn everyone_erasable(
        &self,
        accounts: &Accounts,
        caller: &Caller,
    ) -> Result<Vec<Erasable>, Error> {
        self.may_erase(caller).await?;
        let organisation = self.organisation().await?;
        let mut all: BTreeMap<Whom, Erasable> = BTreeMap::new();
        for team in &organisation.teams {
            let now = self.inner.teams.open(*team).await?.now();
            for one in self.of_team(&now) {
                match all.get_mut(&one.whom) {
                    Some(known) => known.is_also(&one),
                    None => drop(all.insert(one.whom, one)),
                }
            }
        }
        for (account, held) in &organisation.memberships {
            let theirs =
                |one: &Membership| matches!(one, Membership::Worker { .. } | Membership::Person { .. });
            if held.iter().any(theirs) {
                continue;
            }
            if let Some(name) = accounts.known_as(*account).await? {
                let one = of_account(&organisation, caller, *account, name);
                all.insert(one.whom, one);
            }
        }
        Ok(all.into_values().collect())
    }

    fn of_team(&self, now: &Now) -> Vec<Erasable> {
        let Some(founded) = &now.state.founded else { return Vec::new() };
        let today = founded.description.zone.civil(self.now()).date;
        let erasable = |subject, name: &str, last: Option<Date>| Erasable {
            whom: Whom::Of(subject),
            name: name.to_owned(),
            of: founded.description.name.clone(),
            last,
            not_yet: last.is_none_or(|last| last >= today).then_some(STILL_HERE),
        };
        let people = now.state.people.iter().filter_map(|(id, person)| {
            let details = now.book.person(person.details)?;
            Some(erasable(DataSubject::Person(*id), &details.name, person.leaves))
        });
        let workers = now.state.workers.iter().filter_map(|(id, worker)| {
            let details = now.book.worker(worker.details)?;
            Some(erasable(DataSubject::Worker(*id), &details.name, worker.leaves))
        });
        people.chain(workers).collect()
    }
}

fn of_account(organisation: &Organisation, caller: &Caller, account: AccountId, name: String) -> Erasable {
    let administers = |account: AccountId| organisation.is(account, Membership::Administrator);
    let others = organisation.memberships.keys().filter(|other| **other != account && administers(**other));
    let last = administers(account) && others.count() == 0;
    let not_yet = if account == caller.account { Some(OWN) } else { last.then_some(LAST) };
    Erasable { whom: Whom::Account(account), name, of: "an account".to_owned(), last: None, not_yet }
}
