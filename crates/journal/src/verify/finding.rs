//! What verifying can find, in words.

use std::fmt;

use crate::{AccountId, Hash, Position, SealedId, StreamId, SubjectId, Version};

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// An event does not have the hash that the event before it and its own words give.
    Broken(StreamId, Version),
    /// An event is not there, or not where it should be.
    Missing(StreamId, Version),
    /// The end of a stream is not what its events come to.
    End(StreamId),
    /// There are more or fewer events than positions.
    Count {
        /// Events there are.
        events: u64,
        /// Events there should be.
        position: Position,
    },
    /// A snapshot is not what was saved, or not what its events come to.
    Snapshot(StreamId),
    /// A sealed value does not open with the key of whom it is about.
    Sealed(SealedId),
    /// The key of someone does not open with the master key.
    Key(SubjectId),
    /// A row of a chained table is not the one that was written.
    Row(&'static str, u64),
    /// A row of a chained table is not there.
    RowMissing(&'static str, u64),
    /// The end of a chained table is not what its rows come to.
    ChainEnd(&'static str),
    /// A sealed value is gone, and the person it is about was never erased.
    Lost(SealedId, SubjectId),
    /// A sealed value is in the vault that was never written there, or is said to be of another person or stream.
    Stray(SealedId),
    /// A key is gone, and the person it belongs to was never erased.
    LostKey(SubjectId),
    /// Somebody was erased, and is still there, or is said to have been erased at another time.
    NotErased(SubjectId),
    /// What is known of an account does not open.
    Account(AccountId),
    /// What an account signs in with does not open for it.
    Credential(AccountId, String),
    /// A code does not open as one of its kind.
    Code(Hash),
    /// What a session knows does not open.
    Session(Hash),
    /// A file is not what was saved, or is gone.
    File(String),
    /// A table cannot be read.
    Unreadable(&'static str, String),
    /// The store says that it is damaged.
    Store(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(stream, version) => {
                write!(f, "{stream}: event {version} is not the one that was written")
            }
            Self::Missing(stream, version) => write!(f, "{stream}: event {version} is missing"),
            Self::End(stream) => write!(f, "{stream}: its end is not what its events come to"),
            Self::Count { events, position } => {
                write!(f, "the journal came to position {position} and has {events} events")
            }
            Self::Snapshot(stream) => {
                write!(f, "{stream}: its snapshot is not what its events come to; delete the snapshots")
            }
            Self::Sealed(id) => write!(f, "the sealed value {id} does not open"),
            Self::Key(subject) => write!(f, "the key of {subject} does not open"),
            Self::Row(table, number) => write!(f, "{table}: row {number} is not the one that was written"),
            Self::RowMissing(table, number) => write!(f, "{table}: row {number} is missing"),
            Self::ChainEnd(table) => write!(f, "{table}: its end is not what its rows come to"),
            Self::Lost(id, subject) => {
                write!(f, "the sealed value {id} is missing, and {subject} was never erased")
            }
            Self::Stray(id) => write!(f, "the sealed value {id} is not where it was written"),
            Self::LostKey(subject) => {
                write!(f, "the key of {subject} is missing, and they were never erased")
            }
            Self::NotErased(subject) => {
                write!(f, "what is written about the erasure of {subject} is not what is there")
            }
            Self::Account(account) => write!(f, "account {account}: what is known of it does not open"),
            Self::Credential(account, kind) => write!(f, "account {account}: a {kind} does not open for it"),
            Self::Code(hash) => write!(f, "the code {hash} does not open"),
            Self::Session(key) => write!(f, "the session {key} does not open; delete the sessions"),
            Self::File(name) => write!(f, "the file {name} is not what was saved"),
            Self::Unreadable(table, why) => write!(f, "{table} cannot be read: {why}"),
            Self::Store(why) => write!(f, "the store is damaged: {why}"),
        }
    }
}
