//! Invented weeks: whether a short search leaves out nothing that a long one can place, and how far it is from it.
//!
//! No evaluator but ours knows these weeks: they are judged by `rota::check`, which shares no code with the search.

use std::io::Write;

use rota::{Options, Problem, Proposal, Steps};
use thiserror::Error;
use town::Wish;
use week::{Compiled, Date, Week};

use super::TableError;
use super::markdown::{number, percent};
use crate::args::Table;
use crate::clock::Clock;

/// Why a week could not be made.
#[derive(Debug, Error)]
pub(crate) enum WeekError {
    /// There is no such first day.
    #[error("the first day is no date")]
    FirstDay,
    /// It could not be invented.
    #[error("cannot invent a town: {0}")]
    Town(#[from] town::Refusal),
    /// It could not be planned.
    #[error("the invented week has {0} findings, the first: {1}")]
    Findings(usize, String),
}

/// A size of week: its name, people, workers, and the seconds it is given, the last as what can be reached.
const SIZES: [(&str, u32, u32, [f64; 3]); 2] =
    [("team", 22, 12, [1.0, 5.0, 60.0]), ("branch", 75, 40, [5.0, 30.0, 300.0])];

/// The first day of every invented week: a Monday without a clock change in its week.
const FIRST_DAY: (i16, i8, i8) = (2026, 3, 2);

/// Plans each size and seed with each budget, or with the one that is told.
pub(super) fn run(task: &Table, to: &mut impl Write) -> Result<String, TableError> {
    writeln!(
        to,
        "## weeks\n\n{} threads. Gap in % of the cost after the longest search.\n\n\
         | week | seed | visits | seconds | left out | cost | gap | breaches |\n|---|---|---|---|---|---|---|---|",
        task.threads
    )?;
    for (name, people, workers, budgets) in SIZES {
        if !(task.group.is_empty() || task.group.iter().any(|group| group == name)) {
            continue;
        }
        for &seed in &task.seeds {
            let problem = problem(&wish(people, workers, seed)?)?;
            let budgets = task.seconds.map_or(budgets.to_vec(), |seconds| vec![seconds]);
            let found: Vec<(f64, Proposal)> = budgets
                .into_iter()
                .map(|seconds| (seconds, plan(&problem, task, seed, seconds, task.threads)))
                .collect();
            for line in lines(name, seed, &problem, &found) {
                writeln!(to, "{line}")?;
            }
            to.flush()?;
        }
    }
    Ok(String::new())
}

/// The wish for a week of this size.
pub(crate) fn wish(people: u32, workers: u32, seed: u64) -> Result<Wish, WeekError> {
    let (year, month, day) = FIRST_DAY;
    let first_day = Date::new(year, month, day).ok_or(WeekError::FirstDay)?;
    Ok(Wish::new(people, workers, seed, first_day))
}

/// Invents a week and makes a problem of it.
pub(crate) fn problem(wish: &Wish) -> Result<Problem, WeekError> {
    Ok(compile(&invent(wish)?)?.problem)
}

/// Invents a week.
pub(crate) fn invent(wish: &Wish) -> Result<Week, WeekError> {
    Ok(town::invent(wish)?.week)
}

/// Makes a problem of a week.
pub(crate) fn compile(week: &Week) -> Result<Compiled, WeekError> {
    week.problem(None).map_err(|findings| {
        let first = findings.first().map(ToString::to_string).unwrap_or_default();
        WeekError::Findings(findings.len(), first)
    })
}

/// Plans a problem within the budget.
pub(super) fn plan(problem: &Problem, task: &Table, seed: u64, seconds: f64, threads: usize) -> Proposal {
    let options = Options { seed, threads: threads.max(1) };
    match task.steps {
        Some(steps) => rota::plan(problem, None, &options, &Steps(steps), &mut |_| {}),
        None => rota::plan(problem, None, &options, &Clock::start(seconds), &mut |_| {}),
    }
}

/// The visits that a plan leaves out, counted from the plan itself.
pub(crate) fn left_out(problem: &Problem, proposal: &Proposal) -> usize {
    let mut placed = vec![false; problem.visits.len()];
    for stop in proposal.plan.rounds.iter().flat_map(|round| &round.stops) {
        placed[stop.visit.index()] = true;
    }
    placed.into_iter().filter(|placed| !placed).count()
}

/// The rows of one week, all held against the last of its searches.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn lines(name: &str, seed: u64, problem: &Problem, found: &[(f64, Proposal)]) -> Vec<String> {
    let reach = found.last().map_or(0.0, |(_, proposal)| proposal.score().total as f64);
    let line = |(seconds, proposal): &(f64, Proposal)| {
        let cost = proposal.score().total as f64;
        format!(
            "| {name} | {seed} | {} | {} | {} | {} | {} | {} |",
            problem.visits.len(),
            number(*seconds),
            left_out(problem, proposal),
            number(cost),
            percent(100.0 * (cost - reach) / reach.abs().max(1.0)),
            proposal.verdict.breaches.len()
        )
    };
    found.iter().map(line).collect()
}
