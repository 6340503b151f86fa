//! How long a search may take, by the clock on the wall, until someone stops it.

use rota::{Pace, Steps};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A budget of seconds. Two runs with it may differ: the plan depends on how fast the machine is.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    began: Instant,
    budget: Duration,
}

impl Clock {
    /// So much time, from now on.
    #[must_use]
    pub fn starting_now(budget: Duration) -> Self {
        Self { began: Instant::now(), budget }
    }

    /// How long ago it started.
    #[must_use]
    pub fn gone(&self) -> Duration {
        self.began.elapsed()
    }
}

impl Pace for Clock {
    fn used(&self, _steps: u64) -> f64 {
        self.gone().as_secs_f64() / self.budget.as_secs_f64().max(1e-3)
    }
}

/// The budget of a run, cut short when someone asks to stop.
pub(super) struct Budget<'a> {
    /// By steps or by the clock.
    pub(super) kind: Kind,
    /// Set when someone has asked to stop.
    pub(super) stop: &'a AtomicBool,
}

/// What a budget is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Moves: the same every time.
    Steps(Steps),
    /// Seconds: as good as this machine can.
    Seconds(Clock),
}

impl Pace for Budget<'_> {
    fn used(&self, steps: u64) -> f64 {
        if self.stop.load(Ordering::Relaxed) {
            return 1.0;
        }
        match self.kind {
            Kind::Steps(budget) => budget.used(steps),
            Kind::Seconds(clock) => clock.used(steps),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_exactly_until_someone_stops() {
        let stop = AtomicBool::new(false);
        let budget = Budget { kind: Kind::Steps(Steps(100)), stop: &stop };
        assert!((budget.used(25) - 0.25).abs() < 1e-9);
        stop.store(true, Ordering::Relaxed);
        assert!(budget.used(25) >= 1.0);
    }

    #[test]
    fn a_clock_with_no_time_left_is_used_up() {
        assert!(Clock::starting_now(Duration::ZERO).used(0) >= 0.0);
        let hour = Clock::starting_now(Duration::from_secs(3_600));
        assert!(hour.used(1_000_000) < 0.5);
    }
}
