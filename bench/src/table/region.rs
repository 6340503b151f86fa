//! Regions of more and more teams: whether time grows with them and no faster, and how much memory it takes.
//!
//! Teams are independent. Each is invented, planned by one thread, counted and forgotten, so that no more than one
//! team a thread is ever held.

use std::io::Write;
use std::sync::Mutex;
use std::time::Instant;

use super::TableError;
use super::markdown::number;
use super::weeks::{WeekError, left_out, plan, problem, wish};
use crate::args::Table;

/// How many people the regions have: teams of twenty.
const PEOPLE: [u32; 4] = [20, 200, 2_000, 26_000];

/// Workers to a hundred people, as in Greater Manchester: sixteen thousand for twenty-six.
const WORKERS_OF_100: u32 = 62;

/// Seconds for each team: thirteen hundred of them on two threads take some ten minutes with all else.
const SECONDS: f64 = 0.8;

/// What came of a region.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    teams: usize,
    visits: usize,
    left_out: usize,
    breaches: usize,
}

/// Plans each region that is asked for (`--group` by its people, such as `2000`).
pub(super) fn run(task: &Table, to: &mut impl Write) -> Result<String, TableError> {
    writeln!(
        to,
        "## region\n\n{} threads, {} s for each team's search. Seconds are of everything: inventing, compiling, planning, \
         checking.\n\n| people | teams | visits | seconds | seconds a team | left out | breaches | peak memory, MB |\n\
         |---|---|---|---|---|---|---|---|",
        task.threads,
        number(task.seconds.unwrap_or(SECONDS)),
    )?;
    for people in PEOPLE {
        if !(task.group.is_empty() || task.group.contains(&people.to_string())) {
            continue;
        }
        let began = Instant::now();
        let sums = region(task, people)?;
        let seconds = began.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a few teams")]
        let each = seconds / sums.teams.max(1) as f64;
        writeln!(
            to,
            "| {people} | {} | {} | {} | {} | {} | {} | {} |",
            sums.teams,
            sums.visits,
            number(seconds),
            number(each),
            sums.left_out,
            sums.breaches,
            peak_memory().map_or("-".to_owned(), |megabytes| megabytes.to_string())
        )?;
        to.flush()?;
    }
    Ok(String::new())
}

/// Plans every team of a region, as many at a time as there are threads.
fn region(task: &Table, people: u32) -> Result<Sums, WeekError> {
    let seed = task.seeds.first().copied().unwrap_or(1);
    let teams = Mutex::new(town::teams(&wish(people, people * WORKERS_OF_100 / 100, seed)?));
    let work = || -> Result<Sums, WeekError> {
        let mut sums = Sums::default();
        while let Some(team) = teams.lock().ok().and_then(|mut teams| teams.next()) {
            let problem = problem(&team)?;
            let proposal = plan(&problem, task, team.seed, task.seconds.unwrap_or(SECONDS), 1);
            sums.teams += 1;
            sums.visits += problem.visits.len();
            sums.left_out += left_out(&problem, &proposal);
            sums.breaches += proposal.verdict.breaches.len();
        }
        Ok(sums)
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..task.threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut all = Sums::default();
        for thread in running {
            let sums = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            all.teams += sums.teams;
            all.visits += sums.visits;
            all.left_out += sums.left_out;
            all.breaches += sums.breaches;
        }
        Ok(all)
    })
}

/// The most memory this process ever held, where the system says so (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
