//! What somebody wants, on its way to becoming an order: its fresh ids, and what is sealed with it.

use care::access::{Action, Matter};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, SealedId, WorkerId};
use care::time::plus_days;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::carry_out::Done;
use crate::{Error, Order, TeamView};

/// A worker as pages show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: WorkerId,
    /// What they are called.
    pub called: String,
    /// Their place in the team's list, from 0: pages give each place a colour.
    pub place: usize,
}

/// What came of something that may need a second worker to say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsTwo {
    /// What was recorded.
    pub done: Done,
    /// Whether it waits for the second worker, and takes effect only then.
    pub waits: bool,
}

/// A new id.
pub(crate) fn fresh<T>(make: impl FnOnce(Uuid) -> T) -> T {
    make(Uuid::new_v4())
}

/// An id that follows from a command: sent twice, a form leads to the same page.
pub(crate) fn following<T>(command: CommandId, make: impl FnOnce(Uuid) -> T) -> T {
    let digest: [u8; 32] = Sha256::digest(command.to_string()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    make(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

impl Order {
    /// Seals a detail with this order, under the key of whom it is about, and says by which id commands refer to it.
    pub(crate) fn seal(&mut self, subject: DataSubject, detail: Detail) -> SealedId {
        let id = fresh(SealedId::new);
        self.sealed.push((id, subject, detail));
        id
    }
}

impl TeamView {
    /// A worker as pages show them.
    #[must_use]
    pub fn colleague(&self, id: WorkerId) -> Colleague {
        let place = self.team().workers.keys().position(|one| *one == id).unwrap_or(0);
        Colleague { id, called: self.worker(id).to_owned(), place }
    }

    /// Everyone who is a worker of the team today, in the order of its list.
    #[must_use]
    pub fn colleagues(&self) -> Vec<Colleague> {
        let everyone = self.team().workers.iter().enumerate();
        let here = everyone.filter(|(_, (_, worker))| worker.is_here(self.today()));
        here.map(|(place, (id, _))| Colleague { id: *id, called: self.worker(*id).to_owned(), place })
            .collect()
    }

    /// Refuses anyone who may not see a matter of the team as a whole. For matters whose looks are not recorded.
    pub(crate) fn may_see(&self, matter: Matter) -> Result<(), Error> {
        self.check(Action::See, &matter.of_team(self.id()))
    }

    /// Whether the viewer may change a matter of the team as a whole.
    pub(crate) fn may_change(&self, matter: Matter) -> bool {
        self.judge(Action::Change, &matter.of_team(self.id())).allowed
    }

    /// The date in so many days.
    pub(crate) fn in_days(&self, days: i32) -> Date {
        plus_days(self.today(), days)
    }
}
