//! What follows from the events of a stream: its state, and whatever else somebody needs to know of them, each with a snapshot
//! of its own.

use care::stream::{Stream, Written};
use jiff::Timestamp;
use journal::{Journal, Recorded, Snapshot, StreamId, Version};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// How many events after the last snapshot make another one worth its while.
const EVENTS_TO_A_SNAPSHOT: u64 = 2_000;

/// How many events are read at once.
pub(super) const AT_ONCE: u32 = 10_000;

/// Something that follows from the events of a stream.
pub(crate) trait Fold<T: Stream>:
    Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Its name and the form of its snapshots, as in `team/1`; another number for every change of the form.
    const FORM: &'static str;

    /// Takes in one event, which happened at a moment.
    fn apply(&mut self, at: Timestamp, event: &T::Event);
}

/// The state of a stream is a fold as any other.
impl<T: Stream> Fold<T> for T {
    const FORM: &'static str = <T as Stream>::FORM;

    fn apply(&mut self, _: Timestamp, event: &T::Event) {
        Stream::apply(self, event);
    }
}

/// Takes in an event as it is in the journal.
///
/// # Errors
/// If it cannot be read.
pub(super) fn apply<T: Stream, F: Fold<T>>(fold: &mut F, recorded: &Recorded) -> Result<(), Error> {
    let event = T::Event::read(&recorded.kind, &recorded.body).map_err(Error::internal)?;
    Fold::apply(fold, recorded.meta.happened_at.timestamp(), &event);
    Ok(())
}

/// Where to begin: at the last snapshot, with its version, or before the first event.
///
/// # Errors
/// If the journal cannot be read.
pub(super) async fn start<T: Stream, F: Fold<T>>(
    journal: &Journal,
    stream: &StreamId,
) -> Result<(u64, F), Error> {
    let snapshot = journal.snapshot(stream, F::FORM).await?;
    let read =
        |snapshot: Snapshot| Some((snapshot.version.0, serde_json::from_slice::<F>(&snapshot.body).ok()?));
    Ok(snapshot.and_then(read).unwrap_or_default())
}

/// A fold as it is now: from its snapshot, and what happened since.
///
/// # Errors
/// If the journal cannot be read.
pub(super) async fn read<T: Stream, F: Fold<T>>(journal: &Journal, stream: &StreamId) -> Result<F, Error> {
    let (saved, mut fold) = start::<T, F>(journal, stream).await?;
    let mut version = saved;
    loop {
        let events = journal.read(stream, Version(version), AT_ONCE).await?;
        if events.is_empty() {
            save::<T, F>(journal, stream, (saved, version), &fold).await?;
            return Ok(fold);
        }
        for recorded in &events {
            apply::<T, F>(&mut fold, recorded)?;
            version = recorded.version.0;
        }
    }
}

/// Saves a snapshot if enough happened since the last; the version of the last one now. It is a cache: failing to is no failure.
///
/// # Errors
/// If the fold cannot be written as text.
pub(super) async fn save<T: Stream, F: Fold<T>>(
    journal: &Journal,
    stream: &StreamId,
    (saved, version): (u64, u64),
    fold: &F,
) -> Result<u64, Error> {
    if version < saved + EVENTS_TO_A_SNAPSHOT {
        return Ok(saved);
    }
    let body = serde_json::to_vec(fold).map_err(Error::internal)?;
    let snapshot = Snapshot { version: Version(version), form: F::FORM.to_owned(), body };
    match journal.save_snapshot(stream, snapshot).await {
        Ok(()) => Ok(version),
        Err(error) => {
            tracing::warn!(%stream, %error, "no snapshot was saved");
            Ok(saved)
        }
    }
}
