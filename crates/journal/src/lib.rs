//! Everything that happens, appended and never changed.
//!
//! A journal is many **streams** of events, one for each team and one for whatever else has a history. What a command
//! changes is appended with the version it was decided on: if others were faster, nothing is written, and it is decided
//! again. Every command has a name that was given where it was born, and a repeated one gets its first answer. Events hold
//! ids; what identifies or describes a person lies sealed in the **vault** under that person's key, and destroying the key
//! erases them while every sum stays. Beside the events, in the same store: jobs that follow from them, snapshots, sessions,
//! accounts, and who looked at whose record.
//!
//! The store is a SQLite file, a PostgreSQL database, or memory, all behind [`Journal`]; the crate gives none of what it
//! keeps a meaning.
//!
//! ```
//! use journal::{Append, Appended, Journal, MasterKey, Meta, Moment, Storage, Position, Secret, StreamId, Version};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let journal = Journal::open(&Storage::Memory, &MasterKey::random()?).await?;
//! let team = StreamId::of("team", "oak");
//! let meta = Meta {
//!     actor: "account/zoe".into(),
//!     command: "born on zoe's phone".into(),
//!     happened_at: Moment::now(),
//!     zone: "Europe/London".into(),
//! };
//!
//! let mut joined = Append::new(team.clone(), Version(0), meta)
//!     .entry("person-joined/1", r#"{"person":"anna","name":"sealed 1"}"#)
//!     .answer("welcome");
//! joined.seal = vec![Secret::new("sealed 1".into(), "anna".into(), "Anna Arden")];
//!
//! assert!(matches!(journal.append(joined.clone()).await?, Appended::Written(events) if events.len() == 1));
//! // The phone did not hear the answer and sends the command again.
//! assert_eq!(journal.append(joined).await?, Appended::Repeated(b"welcome".to_vec()));
//!
//! let names = journal.open_all_in(&team).await?;
//! assert_eq!(names[&"sealed 1".into()].as_slice(), b"Anna Arden");
//! journal.erase(&"anna".into(), Moment::now()).await?;
//! assert!(journal.open_all_in(&team).await?.is_empty());
//! assert_eq!(journal.subscribe(Position(0)).next().await?.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! Inside, `admit` alone decides whether an append is written, purely; `engine` holds the two engines, which share all
//! statements but those for appending and taking jobs; `carry` moves whole journals. `docs/decisions` says why.
#![forbid(unsafe_code)]

mod admit;
mod append;
mod carry;
mod chain;
mod chained;
mod engine;
mod entry;
mod erase;
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
mod notices;
mod prove;
mod seal;
mod seen;
mod sessions;
mod snapshot;
mod storage;
mod subscription;
mod unreadable;
mod vault;
mod verify;

pub use append::{Append, AppendError, Appended, First, NewJob, Secret};
pub use carry::{BackupError, Carried, CarryError, Lock, Restored, Saved, Unlock, restore};
pub use chain::Hash;
pub use entry::{Entry, Meta, Recorded};
pub use erase::{Destroyed, Erasure, Receipt, Stays, what_stays};
pub use error::{OpenError, StoreError};
pub use export::{ExportError, Exported};
pub use ids::{AccountId, ActorId, CommandId, Position, SealedId, StreamId, SubjectId, Version};
pub use jobs::{Job, Jobs, Open as OpenJob, Parked};
pub use journal::Journal;
pub use keyring::{Account, Code, Credential, Keyring, NewCode};
pub use looks::{Look, Looks, Numbered};
pub use master::{MasterKey, MasterKeyError};
pub use moment::Moment;
pub use notices::{Notice, Notices};
pub use seen::{Seen, SeenParts};
pub use sessions::{Session, SessionKey, Sessions};
pub use snapshot::Snapshot;
pub use storage::Storage;
pub use subscription::Subscription;
pub use unreadable::Unreadable;
pub use vault::Plain;
pub use verify::{Cover, Covered, Finding, Folds, Refold, Verified, coverage};
