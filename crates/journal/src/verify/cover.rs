//! What verifying covers, table by table and column by column.

use std::fmt;

/// How a change to a column is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// The hash of its row, or of its event, covers it.
    Chained,
    /// It is sealed, or what is sealed is bound to it, and no longer opens.
    Sealed,
    /// It is held against something else that is covered.
    Compared,
    /// The journal no longer opens.
    Opening,
    /// It is a cache, which is held against what it was made from; losing it loses nothing.
    Cache,
    /// It is not found.
    Not,
}

/// One table, and what verifying says about it.
#[derive(Debug, Clone, Copy)]
pub struct Covered {
    /// The table.
    pub table: &'static str,
    /// What is in it.
    pub holds: &'static str,
    /// Its columns.
    pub columns: &'static [(&'static str, Cover)],
    /// What becomes of a row that is taken out, and what is not covered, and why.
    pub gaps: &'static str,
}

/// Every table of a journal.
pub fn coverage() -> &'static [Covered] {
    &TABLES
}

impl Covered {
    /// The columns that are covered in this way.
    pub fn by(&self, cover: Cover) -> impl Iterator<Item = &'static str> {
        self.columns.iter().filter(move |(_, how)| *how == cover).map(|(column, _)| *column)
    }
}

impl fmt::Display for Cover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chained => "in the chain of hashes",
            Self::Sealed => "sealed, so that a change no longer opens",
            Self::Compared => "held against what is covered",
            Self::Opening => "looked at when the journal is opened",
            Self::Cache => "a cache, made again where it is wrong",
            Self::Not => "not covered",
        })
    }
}

use Cover::{Cache, Chained, Compared, Not, Opening, Sealed};

