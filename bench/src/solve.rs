//! Solves one instance, or judges one solution.

use std::io;
use std::path::{Path, PathBuf};

use rota::{Options, Proposal, Steps};
use serde_json::json;
use thiserror::Error;

use crate::args::{Budget, Check, Kind, Solve};
use crate::clock::Clock;
use crate::formats::{self, Instance, ReadError};

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

/// Solves as told and says how it went, in one line of JSON.
pub(crate) fn run(task: &Solve) -> Result<String, SolveError> {
    let instance = open(task.kind, &task.instance)?;
    let clock = Clock::start(task.budget.seconds);
    let proposal = search(&*instance, &task.budget, &clock);
    let seconds = clock.elapsed();
    let file = |source| SolveError::File { path: task.output.clone(), source };
    std::fs::write(&task.output, instance.write(&proposal.plan)).map_err(file)?;
    Ok(json!({
        "instance": name(&task.instance),
        "cost": instance.cost(proposal.score()),
        "unplaced": proposal.unplaced.len(),
        "breaches": proposal.verdict.breaches.len(),
        "seconds": (seconds * 1000.0).round() / 1000.0,
        "steps": proposal.steps,
    })
    .to_string())
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
