//! Everything that happens, appended and never changed.
#![forbid(unsafe_code)]

mod admit;
mod append;
mod carry;
mod chain;
mod engine;
mod entry;
mod error;
mod export;
mod file;
mod ids;
mod jobs;
mod journal;
mod keyring;
mod looks;
mod master;
mod moment;
mod place;
mod seal;
mod sessions;
mod snapshot;
mod subscription;
mod vault;
mod verify;

pub use append::{Append, AppendError, Appended, NewJob, Secret};
pub use carry::{BackupError, Carried, CarryError, Lock, Restored, Saved, Unlock, restore};
pub use chain::Hash;
pub use entry::{Entry, Meta, Recorded};
pub use error::{OpenError, StoreError};
pub use export::{ExportError, Exported};
pub use ids::{AccountId, ActorId, CommandId, Position, SealedId, StreamId, SubjectId, Version};
pub use jobs::{Job, Jobs, Parked};
pub use journal::Journal;
pub use keyring::{Account, Code, Credential, Keyring, NewCode};
pub use looks::{Look, Looks, Numbered};
pub use master::{MasterKey, MasterKeyError};
pub use moment::Moment;
pub use place::Place;
pub use sessions::{Session, SessionKey, Sessions};
pub use snapshot::Snapshot;
pub use subscription::Subscription;
pub use vault::{Erased, Plain};
pub use verify::{Finding, Folds, Refold, Verified};
