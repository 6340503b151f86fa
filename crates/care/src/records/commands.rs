//! Writing a record.

use super::{Record, RecordId, Recorded};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::day::Clocks;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands};
use crate::team::Team;
use crate::visit::VisitId;

commands! { team: Write, }

/// Write down what was done at a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Made where it was written: the same arrives once, however often it is sent.
    pub id: RecordId,
    /// Of which visit.
    pub visit: VisitId,
    /// Who was there.
    pub worker: WorkerId,
    /// When.
    pub clocks: Clocks,
    /// What, sealed under the person's key.
    pub words: SealedId,
    /// Whether something was noticed.
    pub noticed: bool,
    /// Whether there is a word for the next worker.
    pub handover: bool,
}

/// A reason against writing a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The id of another record.
    #[error("Another record has this name. Write it again as a new record.")]
    AnotherRecord,
}

impl Problem {
    /// The field of a form it is about: none of them is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::AnotherRecord => None,
        }
    }
}

impl Write {
    /// Whether what is known under its name is the same; words are not compared, since they are sealed each time.
    fn is(&self, known: &Record) -> bool {
        let same = (known.worker, known.clocks.phone, known.noticed, known.handover);
        (self.worker, self.clocks.phone, self.noticed, self.handover) == same
    }
}

impl Wanted<Team> for Write {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, person) = team.told_visit(self.visit)?;
        if let Some(known) = team.records_of(self.visit).get(&self.id) {
            return if self.is(known) { Ok(Vec::new()) } else { Err(Problem::AnotherRecord.into()) };
        }
        team.known_worker(self.worker)?;
        let Self { id, visit, worker, clocks, words, noticed, handover } = self.clone();
        let record = Record { worker, by: context.by, clocks, words, noticed, handover };
        Ok(vec![Recorded { id, visit, week, person, record, received: context.received }.into()])
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.about_visit(id, Matter::Records, self.visit)]
    }
}
