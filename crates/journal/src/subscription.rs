//! Following the journal.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use crate::{Journal, Position, Recorded, StoreError};

/// As many events as are handed over at once.
const AT_ONCE: u32 = 1_000;

/// How long until a look without being told: another process may have written, and a word from PostgreSQL may be lost.
const PATIENCE: Duration = Duration::from_millis(300);

/// Follows all streams from a position on, in order, each event once and none left out. Dropping it ends it; who goes on
/// later begins after the last position they have dealt with.
#[derive(Debug)]
pub struct Subscription {
    journal: Journal,
    after: Position,
    news: watch::Receiver<()>,
}

impl Subscription {
    pub(crate) fn new(journal: Journal, after: Position) -> Self {
        let news = journal.engine().news();
        Self { journal, after, news }
    }

    /// The next events, at least one; waits until there is one. Nothing is lost where waiting is broken off.
    ///
    /// # Errors
    /// Where the store fails. Asking again goes on where it was.
    pub async fn next(&mut self) -> Result<Vec<Recorded>, StoreError> {
        loop {
            self.news.mark_unchanged();
            let events = self.journal.read_all(self.after, AT_ONCE).await?;
            if let Some(last) = events.last() {
                self.after = last.position;
                return Ok(events);
            }
            // Being told is a hint; the reading above is what counts.
            if let Ok(Err(_)) = timeout(PATIENCE, self.news.changed()).await {
                return Err(StoreError::Unavailable("it was closed".into()));
            }
        }
    }

    /// The last position handed over.
    pub fn position(&self) -> Position {
        self.after
    }
}
