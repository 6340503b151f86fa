//! The thread that writes. Anyone who waits while it flushes shares the next flush.

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};

use super::chained::Ends;
use super::{append, query, store_error};
use crate::admit::Ready;
use crate::engine::{Done, Statement};
use crate::{AppendError, Appended, Position, StoreError};

/// As many tasks as share a flush.
const MOST: usize = 512;

/// What the writer is asked for.
pub(super) enum Work {
    /// To write, and to answer once it is safe on disk.
    Write(Task, oneshot::Sender<Result<Answer, StoreError>>),
    /// To read on the writer's own connection: in memory there is no other.
    Read(Box<dyn FnOnce(&Connection) + Send>),
    /// To finish, let go of the file, and say so.
    Stop(oneshot::Sender<()>),
}

/// What is to be written, all of it or nothing.
pub(super) enum Task {
    Append(Box<Ready>),
    Statements(Vec<Statement>),
}

/// What became of a task in a transaction that was committed.
pub(super) enum Answer {
    Append(Result<Appended, AppendError>),
    Statements(Result<Vec<Done>, StoreError>),
}

/// Works until the last handle is gone or it is told to stop.
pub(super) fn run(connection: Connection, mut queue: mpsc::Receiver<Work>, news: &watch::Sender<()>) {
    let mut stop = None;
    while stop.is_none() {
        let Some(first) = queue.blocking_recv() else { break };
        let (mut tasks, mut replies) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        while let Some(work) = next {
            match work {
                Work::Write(task, reply) => {
                    tasks.push(task);
                    replies.push(reply);
                }
                Work::Read(read) => read(&connection),
                Work::Stop(reply) => stop = Some(reply),
            }
            let more = stop.is_none() && tasks.len() < MOST;
            next = if more { queue.try_recv().ok() } else { None };
        }
        if !tasks.is_empty() {
            share_a_flush(&connection, tasks, replies, news);
        }
    }
    drop(connection);
    // Anyone who asked to stop may have left; it has stopped all the same.
    stop.map(|reply| reply.send(()));
}

/// Writes tasks in one transaction and tells everybody what became of theirs.
fn share_a_flush(
    connection: &Connection,
    tasks: Vec<Task>,
    replies: Vec<oneshot::Sender<Result<Answer, StoreError>>>,
    news: &watch::Sender<()>,
) {
    match transaction(connection, tasks) {
        Ok((answers, moved)) => {
            if moved {
                news.send_replace(());
            }
            for (reply, answer) in replies.into_iter().zip(answers) {
                // Who no longer waits asks again with the same command.
                drop(reply.send(Ok(answer)));
            }
        }
        Err(error) => {
            let error = store_error(&error);
            tracing::warn!(%error, waiting = replies.len(), "the journal could not write");
            for reply in replies {
                drop(reply.send(Err(error.clone())));
            }
        }
    }
}

/// All tasks in one transaction, and whether there are new events or jobs. Nobody was told anything before it ends, so all of it
/// can be taken back.
fn transaction(connection: &Connection, tasks: Vec<Task>) -> rusqlite::Result<(Vec<Answer>, bool)> {
    let works = tasks.iter().any(|task| matches!(task, Task::Append(ready) if !ready.append.jobs.is_empty()));
    let attempt = || {
        connection.execute_batch("begin immediate")?;
        let before = append::position(connection)?;
        let (mut position, mut ends) = (before, Ends::default());
        let answers = tasks.into_iter().map(|task| perform(connection, task, &mut position, &mut ends));
        let answers = answers.collect::<rusqlite::Result<Vec<_>>>()?;
        if position != before {
            append::move_on(connection, position)?;
        }
        ends.save(connection)?;
        connection.execute_batch("commit")?;
        Ok((answers, works || position != before))
    };
    let outcome = attempt();
    if outcome.is_err() && !connection.is_autocommit() {
        connection.execute_batch("rollback")?;
    }
    outcome
}

fn perform(
    connection: &Connection,
    task: Task,
    position: &mut Position,
    ends: &mut Ends,
) -> rusqlite::Result<Answer> {
    match task {
        Task::Append(ready) => append::append(connection, *ready, position, ends).map(Answer::Append),
        Task::Statements(statements) => all_or_none(connection, statements, ends).map(Answer::Statements),
    }
}

/// Statements of which one may meet a name that is taken: then none of them happened, and the others who share the
/// flush do not mind.
fn all_or_none(
    connection: &Connection,
    statements: Vec<Statement>,
    ends: &mut Ends,
) -> rusqlite::Result<Result<Vec<Done>, StoreError>> {
    connection.execute_batch("savepoint task")?;
    let before = ends.clone();
    let done = statements.into_iter().map(|each| execute(connection, each, ends));
    match done.collect::<rusqlite::Result<Vec<Done>>>() {
        Ok(done) => connection.execute_batch("release task").map(|()| Ok(done)),
        Err(error) if store_error(&error) == StoreError::Taken => {
            *ends = before;
            connection.execute_batch("rollback to task; release task").map(|()| Err(StoreError::Taken))
        }
        Err(error) => Err(error),
    }
}

fn execute(connection: &Connection, statement: Statement, ends: &mut Ends) -> rusqlite::Result<Done> {
    if let Some(chain) = statement.chain {
        ends.insert(connection, chain, statement.values)?;
        return Ok(Done { changed: 1, rows: vec![] });
    }
    let before = connection.total_changes();
    let rows = query(connection, &statement.sql, &statement.values)?;
    Ok(Done { changed: connection.total_changes() - before, rows })
}
