//! What people say of single workers: whom they like to see, and who should not come.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

pub use commands::{Command, SetWish};
pub use events::{Event, Wished};

/// What a person said of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkerWish {
    /// They like this worker to come.
    Liked,
    /// This worker should not come.
    NotThisWorker,
}
