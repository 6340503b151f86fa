//! The command line.

use std::path::PathBuf;

use clap::{Args as ArgGroup, Parser, Subcommand};

use crate::formats::{Format, Objective};
use crate::journal::Measure;
use crate::latency::Latency;
use crate::load;
use crate::table::Measured;
use crate::vectors;

/// Measures the rota engine on public instances.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Solve one instance, write its solution file, and print one line of JSON.
    Solve(Solve),
    /// Judge a solution file by our own rules, and print one line of JSON.
    Check(Check),
    /// Time questions and repairs on a published week on which things happen, and print a table.
    Latency(Latency),
    /// Measure the journal: durable appends beside plain SQLite, and how soon a long stream is open.
    Journal(Measure),
    /// Let people click through a demonstration that is being served, and tell how long its pages took.
    Load(load::Task),
    /// Open many pages that listen, and tell how long after a change each was told and drawn again
    Live(load::LiveTask),
    /// Open one page of a demonstration that is being served again and again, and tell how long it took.
    Page(load::PageTask),
    /// Solve a set of instances, have every solution judged by the independent evaluators, and print a table.
    Table(Table),
    /// Plan a few invented weeks and days with a fixed number of moves, and fail where a plan costs more than it did
    /// when its bound was written down.
    Smoke,
    /// Fold ten years of a team from the bytes its events are kept in, and print how long that takes.
    Fold,
    /// Count the instructions of the hot paths with valgrind, and fail where one takes more than it did when its bound
    /// was written down.
    Instructions(Instructions),
    /// Put published cases to our rules, print each with ours and what is expected, and fail where one is not as expected.
    Vectors(vectors::Task),
}

/// What to count.
#[derive(Clone, Debug, ArgGroup)]
pub(crate) struct Instructions {
    /// Run just this path once, to be counted from outside.
    #[arg(long, value_name = "PATH")]
    pub(crate) only: Option<String>,
}

/// Which set to measure, and how.
#[derive(Clone, Debug, ArgGroup)]
pub(crate) struct Table {
    /// Which: a set of the literature by the name of its folder, or peers, weeks, region.
    pub(crate) subject: Measured,
    /// Only these instances (names as in the set's list of best-known values), separated by commas.
    #[arg(long, value_delimiter = ',')]
    pub(crate) instances: Vec<String>,
    /// Only this group; may be given several times.
    #[arg(long)]
    pub(crate) group: Vec<String>,
    /// Only one in so many instances of each group.
    #[arg(long, default_value_t = 1)]
    pub(crate) every: usize,
    /// Seconds for each run, instead of what the set is measured with.
    #[arg(long)]
    pub(crate) seconds: Option<f64>,
    /// Moves of each thread for each run, instead of seconds.
    #[arg(long, conflicts_with = "seconds")]
    pub(crate) steps: Option<u64>,
    /// The seeds, separated by commas.
    #[arg(long, value_delimiter = ',', default_value = "1,2,3")]
    pub(crate) seeds: Vec<u64>,
    /// Searches side by side.
    #[arg(long, default_value_t = 2)]
    pub(crate) threads: usize,
    /// What to minimise (only vrptwsyn-bredstrom-2008 has a choice).
    #[arg(long, default_value = "travel")]
    pub(crate) objective: Objective,
    /// Where the benchmark sets, evaluators and peers are.
    #[arg(long, default_value = "../shared")]
    pub(crate) shared: PathBuf,
    /// Where to write solutions.
    #[arg(long, default_value = "target/bench")]
    pub(crate) out: PathBuf,
    /// A Python with the peers installed: they run too (sets `peers` and `vrptw-…`), with the same seeds.
    #[arg(long)]
    pub(crate) peers: Option<PathBuf>,
    /// Which peers, separated by commas.
    #[arg(long, default_value = "ortools-exact,ortools-fixed,cp-sat,pyvrp,vroom")]
    pub(crate) only: String,
}

/// Which solution of which instance to judge.
#[derive(Clone, Debug, ArgGroup)]
pub(crate) struct Check {
    /// How the instance is written.
    #[command(flatten)]
    pub(crate) kind: Kind,
    /// The instance, gzip or plain.
    pub(crate) instance: PathBuf,
    /// Its solution, gzip or plain.
    pub(crate) solution: PathBuf,
}

/// How an instance is written and what is to be minimised.
#[derive(Clone, Copy, Debug, ArgGroup)]
pub(crate) struct Kind {
    /// How the instance is written.
    #[arg(long)]
    pub(crate) format: Format,
    /// What to minimise (only vrptwsyn has a choice).
    #[arg(long, default_value = "travel")]
    pub(crate) objective: Objective,
}

/// How to solve one instance.
#[derive(Clone, Debug, ArgGroup)]
pub(crate) struct Solve {
    /// How the instance is written.
    #[command(flatten)]
    pub(crate) kind: Kind,
    /// How long to search and with what.
    #[command(flatten)]
    pub(crate) budget: Budget,
    /// The instance, gzip or plain.
    pub(crate) instance: PathBuf,
    /// Where to write the solution.
    #[arg(short, long)]
    pub(crate) output: PathBuf,
}

/// How long to search, with what.
#[derive(Clone, Copy, Debug, ArgGroup)]
pub(crate) struct Budget {
    /// Seconds to search.
    #[arg(long, default_value_t = 10.0)]
    pub(crate) seconds: f64,
    /// Moves to try on each thread, instead of seconds: the same outcome on every machine.
    #[arg(long, conflicts_with = "seconds")]
    pub(crate) steps: Option<u64>,
    /// Searches side by side.
    #[arg(long, default_value_t = 1)]
    pub(crate) threads: usize,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}
