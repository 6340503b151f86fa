//! Measures a set: every instance with every seed, judged by the independent evaluators, as a Markdown table.

mod judge;
mod markdown;
mod peers;
mod rival;
mod sets;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use thiserror::Error;

use crate::args::{Budget, Kind, Table};
use crate::solve::{self, SolveError};
use judge::JudgeError;
use markdown::{Row, Runs};
pub(crate) use sets::Set;
use sets::{Member, SetError};

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
    /// The table could not be written.
    #[error("cannot write the table: {0}")]
    Write(#[from] io::Error),
}

/// Measures as told, writing rows as they come, and returns the table of groups.
pub(crate) fn run(task: &Table, to: &mut impl Write) -> Result<String, TableError> {
    if task.set == Set::Peers {
        return peers::run(task, to);
    }
    let members = sets::members(task)?;
    writeln!(to, "{}", markdown::head(task))?;
    let mut rows = Vec::new();
    for member in &members {
        let row = row(task, member)?;
        writeln!(to, "{}", row.line())?;
        to.flush()?;
        rows.push(row);
    }
    Ok(markdown::groups(&rows))
}

/// One instance with every seed.
fn row(task: &Table, member: &Member) -> Result<Row, TableError> {
    let kind = Kind { format: task.set.format(), objective: task.objective };
    let seconds = match task.seconds {
        Some(seconds) => seconds,
        None => task.set.seconds(&member.group, solve::people(kind, &member.path)?),
    };
    let (mut ours, mut rival) = (Runs::default(), Runs::default());
    for &seed in &task.seeds {
        let budget = Budget { seconds, steps: task.steps, threads: task.threads, seed };
        let solution = place(task, "ours", seed, &member.name);
        let outcome = solve::solve(kind, &member.path, &budget)?;
        solve::write(&solution, &outcome.solution)?;
        let verdict = judge::judge(task, &member.path, &solution)?;
        ours.add(verdict, Some(outcome.cost));
        if let Some(python) = task.peers.as_deref().filter(|_| task.set.is_vrptw()) {
            let solution = place(task, "pyvrp", seed, &member.name);
            rival::solve(python, &member.path, &solution, seconds, seed)?;
            rival.add(judge::judge(task, &member.path, &solution)?, None);
        }
    }
    Ok(Row {
        name: member.name.clone(),
        group: member.group.clone(),
        seconds,
        best: member.best,
        maximise: task.set.maximises(),
        ours,
        rival,
    })
}

/// Where a solution goes: by set, solver and seed.
fn place(task: &Table, solver: &str, seed: u64, name: &str) -> PathBuf {
    let set = format!("{}-{}", task.set.folder(), sets::objective(task.objective));
    task.out.join(set).join(format!("{solver}-{seed}")).join(format!("{name}.sol"))
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
