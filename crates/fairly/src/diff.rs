//! What changed between two rotas, visit by visit.

use std::collections::{BTreeMap, BTreeSet};
use week::{RotaFile, VisitId, WorkerId};

/// Who comes to a visit, and when: by worker, the start with its offset.
pub type Coming = BTreeMap<WorkerId, String>;

/// One visit that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub visit: VisitId,
    /// Who came before, empty for nobody.
    pub before: Coming,
    /// Who comes now, empty for nobody.
    pub after: Coming,
}

impl Change {
    /// Whether the same workers come, at another time.
    #[must_use]
    pub fn only_time(&self) -> bool {
        self.before.keys().eq(self.after.keys())
    }
}

/// Every visit that someone else makes, or at another time, or that only one of the rotas has.
#[must_use]
pub fn changes(before: &RotaFile, after: &RotaFile) -> Vec<Change> {
    let (mut before, mut after) = (coming(before), coming(after));
    let visits: BTreeSet<VisitId> = before.keys().chain(after.keys()).cloned().collect();
    let change = |visit: VisitId| {
        let (before, after) =
            (before.remove(&visit).unwrap_or_default(), after.remove(&visit).unwrap_or_default());
        (before != after).then_some(Change { visit, before, after })
    };
    visits.into_iter().filter_map(change).collect()
}

fn coming(rota: &RotaFile) -> BTreeMap<VisitId, Coming> {
    let mut coming: BTreeMap<VisitId, Coming> = BTreeMap::new();
    for round in &rota.rounds {
        for stop in &round.visits {
            coming.entry(stop.visit.clone()).or_default().insert(round.worker.clone(), stop.start.clone());
        }
    }
    coming
}

#[cfg(test)]
mod tests {
    use super::*;
    use week::{Date, RotaRound, RotaStop};

    fn rota(stops: &[(&str, &str, &str)]) -> RotaFile {
        let round = |(worker, visit, start): &(&str, &str, &str)| RotaRound {
            worker: WorkerId::from(*worker),
            date: Date::new(2026, 3, 2).expect("a date"),
            leave: String::new(),
            back: String::new(),
            visits: vec![RotaStop {
                visit: VisitId::from(*visit),
                arrive: String::new(),
                start: (*start).to_owned(),
                end: String::new(),
            }],
            rest: None,
        };
        RotaFile { rounds: stops.iter().map(round).collect(), ..RotaFile::default() }
    }

    #[test]
    fn the_same_rota_has_no_changes() {
        let rota = rota(&[("amara", "v1", "8.00"), ("grace", "v1", "8.00"), ("tom", "v2", "9.00")]);
        assert!(changes(&rota, &rota).is_empty());
    }

    #[test]
    fn another_worker_another_time_and_nobody_are_told_apart() {
        let before = rota(&[("amara", "v1", "8.00"), ("amara", "v2", "9.00"), ("tom", "v3", "9.00")]);
        let after = rota(&[("grace", "v1", "8.00"), ("amara", "v2", "9.15"), ("tom", "v4", "9.00")]);
        let changes = changes(&before, &after);
        let told: Vec<_> = changes
            .iter()
            .map(|change| {
                (change.visit.as_str(), change.only_time(), change.before.len(), change.after.len())
            })
            .collect();
        assert_eq!(told, [("v1", false, 1, 1), ("v2", true, 1, 1), ("v3", false, 1, 0), ("v4", false, 0, 1)]);
    }
}
