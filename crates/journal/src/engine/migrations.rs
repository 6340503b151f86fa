//! Changes of form: numbered, each in one transaction, each remembered with the hash of its words.

use sha2::{Digest, Sha256};

use crate::OpenError;

/// One change of form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Migration {
    pub(super) number: i64,
    pub(super) sql: &'static str,
}

/// The step after which rows from before are chained.
pub(super) const CHAINS: i64 = 3;

/// The same steps for both engines, each in its own words.
pub(super) const SQLITE: [Migration; 5] = [
    Migration { number: 1, sql: include_str!("../../migrations/sqlite/0001_journal.sql") },
    Migration { number: 2, sql: include_str!("../../migrations/sqlite/0002_seen.sql") },
    Migration { number: CHAINS, sql: include_str!("../../migrations/sqlite/0003_chains.sql") },
    Migration { number: 4, sql: include_str!("../../migrations/sqlite/0004_folds.sql") },
    Migration { number: 5, sql: include_str!("../../migrations/sqlite/0005_notices.sql") },
];
pub(super) const POSTGRES: [Migration; 5] = [
    Migration { number: 1, sql: include_str!("../../migrations/postgres/0001_journal.sql") },
    Migration { number: 2, sql: include_str!("../../migrations/postgres/0002_seen.sql") },
    Migration { number: CHAINS, sql: include_str!("../../migrations/postgres/0003_chains.sql") },
    Migration { number: 4, sql: include_str!("../../migrations/postgres/0004_folds.sql") },
    Migration { number: 5, sql: include_str!("../../migrations/postgres/0005_notices.sql") },
];

/// Remembers what was applied.
pub(super) const MAKE_TABLE: &str = "create table if not exists migrations (
    number bigint primary key, sum text not null, applied_at bigint not null
)";
pub(super) const APPLIED: &str = "select number, sum from migrations order by number";
pub(super) const REMEMBER: &str = "insert into migrations (number, sum, applied_at) values ($1, $2, $3)";

/// A new journal begins at position 0 and remembers its master key by a mark.
pub(super) const BEGIN: &str =
    "insert into journal (one, position, key_mark) values (1, 0, $1) on conflict do nothing";
pub(super) const KEY_MARK: &str = "select key_mark from journal";

impl Migration {
    /// The hash of its words, so that a changed step is seen.
    pub(super) fn sum(&self) -> String {
        crate::Hash(Sha256::digest(self.sql).into()).to_string()
    }
}

/// What is still to be applied, or why this journal must not be touched.
pub(super) fn pending(
    all: &'static [Migration],
    applied: &[(i64, String)],
) -> Result<&'static [Migration], OpenError> {
    let known = all.last().map_or(0, |migration| migration.number);
    if let Some((found, _)) = applied.last().filter(|(number, _)| *number > known) {
        return Err(OpenError::Newer { found: *found, known });
    }
    let differs = |((number, sum), migration): (&(i64, String), &Migration)| {
        (*number != migration.number || *sum != migration.sum()).then_some(*number)
    };
    match applied.iter().zip(all).find_map(differs) {
        Some(number) => Err(OpenError::Foreign { number }),
        None => Ok(all.get(applied.len()..).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(count: usize) -> Vec<(i64, String)> {
        SQLITE.iter().take(count).map(|migration| (migration.number, migration.sum())).collect()
    }

    #[test]
    fn what_was_applied_is_not_applied_again() {
        assert_eq!(pending(&SQLITE, &applied(0)).unwrap().len(), SQLITE.len());
        assert_eq!(pending(&SQLITE, &applied(SQLITE.len())).unwrap().len(), 0);
    }

    #[test]
    fn a_journal_of_a_newer_program_is_left_alone() {
        let mut newer = applied(SQLITE.len());
        newer.push((99, "?".into()));
        assert!(matches!(pending(&SQLITE, &newer), Err(OpenError::Newer { found: 99, .. })));
    }

    #[test]
    fn a_changed_step_is_seen() {
        let changed = [(1, "something else".into())];
        assert!(matches!(pending(&SQLITE, &changed), Err(OpenError::Foreign { number: 1 })));
    }

    #[test]
    fn both_engines_have_the_same_steps() {
        assert_eq!(SQLITE.map(|m| m.number), POSTGRES.map(|m| m.number));
        assert!(SQLITE.iter().zip(1..).all(|(migration, number)| migration.number == number));
    }
}
