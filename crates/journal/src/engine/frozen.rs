//! A store as it was at one moment, however much is written meanwhile.

use std::borrow::Cow;

use super::{Row, Sqlite, Value, postgres, sqlite};
use crate::StoreError;

/// A store as it was at one moment.
pub(crate) enum Frozen<'a> {
    Sqlite(sqlite::Frozen),
    Postgres(Box<postgres::Frozen>),
    /// In memory there is one connection and it cannot stand still.
    Memory(&'a Sqlite),
}

impl Frozen<'_> {
    /// What a question finds.
    pub(crate) async fn rows(
        &self,
        sql: impl Into<Cow<'static, str>>,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into();
        match self {
            Self::Sqlite(sqlite) => sqlite.rows(sql, values).await,
            Self::Postgres(postgres) => postgres.rows(sql, values).await,
            Self::Memory(sqlite) => sqlite.rows(sql, values).await,
        }
    }

    /// Lets go of it.
    pub(crate) async fn thaw(self) -> Result<(), StoreError> {
        match self {
            Self::Postgres(postgres) => postgres.thaw().await,
            Self::Sqlite(_) | Self::Memory(_) => Ok(()),
        }
    }
}
