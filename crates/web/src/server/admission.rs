//! Admission for connections: so many at once, and so many of them from one address.

use crate::security::Caller;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections at once. More wait in the system's queue, so that memory stays bounded.
const CONNECTIONS_MOST: usize = 4_096;
/// Connections of one address: an office of eighty browsers with six each.
const OF_ONE_ADDRESS_MOST: usize = 512;

type Counts = Arc<Mutex<HashMap<Caller, usize>>>;

/// How much room there is.
#[derive(Clone)]
pub(super) struct Admission {
    all: Arc<Semaphore>,
    of_one_address: usize,
    counts: Counts,
}

/// A connection's place. It is free again when this is dropped.
pub(super) struct Admitted {
    _one: OwnedSemaphorePermit,
    caller: Caller,
    counts: Counts,
}

impl Admission {
    /// Admission for people who call directly.
    pub(super) fn for_people() -> Self {
        Self::with(CONNECTIONS_MOST, OF_ONE_ADDRESS_MOST)
    }

    /// Admission where every connection comes from a proxy, which counts its callers itself.
    pub(super) fn behind_a_proxy() -> Self {
        Self::with(CONNECTIONS_MOST, CONNECTIONS_MOST)
    }

    pub(super) fn with(all: usize, of_one_address: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(all)), of_one_address, counts: Counts::default() }
    }

    /// Waits until there is room for one more.
    pub(super) async fn one_more(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).acquire_owned().await.ok()
    }

    /// A place for a connection from this address; none where the address has all it may have.
    pub(super) fn place(&self, one: OwnedSemaphorePermit, caller: Caller) -> Option<Admitted> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(caller).or_insert(0);
        if *count >= self.of_one_address {
            return None;
        }
        *count += 1;
        Some(Admitted { _one: one, caller, counts: Arc::clone(&self.counts) })
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.caller) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.caller);
            }
        }
    }
}
