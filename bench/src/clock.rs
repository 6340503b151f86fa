//! The clock that `rota` itself does not read.

use std::time::Instant;

/// A budget of seconds that began when it was made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    began: Instant,
    seconds: f64,
}

impl Clock {
    /// A clock that starts now and has run out after `seconds`.
    pub(crate) fn start(seconds: f64) -> Self {
        Self { began: Instant::now(), seconds: seconds.max(0.001) }
    }

    /// Seconds since it was started.
    pub(crate) fn elapsed(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }
}

impl rota::Pace for Clock {
    fn used(&self, _steps: u64) -> f64 {
        self.elapsed() / self.seconds
    }
}
