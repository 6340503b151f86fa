//! What can go wrong with the store itself, in words that can be shown.

use crate::{MasterKeyError, Storage};

/// Why the store did not do what was asked. Nothing was saved unless it says so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no room for more.
    #[error(
        "the disk is full: nothing of this was saved, all that was saved before is safe; make room and try again"
    )]
    Full,
    /// The store may be read and not written.
    #[error(
        "the journal cannot be written here: {0}; nothing was saved. Let the user who runs Fairly write the journal's file and \
         its folder, on a disk that is not read-only"
    )]
    ReadOnly(String),
    /// The store cannot be reached, or failed on the way. Whether a change was saved is not known: the same command
    /// again is safe and tells.
    #[error("the journal cannot be reached just now: {0}; try the same again in a moment")]
    Unavailable(String),
    /// What is stored is not what was written.
    #[error("the journal is damaged: {0}; stop, run `fairly verify`, and restore the last good backup")]
    Damaged(String),
    /// The same name is there already.
    #[error("this name is taken")]
    Taken,
}

/// Why a journal could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The store is not what it should be, or not there.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address of the database is not one.
    #[error("this is not the address of a PostgreSQL database: {0}")]
    Address(String),
    /// What answers is not, or may not be, the database.
    #[error("the database is not trusted: {0}")]
    Untrusted(String),
    /// The SQLite in this program can lose commits.
    #[error("SQLite {found} can lose what was saved; Fairly needs 3.51.3 or later")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// A later program has written here.
    #[error(
        "this journal was changed by a newer Fairly (its form is {found}, this one knows {known}); \
         use the newer program, or restore a backup from before"
    )]
    Newer {
        /// The last change of form in the journal.
        found: i64,
        /// The last one this program knows.
        known: i64,
    },
    /// A change of form is not the one that this program would make.
    #[error(
        "the journal's form {number} is not the one this program makes: this is another program's database, \
         or a changed program; nothing was touched"
    )]
    Foreign {
        /// Which change of form.
        number: i64,
    },
    /// There is a journal, and its key is not where it should be.
    #[error(
        "there is a journal at {place}, and no key for it at {file}: no new key was made, since it would open nothing; \
         say where the key is, or put it back from where you keep it"
    )]
    NoKey {
        /// Where the journal is.
        place: Storage,
        /// Where its key should be.
        file: std::path::PathBuf,
    },
    /// The key cannot be read or made.
    #[error(transparent)]
    Key(#[from] MasterKeyError),
    /// The master key is another journal's.
    #[error(
        "this master key does not belong to this journal: names could not be read; give the key that was made with it"
    )]
    WrongKey,
}
