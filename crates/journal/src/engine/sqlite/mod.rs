//! SQLite: one thread writes and shares one flush among all who wait; a few connections read.

mod append;
mod chained;
mod connect;
mod readers;
mod writer;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql};
use tokio::sync::{mpsc, oneshot, watch};

use super::{Done, KeyMark, Row, Statement, Value};
use crate::admit::Ready;
use crate::{AppendError, Appended, OpenError, StoreError};
pub(super) use connect::is_there;
use readers::Readers;
use writer::{Answer, Task, Work};

/// How many pieces of work may wait for the writer before callers wait to hand in theirs.
const WAITING: usize = 1024;

/// A journal in one SQLite file, or in memory.
pub(crate) struct Sqlite {
    writer: mpsc::Sender<Work>,
    /// None in memory, where the writer's connection is the only one.
    readers: Option<Readers>,
    news: watch::Receiver<()>,
}

impl Sqlite {
    pub(super) async fn open(path: Option<PathBuf>, mark: KeyMark) -> Result<Self, OpenError> {
        let open = move || {
            let connection = connect::writer(path.as_deref(), mark)?;
            let readers = path.map(|path| Readers::open(&path)).transpose()?;
            Ok::<_, OpenError>((connection, readers))
        };
        let (connection, readers) =
            tokio::task::spawn_blocking(open).await.map_err(|_| gone()).map_err(OpenError::Store)??;
        let (writer, queue) = mpsc::channel(WAITING);
        let (tell, news) = watch::channel(());
        std::thread::Builder::new()
            .name("journal".into())
            .spawn(move || writer::run(connection, queue, &tell))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self { writer, readers, news })
    }

    pub(crate) async fn rows(
        &self,
        sql: Cow<'static, str>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let ask = move |connection: &Connection| query(connection, &sql, &values);
        match &self.readers {
            Some(readers) => readers.read(ask).await?,
            None => self.on_the_writer(ask).await?,
        }
        .map_err(|error| store_error(&error))
    }

    /// Empties the write-ahead log, where deleted pages may still stand; in the file they were overwritten.
    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let empty = |connection: &Connection| {
            connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, bool>(0))
        };
        let held = self.on_the_writer(empty).await?.map_err(|error| store_error(&error))?;
        if held {
            tracing::warn!(
                "somebody went on reading: what was deleted stays in the log until it is next emptied"
            );
        }
        Ok(())
    }

    /// A connection that goes on seeing what there is now.
    pub(super) async fn freeze(&self) -> Result<super::Frozen<'_>, StoreError> {
        let Some(readers) = &self.readers else { return Ok(super::Frozen::Memory(self)) };
        let path = readers.path().to_owned();
        let freeze = move || {
            let connection = connect::reader(&path)?;
            connection.execute_batch("begin; select position from journal")?;
            Ok(Frozen(Arc::new(Mutex::new(connection))))
        };
        let frozen = tokio::task::spawn_blocking(freeze).await.map_err(|_| gone())?;
        frozen.map(super::Frozen::Sqlite).map_err(|error: rusqlite::Error| store_error(&error))
    }

    /// Writes everything as it is at one moment to a new file.
    pub(crate) async fn copy_to_file(&self, path: PathBuf) -> Result<(), StoreError> {
        // An empty file may be written into, and nobody else can read this one.
        connect::keep_private(&path)?;
        let copy = move |connection: &Connection| {
            connection.execute("vacuum into ?1", [path.to_string_lossy()]).map(drop)
        };
        let done = match &self.readers {
            Some(readers) => {
                let path = readers.path().to_owned();
                // Not one of the readers: those may not write, not even elsewhere.
                let work = move || Connection::open(path).and_then(|connection| copy(&connection));
                tokio::task::spawn_blocking(work).await.map_err(|_| gone())?
            }
            None => self.on_the_writer(copy).await?,
        };
        done.map_err(|error| store_error(&error))
    }

    async fn on_the_writer<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Connection) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        let ask = move |connection: &Connection| drop(reply.send(ask(connection)));
        self.hand_in(Work::Read(Box::new(ask))).await?;
        answer.await.map_err(|_| gone())
    }

    pub(super) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Done>, StoreError> {
        match self.perform(Task::Statements(statements)).await? {
            Answer::Statements(answer) => answer,
            Answer::Append(_) => Err(gone()),
        }
    }

    pub(super) async fn append(&self, ready: Ready) -> Result<Appended, AppendError> {
        match self.perform(Task::Append(Box::new(ready))).await? {
            Answer::Append(answer) => answer,
            Answer::Statements(_) => Err(gone().into()),
        }
    }

    async fn perform(&self, task: Task) -> Result<Answer, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.hand_in(Work::Write(task, reply)).await?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) fn news(&self) -> watch::Receiver<()> {
        self.news.clone()
    }

    pub(super) async fn close(&self) {
        // The writer's connection must be the last: it clears away the write-ahead log.
        if let Some(readers) = &self.readers {
            readers.close().await;
        }
        let (reply, done) = oneshot::channel();
        if self.hand_in(Work::Stop(reply)).await.is_ok() {
            // The writer answers when it has let go, or is gone already: closed either way.
            drop(done.await);
        }
    }

    async fn hand_in(&self, work: Work) -> Result<(), StoreError> {
        self.writer.send(work).await.map_err(|_| gone())
    }
}

/// A connection in the middle of a transaction that reads.
pub(crate) struct Frozen(Arc<Mutex<Connection>>);

impl Frozen {
    pub(super) async fn rows(
        &self,
        sql: Cow<'static, str>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let connection = Arc::clone(&self.0);
        let ask = move || query(&connection.lock().unwrap_or_else(PoisonError::into_inner), &sql, &values);
        let rows = tokio::task::spawn_blocking(ask).await.map_err(|_| gone())?;
        rows.map_err(|error| store_error(&error))
    }
}

/// What a closed journal answers.
fn gone() -> StoreError {
    StoreError::Unavailable("it was closed".into())
}

/// Asks one question.
fn query(connection: &Connection, sql: &str, values: &[Value]) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|at| row.get_ref(at).and_then(|value| owned(at, value)));
        found.push(Row::new(values.collect::<rusqlite::Result<_>>()?));
    }
    Ok(found)
}

fn owned(at: usize, value: ValueRef<'_>) -> rusqlite::Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Text(text) => Value::Text(
            String::from_utf8(text.to_vec())
                .map_err(|error| rusqlite::Error::Utf8Error(at, error.utf8_error()))?,
        ),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(rusqlite::Error::IntegralValueOutOfRange(at, 0)),
    })
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// What SQLite says, in our words.
fn store_error(error: &rusqlite::Error) -> StoreError {
    /// No room for the index of the write-ahead log.
    const NO_ROOM_FOR_SHARED_MEMORY: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
    match error.sqlite_error() {
        Some(code) if code.code == ErrorCode::DiskFull => StoreError::Full,
        Some(code) if code.extended_code == NO_ROOM_FOR_SHARED_MEMORY => StoreError::Full,
        Some(code) if is_read_only(code.code) => StoreError::ReadOnly(error.to_string()),
        Some(code) if code.code == ErrorCode::ConstraintViolation => StoreError::Taken,
        Some(code) if matches!(code.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged(error.to_string())
        }
        _ => StoreError::Unavailable(error.to_string()),
    }
}

/// Whether SQLite may not write where it should.
fn is_read_only(code: ErrorCode) -> bool {
    matches!(code, ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied)
}
