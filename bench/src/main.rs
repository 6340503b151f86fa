//! Measures the rota engine: solves the literature's instances and has the outcome judged by others.
#![forbid(unsafe_code)]

mod args;
mod clock;
mod fold;
mod formats;
mod instructions;
mod journal;
mod latency;
mod load;
mod smoke;
mod solve;
mod table;
mod vectors;
mod weekly;

use std::io;
use std::process::ExitCode;

use args::{Args, Task};
use clap::Parser as _;

fn main() -> ExitCode {
    let done = match Args::parse().task {
        Task::Solve(task) => solve::run(&task).map_err(|trouble| trouble.to_string()),
        Task::Check(task) => solve::check(&task).map_err(|trouble| trouble.to_string()),
        Task::Smoke => smoke::run(&mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Fold => fold::run(&mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Instructions(task) => {
            instructions::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string())
        }
        Task::Latency(task) => latency::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Journal(task) => journal::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Load(task) => load::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Live(task) => load::stay_open(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Page(task) => load::time_page(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Table(task) => table::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
        Task::Vectors(task) => vectors::run(&task, &mut io::stdout()).map_err(|trouble| trouble.to_string()),
    };
    match done {
        Ok(line) => tell(io::stdout(), &line, ExitCode::SUCCESS),
        Err(trouble) => tell(io::stderr(), &trouble, ExitCode::FAILURE),
    }
}

/// Writes `text` as a line of its own; a reader who has gone away is no reason to fail.
fn tell(mut to: impl io::Write, text: &str, code: ExitCode) -> ExitCode {
    let _ = writeln!(to, "{text}");
    code
}
