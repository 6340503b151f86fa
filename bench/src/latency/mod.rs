//! How long a question and a repair take: a team's published week, and a day on which things happen.
//!
//! Only moves are counted, so that the answers are the same on every machine; the times are the machine's.

mod chance;
mod day;
mod times;

use std::io::{self, Write};

use chance::Chance;
use clap::Args as ArgGroup;
use day::Day;
use rota::{Aim, Cost, Explainer, Options, Plan, Problem, Steps, VisitIdx};
use thiserror::Error;
use times::Times;
use week::{Change, Compiled};

use crate::table::weeks::{self, WeekError};

/// What to time, and how often.
#[derive(Clone, Copy, Debug, ArgGroup)]
pub(crate) struct Latency {
    /// The seed of the week and of all that happens.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many people are in the week.
    #[arg(long, default_value_t = 22)]
    people: u32,
    /// How many workers are.
    #[arg(long, default_value_t = 12)]
    workers: u32,
    /// Moves for the week that is published.
    #[arg(long, default_value_t = 2_000_000)]
    plan_steps: u64,
    /// Moves for each repair.
    #[arg(long, default_value_t = 100_000)]
    steps: u64,
    /// How many visits it is asked for who could make them.
    #[arg(long, default_value_t = 200)]
    visits: usize,
    /// How many things happen.
    #[arg(long, default_value_t = 100)]
    changes: usize,
}

/// Why nothing could be timed.
#[derive(Debug, Error)]
pub(crate) enum LatencyError {
    /// The week could not be invented.
    #[error(transparent)]
    Week(#[from] WeekError),
    /// The week has no third day, or nobody comes on it.
    #[error("nothing can happen on the third day of the week: it has no visits that are still to come")]
    NoDay,
    /// The outcome could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

/// Prints a table of milliseconds, and what so short a repair loses.
pub(crate) fn run(task: &Latency, to: &mut impl Write) -> Result<String, LatencyError> {
    let week = weeks::invent(&weeks::wish(task.people, task.workers, task.seed)?)?;
    let compiled = weeks::compile(&week)?;
    let options = Options { seed: task.seed, threads: 1 };
    let proposal = rota::plan(&compiled.problem, None, &options, &Steps(task.plan_steps), &mut |_| {});
    let rota = compiled.rota_file(&proposal, &options);
    writeln!(
        to,
        "## latency\n\n{} workers, {} people, {} visits; {} moves for each repair, on one thread.\n\n\
         | what | times | median, ms | 99th percentile, ms | most, ms |\n|---|---|---|---|---|",
        week.workers.len(),
        week.people.len(),
        week.visits.len(),
        task.steps
    )?;
    questions(task, &compiled.problem, &proposal.plan, to)?;
    let date = week.horizon.dates().nth(2).ok_or(LatencyError::NoDay)?;
    repairs(task, &Day { week: &week, compiled: &compiled, rota: &rota, date }, to)
}

/// Who could make visits drawn by chance.
fn questions(task: &Latency, problem: &Problem, plan: &Plan, to: &mut impl Write) -> io::Result<()> {
    let (mut chance, mut laying_out, mut asking) =
        (Chance::new(task.seed), Times::default(), Times::default());
    let all: Vec<VisitIdx> = (0..problem.visits.len()).map(VisitIdx::at).collect();
    for _ in 0..task.visits.min(20) {
        laying_out.of(|| Explainer::new(problem, plan));
    }
    let desk = Explainer::new(problem, plan);
    for _ in 0..task.visits {
        if let Some(visit) = chance.pick(&all) {
            asking.of(|| desk.who_could(*visit));
        }
    }
    writeln!(to, "{}\n{}", laying_out.row("lay out a desk"), asking.row("fit: who could make a visit"))
}

/// What is timed of repairs, and their gaps to ones ten times as long.
#[derive(Default)]
struct Repairs {
    compiling: Times,
    by_aim: [Times; 3],
    left_out: usize,
    left_out_by_long: usize,
    cost: Cost,
    cost_of_long: Cost,
}

fn repairs(task: &Latency, day: &Day<'_>, to: &mut impl Write) -> Result<String, LatencyError> {
    let (mut chance, mut seen, mut turn) = (Chance::new(task.seed), Repairs::default(), 0);
    let most = task.changes * 20;
    let mut tries = 0;
    while turn < task.changes {
        tries += 1;
        if tries > most {
            return Err(LatencyError::NoDay);
        }
        let after = day.change(turn, &mut chance).and_then(|change| seen.after(day, &change));
        if let Some((compiled, published)) = after {
            seen.repair(task, &compiled.problem, &published);
            turn += 1;
        }
    }
    writeln!(to, "{}", seen.compiling.row("read a change into the week"))?;
    for (name, times) in ["fewest changes", "balanced", "best week"].iter().zip(&seen.by_aim) {
        writeln!(to, "{}", times.row(&format!("repair: {name}")))?;
    }
    Ok(seen.in_words(task))
}

impl Repairs {
    /// The week after a change, and what of the rota remains; nothing where the change cannot happen.
    fn after(&mut self, day: &Day<'_>, change: &Change) -> Option<(Compiled, Plan)> {
        self.compiling.of(|| {
            let compiled = weeks::compile(&day.week.apply(change, day.rota).ok()?).ok()?;
            let published = compiled.plan_that_remains(day.rota);
            Some((compiled, published))
        })
    }

    fn repair(&mut self, task: &Latency, problem: &Problem, published: &Plan) {
        let with = |aim, steps| {
            let options = Options { seed: task.seed, threads: 1 };
            rota::repair(problem, published, aim, &options, &Steps(steps), &mut |_| {})
        };
        for (aim, times) in Aim::ALL.into_iter().zip(&mut self.by_aim) {
            let proposal = times.of(|| with(aim, task.steps));
            if aim == Aim::Balanced {
                let long = with(aim, task.steps * 10);
                self.left_out += weeks::left_out(problem, &proposal);
                self.left_out_by_long += weeks::left_out(problem, &long);
                self.cost += proposal.score().total;
                self.cost_of_long += long.score().total;
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    fn in_words(&self, task: &Latency) -> String {
        let gap = (self.cost - self.cost_of_long) as f64 / self.cost_of_long.max(1) as f64 * 100.0;
        format!(
            "\nBalanced repairs together weigh {} ({gap:.2} % above repairs ten times as long) and leave {} visits \
             out in {} changes (the long ones {}).",
            self.cost, self.left_out, task.changes, self.left_out_by_long
        )
    }
}
