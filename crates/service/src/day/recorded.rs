//! What was recorded of visits, opened for who may read it.

use care::access::{Action, Matter};
use care::details::RecordWords;
use care::ids::{PersonId, SealedId};
use care::records::{Record, RecordId};
use care::time::plus_days;
use care::visit::VisitId;
use jiff::Timestamp;

use crate::TeamView;
use crate::wanted::Colleague;

/// How many days a word for the next worker is shown.
const DAYS_HANDED_OVER: i32 = 14;

/// A record, as somebody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Which.
    pub id: RecordId,
    /// Of which visit.
    pub visit: VisitId,
    /// Who was there.
    pub worker: Colleague,
    /// When it was written.
    pub at: Timestamp,
    /// What was written; empty where it was erased.
    pub words: RecordWords,
}

impl TeamView {
    /// What was recorded of a visit, the earliest first; nothing to those who may not read it.
    #[must_use]
    pub fn recorded_of(&self, visit: VisitId) -> Vec<Recorded> {
        let Some(person) = self.team().whose(visit) else { return Vec::new() };
        if !self.may_read_records(person) {
            return Vec::new();
        }
        let records = self.team().records_of(visit).iter();
        let mut all: Vec<Recorded> = records.map(|(id, record)| self.recorded(visit, *id, record)).collect();
        all.sort_by_key(|one| (one.at, one.id));
        self.note_records(person, !all.is_empty());
        all
    }

    /// The last records of a person, the latest first; nothing to those who may not read them.
    #[must_use]
    pub fn recorded_about(&self, person: PersonId, most: usize) -> Vec<Recorded> {
        if !self.may_read_records(person) {
            return Vec::new();
        }
        let records = self.team().records_about(person);
        self.note_records(person, !records.is_empty());
        records.into_iter().take(most).map(|(visit, id, record)| self.recorded(visit, id, record)).collect()
    }

    /// The last word for the next worker to a person; `None` to those who may not read it.
    #[must_use]
    pub fn handed_over(&self, person: PersonId) -> Option<Recorded> {
        if !self.may_read_records(person) {
            return None;
        }
        let since = plus_days(self.today(), -DAYS_HANDED_OVER);
        let recent = |record: &Record| self.zone().civil(record.clocks.happened).date >= since;
        let records = self.team().records_about(person);
        let (visit, id, record) =
            records.into_iter().find(|(.., record)| record.handover && recent(record))?;
        self.note_records(person, true);
        Some(self.recorded(visit, id, record)).filter(|one| !one.words.handover.is_empty())
    }

    /// Words that were said or written of a person's visits, to whom the policy opens what was recorded of them.
    #[must_use]
    pub fn record_words(&self, person: PersonId, id: SealedId) -> Option<&str> {
        if !self.may_read_records(person) {
            return None;
        }
        let words = self.now().book.words(id).filter(|words| !words.is_empty())?;
        self.note_records(person, true);
        Some(words)
    }

    pub(crate) fn recorded(&self, visit: VisitId, id: RecordId, record: &Record) -> Recorded {
        Recorded {
            id,
            visit,
            worker: self.colleague(record.worker),
            at: record.clocks.happened,
            words: self.now().book.record(record.words).cloned().unwrap_or_default(),
        }
    }

    fn may_read_records(&self, person: PersonId) -> bool {
        self.judge(Action::See, &Matter::Records.of_person(self.id(), person)).allowed
    }

    /// Notes that what was recorded of a person was opened, where looks at it are recorded for this viewer.
    fn note_records(&self, person: PersonId, opened: bool) {
        let permission = self.judge(Action::See, &Matter::Records.of_person(self.id(), person));
        if opened && permission.recorded {
            self.note_opened(Matter::Records, person);
        }
    }
}
