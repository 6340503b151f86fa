//! Following the journal, so that what other servers record shows here within a moment.

use std::time::Duration;

use crate::Service;
use crate::organisation::Here;

/// How long to wait before asking a journal again that did not answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long to wait before asking again whether somebody was erased, where the journal did not answer.
const AWAY: Duration = Duration::from_secs(5);

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
                    self.inner.teams.hear(events.iter().map(|event| (&event.stream, event.version.0))).await;
                    if events.iter().any(|event| Here::is_at(&event.stream))
                        && let Err(error) = self.inner.organisation.catch_up().await
                    {
                        tracing::warn!(%error, "the organisation could not be brought up to date");
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the journal cannot be followed just now");
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
    }
}
