//! Streams in memory. A team and the organisation are each one stream, and one piece of machinery opens, folds, follows,
//! changes and closes them all.
//!
//! [`Streams`] has every stream of one kind that somebody has looked at. Each is an [`OpenStream`]: its state, what was opened
//! of its vault, and the one way in which it changes. A [`Fold`] beside the state is kept in step with it.

mod act;
mod fold;
mod open;
mod refold;
mod seal;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, Mutex, PoisonError};

use care::stream::Stream;
use jiff::{SignedDuration, Timestamp};
use journal::{Journal, NewJob, StreamId};
use tokio::sync::OnceCell;

pub(crate) use act::Asked;
pub(crate) use act::Order;
pub(crate) use fold::Fold;
pub(crate) use open::{Now, OpenStream};
pub use refold::refold;

use crate::Clock;
use crate::error::Error;

/// How long nobody has looked at a stream before it leaves memory.
pub(crate) const IDLE: SignedDuration = SignedDuration::from_mins(15);

/// Where the streams of a kind are in the journal.
pub(crate) trait Kept: Stream<Id: Ord + Display> {
    /// What else follows from its events.
    type Beside: Fold<Self>;

    /// The stream that holds what happened to one of them.
    fn stream(id: Self::Id) -> StreamId;

    /// Which of them a stream holds; `None`: it holds something else.
    fn id_of(stream: &StreamId) -> Option<Self::Id>;

    /// What is to be done after `events`, the first of which comes after a version: written down with them.
    ///
    /// # Errors
    /// If what it needs to know cannot be written.
    fn follows(
        id: Self::Id,
        after: u64,
        events: &[Self::Event],
        now: Timestamp,
    ) -> Result<Vec<NewJob>, Error>;
}

/// The streams of one kind that are in memory.
pub(crate) struct Streams<T: Kept> {
    journal: Journal,
    clock: Arc<dyn Clock>,
    slots: Mutex<BTreeMap<T::Id, Arc<Slot<T>>>>,
}

/// The place of one stream. The first who wants the stream opens it; others who want it wait for that, and for nothing else.
struct Slot<T: Kept> {
    stream: OnceCell<Arc<OpenStream<T>>>,
    /// When somebody last asked for it.
    used: Mutex<Timestamp>,
}

impl<T: Kept> Streams<T> {
    pub(crate) fn new(journal: &Journal, clock: &Arc<dyn Clock>) -> Self {
        Self { journal: journal.clone(), clock: Arc::clone(clock), slots: Mutex::default() }
    }

    /// A stream that has begun, opened if need be.
    ///
    /// # Errors
    /// If there is none of this id, or the journal cannot be read.
    pub(crate) async fn open(&self, id: T::Id) -> Result<Arc<OpenStream<T>>, Error> {
        let stream = self.open_or_empty(id).await?;
        if stream.has_begun() { Ok(stream) } else { Err(Error::not_found()) }
    }

    /// The same for a stream that may not have begun yet.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub(crate) async fn open_or_empty(&self, id: T::Id) -> Result<Arc<OpenStream<T>>, Error> {
        let slot = self.slot(id);
        let mut opened_here = false;
        let opened = slot
            .stream
            .get_or_try_init(|| async {
                opened_here = true;
                OpenStream::open(&self.journal, id).await.map(Arc::new)
            })
            .await;
        let opened = match opened {
            Ok(opened) => Arc::clone(opened),
            Err(error) => {
                self.remove(id, &slot);
                return Err(error);
            }
        };
        if !opened.has_begun() {
            // It is not kept: its id may have been made up by the one who asks.
            self.remove(id, &slot);
        } else if opened_here {
            // What was recorded while it was being opened was announced to nobody.
            opened.catch_up().await?;
        }
        Ok(opened)
    }

    /// Keeps a stream that has just begun.
    fn keep(&self, stream: &Arc<OpenStream<T>>) {
        let now = self.clock.now();
        self.slots().entry(stream.id()).or_insert_with(|| {
            let stream = OnceCell::new_with(Some(Arc::clone(stream)));
            Arc::new(Slot { stream, used: Mutex::new(now) })
        });
    }

    /// How many are in memory.
    pub(crate) fn count(&self) -> usize {
        self.slots().len()
    }

    /// Every stream that is in memory by now.
    fn all(&self) -> Vec<Arc<OpenStream<T>>> {
        self.slots().values().filter_map(|slot| slot.stream.get().cloned()).collect()
    }

    /// Closes those that nobody has asked for since `since`, holds or watches. They come back when somebody asks again.
    pub(crate) fn close_unused(&self, since: Timestamp) -> Vec<T::Id> {
        let mut closed = Vec::new();
        self.slots().retain(|id, slot| {
            let keep = slot.is_in_use() || *lock(&slot.used) >= since;
            if !keep {
                closed.push(*id);
            }
            keep
        });
        closed
    }

    /// Has every stream in memory read again what the vault has, so that memory has nothing else; the ids of those that did.
    pub(crate) async fn forget_erased(&self) -> Vec<T::Id> {
        let mut read = Vec::new();
        for stream in self.all() {
            match stream.forget_erased().await {
                Ok(()) => read.push(stream.id()),
                Err(error) => {
                    tracing::warn!(stream = %stream.stream(), %error, "what was erased is not forgotten yet");
                }
            }
        }
        read
    }

    /// Has every stream in memory catch up with what was recorded, here or on another server.
    pub(crate) async fn hear(&self, events: impl Iterator<Item = (&StreamId, u64)>) {
        let mut latest: BTreeMap<T::Id, u64> = BTreeMap::new();
        for (id, version) in events.filter_map(|(stream, version)| Some((T::id_of(stream)?, version))) {
            let known = latest.entry(id).or_default();
            *known = version.max(*known);
        }
        for (id, version) in latest {
            let stream = self.slots().get(&id).and_then(|slot| slot.stream.get().cloned());
            if let Some(stream) = stream.filter(|stream| stream.version() < version)
                && let Err(error) = stream.catch_up().await
            {
                tracing::warn!(stream = %stream.stream(), %error, "a stream could not be brought up to date");
            }
        }
    }

    /// The slot of an id, noting that somebody asked for it.
    fn slot(&self, id: T::Id) -> Arc<Slot<T>> {
        let now = self.clock.now();
        let mut slots = self.slots();
        let slot = slots
            .entry(id)
            .or_insert_with(|| Arc::new(Slot { stream: OnceCell::new(), used: Mutex::new(now) }));
        *lock(&slot.used) = now;
        Arc::clone(slot)
    }

    /// Takes a slot away, unless another has taken its place.
    fn remove(&self, id: T::Id, slot: &Arc<Slot<T>>) {
        let mut slots = self.slots();
        if slots.get(&id).is_some_and(|known| Arc::ptr_eq(known, slot)) {
            slots.remove(&id);
        }
    }

    fn slots(&self) -> std::sync::MutexGuard<'_, BTreeMap<T::Id, Arc<Slot<T>>>> {
        lock(&self.slots)
    }
}

impl<T: Kept> Slot<T> {
    /// Whether somebody opens, holds or watches the stream just now.
    fn is_in_use(self: &Arc<Self>) -> bool {
        let held = |stream: &Arc<OpenStream<T>>| Arc::strong_count(stream) > 1 || stream.is_watched();
        Arc::strong_count(self) > 1 || self.stream.get().is_none_or(held)
    }
}

fn lock<V>(mutex: &Mutex<V>) -> std::sync::MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
