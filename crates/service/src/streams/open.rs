//! One stream in memory: its state, what was opened of its vault, and the one way in which it changes.

use std::sync::{Arc, PoisonError, RwLock};

use care::details::{Book, Detail};
use care::ids::SealedId;
use journal::{Journal, Plain, Recorded, StreamId, Version};
use tokio::sync::{Mutex, watch};

use super::Kept;
use super::fold::{self, Folded};
use crate::error::Error;

/// A stream as it was at a version. Pages hold on to it for as long as they need and are never half old, half new.
pub(crate) struct Now<T: Kept> {
    /// The state.
    pub(crate) state: Arc<T>,
    /// What else follows from the same events.
    pub(crate) beside: Arc<T::Beside>,
    /// What of those it is about is not erased: names, and what is kept in memory with them.
    pub(crate) book: Book,
}

impl<T: Kept> Now<T> {
    /// The same with another state, as it would be if something had happened.
    pub(crate) fn with(&self, state: T) -> Self {
        Self { state: Arc::new(state), beside: Arc::clone(&self.beside), book: self.book.clone() }
    }
}

/// One stream in memory.
pub(crate) struct OpenStream<T: Kept> {
    journal: Journal,
    id: T::Id,
    stream: StreamId,
    now: RwLock<Arc<Now<T>>>,
    /// Held while the state goes on to another version, so that every version is applied once and in order. The version of the
    /// last snapshots.
    turn: Mutex<u64>,
    version: watch::Sender<u64>,
}

impl<T: Kept> OpenStream<T> {
    /// Opens a stream: from its last snapshot and what happened since.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) async fn open(journal: &Journal, id: T::Id) -> Result<Self, Error> {
        let stream = T::stream(id);
        let (saved, Folded { state, beside }) = Folded::start(journal, &stream).await?;
        let (state, beside) = (Arc::new(state), Arc::new(beside));
        let opened = Self {
            journal: journal.clone(),
            id,
            stream,
            version: watch::Sender::new(saved),
            now: RwLock::new(Arc::new(Now { state, beside, book: Book::default() })),
            turn: Mutex::new(saved),
        };
        opened.forget_erased().await?;
        opened.catch_up().await?;
        Ok(opened)
    }

    /// Which it is.
    pub(crate) fn id(&self) -> T::Id {
        self.id
    }

    /// Where it is in the journal.
    pub(crate) fn stream(&self) -> &StreamId {
        &self.stream
    }

    /// The stream as it is.
    pub(crate) fn now(&self) -> Arc<Now<T>> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many events it is the fold of.
    pub(crate) fn version(&self) -> u64 {
        self.now().state.version()
    }

    /// Whether anything has happened to it.
    pub(crate) fn has_begun(&self) -> bool {
        self.version() > 0
    }

    /// Tells of every version from now on, the latest first if several came at once.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Whether somebody waits to hear of versions.
    pub(super) fn is_watched(&self) -> bool {
        self.version.receiver_count() > 0
    }

    /// Reads what happened since, by any server.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) async fn catch_up(&self) -> Result<(), Error> {
        let mut saved = self.turn.lock().await;
        let mut found = false;
        loop {
            let after = Version(self.version());
            let events = self.journal.read(&self.stream, after, fold::AT_ONCE).await?;
            if events.is_empty() {
                return self.save(&mut saved).await;
            }
            // Others may have sealed something along with these; the first reading has all of it.
            let book = if found { None } else { Some(self.read_book().await?) };
            found = true;
            self.advance(&events, |known| book.unwrap_or(known))?;
        }
    }

    /// Folds what was just recorded here and puts what was sealed with it into the book; if others recorded something
    /// before it that is not known here, reads that too.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) async fn take_in(
        &self,
        events: &[Recorded],
        sealed: Vec<(SealedId, Detail)>,
    ) -> Result<(), Error> {
        let version = {
            let mut saved = self.turn.lock().await;
            let version = self.version();
            if events.first().is_some_and(|first| first.version.0 == version + 1) {
                self.advance(events, |mut book| {
                    sealed.into_iter().for_each(|(id, detail)| book.put(id, detail));
                    book
                })?;
                return self.save(&mut saved).await;
            }
            version
        };
        let behind = events.last().is_some_and(|last| last.version.0 > version);
        if behind { self.catch_up().await } else { Ok(()) }
    }

    /// Forgets what was erased, so that memory has nothing that the vault has not.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub(super) async fn forget_erased(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let book = self.read_book().await?;
        let now = self.now();
        self.show(Now { state: Arc::clone(&now.state), beside: Arc::clone(&now.beside), book });
        Ok(())
    }

    /// Applies events to a copy of the state and shows that. Anyone who reads meanwhile reads the state before.
    fn advance(&self, events: &[Recorded], book: impl FnOnce(Book) -> Book) -> Result<(), Error> {
        let now = self.now();
        let mut folded = Folded { state: T::clone(&now.state), beside: T::Beside::clone(&now.beside) };
        for recorded in events {
            folded.apply(recorded)?;
        }
        let version = folded.state.version();
        let (state, beside) = (Arc::new(folded.state), Arc::new(folded.beside));
        self.show(Now { state, beside, book: book(now.book.clone()) });
        self.version.send_replace(version);
        Ok(())
    }

    fn show(&self, now: Now<T>) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(now);
    }

    /// Saves snapshots if enough happened since the last.
    async fn save(&self, saved: &mut u64) -> Result<(), Error> {
        let now = self.now();
        *saved = fold::save(&self.journal, &self.stream, *saved, (&*now.state, &*now.beside)).await?;
        Ok(())
    }

    async fn read_book(&self) -> Result<Book, Error> {
        Ok(open_book(self.journal.open_all_in(&self.stream).await?))
    }
}

/// What was opened, as a book. What cannot be read is left out, as if it had been erased, and said in the log.
fn open_book(plain: Plain) -> Book {
    let detail = |id: &journal::SealedId, bytes: &[u8]| {
        let detail = serde_json::from_slice::<Detail>(bytes).ok()?;
        Some((id.as_str().parse().ok()?, detail))
    };
    let read = plain.iter().filter_map(|(id, bytes)| {
        let read = detail(id, bytes);
        if read.is_none() {
            tracing::warn!(%id, "a sealed value has no form that is known");
        }
        read
    });
    read.collect()
}
