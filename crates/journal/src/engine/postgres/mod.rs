//! PostgreSQL: a pool for everything, one task that appends and shares its transactions, one connection that listens.

mod append;
mod chained;
mod connect;
mod listen;
mod tls;
mod trust;
mod writer;

use std::borrow::Cow;

use deadpool_postgres::{Client, GenericClient, Pool};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::AbortHandle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::{Done, KeyMark, Row, Statement, Value};
use crate::admit::Ready;
use crate::{AppendError, Appended, OpenError, StoreError};
use writer::Asked;

/// How many appends may wait for the writer before callers wait to hand in theirs.
const WAITING: usize = 1024;

/// A journal in a PostgreSQL database.
pub(crate) struct Postgres {
    pool: Pool,
    writer: mpsc::Sender<Asked>,
    news: watch::Receiver<()>,
    listener: AbortHandle,
}

impl Postgres {
    pub(super) async fn open(url: &str, mark: KeyMark) -> Result<Self, OpenError> {
        let (config, encryption, pool) = connect::pool(url)?;
        connect::prepare(&pool, mark).await?;
        let (writer, queue) = mpsc::channel(WAITING);
        let (tell, news) = watch::channel(());
        tokio::spawn(writer::run(pool.clone(), queue));
        let listener = tokio::spawn(listen::run(config, encryption, tell)).abort_handle();
        Ok(Self { pool, writer, news, listener })
    }

    pub(super) async fn rows(
        &self,
        sql: Cow<'static, str>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let client = self.client().await?;
        Ok(execute(&client, &Statement::new(sql, values)).await?.rows)
    }

    pub(super) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Done>, StoreError> {
        let mut client = self.client().await?;
        if let [statement @ Statement { chain: None, .. }] = statements.as_slice() {
            return Ok(vec![execute(&client, statement).await?]);
        }
        let transaction = client.transaction().await.map_err(store_error)?;
        let mut done = Vec::with_capacity(statements.len());
        for statement in statements {
            done.push(match statement.chain {
                None => execute(&transaction, &statement).await?,
                Some(chain) => chained::insert(&transaction, chain, statement.values).await?,
            });
        }
        transaction.commit().await.map_err(store_error)?;
        Ok(done)
    }

