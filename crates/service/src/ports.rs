//! What the use cases need of the world: the time, and chance.

use std::sync::Arc;

use jiff::Timestamp;

/// Tells the time. The only clock that use cases read.
pub trait Clock: Send + Sync + 'static {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that shows what it is told, for tests and demonstrations.
#[derive(Clone, Debug)]
pub struct SetClock(Arc<std::sync::Mutex<Timestamp>>);

impl SetClock {
    /// A clock that stands at a time.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(std::sync::Mutex::new(now)))
    }

    /// Moves the hands.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = now;
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
