//! Fresh journals, and the short way to write into them.

use std::path::Path;

use journal::{
    Append, Appended, CommandId, Journal, MasterKey, Meta, Moment, Recorded, Storage, StreamId, Version,
};

/// Where a journal is kept.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Memory,
    Sqlite,
    Postgres,
}

/// A journal of its own for one test.
pub(crate) struct Fresh {
    pub(crate) journal: Journal,
    _folder: tempfile::TempDir,
}

/// None where the place is not to be had, which is said.
pub(crate) async fn fresh(kind: Kind) -> Option<Fresh> {
    let folder = tempfile::tempdir().unwrap();
    let place = place(kind, &folder.path().join("journal.db")).await?;
    let journal = Journal::open(&place, &key()).await.unwrap();
    Some(Fresh { journal, _folder: folder })
}

/// A place for a journal that is not there yet.
pub(crate) async fn place(kind: Kind, file: &Path) -> Option<Storage> {
    match kind {
        Kind::Memory => Some(Storage::Memory),
        Kind::Sqlite => Some(Storage::Sqlite(file.to_owned())),
        Kind::Postgres => schema().await.map(Storage::Postgres),
    }
}

/// The same for all, so that one journal can be carried to another.
pub(crate) fn key() -> MasterKey {
    MasterKey::from_text(&"7c".repeat(32)).unwrap()
}

/// The address of a new schema in the database that `FAIRLY_TEST_POSTGRES` names.
async fn schema() -> Option<String> {
    let Ok(url) = std::env::var("FAIRLY_TEST_POSTGRES") else {
        eprintln!("skipped: FAIRLY_TEST_POSTGRES does not name a PostgreSQL database");
        return None;
    };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let schema = format!("test_{}", uuid::Uuid::new_v4().simple());
    client.batch_execute(&format!("create schema {schema}")).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
    let joint = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{joint}options=-csearch_path%3D{schema}"))
}

pub(crate) fn team() -> StreamId {
    StreamId::of("team", "oak")
}

pub(crate) fn meta(command: &str) -> Meta {
    Meta {
        actor: "account/anna".into(),
        command: CommandId::from(command),
        happened_at: Moment::from_micros(1_795_000_000_000_000),
        zone: "Europe/London".into(),
    }
}

/// A command with one event.
pub(crate) fn one(stream: &StreamId, expected: u64, command: &str) -> Append {
    Append::new(stream.clone(), Version(expected), meta(command))
        .entry("worker-joined/1", format!("{{\"command\":\"{command}\"}}"))
        .answer(command)
}

pub(crate) async fn write(journal: &Journal, append: Append) -> Vec<Recorded> {
    match journal.append(append).await.unwrap() {
        Appended::Written(recorded) => recorded,
        Appended::Repeated(_) => panic!("it was answered before"),
    }
}
