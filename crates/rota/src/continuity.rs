//! Continuity of care: how few different workers a person sees, by the indices in common use.
//!
//! All indices look at one person's visits in the order of time, each by one worker, and are kept as exact
//! fractions. A visit by two workers counts as two, one after the other; a program that shows the figures should say so.
//! For several visits a day, the number of different workers and the share of a named team say more than the
//! indices do: four workers who take turns reach no index worth having, though the person knows them all.
//!
//! ```
//! use rota::continuity::{Continuity, share_of_team};
//!
//! let workers = ["Asha", "Asha", "Ben", "Asha"];
//! let continuity = Continuity::of(&workers);
//! assert_eq!(continuity.different_workers, 2);
//! assert_eq!(continuity.usual_worker.unwrap().to_string(), "3/4");
//! assert_eq!(share_of_team(&workers, &["Ben", "Cat"]).unwrap().to_string(), "1/4");
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::plan::Plan;
use crate::problem::Problem;
use crate::units::{PersonIdx, WorkerIdx};

/// The indices for one person's visits in some stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Continuity {
    /// How many visits there were. Show it with every index: all depend on it.
    pub visits: usize,
    /// How many different workers made them.
    pub different_workers: usize,
    /// The share of the visits by the worker who made most (usual provider of care, UPC). `None` without visits.
    pub usual_worker: Option<Ratio>,
    /// How much the visits are in few hands, 0 to 1 (Bice and Boxerman's continuity of care, COC):
    /// `(sum of n² - N) / (N (N - 1))` with `n` the visits of each worker. `None` below two visits.
    pub concentration: Option<Ratio>,
    /// The share of visits made by the worker who made the one before (sequential continuity, SECON). `None` below two visits.
    pub sequence: Option<Ratio>,
    /// How few workers there are for so many visits, 0 to 1 (modified modified continuity index, MMCI):
    /// `(1 - M / (N + 0.1)) / (1 - 1 / (N + 0.1))` with `M` the different workers. `None` without visits.
    pub few_workers: Option<Ratio>,
}

impl Continuity {
    /// The indices of visits made by these workers, in the order of time.
    #[must_use]
    pub fn of<W: Ord>(workers: &[W]) -> Self {
        let mut counts: BTreeMap<&W, u64> = BTreeMap::new();
        for worker in workers {
            *counts.entry(worker).or_default() += 1;
        }
        let (visits, different) = (workers.len() as u64, counts.len() as u64);
        let squares: u64 = counts.values().map(|count| count * count).sum();
        let same_again = workers.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64;
        Self {
            visits: workers.len(),
            different_workers: counts.len(),
            usual_worker: Ratio::new(counts.into_values().max().unwrap_or(0), visits),
            concentration: Ratio::new(squares - visits, visits * visits.saturating_sub(1)),
            sequence: Ratio::new(same_again, visits.saturating_sub(1)),
            // Both parts of the fraction times 10 (N + 0.1), so that it stays exact.
            few_workers: Ratio::new(10 * visits + 1 - 10 * different, (10 * visits).saturating_sub(9)),
        }
    }
}

/// The share of visits by anyone of a named team. `None` without visits.
#[must_use]
pub fn share_of_team<W: Ord>(workers: &[W], team: &[W]) -> Option<Ratio> {
    let team: BTreeSet<&W> = team.iter().collect();
    let by_team = workers.iter().filter(|worker| team.contains(worker)).count();
    Ratio::new(by_team as u64, workers.len() as u64)
}

/// Who comes to a person in a plan, in the order of time. Both workers of a visit by two are in it.
#[must_use]
pub fn visitors(problem: &Problem, plan: &Plan, person: PersonIdx) -> Vec<WorkerIdx> {
    let stops = plan.rounds.iter().flat_map(|round| round.stops.iter().map(move |stop| (stop, round.worker)));
    let theirs = |visit: usize| problem.visits.get(visit).is_some_and(|visit| visit.person == person);
    let mut visits: Vec<_> = stops
        .filter(|(stop, _)| theirs(stop.visit.index()))
        .map(|(stop, worker)| (stop.start, stop.visit, worker))
        .collect();
    visits.sort_unstable();
    visits.into_iter().map(|(_, _, worker)| worker).collect()
}

/// An exact fraction in lowest terms, from 0 to 1 for every index here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    part: u64,
    whole: u64,
}

