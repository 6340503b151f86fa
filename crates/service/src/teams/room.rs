//! One team in memory: its state, its book, and the one door through which it changes.

use care::details::{Book, Detail};
use care::ids::{SealedId, TeamId};
use care::stream::{Stream, Written};
use care::team::{Event, Team};
use std::sync::{Arc, PoisonError, RwLock};

use journal::{Journal, Plain, Recorded, Snapshot, StreamId, Version};
use tokio::sync::{Mutex, watch};

use crate::error::Error;

/// The kind of stream that a team's events are in.
pub(crate) const TEAM: &str = "team";

/// How the state is written in snapshots; another name for every change of its form.
pub(crate) const FORM: &str = "team/1";

/// How many events after the last snapshot make another one worth its while.
const EVENTS_TO_A_SNAPSHOT: u64 = 2_000;

/// How many events are read at once.
const AT_ONCE: u32 = 10_000;

/// A team as it was at a version. Pages hold on to it for as long as they need and are never half old, half new.
#[derive(Clone, Debug)]
pub(crate) struct Now {
    /// The state.
    pub(crate) team: Team,
    /// What of its people and workers is not erased.
    pub(crate) book: Book,
}

/// One team in memory.
pub(crate) struct Room {
    journal: Journal,
    stream: StreamId,
    now: RwLock<Arc<Now>>,
    /// Held while the state goes on to another version, so that every version is applied once and in order.
    turn: Mutex<Saved>,
    version: watch::Sender<u64>,
}

/// What is known of the last snapshot.
#[derive(Clone, Copy, Debug, Default)]
struct Saved {
    version: u64,
}

impl Room {
    /// Opens a team: from its last snapshot and what happened since.
    pub(crate) async fn open(journal: &Journal, team: TeamId) -> Result<Self, Error> {
        let stream = StreamId::of(TEAM, team);
        let snapshot = journal.snapshot(&stream, FORM).await?;
        let read = snapshot.and_then(|snapshot| serde_json::from_slice::<Team>(&snapshot.body).ok());
        let team = read.unwrap_or_default();
        let saved = Saved { version: team.version };
        let book = open_book(journal.open_all_in(&stream).await?);
        let room = Self {
            journal: journal.clone(),
            stream,
            version: watch::Sender::new(team.version),
            now: RwLock::new(Arc::new(Now { team, book })),
            turn: Mutex::new(saved),
        };
        room.catch_up().await?;
        Ok(room)
    }

    /// The stream of the team.
    pub(crate) fn stream(&self) -> &StreamId {
        &self.stream
    }

    /// The team as it is.
    pub(crate) fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells of every version from now on, the latest first if several came at once.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Reads what happened since, whoever did it.
    pub(crate) async fn catch_up(&self) -> Result<(), Error> {
        let mut saved = self.turn.lock().await;
        let mut found = false;
        loop {
            let after = Version(self.now().team.version);
            let events = self.journal.read(&self.stream, after, AT_ONCE).await?;
            if events.is_empty() {
                return self.save(&mut saved).await;
            }
            // Others may have sealed something along with these; the first reading has all of it.
            let book =
                if found { None } else { Some(open_book(self.journal.open_all_in(&self.stream).await?)) };
            found = true;
            self.fold(&events, |known| book.unwrap_or(known))?;
        }
    }

    /// Folds what was just recorded here and puts what was sealed with it into the book; if others recorded something
    /// before it that is not known here, reads that too.
    pub(crate) async fn take_in(
        &self,
        events: &[Recorded],
        sealed: Vec<(SealedId, Detail)>,
    ) -> Result<(), Error> {
        let version = {
            let mut saved = self.turn.lock().await;
            let version = self.now().team.version;
            if events.first().is_some_and(|first| first.version.0 == version + 1) {
                self.fold(events, |mut book| {
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

    /// Applies events to a copy of the state and shows that. Whoever reads meanwhile reads the state before.
    fn fold(&self, events: &[Recorded], book: impl FnOnce(Book) -> Book) -> Result<(), Error> {
        let read = events.iter().map(|recorded| Event::read(&recorded.kind, &recorded.body));
        let events: Vec<Event> = read.collect::<Result<_, _>>().map_err(Error::internal)?;
        let Now { mut team, book: known } = Arc::unwrap_or_clone(self.now());
        for event in &events {
            team.apply(event);
        }
        let version = team.version;
        let next = Arc::new(Now { team, book: book(known) });
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.version.send_replace(version);
        Ok(())
    }

    /// Saves a snapshot if enough happened since the last. It is a cache: failing to is no failure.
    async fn save(&self, saved: &mut Saved) -> Result<(), Error> {
        let now = self.now();
        if now.team.version < saved.version + EVENTS_TO_A_SNAPSHOT {
            return Ok(());
        }
        let body = serde_json::to_vec(&now.team).map_err(Error::internal)?;
        let snapshot = Snapshot { version: Version(now.team.version), form: FORM.to_owned(), body };
        match self.journal.save_snapshot(&self.stream, snapshot).await {
            Ok(()) => saved.version = now.team.version,
            Err(error) => tracing::warn!(stream = %self.stream, %error, "no snapshot was saved"),
        }
        Ok(())
    }

    /// Forgets what was erased, so that memory knows no more than the vault does.
    pub(crate) async fn reopen_book(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let book = open_book(self.journal.open_all_in(&self.stream).await?);
        let team = self.now().team.clone();
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Now { team, book });
        Ok(())
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