const TABLES: [Covered; 22] = [
    Covered {
        table: "entries",
        holds: "every event",
        columns: &[
            ("position", Chained),
            ("stream", Chained),
            ("version", Chained),
            ("kind", Chained),
            ("body", Chained),
            ("actor", Chained),
            ("command", Chained),
            ("happened_at", Chained),
            ("zone", Chained),
            ("recorded_at", Chained),
            ("hash", Chained),
        ],
        gaps: "A missing event is found. Somebody who rewrites a stream from some event to its end, with every hash, is found \
               only by ends that were written down elsewhere: `fairly verify --ends`.",
    },
    Covered {
        table: "streams",
        holds: "the end of each stream",
        columns: &[("number", Chained), ("name", Chained), ("version", Compared), ("hash", Compared)],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "journal",
        holds: "how far the journal has come, and a mark of its master key",
        columns: &[("one", Compared), ("position", Compared), ("key_mark", Opening)],
        gaps: "",
    },
    Covered {
        table: "migrations",
        holds: "the changes of form that were made",
        columns: &[("number", Opening), ("sum", Opening), ("applied_at", Not)],
        gaps: "When a change was made is for people to read.",
    },
    Covered {
        table: "commands",
        holds: "what each command was answered",
        columns: &[
            ("command", Chained),
            ("answer", Chained),
            ("answered_at", Chained),
            ("stream", Chained),
            ("actor", Chained),
            ("asked", Chained),
            ("number", Chained),
            ("hash", Chained),
        ],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "looks",
        holds: "who looked at whose record",
        columns: &[
            ("number", Chained),
            ("at", Chained),
            ("actor", Chained),
            ("subject", Chained),
            ("record", Chained),
            ("purpose", Chained),
            ("hash", Chained),
        ],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "erasures",
        holds: "who was erased, and when",
        columns: &[("number", Chained), ("subject", Chained), ("erased_at", Chained), ("hash", Chained)],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "sealings",
        holds: "what was ever sealed, by name alone",
        columns: &[
            ("number", Chained),
            ("id", Chained),
            ("subject", Chained),
            ("stream", Chained),
            ("hash", Chained),
        ],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "filings",
        holds: "which files were saved",
        columns: &[("number", Chained), ("name", Chained), ("sum", Chained), ("hash", Chained)],
        gaps: "A missing row is found.",
    },
    Covered {
        table: "chains",
        holds: "the ends of the chains of commands, looks, erasures, sealings and filings",
        columns: &[
            ("name", Compared),
            ("number", Compared),
            ("hash", Compared),
            ("before", Not),
            ("began_at", Not),
        ],
        gaps: "A missing row is found. How many rows are from before they were chained, and since when they are, is for people \
               to read.",
    },
    Covered {
        table: "keys",
        holds: "the key of each person and worker, wrapped",
        columns: &[("subject", Sealed), ("wrapped", Sealed), ("made_at", Not), ("destroyed_at", Compared)],
        gaps: "A key that is gone is told from one that was destroyed by an erasure. When a key was made means nothing to \
               anybody.",
    },
    Covered {
        table: "vault",
        holds: "what identifies or describes a person, sealed",
        columns: &[("id", Sealed), ("subject", Sealed), ("stream", Compared), ("sealed", Sealed)],
        gaps: "A value that is gone is told from one that was erased.",
    },
    Covered {
        table: "files",
        holds: "what is about nobody and too big for an event: a team's streets",
        columns: &[("name", Compared), ("body", Compared), ("sum", Compared)],
        gaps: "A missing file is found.",
    },
    Covered {
        table: "accounts",
        holds: "who can sign in",
        columns: &[
            ("id", Sealed),
            ("name_hash", Not),
            ("profile", Sealed),
            ("made_at", Not),
            ("closed_at", Not),
        ],
        gaps: "Not covered: a row that is taken out, the hash of the name, and when an account was made or closed. These rows \
               change, so they are in no chain.",
    },
    Covered {
        table: "credentials",
        holds: "what accounts sign in with",
        columns: &[
            ("account", Sealed),
            ("kind", Sealed),
            ("id", Not),
            ("secret", Sealed),
            ("counter", Not),
            ("made_at", Not),
            ("used_at", Not),
        ],
        gaps: "Not covered: a row that is taken out or put back as it once was, which of its kind it is, how often it was used \
               and when. A credential of another account is found.",
    },
    Covered {
        table: "codes",
        holds: "invitations and recovery codes",
        columns: &[
            ("kind", Sealed),
            ("hash", Not),
            ("account", Not),
            ("payload", Sealed),
            ("made_at", Not),
            ("ends_at", Not),
            ("used_at", Not),
        ],
        gaps: "Not covered: a row that is taken out or put back as it once was, whose it is, and its dates.",
    },
    Covered {
        table: "sessions",
        holds: "who is signed in where",
        columns: &[
            ("key", Sealed),
            ("account", Not),
            ("data", Sealed),
            ("device", Not),
            ("made_at", Not),
            ("seen_at", Not),
            ("idle_until", Not),
            ("ends_at", Not),
        ],
        gaps: "Not covered: a row that is taken out, its dates, device and the account it is listed under.",
    },
    Covered {
        table: "snapshots",
        holds: "streams as they were folded, to start quickly",
        columns: &[("stream", Cache), ("form", Cache), ("version", Cache), ("body", Cache), ("sum", Cache)],
        gaps: "A cache: one that is not what was saved is found and is never used; a missing one is made again.",
    },
    Covered {
        table: "jobs",
        holds: "what is still to be done",
        columns: &[
            ("number", Not),
            ("kind", Not),
            ("due_at", Not),
            ("body", Not),
            ("attempts", Not),
            ("leased_until", Not),
            ("trouble", Not),
            ("parked", Not),
            ("about", Not),
            ("told", Not),
            ("stopping", Not),
        ],
        gaps: "Not covered: jobs come and go. What they do is appended as events, which are.",
    },
    Covered {
        table: "seen",
        holds: "what each account has seen of a week",
        columns: &[
            ("account", Not),
            ("stream", Not),
            ("part", Not),
            ("since", Not),
            ("since_at", Not),
            ("latest", Not),
            ("at", Not),
        ],
        gaps: "Not covered: it only decides what is marked as new.",
    },
    Covered {
        table: "notices",
        holds: "what each account was told, and whether it has read it",
        columns: &[("account", Not), ("id", Not), ("at", Not), ("body", Not), ("read_at", Not)],
        gaps: "Not covered: it follows from events, which are, and is forgotten after a while.",
    },
    Covered {
        table: "probe",
        holds: "a row that is written and read to prove that the journal works",
        columns: &[("one", Compared), ("sealed", Sealed)],
        gaps: "A row that is gone is written again at the next proof.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_is_named() {
        for (table, columns) in crate::engine::schema() {
            let covered =
                TABLES.iter().find(|covered| covered.table == table).unwrap_or_else(|| panic!("{table}"));
            let named: Vec<&str> = covered.columns.iter().map(|(column, _)| *column).collect();
            let mut named_in_order: Vec<&str> = named.clone();
            let mut columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            named_in_order.sort_unstable();
            columns.sort_unstable();
            assert_eq!(named_in_order, columns, "{table}");
        }
    }

    #[test]
    fn what_is_not_covered_is_explained() {
        for covered in &TABLES {
            assert!(covered.by(Not).next().is_none() || !covered.gaps.is_empty(), "{}", covered.table);
        }
    }
}
