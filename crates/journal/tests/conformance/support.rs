//! Fresh journals, and the short way to write into them.

use journal::{
    Append, Appended, CommandId, Journal, MasterKey, Meta, Moment, Place, Recorded, StreamId, Version,
};

/// Where a journal is kept.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Memory,
    Sqlite,
}

/// A journal of its own for one test.
pub(crate) struct Fresh {
    pub(crate) journal: Journal,
    _folder: tempfile::TempDir,
}

pub(crate) async fn fresh(kind: Kind) -> Option<Fresh> {
    let folder = tempfile::tempdir().unwrap();
    let place = match kind {
        Kind::Memory => Place::Memory,
        Kind::Sqlite => Place::Sqlite(folder.path().join("journal.db")),
    };
    let journal = Journal::open(&place, &MasterKey::random().unwrap()).await.unwrap();
    Some(Fresh { journal, _folder: folder })
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
