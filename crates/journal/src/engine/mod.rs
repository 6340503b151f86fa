//! The two engines behind one face: PostgreSQL, and SQLite with or without a file.

mod frozen;
mod migrations;
mod postgres;
mod sqlite;
mod value;

pub(crate) use frozen::Frozen;
pub(crate) use postgres::Postgres;
pub(crate) use sqlite::Sqlite;
pub(crate) use value::{Done, Row, Statement, Value, values};

use std::borrow::Cow;

use tokio::sync::watch;

use crate::admit::Ready;
use crate::{AppendError, Appended, OpenError, Storage, StoreError};

/// What the journal is kept in.
pub(crate) enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// A mark by which a journal knows its master key.
pub(crate) type KeyMark = [u8; 32];

impl Engine {
    /// Opens the store, brings its form up to date, and makes sure that the key is the one it was made with.
    pub(crate) async fn open(place: &Storage, mark: KeyMark) -> Result<Self, OpenError> {
        match place {
            Storage::Memory => Sqlite::open(None, mark).await.map(Self::Sqlite),
            Storage::Sqlite(path) => Sqlite::open(Some(path.clone()), mark).await.map(Self::Sqlite),
            Storage::Postgres(url) => Postgres::open(url, mark).await.map(Self::Postgres),
        }
    }

    /// The words of a statement that differs between the engines: SQLite's first.
    pub(crate) fn in_words(&self, [sqlite, postgres]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Sqlite(_) => sqlite,
            Self::Postgres(_) => postgres,
        }
    }

    /// What a question finds.
    pub(crate) async fn rows(
        &self,
        sql: impl Into<Cow<'static, str>>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.rows(sql.into(), values).await,
            Self::Postgres(postgres) => postgres.rows(sql.into(), values).await,
        }
    }

    /// The first row a question finds.
    pub(crate) async fn row(
        &self,
        sql: impl Into<Cow<'static, str>>,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// Does all of these or none, safe on disk when it returns.
    pub(crate) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Done>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(statements).await,
            Self::Postgres(postgres) => postgres.write(statements).await,
        }
    }

    /// Does this one statement, safe on disk when it returns.
    pub(crate) async fn write_one(
        &self,
        sql: impl Into<Cow<'static, str>>,
        values: Vec<Value>,
    ) -> Result<Done, StoreError> {
        let done = self.write(vec![Statement::new(sql, values)]).await?.pop();
        Ok(done.unwrap_or(Done { changed: 0, rows: vec![] }))
    }

    /// Appends, in one transaction with others that wait for the same.
    pub(crate) async fn append(&self, ready: Ready) -> Result<Appended, AppendError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.append(ready).await,
            Self::Postgres(postgres) => postgres.append(ready).await,
        }
    }

    /// Does one statement where appends are done, holding what they hold.
    pub(crate) async fn prove(&self, statement: Statement) -> Result<(), StoreError> {
        match self {
            // One thread does everything that is written.
            Self::Sqlite(sqlite) => sqlite.write(vec![statement]).await.map(drop),
            Self::Postgres(postgres) => postgres.prove(statement).await,
        }
    }

    /// Changes when there may be new events. A hint: who follows reads to know.
    pub(crate) fn news(&self) -> watch::Receiver<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.news(),
            Self::Postgres(postgres) => postgres.news(),
        }
    }

    /// Makes what was deleted unreadable in the files as well.
    pub(crate) async fn forget_deleted(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.forget_deleted().await,
            Self::Postgres(postgres) => postgres.forget_deleted().await,
        }
    }

    /// The store as it is now, to be read while it goes on.
    pub(crate) async fn freeze(&self) -> Result<Frozen<'_>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.freeze().await,
            Self::Postgres(postgres) => {
                postgres.freeze().await.map(|frozen| Frozen::Postgres(Box::new(frozen)))
            }
        }
    }

    /// Asks the store whether it is whole, where it can tell: "ok", or what is wrong.
    pub(crate) fn says_of_itself(&self) -> Option<&'static str> {
        match self {
            Self::Sqlite(_) => Some("pragma integrity_check"),
            Self::Postgres(_) => None,
        }
    }

    /// Goes on numbering after the numbers that were copied.
    pub(crate) async fn after_copy(&self) -> Result<(), StoreError> {
        match self {
            // It takes the highest number there is.
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(postgres) => postgres.after_copy().await,
        }
    }

    /// Whether there is a journal at this place already. Nothing is made.
    pub(crate) async fn is_there(place: &Storage) -> Result<bool, OpenError> {
        match place {
            Storage::Memory => Ok(false),
            Storage::Sqlite(path) => Ok(sqlite::is_there(path)),
            Storage::Postgres(url) => postgres::is_there(url).await,
        }
    }

    /// Finishes what is under way and lets go of the store.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}

/// Every table with its columns, as the migrations make them.
#[cfg(test)]
pub(crate) fn schema() -> Vec<(String, Vec<String>)> {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(migrations::MAKE_TABLE).unwrap();
    for migration in migrations::SQLITE {
        connection.execute_batch(migration.sql).unwrap();
    }
    let names = |sql: &str| {
        let mut ask = connection.prepare(sql).unwrap();
        let names = ask.query_map([], |row| row.get::<_, String>(0)).unwrap();
        names.map(Result::unwrap).collect::<Vec<_>>()
    };
    let tables = names(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    );
    let columns = |table: String| {
        let columns = names(&format!("select name from pragma_table_info('{table}') order by cid"));
        (table, columns)
    };
    tables.into_iter().map(columns).collect()
}
