//! What could not be opened: it reads as missing, everything else works, and the administrator is told.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::{AccountId, Hash, Journal, SealedId, SubjectId};

/// Something sealed that does not open with the key it should open with. Ids only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// A value in the vault.
    Value(SealedId),
    /// The key of a person or worker, and with it every value about them.
    Key(SubjectId),
    /// What is known of an account.
    Account(AccountId),
    /// What an account signs in with, and of which kind.
    Credential(AccountId, String),
    /// A code of a kind, by its hash.
    Code(String, Hash),
    /// What a session of an account knows; of nobody who was signed in where there is none.
    Session(Option<AccountId>),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(id) => write!(f, "the sealed value {id}"),
            Self::Key(subject) => write!(f, "the key of {subject}"),
            Self::Account(account) => write!(f, "the profile of account {account}"),
            Self::Credential(account, kind) => write!(f, "a {kind} of account {account}"),
            Self::Code(kind, hash) => write!(f, "the {kind} {hash}"),
            Self::Session(Some(account)) => write!(f, "a session of account {account}"),
            Self::Session(None) => f.write_str("a session in which nobody signed in"),
        }
    }
}

/// What was found unreadable since the journal was opened.
#[derive(Default)]
pub(crate) struct Found(Mutex<BTreeSet<Unreadable>>);

impl Journal {
    /// What was found unreadable since this journal was opened, for the administrator.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.0.unreadable.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Says in the log, once for each, that something reads as missing.
    pub(crate) fn report(&self, what: Unreadable) {
        let mut found = self.0.unreadable.0.lock().unwrap_or_else(PoisonError::into_inner);
        if found.insert(what.clone()) {
            tracing::error!(%what, "does not open and reads as missing; run `fairly verify` and look for a good backup");
        }
    }
}
