//! Finds plans.
//!
//! `model` is the problem as flat tables, `state` a plan under change, `timing` and `settle` its times. `moves` and
//! `ruin` change it, `anneal` decides what is kept, and this file runs one search on each thread, lets them exchange
//! their best, and hands what comes out to [`check`].

mod anneal;
mod breaks;
mod explainer;
mod journal;
mod labels;
mod look_back;
pub(crate) mod model;
mod moves;
mod near;
mod output;
mod pace;
mod random;
mod repair;
mod room;
mod ruin;
mod schedule;
mod settle;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;
mod threads;
mod ties;
mod timing;
mod zones;

pub use explainer::{Answer, Explainer, Offer};
pub use pace::{Pace, Steps};
pub use repair::{Aim, repair};

use anneal::Searcher;
use model::Model;
use near::neighbours;
use schedule::Schedule;
use snapshot::Snapshot;
use threads::{best_of, run_stage};

use crate::check::{Verdict, check};
use crate::plan::{Plan, Score};
use crate::problem::Problem;
use crate::rule::Rule;
use crate::rules::Faces;
use crate::shortage::{Shortage, Shortages};
use crate::units::{Cost, VisitIdx, WorkerIdx};

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

/// How far the search on the calling thread has come.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    /// Moves tried so far.
    pub steps: u64,
    /// The cost of the best plan so far.
    pub best: Cost,
    /// How many visits that plan leaves out.
    pub unplaced: usize,
    problem: &'a Problem,
    model: &'a Model,
    snapshot: &'a Snapshot,
}

impl Progress<'_> {
    /// The best plan so far. Drawn up when asked for, which takes about as long as a thousand moves: to be shown a few
    /// times a second, not every time.
    #[must_use]
    pub fn plan(&self) -> Plan {
        self.snapshot.plan(self.model)
    }

    /// What [`check`] says the best plan so far weighs, rule by rule; as dear to ask as [`Self::plan`].
    #[must_use]
    pub fn score(&self) -> Score {
        check(self.problem, &self.plan()).score
    }
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
    /// Who could make it, the cheapest first.
    pub could: Vec<WorkerIdx>,
    /// Who could if they worked at that time: nothing but their shifts stops them.
    pub off: Vec<WorkerIdx>,
    /// The proof that it or another must be left out in every plan, where one is seen.
    pub shortage: Option<Shortage>,
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

    /// How many visits every plan leaves out, as far as that is seen: at least so many of the problem's, though not always
    /// these.
    #[must_use]
    pub fn beyond_any_plan(&self) -> usize {
        let mut shortages: Vec<&Shortage> =
            self.unplaced.iter().filter_map(|left| left.shortage.as_ref()).collect();
        shortages.sort_by_key(|one| one.visits.len());
        let mut counted: Vec<&Shortage> = Vec::new();
        for shortage in shortages {
            if counted.iter().all(|other| shortage.is_apart_from(other)) {
                counted.push(shortage);
            }
        }
        counted.len()
    }
}

/// Plans `problem`, from nothing or from the plan `from`, until `pace` says that its budget is used. `watch` is told
/// of progress from time to time, on the calling thread.
pub fn plan(
    problem: &Problem,
    from: Option<&Plan>,
    options: &Options,
    pace: &dyn Pace,
    watch: &mut dyn FnMut(Progress),
) -> Proposal {
    let model = Model::new(problem);
    let near = neighbours(&model);
    let threads = options.threads.max(1);
    let faces = Faces::new(problem);
    let mut searchers: Vec<Searcher> = (0..threads as u64)
        .map(|thread| {
            Searcher::new(
                &model,
                &near,
                faces.clone(),
                options.seed.wrapping_mul(1_000_003).wrapping_add(thread),
            )
        })
        .collect();
    for searcher in &mut searchers {
        if let Some(from) = from {
            searcher.state.load(from);
        }
        searcher.fill();
    }
    let schedule = Schedule::new(&mut searchers[0], pace, from.is_some());
    let mut told = |searcher: &Searcher| {
        let (best, unplaced) = (searcher.best_cost, searcher.best.unplaced());
        let snapshot = &searcher.best;
        watch(Progress { steps: searcher.steps, best, unplaced, problem, model: &model, snapshot });
    };
    for stage in &schedule.stages {
        run_stage(&mut searchers, stage, pace, &mut told);
    }
    let steps = searchers.iter().map(|searcher| searcher.steps).sum();
    let found = searchers[best_of(&searchers)].best.plan(&model);
    let (plan, verdict) = better(problem, found, from);
    let mut unplaced = Explainer::new(problem, &plan).unplaced();
    unplaced.retain(|left| plan.of_visit(left.visit).next().is_none());
    prove(problem, &mut unplaced);
    Proposal { plan, verdict, unplaced, steps }
}

/// Adds the proof that there is no room, where one is found.
fn prove(problem: &Problem, unplaced: &mut [Unplaced]) {
    if unplaced.is_empty() {
        return;
    }
    let shortages = Shortages::new(problem);
    for left in unplaced {
        left.shortage = shortages.around(left.visit);
        if let Some(shortage) = left.shortage.as_ref().filter(|shortage| !shortage.workers.is_empty()) {
            left.why += " ";
            left.why += &shortage.in_words(problem);
        }
    }
}

/// The plan found, or the one it began from where that holds and is no dearer.
fn better(problem: &Problem, found: Plan, from: Option<&Plan>) -> (Plan, Verdict) {
    let verdict = check(problem, &found);
    if let Some(from) = from {
        let known = check(problem, from);
        if known.holds() && known.score.total <= verdict.score.total {
            return (from.clone(), known);
        }
    }
    (found, verdict)
}
