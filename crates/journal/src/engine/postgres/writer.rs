//! The task that appends. Anyone who waits while it commits shares the next transaction.

use std::time::{Duration, Instant};

use deadpool_postgres::Pool;
use tokio::sync::{mpsc, oneshot};
use tokio::task::yield_now;

use super::append::{append_all, prove};
use crate::admit::Ready;
use crate::engine::Statement;
use crate::{AppendError, Appended, StoreError};

/// As many appends as share a transaction.
const MOST: usize = 512;

/// Where some wait already, those who were just answered get this part of the time that the last transaction took to come
/// again. Otherwise two halves of them take turns, and each commit is shared by half.
const GATHER: u32 = 8;
/// And never longer than this.
const GATHER_LONGEST: Duration = Duration::from_millis(1);

/// Something that somebody waits for.
pub(super) enum Asked {
    /// An append.
    Append(Box<Ready>, oneshot::Sender<Result<Appended, AppendError>>),
    /// A proof that appends would be written: one statement, done by itself.
    Proof(Statement, oneshot::Sender<Result<(), StoreError>>),
}

/// Works until the last handle is gone.
pub(super) async fn run(pool: Pool, mut queue: mpsc::Receiver<Asked>) {
    let mut batch = Vec::with_capacity(MOST);
    let mut last = Last::default();
    loop {
        last.gather(&mut queue, &mut batch).await;
        if batch.is_empty() && queue.recv_many(&mut batch, MOST).await == 0 {
            return;
        }
        let began = Instant::now();
        let (mut readies, mut replies) = (Vec::new(), Vec::new());
        for asked in batch.drain(..) {
            match asked {
                Asked::Append(ready, reply) => {
                    readies.push(*ready);
                    replies.push(reply);
                }
                // Where nobody waits for the proof any longer, nothing was proved.
                Asked::Proof(statement, reply) => drop(reply.send(prove(&pool, statement).await)),
            }
        }
        let answered = replies.len();
        if answered == 0 {
            continue;
        }
        match append_all(&pool, readies).await {
            Ok(answers) => {
                for (reply, answer) in replies.into_iter().zip(answers) {
                    // Who no longer waits asks again with the same command.
                    drop(reply.send(answer));
                }
            }
            Err(error) => {
                tracing::warn!(%error, waiting = replies.len(), "the journal could not write");
                for reply in replies {
                    drop(reply.send(Err(error.clone().into())));
                }
            }
        }
        last = Last { answered, took: began.elapsed() };
    }
}

/// What is known of the last transaction.
#[derive(Default)]
struct Last {
    answered: usize,
    took: Duration,
}

impl Last {
    /// Takes those who wait, and for a moment those who come at once; nobody where nobody waits.
    async fn gather(&self, queue: &mut mpsc::Receiver<Asked>, batch: &mut Vec<Asked>) {
        let expected = match queue.len() {
            0 => return,
            waiting => MOST.min(waiting + self.answered),
        };
        // A moment too short for timers: those who were just answered run meanwhile.
        let until = Instant::now() + GATHER_LONGEST.min(self.took / GATHER);
        while batch.len() < expected && Instant::now() < until {
            match queue.try_recv() {
                Ok(asked) => batch.push(asked),
                Err(_) => yield_now().await,
            }
        }
    }
}
