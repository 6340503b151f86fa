//! Measures the journal: durable appends beside plain SQLite in the same run, and how soon a long stream is open.

mod appends;
mod opening;
mod plain;

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use ::journal::{
    Append, AppendError, Journal, MasterKey, Meta, Moment, OpenError, Storage, StreamId, Version,
};
use clap::Args;

/// What to measure.
#[derive(Clone, Debug, Args)]
pub(crate) struct Measure {
    /// How many write at once, each waiting until its own is safe on disk.
    #[arg(long, default_value_t = 32)]
    writers: u64,
    /// Seconds of writing for each row.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// How often the rows of writing are repeated, one after the other: disks have their moods.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Events of the long stream.
    #[arg(long, default_value_t = 300_000)]
    events: u64,
    /// A PostgreSQL database to measure as well. Its tables are made where they are not, and left.
    #[arg(long)]
    postgres: Option<String>,
    /// A folder on the disk to measure. What is written there is deleted.
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
}

/// Why there is no figure.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Append(#[from] AppendError),
    #[error(transparent)]
    Store(#[from] ::journal::StoreError),
    #[error(transparent)]
    Key(#[from] ::journal::MasterKeyError),
    #[error("plain SQLite: {0}")]
    Plain(#[from] rusqlite::Error),
    #[error("a writer ended early")]
    Lost,
}

/// Measures and writes the tables, row by row.
pub(crate) fn run(measure: &Measure, to: &mut impl io::Write) -> Result<String, Trouble> {
    std::fs::create_dir_all(&measure.out)?;
    let folder = tempfile::tempdir_in(&measure.out)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    writeln!(to, "| {} writers | appends a second | ms until safe, median | 99 in 100 |", measure.writers)?;
    writeln!(to, "| --- | ---: | ---: | ---: |")?;
    for round in 1..=measure.rounds {
        let path = folder.path().join(format!("{round}.db"));
        let ours = runtime.block_on(appends::run(measure, &Storage::Sqlite(path)))?;
        writeln!(to, "| SQLite, round {round} | {ours} |")?;
        let plain = plain::run(measure, &folder.path().join(format!("{round}-plain.db")))?;
        writeln!(to, "| plain SQLite, one transaction each, round {round} | {plain} |")?;
        if let Some(url) = &measure.postgres {
            let theirs = runtime.block_on(appends::run(measure, &Storage::Postgres(url.clone())))?;
            writeln!(to, "| PostgreSQL, round {round} | {theirs} |")?;
        }
    }
    writeln!(to, "\n| a stream of {} events | ms until open |\n| --- | ---: |", measure.events)?;
    let path = folder.path().join("long.db");
    opening::run(measure, "SQLite", &Storage::Sqlite(path), &runtime, to)?;
    if let Some(url) = &measure.postgres {
        opening::run(measure, "PostgreSQL", &Storage::Postgres(url.clone()), &runtime, to)?;
    }
    Ok(String::new())
}

/// A key for journals that are thrown away; the same for each run, so that a database can be used again.
fn key() -> Result<MasterKey, Trouble> {
    Ok(MasterKey::from_text(&"5a".repeat(32))?)
}

/// An event as events are: some 300 bytes.
fn body(number: u64) -> String {
    let mut body =
        format!("{{\"number\":{number},\"visit\":\"5vb2k3c9r1\",\"minutes\":{},\"note\":\"", number % 90);
    while body.len() < 298 {
        // Writing to a string cannot fail.
        let _ = write!(body, "{:x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    }
    body.truncate(298);
    body + "\"}"
}

/// A command with one event.
fn one(stream: &StreamId, version: u64) -> Append {
    let meta = Meta {
        actor: "account/5vb2k3c9r1".into(),
        command: ::journal::CommandId::random(),
        happened_at: Moment::now(),
        zone: "Europe/London".into(),
    };
    Append::new(stream.clone(), Version(version), meta)
        .entry("visit-moved/1", body(version))
        .answer(format!("{{\"version\":{}}}", version + 1))
}

/// A stream that nobody has written to, even in a database that was used before.
fn new_stream() -> StreamId {
    StreamId::of("bench", ::journal::CommandId::random())
}

async fn open(place: &Storage) -> Result<Journal, Trouble> {
    Ok(Journal::open(place, &key()?).await?)
}
