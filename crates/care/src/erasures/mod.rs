//! Erasures: that somebody was erased, what that destroyed, and until when old backups still hold them. Ids and counts alone, so
//! that a receipt can be kept for good.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::details::DataSubject;
use crate::ids::{AccountId, NoId};
use crate::time::Timestamp;

pub use commands::{Command, KeepBackups, NoteErasure, Problem};
pub use events::{BackupsKept, Erased, Event};

/// The most days for which somebody can say that backups are kept: ten years.
pub const MOST_DAYS: u16 = 3_660;

/// Who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// A person or a worker, with what is theirs alone.
    Of(DataSubject),
    /// Somebody who only has an account: someone of a circle, of a council, an administrator.
    Account(AccountId),
}

/// What an erasure did, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Who was erased.
    pub whom: Whom,
    /// When.
    pub at: Timestamp,
    /// How many of what were destroyed, by the journal's word for each.
    pub destroyed: BTreeMap<String, u64>,
    /// Looks at their record that stay, each with ids alone.
    pub looks: u64,
    /// Names of sealed values that stay, each a random id.
    pub names: u64,
    /// Accounts that stay, since they are also somebody else.
    pub shared_accounts: u64,
    /// The day after which no backup holds them any more; `None`: nobody had said for how long backups are kept.
    pub backups_until: Option<Date>,
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(subject) => subject.fmt(f),
            Self::Account(account) => write!(f, "account/{account}"),
        }
    }
}

impl FromStr for Whom {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        match text.split_once('/') {
            Some(("account", id)) => id.parse().map(Self::Account),
            Some(("person" | "worker", _)) => text.parse().map(Self::Of),
            _ => Err(NoId("person, worker or account")),
        }
    }
}

impl Serialize for Whom {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Whom {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
