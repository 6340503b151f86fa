//! Erasing: the key of a person or worker is destroyed, and nothing that describes them can be read again.

use care::access::{Action, Purpose, Resource};
use care::details::Subject;
use care::ids::TeamId;
use journal::{Erased, Moment};

use crate::{Caller, Error, Kind, Service};

impl Service {
    /// Destroys the key of a person or worker who has left. What happened stays, with ids and without names; every sum
    /// stays right. It cannot be undone.
    ///
    /// # Errors
    /// If they may not, or the person or worker has not left yet.
    pub async fn erase(&self, caller: &Caller, team: TeamId, whom: Subject) -> Result<Erased, Error> {
        let glimpse = self.glimpse(caller, team).await?;
        glimpse.let_through(Purpose::Everyday, Action::Change, &Resource::Accounts).await?;
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
        let erased = self.inner.journal.erase(&whom.to_string().into(), Moment::from(self.now())).await?;
        self.inner.teams.room(team).await?.reopen_book().await?;
        self.inner.sheets.forget(team);
        Ok(erased)
    }
}
