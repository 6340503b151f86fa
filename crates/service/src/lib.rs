//! Use cases: may I, load, decide, append, tell.
//!
//! Everything that people do with Fairly goes through [`Service`]. It asks `care::access` first, loads what is needed,
//! lets `care` decide, appends the events to the journal, and tells whoever looks on. Nobody's record is reached in any
//! other way, and who looked is written down.
#![forbid(unsafe_code)]

mod error;
mod ports;

pub use error::{Error, Kind};
pub use ports::{Clock, SetClock, SystemClock};

use std::sync::Arc;

/// The use cases over one journal. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Box<dyn Clock>,
}

impl Service {
    /// The use cases, telling the time by this clock.
    #[must_use]
    pub fn new(clock: impl Clock) -> Self {
        Self { inner: Arc::new(Inner { clock: Box::new(clock) }) }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.inner.clock.now()
    }
}
