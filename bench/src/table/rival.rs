//! PyVRP on the routing sets, in the same run.

use std::ffi::OsStr;
use std::path::Path;

use super::judge::{JudgeError, answer, call};
use crate::solve;

/// Reads an instance, solves it, and writes the routes as the evaluator reads them.
const SCRIPT: &str = include_str!("../../scripts/pyvrp_vrptw.py");

/// Has PyVRP solve the instance with one thread and writes its solution.
pub(crate) fn solve(
    python: &Path,
    instance: &Path,
    solution: &Path,
    seconds: f64,
    seed: u64,
) -> Result<(), JudgeError> {
    let _ = solve::write(solution, "");
    let (seconds, seed) = (seconds.to_string(), seed.to_string());
    let words: [&OsStr; 6] = [
        "-c".as_ref(),
        SCRIPT.as_ref(),
        instance.as_os_str(),
        solution.as_os_str(),
        seconds.as_ref(),
        seed.as_ref(),
    ];
    let output = call(python.as_os_str(), &words)?;
    if output.status.success() { Ok(()) } else { Err(answer(python, &output)) }
}
