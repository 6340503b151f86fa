//! The formats of the literature: each reads an instance into a `rota::Problem` and writes plans back.
//!
//! Instances come from anywhere, so reading one never panics and never takes memory out of proportion to its size.

mod ampl;
mod day;
mod hhcrsp;
mod operations;
pub(crate) mod read;
mod round;
mod uhhc;
mod uhhc_costs;
mod vrptw;
mod vrptwsyn;

use clap::ValueEnum;
use rota::{Plan, Problem, Score};

pub(crate) use read::ReadError;

/// How an instance is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Daily home care with double visits: mankowska-2014, kummer-2021, italian-2024.
    Hhcrsp,
    /// Daily home care with all its trimmings: uhhc-2026.
    Uhhc,
    /// Routes with time windows: vrptw-solomon, vrptw-gehring-homberger.
    Vrptw,
    /// Home care with synchronised pairs: vrptwsyn-bredstrom-2008.
    Vrptwsyn,
    /// A home-care day as the peers are measured on.
    Day,
    /// Weeks with one worker a patient: weekly-continuity-5day. It has a search of its own.
    Weekly,
}

/// What to minimise, where a format leaves a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Objective {
    /// Travel minutes.
    Travel,
    /// The sum of preferences.
    Preference,
}

/// An instance of the literature as a problem of ours.
pub(crate) trait Instance {
    /// What is to be planned.
    fn problem(&self) -> &Problem;

    /// The plan as a solution file of the format.
    fn write(&self, plan: &Plan) -> String;

    /// The plan that a solution file holds, with its own times.
    fn plan(&self, solution: &[u8]) -> Result<Plan, ReadError>;

    /// Our score in the instance's own measure, to be held against best-known values.
    fn cost(&self, score: &Score) -> f64;
}

/// Reads an instance, plain or gzip.
pub(crate) fn read(
    format: Format,
    objective: Objective,
    bytes: &[u8],
) -> Result<Box<dyn Instance>, ReadError> {
    let text = read::unpack(bytes)?;
    let instance: Box<dyn Instance> = match format {
        Format::Hhcrsp => Box::new(hhcrsp::read(&text)?),
        Format::Uhhc => Box::new(uhhc::read(&text)?),
        Format::Vrptw => Box::new(vrptw::read(&text)?),
        Format::Vrptwsyn => Box::new(vrptwsyn::read(&text, objective)?),
        Format::Day => Box::new(day::read(&text)?),
        Format::Weekly => return Err(read::wrong("weekly", "has no plan of the general kind")),
    };
    read::sound(instance.problem())?;
    Ok(instance)
}

#[cfg(test)]
mod tests;
