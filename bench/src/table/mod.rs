//! Measures a set: every instance with every seed, judged by the independent evaluators, as a Markdown table.

mod judge;
mod markdown;
mod peers;
mod region;
mod rival;
mod sets;
mod subject;
pub(crate) mod weeks;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use thiserror::Error;

use crate::args::{Budget, Kind, Table};
use crate::solve::{self, SolveError};
use judge::JudgeError;
use markdown::{Row, Runs};
use sets::{Member, Set, SetError};
pub(crate) use subject::Measured;
use weeks::WeekError;

/// Why a table could not be made.
#[derive(Debug, Error)]
pub(crate) enum TableError {
    /// The set is not there, or its list of best-known values cannot be read.
    #[error(transparent)]
    Set(#[from] SetError),
    /// An instance could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// An evaluator or a peer could not be run.
    #[error(transparent)]
    Judge(#[from] JudgeError),
    /// A week could not be invented or compiled.
    #[error(transparent)]
    Week(#[from] WeekError),
    /// The table could not be written.
    #[error("cannot write the table: {0}")]
    Write(#[from] io::Error),
}

/// A set to measure, and how.
struct Job<'a> {
    set: Set,
    task: &'a Table,
}

/// Measures as told, writing rows as they come, and returns the last part of the table.
pub(crate) fn run(task: &Table, to: &mut impl Write) -> Result<String, TableError> {
    match task.subject {
        Measured::Weeks => weeks::run(task, to),
        Measured::Region => region::run(task, to),
        Measured::Set(set @ Set::Peers) => peers::run(&Job { set, task }, to),
        Measured::Set(set) => literature(&Job { set, task }, to),
    }
}

/// Measures a set of the literature; the last part is the table of groups.
fn literature(job: &Job<'_>, to: &mut impl Write) -> Result<String, TableError> {
    let members = sets::members(job)?;
    writeln!(to, "{}", markdown::head(job))?;
    let mut rows = Vec::new();
    for member in &members {
        let row = row(job, member)?;
        writeln!(to, "{}", row.line())?;
        to.flush()?;
        rows.push(row);
    }
    Ok(markdown::groups(&rows))
}

/// One instance with every seed.
fn row(job: &Job<'_>, member: &Member) -> Result<Row, TableError> {
    let kind = Kind { format: job.set.format(), objective: job.task.objective };
    let seconds = match job.task.seconds {
        Some(seconds) => seconds,
        None => job.set.seconds(&member.group, solve::people(kind, &member.path)?),
    };
    let (mut ours, mut rival) = (Runs::default(), Runs::default());
    for &seed in &job.task.seeds {
        let budget = Budget { seconds, steps: job.task.steps, threads: job.task.threads, seed };
        let solution = place(job, "ours", seed, &member.name);
        let outcome = solve::solve(kind, &member.path, &budget)?;
        solve::write(&solution, &outcome.solution)?;
        let verdict = judge::judge(job, &member.path, &solution)?;
        ours.add(verdict, Some(outcome.cost));
        if let Some(python) = job.task.peers.as_deref().filter(|_| job.set.is_vrptw()) {
            let solution = place(job, "pyvrp", seed, &member.name);
            rival::solve(python, &member.path, &solution, seconds, seed)?;
            rival.add(judge::judge(job, &member.path, &solution)?, None);
        }
    }
    Ok(Row {
        name: member.name.clone(),
        group: member.group.clone(),
        seconds,
        best: member.best,
        maximise: job.set.maximises(),
        ours,
        rival,
    })
}

/// Where a solution goes: by set, solver and seed.
fn place(job: &Job<'_>, solver: &str, seed: u64, name: &str) -> PathBuf {
    let set = format!("{}-{}", job.set.folder(), sets::objective(job.task.objective));
    job.task.out.join(set).join(format!("{solver}-{seed}")).join(format!("{name}.sol"))
}

/// Values by group, in the order in which groups first come.
fn by_group<T>(items: &[T], group: impl Fn(&T) -> &str) -> Vec<(String, Vec<&T>)> {
    let (mut order, mut groups) = (Vec::new(), BTreeMap::<String, Vec<&T>>::new());
    for item in items {
        let of = groups.entry(group(item).to_owned()).or_insert_with(|| {
            order.push(group(item).to_owned());
            Vec::new()
        });
        of.push(item);
    }
    order.into_iter().filter_map(|name| groups.remove(&name).map(|of| (name, of))).collect()
}
