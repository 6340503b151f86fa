//! Opening a SQLite file as the journal needs it.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::store_error;
use crate::engine::KeyMark;
use crate::engine::migrations::{APPLIED, BEGIN, CHAINS, KEY_MARK, MAKE_TABLE, REMEMBER, SQLITE, pending};
use crate::{Moment, OpenError, StoreError};

/// Before this, a checkpoint while another connection writes could lose commits.
const OLDEST: i32 = 3_051_003;

/// How long to wait for another process that holds the file, such as a backup.
const PATIENCE: Duration = Duration::from_secs(10);

/// More than the statements there are, so that none is prepared twice.
const STATEMENTS: usize = 128;

/// Pages of the write-ahead log, 4 kB each, before they are brought home to the file, which everybody waits for: rarely
/// enough under load, and soon read again after a crash.
const LOG_PAGES: i64 = 16_000;

/// The connection that writes, to a journal in its newest form.
pub(super) fn writer(path: Option<&Path>, mark: KeyMark) -> Result<Connection, OpenError> {
    if rusqlite::version_number() < OLDEST {
        return Err(OpenError::OldSqlite { found: rusqlite::version().into() });
    }
    if let Some(path) = path {
        keep_private(path)?;
    }
    let connection = path.map_or_else(Connection::open_in_memory, Connection::open);
    let mut connection = connection.map_err(|error| store_error(&error))?;
    prepare(&connection).map_err(|error| store_error(&error))?;
    // A flush for each commit: what was acknowledged survives a power cut.
    connection.pragma_update(None, "synchronous", "full").map_err(|error| store_error(&error))?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(|error| store_error(&error))?;
    // Destroyed keys are overwritten, not only forgotten.
    connection.pragma_update(None, "secure_delete", true).map_err(|error| store_error(&error))?;
    migrate(&mut connection)?;
    know(&connection, mark)?;
    Ok(connection)
}

/// Whether there is a journal at this path: an empty file is none yet.
pub(in crate::engine) fn is_there(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

/// Makes sure that the file is there and can be written, and that its owner alone can read it: SQLite gives the files it
/// makes beside it the same rights.
pub(super) fn keep_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let why = |error: std::io::Error| StoreError::ReadOnly(format!("{}: {error}", path.display()));
    let file = options.open(path).map_err(why)?;
    #[cfg(unix)]
    close_to_others(path, &file);
    drop(file);
    Ok(())
}

/// Takes from everybody else what rights they had to a file from before, and says so where others could write its folder.
#[cfg(unix)]
fn close_to_others(path: &Path, file: &std::fs::File) {
    use std::os::unix::fs::PermissionsExt;
    let open = |mode: u32| mode & 0o077 != 0;
    if file.metadata().is_ok_and(|file| open(file.permissions().mode())) {
        match file.set_permissions(std::fs::Permissions::from_mode(0o600)) {
            Ok(()) => tracing::info!(path = %path.display(), "the file is now readable by its owner alone"),
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "others may read the journal's file")
            }
        }
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A folder in which each may delete their own files alone, such as /tmp, is marked so.
    let mode = std::fs::metadata(folder).map_or(0, |folder| folder.permissions().mode());
    if mode & 0o002 != 0 && mode & 0o1000 == 0 {
        tracing::warn!(folder = %folder.display(), "anybody may write in the folder of the journal: chmod o-w");
    }
}

/// A connection that only reads.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Answers the mode it has come to, which is another one in memory.
    connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0)).map(drop)
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let step = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|error| store_error(&error))?;
    let applied = applied(&step).map_err(|error| store_error(&error))?;
    for migration in pending(&SQLITE, &applied)? {
        let remember = params![migration.number, migration.sum(), Moment::now().micros()];
        let apply = step.execute_batch(migration.sql).and_then(|()| step.execute(REMEMBER, remember));
        apply.map_err(|error| store_error(&error))?;
        if migration.number == CHAINS {
            super::chained::begin(&step).map_err(|error| store_error(&error))?;
        }
    }
    step.commit().map_err(|error| store_error(&error))?;
    Ok(())
}

fn applied(connection: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    connection.execute_batch(MAKE_TABLE)?;
    let mut applied = connection.prepare(APPLIED)?;
    applied.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Makes sure that this is the key the journal was made with; a new journal takes it.
fn know(connection: &Connection, mark: KeyMark) -> Result<(), OpenError> {
    connection.execute(BEGIN, [mark]).map_err(|error| store_error(&error))?;
    let known = connection.query_row(KEY_MARK, [], |row| row.get::<_, KeyMark>(0));
    let known = known.map_err(|error| store_error(&error))?;
    if known == mark { Ok(()) } else { Err(OpenError::WrongKey) }
}
