//! The independent evaluators: what they say of a solution is what a table shows.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use serde::Deserialize;
use thiserror::Error;

use super::Job;
use super::sets;
use crate::formats::Format;

/// Why a program could not be asked.
#[derive(Debug, Error)]
pub(crate) enum JudgeError {
    /// It could not be started.
    #[error("cannot run {program}: {source}")]
    Start {
        /// Which.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// It said something else than a verdict.
    #[error("{program} says: {said}")]
    Answer {
        /// Which.
        program: String,
        /// What.
        said: String,
    },
}

/// What an evaluator says of a solution.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Evaluation {
    /// Whether it keeps every hard rule.
    pub(crate) feasible: bool,
    /// Its cost.
    pub(crate) cost: Option<f64>,
    /// What is wrong with it.
    #[serde(default)]
    pub(crate) errors: Vec<String>,
    /// Carer-visits left out (days only).
    #[serde(default)]
    pub(crate) unassigned_parts: Option<u64>,
}

/// Has a solution judged by the evaluator of the set.
pub(crate) fn judge(job: &Job<'_>, instance: &Path, solution: &Path) -> Result<Evaluation, JudgeError> {
    let evaluator = job.task.shared.join(job.set.evaluator());
    let choice = format!("--objective={}", sets::objective(job.task.objective));
    let mut words: Vec<&OsStr> = vec![evaluator.as_os_str()];
    if job.set.format() == Format::Vrptwsyn {
        words.push(choice.as_ref());
    }
    words.extend([instance.as_os_str(), solution.as_os_str()]);
    let output = call(OsStr::new("python3"), &words)?;
    serde_json::from_slice(&output.stdout).map_err(|_| answer(&evaluator, &output))
}

/// Runs a program to its end.
pub(crate) fn call(program: &OsStr, words: &[&OsStr]) -> Result<Output, JudgeError> {
    Command::new(program)
        .args(words)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .map_err(|source| JudgeError::Start { program: program.to_string_lossy().into_owned(), source })
}

/// The error that a program said something unexpected.
pub(crate) fn answer(program: &Path, output: &Output) -> JudgeError {
    let said =
        String::from_utf8_lossy(&[output.stdout.as_slice(), output.stderr.as_slice()].concat()).into_owned();
    let last = said.lines().rev().take(5).collect::<Vec<_>>();
    JudgeError::Answer {
        program: program.display().to_string(),
        said: last.into_iter().rev().collect::<Vec<_>>().join(" / "),
    }
}
