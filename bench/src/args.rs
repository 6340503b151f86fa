//! The command line.

use std::path::PathBuf;

use clap::{Args as ArgGroup, Parser, Subcommand};

use crate::formats::{Format, Objective};

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
