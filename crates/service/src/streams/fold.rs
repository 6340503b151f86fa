//! What follows from the events of a stream: its state, and beside it whatever else somebody needs to know of them, each with
//! a snapshot of its own.

use care::stream::{Stream, Written};
use jiff::Timestamp;
use journal::{Journal, Recorded, Snapshot, StreamId, Version};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Kept;
use crate::error::Error;

/// How many events after the last snapshots make others worth their while.
const EVENTS_TO_A_SNAPSHOT: u64 = 2_000;

/// How many events are read at once.
pub(super) const AT_ONCE: u32 = 10_000;

/// Something that follows from the events of a stream besides its state.
pub(crate) trait Fold<T: Stream>:
    Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Its name and the form of its snapshots, as in `week-sums/1`; another number for every change of the form.
    const FORM: &'static str;

    /// Takes in one event, which happened at a moment and led to this state.
    fn apply(&mut self, at: Timestamp, event: &T::Event, state: &T);
}

/// A stream's state, and what else follows from the same events.
pub(crate) struct Folded<T: Kept> {
    /// The state.
    pub(super) state: T,
    /// What else.
    pub(super) beside: T::Beside,
}

impl<T: Kept> Default for Folded<T> {
    fn default() -> Self {
        Self { state: T::default(), beside: T::Beside::default() }
    }
}

impl<T: Kept> Folded<T> {
    /// Where to begin: at the last snapshots, with their version, or before the first event. Snapshots of two versions are of no
    /// use together, so then it begins before the first event too.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub(super) async fn start(journal: &Journal, stream: &StreamId) -> Result<(u64, Self), Error> {
        let state = read::<T>(journal.snapshot(stream, T::FORM).await?);
        let beside = read::<T::Beside>(journal.snapshot(stream, T::Beside::FORM).await?);
        let both = state.zip(beside).filter(|((of_state, _), (of_beside, _))| of_state == of_beside);
        Ok(both.map_or_else(Default::default, |((version, state), (_, beside))| {
            (version, Self { state, beside })
        }))
    }

    /// Takes in an event as it is in the journal.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn apply(&mut self, recorded: &Recorded) -> Result<(), Error> {
        let event = T::Event::read(&recorded.kind, &recorded.body).map_err(Error::internal)?;
        self.state.apply(&event);
        self.beside.apply(recorded.meta.happened_at.timestamp(), &event, &self.state);
        Ok(())
    }
}

fn read<F: DeserializeOwned>(snapshot: Option<Snapshot>) -> Option<(u64, F)> {
    let snapshot = snapshot?;
    Some((snapshot.version.0, serde_json::from_slice(&snapshot.body).ok()?))
}

/// Saves snapshots if enough happened since the last; the version of the last ones now. They are caches: failing to is no
/// failure.
///
/// # Errors
/// If state or fold cannot be written as text.
pub(super) async fn save<T: Kept>(
    journal: &Journal,
    stream: &StreamId,
    saved: u64,
    (state, beside): (&T, &T::Beside),
) -> Result<u64, Error> {
    let version = state.version();
    if version < saved + EVENTS_TO_A_SNAPSHOT {
        return Ok(saved);
    }
    let bodies = [
        (T::FORM, serde_json::to_vec(state).map_err(Error::internal)?),
        (T::Beside::FORM, serde_json::to_vec(beside).map_err(Error::internal)?),
    ];
    for (form, body) in bodies {
        let snapshot = Snapshot { version: Version(version), form: form.to_owned(), body };
        if let Err(error) = journal.save_snapshot(stream, snapshot).await {
            tracing::warn!(%stream, %error, "no snapshot was saved");
            return Ok(saved);
        }
    }
    Ok(version)
}
