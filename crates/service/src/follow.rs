//! Following the journal, so that what other servers record shows here within a moment.

use std::time::Duration;

use jiff::SignedDuration;

use crate::Service;
use crate::streams::IDLE;

/// How long to wait before asking a journal again that did not answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long to wait before asking again whether somebody was erased, where the journal did not answer.
const AWAY: Duration = Duration::from_secs(5);

/// How often streams that nobody has asked for leave memory.
const TIDIED_EVERY: Duration = Duration::from_secs(60);

/// How long until a look at whether somebody was erased elsewhere.
const ERASED: Duration = Duration::from_millis(300);

impl Service {
    /// Forgets people who are erased on another server, or by the command line, for ever.
    pub(crate) async fn follow_erasures(&self) {
        let mut known = self.inner.journal.last_erasure().await.unwrap_or(0);
        let mut looks = tokio::time::interval(ERASED);
        loop {
            looks.tick().await;
            match self.inner.journal.last_erasure().await {
                Ok(last) if last == known => {}
                Ok(last) => {
                    self.forget_erased().await;
                    known = last;
                }
                Err(error) => {
                    tracing::warn!(%error, "whether somebody was erased is not known just now");
                    tokio::time::sleep(AWAY).await;
                }
            }
        }
    }

    /// Follows the journal for ever.
    pub(crate) async fn follow(&self) {
        let from = self.inner.journal.position().await.unwrap_or_default();
        let mut subscription = self.inner.journal.subscribe(from);
        loop {
            match subscription.next().await {
                Ok(events) => {
                    let recorded = || events.iter().map(|event| (&event.stream, event.version.0));
                    self.inner.teams.hear(recorded()).await;
                    self.inner.organisations.hear(recorded()).await;
                }
                Err(error) => {
                    tracing::warn!(%error, "the journal cannot be followed just now");
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
    }

    /// Has what nobody uses leave memory, for ever.
    pub(crate) async fn keep_memory_small(&self) {
        let mut looks = tokio::time::interval(TIDIED_EVERY);
        loop {
            looks.tick().await;
            self.close_unused(IDLE).await;
        }
    }

    /// Closes teams that nobody has asked for in this long, with their weeks and streets; they come back when somebody asks. How
    /// many were closed.
    pub async fn close_unused(&self, idle: SignedDuration) -> usize {
        let since = self.now().checked_sub(idle).unwrap_or(jiff::Timestamp::MIN);
        let closed = self.inner.teams.close_unused(since);
        closed.iter().for_each(|team| self.inner.sheets.forget(*team));
        closed.iter().for_each(|team| self.inner.shelf.forget(*team));
        if !closed.is_empty() {
            self.forget_unused_streets().await;
        }
        closed.len()
    }

    /// How many teams are in memory.
    #[must_use]
    pub fn open_teams(&self) -> usize {
        self.inner.teams.count()
    }
}
