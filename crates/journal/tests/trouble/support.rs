//! What these tests have in common.

use std::future::Future;

use journal::{Append, Journal, MasterKey, Meta, Moment, Storage, StreamId, Version};

pub(crate) fn key() -> MasterKey {
    MasterKey::from_text(&"7c".repeat(32)).unwrap()
}

pub(crate) async fn open(place: &Storage) -> Journal {
    Journal::open(place, &key()).await.unwrap()
}

pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(test)
}

/// A command with one event that names it.
pub(crate) fn one(stream: &StreamId, expected: Version, command: &str) -> Append {
    let meta = Meta {
        actor: "account/anna".into(),
        command: command.into(),
        happened_at: Moment::now(),
        zone: "Europe/London".into(),
    };
    Append::new(stream.clone(), expected, meta)
        .entry("visit-moved/1", format!("{{\"command\":\"{command}\"}}"))
        .answer(command)
}

/// The address of a new schema in the database that `FAIRLY_TEST_POSTGRES` names, and a connection to it; none, which
/// is said, where it names none.
pub(crate) async fn schema() -> Option<(String, tokio_postgres::Client)> {
    let Ok(url) = std::env::var("FAIRLY_TEST_POSTGRES") else {
        eprintln!("skipped: FAIRLY_TEST_POSTGRES does not name a PostgreSQL database");
        return None;
    };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let schema = format!("test_{}", uuid::Uuid::new_v4().simple());
    client.batch_execute(&format!("create schema {schema}; set search_path = {schema}")).await.unwrap();
    let joint = if url.contains('?') { '&' } else { '?' };
    Some((format!("{url}{joint}options=-csearch_path%3D{schema}"), client))
}
