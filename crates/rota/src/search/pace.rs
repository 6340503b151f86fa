//! How long to search, told from outside: this crate reads no clock.

/// Says how much of the budget of a search is used.
pub trait Pace: Sync {
    /// The share of the budget used after `steps` moves of one thread: 0 at first, 1 or more when it is time to stop.
    fn used(&self, steps: u64) -> f64;
}

/// A budget of so many moves for each thread. The same every time, on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps(pub u64);

impl Pace for Steps {
    #[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
    fn used(&self, steps: u64) -> f64 {
        steps as f64 / self.0.max(1) as f64
    }
}
