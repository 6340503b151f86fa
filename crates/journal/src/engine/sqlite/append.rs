//! Appending inside the writer's transaction.

use rusqlite::{Connection, OptionalExtension, params};

use super::chained::Ends;
use crate::admit::{Head, Known, Ready, Write, admit};
use crate::chained::Chain;
use crate::engine::Value;
use crate::{AppendError, Appended, Hash, Moment, Position, Recorded, StoreError, Version};

/// How far the journal has come.
pub(super) fn position(connection: &Connection) -> rusqlite::Result<Position> {
    let row = connection.prepare_cached("select position from journal")?.query_row([], |row| row.get(0));
    row.map(Position)
}

/// The journal has come as far as this.
pub(super) fn move_on(connection: &Connection, position: Position) -> rusqlite::Result<()> {
    connection.prepare_cached("update journal set position = ?1")?.execute([Value::from(position)]).map(drop)
}

/// Decides and writes. `position` moves on by as many events as were written.
pub(super) fn append(
    connection: &Connection,
    ready: Ready,
    position: &mut Position,
    ends: &mut Ends,
) -> rusqlite::Result<Result<Appended, AppendError>> {
    let stream = stream(connection, ready.append.stream.as_str())?;
    let known = Known {
        answer: answer(connection, &ready)?,
        head: stream.map_or(Head::START, |(_, head)| head),
        position: *position,
        obstacle: obstacle(connection, &ready)?,
        now: Moment::now(),
    };
    let now = known.now;
    let write = match admit(ready, known) {
        Ok(write) => write,
        Err(refused) => return Ok(refused),
    };
    *position = write.position;
    save(connection, stream.map(|(number, _)| number), &write)?;
    ends.insert(connection, Chain::Commands, write.answered(now))?;
    save_beside(connection, &write, ends)?;
    Ok(Ok(Appended::Written(write.recorded)))
}

fn answer(connection: &Connection, ready: &Ready) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut find = connection.prepare_cached("select answer from commands where command = ?1")?;
    find.query_row([ready.append.meta.command.as_str()], |row| row.get(0)).optional()
}

fn stream(connection: &Connection, name: &str) -> rusqlite::Result<Option<(i64, Head)>> {
    let mut find = connection.prepare_cached("select number, version, hash from streams where name = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, Head { version: Version(row.get(1)?), hash: Hash(row.get(2)?) }))
    };
    find.query_row([name], read).optional()
}

/// The one who sealed made sure that there was a key: where there is none now, it was destroyed.
fn obstacle(connection: &Connection, ready: &Ready) -> rusqlite::Result<Option<AppendError>> {
    if ready.sealed.is_empty() {
        return Ok(None);
    }
    let mut live =
        connection.prepare_cached("select 1 from keys where subject = ?1 and wrapped is not null")?;
    let mut there = connection.prepare_cached("select 1 from sealings where id = ?1")?;
    for sealed in &ready.sealed {
        if !live.exists([sealed.subject.as_str()])? {
            return Ok(Some(AppendError::Erased(sealed.subject.clone())));
        }
        if there.exists([sealed.id.as_str()])? {
            return Ok(Some(StoreError::Taken.into()));
        }
    }
    Ok(None)
}

fn save(connection: &Connection, stream: Option<i64>, write: &Write) -> rusqlite::Result<()> {
    let stream = match stream {
        Some(number) => {
            let mut update =
                connection.prepare_cached("update streams set version = ?2, hash = ?3 where number = ?1")?;
            update.execute(params![number, Value::from(write.head.version), write.head.hash.0])?;
            number
        }
        None => {
            let mut insert =
                connection.prepare_cached("insert into streams (name, version, hash) values (?1, ?2, ?3)")?;
            insert.insert(params![
                write.stream.as_str(),
                Value::from(write.head.version),
                write.head.hash.0
            ])?
        }
    };
    write.recorded.iter().try_for_each(|event| save_event(connection, stream, event))
}

fn save_event(connection: &Connection, stream: i64, event: &Recorded) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into entries (position, stream, version, kind, body, actor, command, happened_at, zone, \
         recorded_at, hash) values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    insert.execute(params![
        Value::from(event.position),
        stream,
        Value::from(event.version),
        event.kind,
        event.body,
        event.meta.actor.as_str(),
        event.meta.command.as_str(),
        event.meta.happened_at.micros(),
        event.meta.zone,
        event.recorded_at.micros(),
        event.hash.0,
    ])?;
    Ok(())
}

/// The vault and the jobs.
fn save_beside(connection: &Connection, write: &Write, ends: &mut Ends) -> rusqlite::Result<()> {
    for sealed in &write.sealed {
        let mut insert = connection
            .prepare_cached("insert into vault (id, subject, stream, sealed) values (?1, ?2, ?3, ?4)")?;
        insert.execute(params![
            sealed.id.as_str(),
            sealed.subject.as_str(),
            write.stream.as_str(),
            sealed.bytes
        ])?;
        ends.insert(connection, Chain::Sealings, write.sealing(sealed))?;
    }
    for job in &write.jobs {
        let mut insert = connection.prepare_cached(
            "insert into jobs (kind, due_at, body, about, attempts, parked) \
             values (?1, ?2, cast(?3 as text), ?4, 0, 0)",
        )?;
        insert.execute(params![job.kind, job.due_at.micros(), job.body, job.about])?;
    }
    Ok(())
}
