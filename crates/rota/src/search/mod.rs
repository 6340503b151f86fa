//! Finds plans.

mod pace;

pub use pace::{Pace, Steps};

use crate::check::{Verdict, check};
use crate::plan::{Plan, Score};
use crate::problem::Problem;
use crate::rule::Rule;
use crate::units::{Cost, VisitIdx};

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The only source of chance: the same problem, seed, threads and steps give the same plan, byte for byte.
    pub seed: u64,
    /// How many searches run side by side and exchange their best; at least 1.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, threads: 1 }
    }
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Moves tried so far, over all threads.
    pub steps: u64,
    /// The cost of the best plan so far.
    pub best: Cost,
    /// How many visits that plan leaves out.
    pub unplaced: usize,
}

/// Why a visit has no place, and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The visit.
    pub visit: VisitIdx,
    /// The rule that stops most workers, and how many workers each rule stops.
    pub stopped_by: Vec<(Rule, usize)>,
    /// Why, in a sentence.
    pub why: String,
    /// What would help, in a sentence.
    pub help: String,
}

/// A plan put forward, judged by [`check`].
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The plan.
    pub plan: Plan,
    /// What [`check`] says of it.
    pub verdict: Verdict,
    /// Every visit it leaves out, with the reason.
    pub unplaced: Vec<Unplaced>,
    /// How many moves were tried.
    pub steps: u64,
}

impl Proposal {
    /// The score, rule by rule.
    #[must_use]
    pub fn score(&self) -> &Score {
        &self.verdict.score
    }
}

/// Plans `problem`, from nothing or from the plan `from`, until `pace` says that its budget is used. `watch` is told
/// of progress from time to time, on the calling thread.
pub fn plan(
    problem: &Problem,
    _from: Option<&Plan>,
    _options: &Options,
    _pace: &dyn Pace,
    _watch: &mut dyn FnMut(Progress),
) -> Proposal {
    let plan = Plan::default();
    let verdict = check(problem, &plan);
    Proposal { plan, verdict, unplaced: Vec::new(), steps: 0 }
}
