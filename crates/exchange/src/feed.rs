//! What a calendar address told last. A program that subscribes to a calendar only knows what it read before, so a change is told
//! against that: a visit keeps its name, counts up when it changes, and is cancelled when it no longer takes place.

use std::collections::{BTreeMap, BTreeSet};

use care::Minutes;
use care::ids::{PersonId, WorkerId};
use care::visit::VisitId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A visit as a calendar tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who is visited.
    pub person: PersonId,
    /// Who comes.
    pub workers: BTreeSet<WorkerId>,
    /// When it starts.
    pub start: Timestamp,
    /// How long it is.
    pub minutes: Minutes,
}

/// What was last told of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What it is, or was before it was cancelled.
    #[serde(flatten)]
    pub entry: Entry,
    /// How often it was told differently: 0 at first.
    pub sequence: u32,
    /// When it was last told differently.
    pub changed: Timestamp,
    /// Whether it no longer takes place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
}

/// Everything that was told: by visit. Ids and times only.
pub type Memory = BTreeMap<VisitId, Told>;

/// What is to be told now, at the moment `at`: of the visits there are, against what was told before. What began before `oldest` is
/// over, and is told no longer.
#[must_use]
pub fn tell(
    before: &Memory,
    visits: BTreeMap<VisitId, Entry>,
    (at, oldest): (Timestamp, Timestamp),
) -> Memory {
    let gone = before.iter().filter(|(visit, _)| !visits.contains_key(visit));
    let gone = gone.map(|(visit, told)| (*visit, cancelled(told, at))).collect::<Vec<_>>();
    let there = visits.into_iter().map(|(visit, entry)| (visit, taken_in(before.get(&visit), entry, at)));
    there.chain(gone).filter(|(_, told)| told.entry.start >= oldest).collect()
}

fn taken_in(before: Option<&Told>, entry: Entry, at: Timestamp) -> Told {
    match before {
        None => Told { entry, sequence: 0, changed: at, cancelled: false },
        Some(told) if told.entry == entry && !told.cancelled => told.clone(),
        Some(told) => {
            Told { entry, sequence: told.sequence.saturating_add(1), changed: at, cancelled: false }
        }
    }
}

fn cancelled(told: &Told, at: Timestamp) -> Told {
    if told.cancelled {
        return told.clone();
    }
    Told { sequence: told.sequence.saturating_add(1), changed: at, cancelled: true, ..told.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::OnceId;
    use jiff::ToSpan;
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn moment(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + minutes.minutes()
    }

    fn entry(worker: u128, start: i64) -> Entry {
        let workers = BTreeSet::from([WorkerId::new(Uuid::from_u128(worker))]);
        let person = PersonId::new(Uuid::from_u128(1));
        Entry { person, workers, start: moment(start), minutes: Minutes(30) }
    }

    fn visit(number: u128) -> VisitId {
        VisitId::Once(OnceId::new(Uuid::from_u128(number)))
    }

    const OLDEST: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn a_visit_that_moves_keeps_its_name_and_counts_up() {
        let first = tell(&Memory::new(), [(visit(1), entry(1, 60))].into(), (moment(1), OLDEST));
        assert_eq!((first[&visit(1)].sequence, first[&visit(1)].changed), (0, moment(1)));
        let moved = tell(&first, [(visit(1), entry(1, 90))].into(), (moment(2), OLDEST));
        assert_eq!((moved[&visit(1)].sequence, moved[&visit(1)].changed), (1, moment(2)));
        assert_eq!(tell(&moved, [(visit(1), entry(1, 90))].into(), (moment(3), OLDEST)), moved);
    }

    #[test]
    fn what_no_longer_takes_place_is_cancelled_and_may_come_back() {
        let first = tell(&Memory::new(), [(visit(1), entry(1, 60))].into(), (moment(1), OLDEST));
        let gone = tell(&first, BTreeMap::new(), (moment(2), OLDEST));
        assert!(gone[&visit(1)].cancelled);
        assert_eq!((gone[&visit(1)].sequence, &gone[&visit(1)].entry), (1, &entry(1, 60)));
        assert_eq!(tell(&gone, BTreeMap::new(), (moment(3), OLDEST)), gone);
        let back = tell(&gone, [(visit(1), entry(1, 60))].into(), (moment(4), OLDEST));
        assert_eq!((back[&visit(1)].sequence, back[&visit(1)].cancelled), (2, false));
    }

    #[test]
    fn what_is_over_is_forgotten_and_not_cancelled() {
        let first = tell(&Memory::new(), [(visit(1), entry(1, 60))].into(), (moment(1), OLDEST));
        assert!(tell(&first, BTreeMap::new(), (moment(100), moment(61))).is_empty());
    }

    proptest! {
        /// Whatever happens: every visit that was told stays told, its count never falls, and rises exactly when it is told
        /// differently.
        #[test]
        fn a_subscriber_can_follow_by_the_count_alone(
            weeks in vec(btree_map(0_u128..6, (0_u128..3, 1_i64..4), 0..6), 1..8)
        ) {
            let mut memory = Memory::new();
            for (number, week) in (1_i64..).zip(weeks) {
                let visits: BTreeMap<_, _> =
                    week.into_iter().map(|(id, (worker, start))| (visit(id), entry(worker, start))).collect();
                let after = tell(&memory, visits.clone(), (moment(number), OLDEST));
                for (id, before) in &memory {
                    let now = &after[id];
                    let same = (&now.entry, now.cancelled) == (&before.entry, before.cancelled);
                    prop_assert_eq!(now.sequence, before.sequence + u32::from(!same));
                }
                let told: BTreeMap<_, _> = after
                    .iter()
                    .filter(|(_, told)| !told.cancelled)
                    .map(|(id, told)| (*id, told.entry.clone()))
                    .collect();
                prop_assert_eq!(told, visits);
                memory = after;
            }
        }
    }
}
