//! Records: what was done at a visit against what was hoped for, what was noticed, and a word for the next worker.
//!
//! A record is never changed: another is written beside it. All words are one sealed detail under the person's key; the state
//! knows only that there are some.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::day::Clocks;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::team::Team;
use crate::time::WeekStart;
use crate::visit::VisitId;
use crate::who::By;

pub use commands::{Command, Problem, Write};
pub use events::{Event, Recorded};

crate::ids::ids! {
    /// A record of a visit.
    RecordId "record";
}

/// The records of one visit.
pub type OfVisit = BTreeMap<RecordId, Record>;

/// The records of a week, by visit. Shared, as weeks are.
pub type OfWeek = Arc<BTreeMap<VisitId, OfVisit>>;

/// What a worker wrote down of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Who was there.
    pub worker: WorkerId,
    /// Who wrote it: the worker, or a colleague on their behalf.
    pub by: By,
    /// When.
    pub clocks: Clocks,
    /// What, sealed under the person's key.
    pub words: SealedId,
    /// Whether something was noticed that others should know of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub noticed: bool,
    /// Whether there is a word for the next worker.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub handover: bool,
}

impl Team {
    /// What was recorded of a visit.
    #[must_use]
    pub fn records_of(&self, visit: VisitId) -> &OfVisit {
        static EMPTY: OfVisit = OfVisit::new();
        let week = self.week_of(visit).and_then(|week| self.records.get(&week));
        week.and_then(|records| records.get(&visit)).unwrap_or(&EMPTY)
    }

    /// What was recorded of a person's visits, the latest first.
    #[must_use]
    pub fn records_about(&self, person: PersonId) -> Vec<(VisitId, RecordId, &Record)> {
        let all = self.records.values().flat_map(|week| week.iter());
        let theirs = all.filter(|(visit, _)| self.whose(**visit) == Some(person));
        let mut found: Vec<_> = theirs
            .flat_map(|(visit, records)| records.iter().map(|(id, record)| (*visit, *id, record)))
            .collect();
        found.sort_by_key(|(_, id, record)| (std::cmp::Reverse(record.clocks.happened), *id));
        found
    }

    /// The records of a visit, to be changed.
    fn records_mut(&mut self, week: WeekStart, visit: VisitId) -> &mut OfVisit {
        Arc::make_mut(self.records.entry(week).or_default()).entry(visit).or_default()
    }
}
