//! Connecting to a PostgreSQL database, and bringing it into form.

use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, Pool, PoolError, Runtime, Transaction};
use tokio_postgres::Config;

use super::tls::{self, Encryption};
use super::{no_client, store_error};
use crate::engine::KeyMark;
use crate::engine::migrations::{APPLIED, BEGIN, CHAINS, KEY_MARK, MAKE_TABLE, POSTGRES, REMEMBER, pending};
use crate::{Moment, OpenError, StoreError};

/// As many connections as one server keeps.
const CONNECTIONS: usize = 8;

/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// What each connection is told, whatever the database's own defaults: commits are flushed before they are acknowledged,
/// each statement sees what was committed before it, and a server that froze with the journal in its hands lets go.
const MANNERS: &str = "set synchronous_commit = on; set default_transaction_isolation = 'read committed'; \
                       set idle_in_transaction_session_timeout = '10s'; set client_min_messages = warning";

/// A pool of connections, and how to make more.
pub(super) fn pool(url: &str) -> Result<(Config, Encryption, Pool), OpenError> {
    let (mut config, encryption) = tls::read(url)?;
    config.application_name("fairly").connect_timeout(PATIENCE).keepalives_idle(Duration::from_secs(30));
    let manners = Hook::async_fn(|client, _| {
        Box::pin(async move { client.batch_execute(MANNERS).await.map_err(HookError::Backend) })
    });
    let pool = Pool::builder(Manager::new(config.clone(), encryption.clone()))
        .max_size(CONNECTIONS)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .post_create(manners)
        .build()
        .map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok((config, encryption, pool))
}

/// Brings the form up to date and makes sure of the master key, one server after the other.
pub(super) async fn prepare(pool: &Pool, mark: KeyMark) -> Result<(), OpenError> {
    let mut client = pool.get().await.map_err(no_trust)?;
    let step = client.transaction().await.map_err(store_error)?;
    let alone = "select pg_advisory_xact_lock(hashtext('fairly journal: form'))";
    step.batch_execute(alone).await.map_err(store_error)?;
    migrate(&step).await?;
    know(&step, mark).await?;
    step.commit().await.map_err(store_error)?;
    Ok(())
}

/// Whether there is a journal. Nothing is made.
pub(super) async fn is_there(pool: &Pool) -> Result<bool, OpenError> {
    let client = pool.get().await.map_err(no_trust)?;
    let there = client.query_one("select to_regclass('journal') is not null", &[]).await;
    Ok(there.and_then(|row| row.try_get(0)).map_err(store_error)?)
}

/// Why there is not even a first connection.
fn no_trust(error: PoolError) -> OpenError {
    let distrust = if let PoolError::Backend(error) = &error { tls::distrust(error) } else { None };
    distrust.map_or_else(|| no_client(error).into(), OpenError::Untrusted)
}

async fn migrate(step: &Transaction<'_>) -> Result<(), OpenError> {
    step.batch_execute(MAKE_TABLE).await.map_err(store_error)?;
    let applied = step.query(APPLIED, &[]).await.map_err(store_error)?;
    let applied = applied.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
    let applied: Vec<(i64, String)> = applied.collect::<Result<_, _>>().map_err(store_error)?;
    for migration in pending(&POSTGRES, &applied)? {
        step.batch_execute(migration.sql).await.map_err(store_error)?;
        let remember = (migration.number, migration.sum(), Moment::now().micros());
        step.execute(REMEMBER, &[&remember.0, &remember.1, &remember.2]).await.map_err(store_error)?;
        if migration.number == CHAINS {
            super::chained::begin(step).await?;
        }
    }
    Ok(())
}

/// Makes sure that this is the key the journal was made with; a new journal takes it.
async fn know(step: &Transaction<'_>, mark: KeyMark) -> Result<(), OpenError> {
    step.execute(BEGIN, &[&mark.as_slice()]).await.map_err(store_error)?;
    let row = step.query_one(KEY_MARK, &[]).await.map_err(store_error)?;
    let known: &[u8] = row.try_get(0).map_err(store_error)?;
    if known == mark { Ok(()) } else { Err(OpenError::WrongKey) }
}
