//! The smoke test of the search: a few invented weeks and days, so many moves, and what the plan may cost at most.
//!
//! It counts moves, not seconds, so that it says the same on a busy machine as on an idle one. A bound is what the
//! search reached when it was written down, and [`MARGIN`] more; when the search has become better, lower it.

pub(crate) mod double_up;

use std::io::{self, Write};

use rota::{Cost, Options, Problem, Proposal, Steps, plan};
use thiserror::Error;

use crate::table::weeks::{self, WeekError};

/// Each case is planned with each of these: one seed alone is luck.
const SEEDS: [u64; 3] = [1, 2, 3];

/// What the plans may cost above their bound, in hundredths: another processor may round another way.
const MARGIN: Cost = 3;

/// What is planned, with how many moves, and what the plans of all seeds may cost together.
struct Case {
    name: &'static str,
    problem: fn() -> Result<Problem, WeekError>,
    steps: u64,
    bound: Cost,
}

const CASES: [Case; 4] = [
    Case { name: "a micro-provider's week", problem: || week(7, 4), steps: 300_000, bound: 17_660 },
    Case { name: "a team's week", problem: || week(22, 12), steps: 2_000_000, bound: 48_420 },
    Case { name: "a branch's week", problem: || week(75, 40), steps: 4_000_000, bound: 195_200 },
    Case { name: "a day of double-ups", problem: || Ok(double_up::day()), steps: 2_000_000, bound: 3_440 },
];

/// Why the smoke test fails.
#[derive(Debug, Error)]
pub(crate) enum SmokeError {
    /// A week could not be invented.
    #[error(transparent)]
    Week(#[from] WeekError),
    /// Some plans are worse than they were.
    #[error("{0} of {n} plans are worse than they were", n = CASES.len())]
    Worse(usize),
    /// The outcome could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

/// Plans every case, and says of each how it went.
pub(crate) fn run(to: &mut impl Write) -> Result<String, SmokeError> {
    let mut worse = 0;
    for case in &CASES {
        let (line, fine) = outcome(case, &(case.problem)()?);
        writeln!(to, "{} {}: {line}", if fine { "ok  " } else { "FAIL" }, case.name)?;
        worse += usize::from(!fine);
    }
    if worse > 0 {
        Err(SmokeError::Worse(worse))
    } else {
        Ok(format!("smoke: {} plans as good as ever", CASES.len()))
    }
}

/// Plans one case with every seed; a sentence on the plans, and whether they are as good as they have to be.
fn outcome(case: &Case, problem: &Problem) -> (String, bool) {
    let plans: Vec<Proposal> = SEEDS.iter().map(|&seed| with_seed(case, problem, seed)).collect();
    let left_out: usize = plans.iter().map(|proposal| weeks::left_out(problem, proposal)).sum();
    let breaches: usize = plans.iter().map(|proposal| proposal.verdict.breaches.len()).sum();
    let costs: Vec<Cost> = plans.iter().map(|proposal| proposal.score().total).collect();
    let cost: Cost = costs.iter().sum();
    let most = case.bound + (case.bound * MARGIN + 99) / 100;
    let line = format!(
        "{} visits, {left_out} left out, {breaches} rules broken, costs {costs:?}, together {cost} (at most {most})",
        problem.visits.len(),
    );
    (line, left_out == 0 && breaches == 0 && cost <= most)
}

fn with_seed(case: &Case, problem: &Problem, seed: u64) -> Proposal {
    plan(problem, None, &Options { seed, threads: 1 }, &Steps(case.steps), &mut |_| {})
}

fn week(people: u32, workers: u32) -> Result<Problem, WeekError> {
    weeks::problem(&weeks::wish(people, workers, 1)?)
}
