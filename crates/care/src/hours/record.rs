//! What is remembered of each worker's time, for ever.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::absences::Absence;
use crate::ids::{AbsenceId, WorkerId};
use crate::meetings::{Meeting, MeetingId};
use crate::time::WeekStart;
use crate::units::Minutes;
use crate::weeks::Round;
use crate::workers::Terms;

/// Every worker's time, as it follows from what happened to the team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The rounds of each week as they stand, without what nobody came to.
    pub(crate) rounds: BTreeMap<WeekStart, Vec<Round>>,
    /// What each worker was to be paid for in each week when it was first published.
    #[serde(with = "pairs")]
    pub(crate) planned: BTreeMap<(WeekStart, WorkerId), Minutes>,
    /// When the team met.
    pub(crate) meetings: BTreeMap<MeetingId, Meeting>,
    /// When workers were away.
    pub(crate) absences: BTreeMap<AbsenceId, Absence>,
    /// What is agreed with each worker, by the day from which it holds.
    pub(crate) terms: BTreeMap<WorkerId, BTreeMap<Date, Terms>>,
    /// The first and the last day of each worker.
    pub(crate) here: BTreeMap<WorkerId, (Date, Option<Date>)>,
}

impl Record {
    /// What is agreed with a worker on a date.
    #[must_use]
    pub fn terms_on(&self, worker: WorkerId, date: Date) -> Option<&Terms> {
        self.terms.get(&worker)?.range(..=date).next_back().map(|(_, terms)| terms)
    }

    /// Whether a worker is of the team on a date.
    #[must_use]
    pub fn is_here(&self, worker: WorkerId, date: Date) -> bool {
        let here =
            |(first, last): &(Date, Option<Date>)| *first <= date && last.is_none_or(|last| date <= last);
        self.here.get(&worker).is_some_and(here)
    }

    /// Everyone who is or was a worker.
    pub fn everyone(&self) -> impl Iterator<Item = WorkerId> {
        self.here.keys().copied()
    }

    /// The first day of a worker.
    #[must_use]
    pub fn first_day(&self, worker: WorkerId) -> Option<Date> {
        self.here.get(&worker).map(|(first, _)| *first)
    }

    /// Whether a week had a rota.
    #[must_use]
    pub fn knows(&self, week: WeekStart) -> bool {
        self.rounds.contains_key(&week)
    }

    /// Every round that begins on a date, in order.
    pub fn all_rounds_on(&self, date: Date) -> impl Iterator<Item = &Round> {
        let week = self.rounds.get(&WeekStart::of(date));
        week.into_iter().flatten().filter(move |round| round.from.date == date)
    }

    /// A worker's rounds that begin on a date, in order.
    pub fn rounds_on(&self, worker: WorkerId, date: Date) -> impl Iterator<Item = &Round> {
        let week = self.rounds.get(&WeekStart::of(date));
        week.into_iter().flatten().filter(move |round| round.worker == worker && round.from.date == date)
    }

    /// What a worker was to be paid for in a week when it was first published.
    #[must_use]
    pub fn planned(&self, worker: WorkerId, week: WeekStart) -> Option<Minutes> {
        self.planned.get(&(week, worker)).copied()
    }

    /// What is now published of a week.
    pub(crate) fn tell(&mut self, week: WeekStart, rounds: Vec<Round>) {
        let first = !self.rounds.contains_key(&week);
        if first {
            for round in &rounds {
                *self.planned.entry((week, round.worker)).or_default() += round.paid();
            }
        }
        self.rounds.insert(week, rounds);
    }
}

/// Maps whose keys are not texts, as lists of pairs.
pub(crate) mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(crate) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}