impl Ratio {
    /// `part` of `whole`; `None` where there is no whole.
    #[must_use]
    pub fn new(part: u64, whole: u64) -> Option<Self> {
        let (mut divisor, mut rest) = (part, whole);
        while rest > 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        (whole > 0).then(|| Self { part: part / divisor, whole: whole / divisor })
    }

    /// As a decimal number, for showing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for showing, a few digits are enough")]
    pub fn value(self) -> f64 {
        self.part as f64 / self.whole as f64
    }

    /// In whole per cent, halves rounded up.
    #[must_use]
    pub fn percent(self) -> u64 {
        (200 * self.part + self.whole) / (2 * self.whole)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{round, tiny};

    /// Usual worker, concentration, sequence and few workers of a word, each letter a worker.
    fn indices(word: &str) -> [Option<Ratio>; 4] {
        let Continuity { usual_worker, concentration, sequence, few_workers, .. } =
            Continuity::of(&word.chars().collect::<Vec<_>>());
        [usual_worker, concentration, sequence, few_workers]
    }

    fn ratio(part: u64, whole: u64) -> Option<Ratio> {
        Ratio::new(part, whole)
    }

    #[test]
    fn indices_are_exact() {
        assert_eq!(indices("AAAA"), [ratio(1, 1), ratio(1, 1), ratio(1, 1), ratio(1, 1)]);
        assert_eq!(indices("ABC"), [ratio(1, 3), ratio(0, 1), ratio(0, 1), ratio(1, 21)]);
        // 3 and 2 of five: (9 + 4 - 5) / 20; one pair alike of four; (51 - 20) / 41.
        assert_eq!(indices("ABBAA"), [ratio(3, 5), ratio(2, 5), ratio(1, 2), ratio(31, 41)]);
    }

    #[test]
    fn indices_that_need_more_visits_are_undefined() {
        assert_eq!(indices(""), [None, None, None, None]);
        assert_eq!(indices("A"), [ratio(1, 1), None, None, ratio(1, 1)]);
    }

    #[test]
    fn the_share_of_a_team_counts_every_visit() {
        assert_eq!(share_of_team(&['A', 'B', 'A', 'C'], &['A', 'C', 'D']), ratio(3, 4));
        assert_eq!(share_of_team::<char>(&[], &['A']), None);
    }

    #[test]
    fn visitors_come_in_the_order_of_time() {
        let mut problem = tiny();
        problem.people.push(problem.people[0].clone());
        problem.visits[1].workers = 2;
        let rounds =
            vec![round(&problem, 1, &[(1, 300), (2, 500)]), round(&problem, 0, &[(0, 100), (1, 300)])];
        let plan = Plan { rounds };
        let (asha, ben) = (WorkerIdx(0), WorkerIdx(1));
        assert_eq!(visitors(&problem, &plan, PersonIdx(0)), [asha, asha, ben, ben]);
        assert_eq!(visitors(&problem, &plan, PersonIdx(1)), []);
    }

    #[test]
    fn ratios_are_shown_in_lowest_terms_and_in_per_cent() {
        let half = Ratio::new(3, 6).unwrap();
        assert_eq!((half.to_string(), half.percent(), half.value()), ("1/2".into(), 50, 0.5));
        assert_eq!(Ratio::new(1, 200).unwrap().percent(), 1);
        assert_eq!(Ratio::new(0, 7).unwrap().percent(), 0);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the vectors lie in a file")]
    fn indices_match_the_published_formulas() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/reference/continuity/continuity-test-vectors.json"
        );
        let Ok(text) = std::fs::read_to_string(path) else {
            eprintln!("skipped: no vectors at {path}");
            return;
        };
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        for vector in file["vectors"].as_array().unwrap() {
            let word = vector["sequence"].as_str().unwrap();
            for (name, index) in ["upc", "coc", "secon", "mmci"].into_iter().zip(indices(word)) {
                let expected = vector[name].as_f64();
                let near = |(index, expected): (Ratio, f64)| (index.value() - expected).abs() < 0.000_051;
                assert_eq!(index.is_some(), expected.is_some(), "{name} of {word}");
                assert!(
                    index.zip(expected).is_none_or(near),
                    "{name} of {word}: {index:?}, not {expected:?}"
                );
            }
        }
    }
}
