//! Home-care days beside the peers: our plans at our budget, the best of all peers at theirs.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::judge::{self, answer, call};
use super::markdown::{mean, number, percent};
use super::{Job, TableError, by_group, place, sets};
use crate::args::{Budget, Kind};
use crate::solve::{self, SolveError};

/// The seconds that peers are given.
const PEERS_SECONDS: f64 = 60.0;

/// One run of a peer.
#[derive(Clone, Debug, Deserialize)]
struct Run {
    instance: String,
    peer: String,
    budget_s: f64,
    #[serde(default)]
    feasible: bool,
    cost: Option<f64>,
}

/// One instance: our costs and left-out parts, and the best peer.
struct Row {
    group: String,
    gap: Option<f64>,
}

/// Measures the days, and the peers too where a Python with them is given; else they are as last measured.
pub(super) fn run(job: &Job<'_>, to: &mut impl Write) -> Result<String, TableError> {
    let folder = job.task.shared.join("peers");
    let days = days(job, &folder)?;
    let (results, whence) = match &job.task.peers {
        Some(python) => (run_peers(job, python, &folder, &days)?, "measured in the same run"),
        None => (folder.join("baseline.jsonl"), "as measured for the baseline"),
    };
    let best = best(&results)?;
    writeln!(
        to,
        "## peers\n\nPeers at {} s, {whence}. Gap in % of the best peer, negative: better. Left out: carer-visits, \
         mean over seeds.\n\n| instance | seconds | best peer | its cost | ours, mean | best | worst | gap: mean | \
         left out | |\n|---|---|---|---|---|---|---|---|---|---|",
        number(PEERS_SECONDS)
    )?;
    let mut rows = Vec::new();
    for (name, path) in &days {
        let (line, row) = row(job, name, path, best.get(name))?;
        writeln!(to, "{line}")?;
        to.flush()?;
        rows.push(row);
    }
    Ok(groups(&rows))
}

/// The days that are asked for.
fn days(job: &Job<'_>, folder: &Path) -> Result<Vec<(String, PathBuf)>, TableError> {
    let all = sets::files(&folder.join("instances"))?;
    let asked = |name: &String| job.task.instances.is_empty() || job.task.instances.contains(name);
    let chosen = all.into_iter().filter(|(name, _)| asked(name));
    Ok(chosen.step_by(job.task.every.max(1)).collect())
}

/// Runs the peers on these days, appending to a results file of ours.
fn run_peers(
    job: &Job<'_>,
    python: &Path,
    folder: &Path,
    days: &[(String, PathBuf)],
) -> Result<PathBuf, TableError> {
    let (script, results) = (folder.join("run_all.py"), job.task.out.join("peers/results.jsonl"));
    solve::write(&job.task.out.join("peers/out/.keep"), "")?;
    let out = job.task.out.join("peers/out");
    let seeds = job.task.seeds.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
    let budget = number(PEERS_SECONDS);
    let mut words: Vec<&OsStr> = vec![script.as_os_str(), "--py".as_ref(), python.as_os_str()];
    words.extend(["--only".as_ref(), job.task.only.as_ref(), "--budgets".as_ref(), OsStr::new(&budget)]);
    words.extend(["--solver-seeds".as_ref(), OsStr::new(&seeds), "--resume".as_ref()]);
    words.extend(["--out".as_ref(), out.as_os_str(), "--results".as_ref(), results.as_os_str()]);
    words.push("--instances".as_ref());
    words.extend(days.iter().map(|(_, path)| path.as_os_str()));
    let output = call(python.as_os_str(), &words)?;
    if output.status.success() { Ok(results) } else { Err(answer(&script, &output).into()) }
}

/// The best feasible run at the peers' budget, by instance.
fn best(results: &Path) -> Result<BTreeMap<String, (String, f64)>, TableError> {
    let file = |source| SolveError::File { path: results.to_owned(), source };
    let text = fs::read_to_string(results).map_err(file)?;
    let mut best = BTreeMap::<String, (String, f64)>::new();
    for run in text.lines().filter_map(|line| serde_json::from_str::<Run>(line).ok()) {
        let Some(cost) = run.cost.filter(|_| run.feasible && run.budget_s <= PEERS_SECONDS) else { continue };
        let so_far = best.entry(run.instance).or_insert_with(|| (run.peer.clone(), cost));
        if cost < so_far.1 {
            *so_far = (run.peer, cost);
        }
    }
    Ok(best)
}

/// One day with every seed.
fn row(
    job: &Job<'_>,
    name: &str,
    path: &Path,
    peer: Option<&(String, f64)>,
) -> Result<(String, Row), TableError> {
    let kind = Kind { format: job.set.format(), objective: job.task.objective };
    let seconds = job.task.seconds.unwrap_or(10.0);
    let (mut costs, mut left_out, mut trouble) = (Vec::new(), Vec::new(), String::new());
    for &seed in &job.task.seeds {
        let budget = Budget { seconds, steps: job.task.steps, threads: job.task.threads, seed };
        let outcome = solve::solve(kind, path, &budget)?;
        let solution = place(job, "ours", seed, name);
        solve::write(&solution, &outcome.solution)?;
        let verdict = judge::judge(job, path, &solution)?;
        match verdict.cost.filter(|_| verdict.feasible) {
            Some(cost) => costs.push(cost),
            None => trouble = format!("infeasible: {}", verdict.errors.join("; ")),
        }
        left_out.push(f64::from(u32::try_from(verdict.unassigned_parts.unwrap_or(0)).unwrap_or(u32::MAX)));
    }
    let ours = mean(costs.iter().copied());
    let gap = ours.zip(peer).map(|(ours, (_, peer))| 100.0 * (ours - peer) / peer);
    let show = |figure: Option<f64>| figure.map_or("-".to_owned(), number);
    let line = format!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {trouble} |",
        number(seconds),
        peer.map_or("-", |(who, _)| who),
        show(peer.map(|(_, cost)| *cost)),
        show(ours),
        show(costs.iter().copied().reduce(f64::min)),
        show(costs.iter().copied().reduce(f64::max)),
        gap.map_or("-".to_owned(), percent),
        show(mean(left_out.into_iter())),
    );
    let group = name.rsplit_once("-s").map_or(name, |(group, _)| group).to_owned();
    Ok((line, Row { group, gap }))
}

/// The mean gap by size and level.
fn groups(rows: &[Row]) -> String {
    let mut lines = vec!["\n| group | days | gap: mean |".to_owned(), "|---|---|---|".to_owned()];
    for (name, rows) in by_group(rows, |row| row.group.as_str()) {
        let gap = mean(rows.iter().filter_map(|row| row.gap));
        lines.push(format!("| {name} | {} | {} |", rows.len(), gap.map_or("-".to_owned(), percent)));
    }
    lines.join("\n")
}
