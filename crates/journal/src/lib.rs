//! Everything that happens, appended and never changed.
#![forbid(unsafe_code)]

mod admit;
mod append;
mod chain;
mod engine;
mod entry;
mod error;
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

pub use append::{Append, AppendError, Appended, NewJob, Secret};
pub use chain::Hash;
pub use entry::{Entry, Meta, Recorded};
pub use error::{OpenError, StoreError};
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
