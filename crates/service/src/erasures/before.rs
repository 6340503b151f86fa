//! What an administrator sees before they decide.

use care::access::{Matter, Purpose, Resource};
use care::details::DataSubject;
use care::erasures::Whom;
use journal::Moment;

use super::erase::Found;
use super::{Erasable, KeepBy, Receipt, law};
use crate::accounts::Accounts;
use crate::{Caller, Error, Service};

/// Somebody who may be erased, with what it would come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeErasing {
    /// Who.
    pub whom: Erasable,
    /// The receipt as it would be now.
    pub receipt: Receipt,
    /// What the law asks to be kept, and until when.
    pub keep: Vec<KeepBy>,
}

impl Service {
    /// What erasing somebody would destroy, what would stay and why. That it was looked up is written down for them to read.
    ///
    /// # Errors
    /// If the one who asks may not erase, there is nobody such, or it cannot be read.
    pub async fn before_erasing(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        whom: Whom,
    ) -> Result<BeforeErasing, Error> {
        let everyone = self.everyone_erasable(accounts, caller).await?;
        let found = everyone.into_iter().find(|one| one.whom == whom).ok_or_else(Error::not_found)?;
        if let Some(resource) = self.record_of(whom).await? {
            self.write_down(caller, Purpose::Everyday, &[resource]).await?;
        }
        let Found { erasure, shared, .. } = self.what_is_theirs(whom).await?;
        let foreseen = self.inner.journal.would_erase(&erasure, Moment::from(self.now())).await?;
        let receipt = Receipt::from(&self.as_kept(whom, &foreseen, shared).await?);
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let keep = match (whom, found.last) {
            (Whom::Of(DataSubject::Person(_)), Some(last)) => law::of_person(last, today),
            (Whom::Of(DataSubject::Worker(_)), Some(last)) => law::of_worker(last, today),
            (Whom::Of(_) | Whom::Account(_), _) => Vec::new(),
        };
        Ok(BeforeErasing { whom: found, receipt, keep })
    }

    /// Their record, as the list of looks names it.
    async fn record_of(&self, whom: Whom) -> Result<Option<Resource>, Error> {
        for team in self.organisation().await?.teams.iter().copied() {
            let now = self.inner.teams.open(team).await?.now();
            match whom {
                Whom::Of(DataSubject::Person(person)) if now.state.people.contains_key(&person) => {
                    return Ok(Some(Matter::Erasures.of_person(team, person)));
                }
                Whom::Of(DataSubject::Worker(worker)) if now.state.workers.contains_key(&worker) => {
                    return Ok(Some(Matter::Erasures.of_worker(team, worker)));
                }
                Whom::Of(_) | Whom::Account(_) => {}
            }
        }
        Ok(None)
    }
}
