//! What of people's records was opened on the way to an answer, and the looks that are written down for it.
//!
//! The week's pages, the history and requests show what visits are for, person by person; today shows a worker the doors on their
//! round. Each person of whom something was opened finds one line a day in their list of looks for each viewer, however many pages
//! that viewer draws: a worker sees the words of
//! their own round all day long, and a list that says so forty times is read by nobody. Opening a person's own page is written
//! down every time.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use care::access::{Matter, Purpose};
use care::ids::{AccountId, PersonId, TeamId};
use jiff::civil::Date;

use crate::{Caller, Error, Service};

/// A matter of a person, opened on a date on the team's wall.
type Opening = (Date, TeamId, Matter, PersonId);

/// What one request opened. Clones share it; it says nothing about who somebody is, so all are equal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened(Arc<Mutex<BTreeSet<Opening>>>);

/// Who opened what today, as far as this server has written it down.
pub(crate) type WrittenDown = tokio::sync::Mutex<BTreeSet<(Opening, AccountId)>>;

impl PartialEq for Opened {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Opened {}

impl Opened {
    /// Notes that a matter of a person was opened.
    pub(crate) fn note(&self, opening: Opening) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(opening);
    }

    /// What was noted since it was last asked for.
    fn take(&self) -> BTreeSet<Opening> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Service {
    /// Writes down what somebody opened on the way to an answer. An answer does this first: where it fails, nothing is shown.
    ///
    /// # Errors
    /// If it cannot be written now.
    pub async fn write_down_opened(&self, caller: &Caller) -> Result<(), Error> {
        let opened = caller.opened.take();
        let Some((last, ..)) = opened.last().copied() else { return Ok(()) };
        let mut written = self.inner.opened.lock().await;
        let new = |opening: &Opening| !written.contains(&(*opening, caller.account));
        let new: Vec<Opening> = opened.into_iter().filter(new).collect();
        let resources: Vec<_> =
            new.iter().map(|(_, team, matter, person)| matter.of_person(*team, *person)).collect();
        self.write_down_each(caller, Purpose::Everyday, &resources).await?;
        // Teams far apart may be a day apart; what is older is not asked for again.
        written.retain(|((date, ..), _)| care::time::days_between(*date, last) <= 1);
        written.extend(new.into_iter().map(|opening| (opening, caller.account)));
        Ok(())
    }
}
