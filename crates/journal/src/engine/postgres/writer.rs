//! The task that appends. Whoever waits while it commits shares the next transaction.

use deadpool_postgres::Pool;
use tokio::sync::{mpsc, oneshot};

use super::append::append_all;
use crate::admit::Ready;
use crate::{AppendError, Appended};

/// As many appends as share a transaction.
const MOST: usize = 512;

/// An append that somebody waits for.
pub(super) struct Asked {
    pub(super) ready: Ready,
    pub(super) reply: oneshot::Sender<Result<Appended, AppendError>>,
}

/// Works until the last handle is gone.
pub(super) async fn run(pool: Pool, mut queue: mpsc::Receiver<Asked>) {
    let mut batch = Vec::with_capacity(MOST);
    while queue.recv_many(&mut batch, MOST).await > 0 {
        let (readies, replies): (Vec<_>, Vec<_>) =
            batch.drain(..).map(|asked| (asked.ready, asked.reply)).unzip();
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
    }
}
