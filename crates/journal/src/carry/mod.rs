//! Carrying a journal from one store to another: the way from SQLite to PostgreSQL and back, and into backups.

mod archive;
mod backup;
mod copy;
mod tables;

pub use backup::{BackupError, Lock, Restored, Saved, Unlock, restore};
pub use copy::{Carried, CarryError};