    pub(super) async fn append(&self, ready: Ready) -> Result<Appended, AppendError> {
        let (reply, answer) = oneshot::channel();
        self.writer.send(Asked::Append(Box::new(ready), reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) async fn prove(&self, statement: Statement) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        self.writer.send(Asked::Proof(statement, reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) fn news(&self) -> watch::Receiver<()> {
        self.news.clone()
    }

    /// Lets the database use the room of what was deleted again, and so overwrite it.
    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let client = self.client().await?;
        client
            .batch_execute("vacuum keys, vault, accounts, credentials, codes, sessions, seen")
            .await
            .map_err(store_error)
    }

    /// A connection that goes on seeing what there is now.
    pub(super) async fn freeze(&self) -> Result<Frozen, StoreError> {
        let client = self.client().await?;
        let begin = "begin isolation level repeatable read read only; set local idle_in_transaction_session_timeout = 0";
        client.batch_execute(begin).await.map_err(store_error)?;
        Ok(Frozen(Some(client)))
    }

    /// Goes on numbering after the numbers that were copied.
    pub(super) async fn after_copy(&self) -> Result<(), StoreError> {
        let next = |table: &str| {
            format!(
                "select setval(pg_get_serial_sequence('{table}', 'number'), \
                 (select coalesce(max(number), 0) + 1 from {table}), false);"
            )
        };
        let all: String = ["streams", "jobs"].map(next).concat();
        self.client().await?.batch_execute(&all).await.map_err(store_error)
    }

    pub(super) async fn close(&self) {
        self.listener.abort();
        self.pool.close();
    }

    async fn client(&self) -> Result<Client, StoreError> {
        self.pool.get().await.map_err(no_client)
    }
}

/// Whether this database holds a journal.
pub(super) async fn is_there(url: &str) -> Result<bool, OpenError> {
    let (_, _, pool) = connect::pool(url)?;
    let there = connect::is_there(&pool).await;
    pool.close();
    there
}

/// A connection in the middle of a transaction that reads.
pub(crate) struct Frozen(Option<Client>);

impl Frozen {
    pub(super) async fn rows(
        &self,
        sql: Cow<'static, str>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let client = self.0.as_ref().ok_or_else(gone)?;
        Ok(execute(client, &Statement::new(sql, values)).await?.rows)
    }

    pub(super) async fn thaw(mut self) -> Result<(), StoreError> {
        let Some(client) = &self.0 else { return Ok(()) };
        client.batch_execute("commit").await.map_err(store_error)?;
        self.0 = None;
        Ok(())
    }
}

impl Drop for Frozen {
    /// Where the reading broke off, the connection is not given back to the pool but ends.
    fn drop(&mut self) {
        drop(self.0.take().map(Client::take));
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// What a closed journal answers.
fn gone() -> StoreError {
    StoreError::Unavailable("it was closed".into())
}

/// One statement, whose parameters have the types of the values.
async fn execute(client: &impl GenericClient, statement: &Statement) -> Result<Done, StoreError> {
    let types: Vec<Type> = statement.values.iter().map(Value::postgres_type).collect();
    let prepared = client.prepare_typed_cached(&statement.sql, &types).await.map_err(store_error)?;
    let values = statement.values.iter().map(|value| value as &(dyn ToSql + Sync));
    let values: Vec<_> = values.collect();
    if prepared.columns().is_empty() {
        let changed = client.execute(&prepared, &values).await.map_err(store_error)?;
        return Ok(Done { changed, rows: vec![] });
    }
    let rows = client.query(&prepared, &values).await.map_err(store_error)?;
    let rows: Vec<Row> = rows.iter().map(row).collect::<Result<_, _>>().map_err(store_error)?;
    Ok(Done { changed: rows.len() as u64, rows })
}

fn row(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    let values: Result<_, _> = (0..row.len()).map(|at| value(row, at)).collect();
    values.map(Row::new)
}

fn value(row: &tokio_postgres::Row, at: usize) -> Result<Value, tokio_postgres::Error> {
    let kind = row.columns().get(at).map_or(&Type::INT8, tokio_postgres::Column::type_);
    if *kind == Type::TEXT {
        row.try_get::<_, Option<String>>(at).map(Value::from)
    } else if *kind == Type::BYTEA {
        row.try_get::<_, Option<Vec<u8>>>(at).map(Value::from)
    } else {
        row.try_get::<_, Option<i64>>(at).map(Value::from)
    }
}

impl Value {
    /// Nothing says nothing about its type: the database finds it from where it stands.
    fn postgres_type(&self) -> Type {
        match self {
            Self::Null => Type::UNKNOWN,
            Self::Integer(_) => Type::INT8,
            Self::Text(_) => Type::TEXT,
            Self::Bytes(_) => Type::BYTEA,
        }
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// What the pool says, in our words.
fn no_client(error: deadpool_postgres::PoolError) -> StoreError {
    match error {
        deadpool_postgres::PoolError::Backend(error) => store_error(error),
        other => StoreError::Unavailable(other.to_string()),
    }
}

/// What PostgreSQL says, in our words: its message without the detail, where values could stand.
fn store_error(error: tokio_postgres::Error) -> StoreError {
    let Some(db) = error.as_db_error() else { return StoreError::Unavailable(tls::in_full(&error)) };
    match db.code() {
        code if *code == SqlState::UNIQUE_VIOLATION => StoreError::Taken,
        code if *code == SqlState::DISK_FULL => StoreError::Full,
        code if [SqlState::READ_ONLY_SQL_TRANSACTION, SqlState::INSUFFICIENT_PRIVILEGE].contains(code) => {
            StoreError::ReadOnly(db.message().into())
        }
        code if [SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED].contains(code) => {
            StoreError::Damaged(db.message().into())
        }
        _ => StoreError::Unavailable(db.message().into()),
    }
}
