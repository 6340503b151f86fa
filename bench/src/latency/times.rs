//! Percentiles of what was timed.

use std::time::{Duration, Instant};

/// How long something took, each time it was done.
#[derive(Debug, Default)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    /// Does something, and notes how long it took.
    pub(super) fn of<T>(&mut self, what: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let made = what();
        self.0.push(began.elapsed());
        made
    }

    /// "| name | number | median | 99th percentile | most |", in milliseconds.
    pub(super) fn row(&self, name: &str) -> String {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = |percent| milliseconds(percentile(&sorted, percent));
        format!("| {name} | {} | {:.2} | {:.2} | {:.2} |", sorted.len(), at(50), at(99), at(100))
    }
}

/// The least that so many in a hundred do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_least_that_so_many_do_not_exceed() {
        let sorted: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        let at = |percent| percentile(&sorted, percent).as_millis();
        assert_eq!((at(50), at(99), at(100)), (100, 198, 200));
        assert_eq!(percentile(&[], 99), Duration::ZERO);
    }
}
