//! The same amount of writing as one would write it first: a table, a transaction for each event, flushed.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::appends::Rate;
use super::{Measure, Trouble, body};

/// One after the other for the time that was asked for: SQLite has one writer however many ask.
pub(super) fn run(measure: &Measure, path: &Path) -> Result<Rate, Trouble> {
    let connection = Connection::open(path)?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.execute_batch(
        "create table events (position integer primary key, stream text not null, version integer not null, \
         body text not null, unique (stream, version)) strict",
    )?;
    let mut insert = connection.prepare("insert into events (stream, version, body) values (?1, ?2, ?3)")?;
    let began = Instant::now();
    let mut waits = Vec::new();
    while began.elapsed() < Duration::from_secs_f64(measure.seconds) {
        let asked = Instant::now();
        let number = waits.len() as u64;
        let (stream, version) = (number % measure.writers, number / measure.writers);
        insert.execute(params![
            format!("team/{stream}"),
            i64::try_from(version).unwrap_or(0),
            body(number)
        ])?;
        waits.push(asked.elapsed());
    }
    Ok(Rate::new(waits, began.elapsed()))
}
