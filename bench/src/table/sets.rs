//! The sets of the literature: where they lie, what is known of them, and how long each is given.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use thiserror::Error;

use super::Job;
use crate::formats::{Format, Objective};

/// A set of instances that is measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Set {
    /// Daily home care, groups A to G.
    #[value(name = "mankowska-2014")]
    Mankowska,
    /// Daily home care, Porto Alegre.
    #[value(name = "kummer-2021")]
    Kummer,
    /// Daily home care, Italian cities.
    #[value(name = "italian-2024")]
    Italian,
    /// The unified formulation.
    #[value(name = "uhhc-2026")]
    Uhhc,
    /// Home care with synchronised pairs.
    #[value(name = "vrptwsyn-bredstrom-2008")]
    Vrptwsyn,
    /// Routes with time windows, 100 customers.
    #[value(name = "vrptw-solomon")]
    Solomon,
    /// Routes with time windows, 200 and 400 customers.
    #[value(name = "vrptw-gehring-homberger")]
    Homberger,
    /// Weeks with one worker a patient.
    #[value(name = "weekly-continuity-5day")]
    Weekly,
    /// Home-care days, beside the peers.
    Peers,
}

impl Set {
    /// The folder it is in, under `benchmarks`.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Mankowska => "mankowska-2014",
            Self::Kummer => "kummer-2021",
            Self::Italian => "italian-2024",
            Self::Uhhc => "uhhc-2026",
            Self::Vrptwsyn => "vrptwsyn-bredstrom-2008",
            Self::Solomon => "vrptw-solomon",
            Self::Homberger => "vrptw-gehring-homberger",
            Self::Weekly => "weekly-continuity-5day",
            Self::Peers => "peers",
        }
    }

    /// How its instances are written.
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Mankowska | Self::Kummer | Self::Italian => Format::Hhcrsp,
            Self::Uhhc => Format::Uhhc,
            Self::Vrptwsyn => Format::Vrptwsyn,
            Self::Solomon | Self::Homberger => Format::Vrptw,
            Self::Weekly => Format::Weekly,
            Self::Peers => Format::Day,
        }
    }

    /// The evaluator that judges it.
    pub(crate) fn evaluator(self) -> &'static str {
        match self.format() {
            Format::Hhcrsp => "evaluate/hhcrsp.py",
            Format::Uhhc => "evaluate/uhhc.py",
            Format::Vrptwsyn => "evaluate/vrptwsyn.py",
            Format::Vrptw => "evaluate/vrptw.py",
            Format::Weekly => "evaluate/weekly.py",
            Format::Day => "peers/score.py",
        }
    }

    /// Whether it is plain routing, which PyVRP solves too.
    pub(crate) fn is_vrptw(self) -> bool {
        self.format() == Format::Vrptw
    }

    /// Whether more is better.
    pub(crate) fn maximises(self) -> bool {
        self == Self::Weekly
    }

    /// The seconds that an instance of `group` with so many people is given.
    pub(crate) fn seconds(self, group: &str, people: usize) -> f64 {
        match self {
            Self::Mankowska if ["A", "B"].contains(&group) => 1.0,
            Self::Mankowska if ["F", "G"].contains(&group) => 60.0,
            Self::Kummer | Self::Italian | Self::Uhhc if people >= 150 => 60.0,
            Self::Solomon | Self::Homberger | Self::Weekly => 60.0,
            _ => 10.0,
        }
    }

    /// Whether a group belongs to the table unless it is asked for by name.
    fn wants(self, group: &str) -> bool {
        self != Self::Homberger || group.ends_with(", 200") || group.ends_with(", 400")
    }
}

/// The name of an objective on the command line.
pub(crate) fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::Travel => "travel",
        Objective::Preference => "preference",
    }
}

/// An instance of a set.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Its name, with the sub-folders it is in.
    pub(crate) name: String,
    /// The group that means are taken over.
    pub(crate) group: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// The best-known cost, where there is one.
    pub(crate) best: Option<f64>,
}

/// Why a set cannot be measured.
#[derive(Debug, Error)]
pub(crate) enum SetError {
    /// A folder of the set is not there.
    #[error("{path}: {source} (is --shared right?)")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its list of best-known values cannot be read.
    #[error("{path}: {source}")]
    Best {
        /// Which.
        path: PathBuf,
        /// Why.
        source: csv::Error,
    },
    /// Nothing is left to measure.
    #[error("no instance of the set has one of these names: {0}")]
    Nobody(String),
}

/// The instances of a set that are asked for, in the order of its list of best-known values.
pub(crate) fn members(job: &Job<'_>) -> Result<Vec<Member>, SetError> {
    let folder = job.task.shared.join("benchmarks").join(job.set.folder());
    let mut files = files(&folder.join("instances"))?;
    let (mut chosen, mut seen) = (Vec::new(), BTreeMap::<String, usize>::new());
    for (name, group, best) in best_known(&folder.join("best_known.csv"), job.task.objective)? {
        let Some(path) = files.remove(&name) else { continue };
        let count = seen.entry(group.clone()).or_default();
        *count += 1;
        let wanted =
            if job.task.group.is_empty() { job.set.wants(&group) } else { job.task.group.contains(&group) };
        let asked = if job.task.instances.is_empty() {
            wanted && (*count - 1).is_multiple_of(job.task.every.max(1))
        } else {
            job.task.instances.contains(&name)
        };
        if asked {
            chosen.push(Member { name, group, path, best });
        }
    }
    if chosen.is_empty() { Err(SetError::Nobody(job.task.instances.join(", "))) } else { Ok(chosen) }
}

/// Every file below a folder by its name, with the folders between and without endings.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, SetError> {
    let error = |source| SetError::Folder { path: folder.to_owned(), source };
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        let entry = entry.map_err(error)?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            let below = files(&path)?.into_iter().map(|(below, path)| (format!("{name}/{below}"), path));
            found.extend(below);
        } else {
            let plain = [".gz", ".json", ".txt", ".dat"]
                .iter()
                .fold(name.as_str(), |name, ending| name.strip_suffix(ending).unwrap_or(name));
            found.insert(plain.to_owned(), path);
        }
    }
    Ok(found)
}

/// Name, group and best-known cost of every instance.
fn best_known(path: &Path, objective: Objective) -> Result<Vec<(String, String, Option<f64>)>, SetError> {
    let error = |source| SetError::Best { path: path.to_owned(), source };
    let best = if objective == Objective::Preference { "preference" } else { "best" };
    let mut table = csv::Reader::from_path(path).map_err(error)?;
    let mut rows = Vec::new();
    for row in table.deserialize::<BTreeMap<String, String>>() {
        let row = row.map_err(error)?;
        let field = |name: &str| row.get(name).cloned().unwrap_or_default();
        rows.push((field("instance"), field("group"), field(best).parse().ok()));
    }
    Ok(rows)
}
