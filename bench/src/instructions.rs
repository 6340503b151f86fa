//! How many instructions the hot paths take, counted by callgrind: the same on a busy machine as on an idle one, so a
//! change that makes a move dearer is seen although no clock is read.
//!
//! A bound is what was counted when it was written down; another compiler counts a little otherwise, so [`MARGIN`] is
//! allowed. When a path has become cheaper, lower its bound.

use std::io::{self, Write};
use std::process::Command;

use rota::{Explainer, Options, Plan, Problem, Steps, VisitIdx, plan};
use thiserror::Error;

use crate::args::Instructions;
use crate::smoke::double_up;
use crate::table::weeks::{self, WeekError};

/// What a count may be above its bound, in hundredths.
const MARGIN: u64 = 15;

/// What is counted.
struct Path {
    name: &'static str,
    run: fn() -> Result<(), WeekError>,
    /// Millions of instructions.
    bound: u64,
}

const PATHS: [Path; 4] = [
    Path { name: "lay-out", run: || searched(&team()?, 1), bound: 132 },
    Path { name: "week", run: || searched(&team()?, 20_000), bound: 282 },
    Path { name: "double-ups", run: || searched(&double_up::day(), 100_000), bound: 1_202 },
    Path { name: "who-could", run: asked, bound: 117 },
];

/// Why the count fails.
#[derive(Debug, Error)]
pub(crate) enum CountError {
    /// No such path.
    #[error("there is no path {0:?}; there are: {names}", names = PATHS.map(|path| path.name).join(", "))]
    Unknown(String),
    /// A week could not be invented.
    #[error(transparent)]
    Week(#[from] WeekError),
    /// Valgrind could not be run, or said nothing that can be read.
    #[error("cannot count with valgrind (is it installed?): {0}")]
    Valgrind(String),
    /// Some paths have become dearer.
    #[error("{0} of {n} paths take more instructions than they did", n = PATHS.len())]
    Dearer(usize),
    /// The outcome could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

/// Counts every path and holds it against its bound; with a path's name, just runs it, to be counted from outside.
pub(crate) fn run(task: &Instructions, to: &mut impl Write) -> Result<String, CountError> {
    if let Some(name) = &task.only {
        let path = PATHS.iter().find(|path| path.name == name);
        (path.ok_or_else(|| CountError::Unknown(name.clone()))?.run)()?;
        return Ok(format!("{name}: done"));
    }
    let mut dearer = 0;
    for path in &PATHS {
        let millions = count(path.name)? / 1_000_000;
        let fine = millions <= path.bound + path.bound * MARGIN / 100;
        let word = if fine { "ok  " } else { "FAIL" };
        writeln!(to, "{word} {}: {millions} million instructions (bound {})", path.name, path.bound)?;
        dearer += usize::from(!fine);
    }
    if dearer > 0 {
        Err(CountError::Dearer(dearer))
    } else {
        Ok(format!("instructions: {} paths as cheap as ever", PATHS.len()))
    }
}

/// The instructions of one path, as callgrind counts them for this very program.
fn count(name: &str) -> Result<u64, CountError> {
    let exe = std::env::current_exe()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(exe)
        .args(["instructions", "--only", name])
        .output()
        .map_err(|trouble| CountError::Valgrind(trouble.to_string()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split("Collected : ").nth(1));
    collected
        .and_then(|number| number.trim().parse().ok())
        .ok_or_else(|| CountError::Valgrind(said.into_owned()))
}

fn team() -> Result<Problem, WeekError> {
    weeks::problem(&weeks::wish(22, 12, 1)?)
}

fn searched(problem: &Problem, steps: u64) -> Result<(), WeekError> {
    let _ = plan(problem, None, &Options::default(), &Steps(steps), &mut |_| {});
    Ok(())
}

/// Every visit of an empty week asked about once.
fn asked() -> Result<(), WeekError> {
    let problem = team()?;
    let desk = Explainer::new(&problem, &Plan::default());
    for visit in 0..problem.visits.len() {
        let _ = desk.who_could(VisitIdx::at(visit));
    }
    Ok(())
}
