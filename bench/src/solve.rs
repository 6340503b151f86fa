//! Solves one instance, or judges one solution.

use std::io;
use std::path::{Path, PathBuf};

use rota::{Options, Proposal, Steps};
use serde_json::json;
use thiserror::Error;

use crate::args::{Budget, Check, Kind, Solve};
use crate::clock::Clock;
use crate::formats::{self, Format, Instance, ReadError};
use crate::weekly::{self, Week};

/// Why an instance could not be solved.
#[derive(Debug, Error)]
pub(crate) enum SolveError {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is not what its format says.
    #[error("{path}: {source}")]
    Format {
        /// Which.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
}

/// What came of solving an instance.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The solution file.
    pub(crate) solution: String,
    /// Our own cost, in the instance's measure.
    pub(crate) cost: f64,
    /// How many visits are left out.
    pub(crate) unplaced: usize,
    /// How many rules are broken; none, or it is a bug.
    pub(crate) breaches: usize,
    /// Moves tried.
    pub(crate) steps: u64,
    /// Seconds it took, reading the instance not counted.
    pub(crate) seconds: f64,
}

/// Solves as told and says how it went, in one line of JSON.
pub(crate) fn run(task: &Solve) -> Result<String, SolveError> {
    let outcome = solve(task.kind, &task.instance, &task.budget)?;
    write(&task.output, &outcome.solution)?;
    Ok(json!({
        "instance": name(&task.instance),
        "cost": outcome.cost,
        "unplaced": outcome.unplaced,
        "breaches": outcome.breaches,
        "seconds": (outcome.seconds * 1000.0).round() / 1000.0,
        "steps": outcome.steps,
    })
    .to_string())
}

/// Solves the instance at `path` within the budget.
pub(crate) fn solve(kind: Kind, path: &Path, budget: &Budget) -> Result<Outcome, SolveError> {
    if kind.format == Format::Weekly {
        return solve_week(path, budget);
    }
    let instance = open(kind, path)?;
    let clock = Clock::start(budget.seconds);
    let proposal = search(&*instance, budget, &clock);
    Ok(Outcome {
        seconds: clock.elapsed(),
        solution: instance.write(&proposal.plan),
        cost: instance.cost(proposal.score()),
        unplaced: proposal.unplaced.len(),
        breaches: proposal.verdict.breaches.len(),
        steps: proposal.steps,
    })
}

/// Solves a week of patients with one worker each, by its own search.
#[expect(clippy::cast_precision_loss, reason = "a few patients")]
fn solve_week(path: &Path, budget: &Budget) -> Result<Outcome, SolveError> {
    let week = open_week(path)?;
    let clock = Clock::start(budget.seconds);
    let found = match budget.steps {
        Some(steps) => weekly::search(&week, budget.seed, budget.threads, &Steps(steps)),
        None => weekly::search(&week, budget.seed, budget.threads, &clock),
    };
    Ok(Outcome {
        seconds: clock.elapsed(),
        solution: week.write(&found),
        cost: found.accepted as f64,
        unplaced: found.refused,
        breaches: 0,
        steps: found.steps,
    })
}

fn open_week(path: &Path) -> Result<Week, SolveError> {
    let text = formats::read::unpack(&bytes(path)?);
    text.and_then(|text| weekly::read(&text))
        .map_err(|source| SolveError::Format { path: path.to_owned(), source })
}

/// How many people the instance at `path` is about.
pub(crate) fn people(kind: Kind, path: &Path) -> Result<usize, SolveError> {
    match kind.format {
        Format::Weekly => Ok(open_week(path)?.patients()),
        _ => Ok(open(kind, path)?.problem().people.len()),
    }
}

/// Writes a file, making the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), SolveError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|source| SolveError::File { path: path.to_owned(), source })
}

/// Judges a solution by our own rules and says what it finds, in one line of JSON.
pub(crate) fn check(task: &Check) -> Result<String, SolveError> {
    let instance = open(task.kind, &task.instance)?;
    let plan = instance
        .plan(&bytes(&task.solution)?)
        .map_err(|source| SolveError::Format { path: task.solution.clone(), source })?;
    let verdict = rota::check(instance.problem(), &plan);
    let breaches = verdict.breaches.iter().map(|breach| format!("{}: {}", breach.rule.name(), breach.what));
    Ok(json!({
        "instance": name(&task.instance),
        "cost": instance.cost(&verdict.score),
        "breaches": breaches.collect::<Vec<_>>(),
    })
    .to_string())
}

/// Reads the instance at `path`.
fn open(kind: Kind, path: &Path) -> Result<Box<dyn Instance>, SolveError> {
    formats::read(kind.format, kind.objective, &bytes(path)?)
        .map_err(|source| SolveError::Format { path: path.to_owned(), source })
}

/// What the file at `path` holds.
fn bytes(path: &Path) -> Result<Vec<u8>, SolveError> {
    std::fs::read(path).map_err(|source| SolveError::File { path: path.to_owned(), source })
}

/// Plans within the budget.
fn search(instance: &dyn Instance, budget: &Budget, clock: &Clock) -> Proposal {
    let options = Options { seed: budget.seed, threads: budget.threads.max(1) };
    let problem = instance.problem();
    match budget.steps {
        Some(steps) => rota::plan(problem, None, &options, &Steps(steps), &mut |_| {}),
        None => rota::plan(problem, None, &options, clock, &mut |_| {}),
    }
}

/// The name of an instance: its file's, without endings.
pub(crate) fn name(path: &Path) -> String {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = file.strip_suffix(".gz").unwrap_or(&file);
    plain.rsplit_once('.').map_or(plain, |(stem, _)| stem).to_owned()
}
