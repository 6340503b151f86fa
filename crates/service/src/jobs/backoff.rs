//! How long until what failed is tried again, and how often.

use std::time::Duration;

/// After so many tries a job is parked.
pub(super) const TRIES: u64 = 8;
/// How long after the first failure.
const FIRST: Duration = Duration::from_secs(2);
/// And never longer than this.
const LONGEST: Duration = Duration::from_secs(600);

/// How long to wait after so many tries that failed: twice as long each time. None after the last.
pub(super) fn after(tries: u64) -> Option<Duration> {
    let doublings = u32::try_from(tries.saturating_sub(1)).unwrap_or(u32::MAX);
    let wait = FIRST.saturating_mul(1_u32.checked_shl(doublings).unwrap_or(u32::MAX)).min(LONGEST);
    (tries < TRIES).then_some(wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_tried_again_ever_later_and_not_for_ever() {
        let waits: Vec<_> = (1..=TRIES).map(after).collect();
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        let expected =
            [seconds(2), seconds(4), seconds(8), seconds(16), seconds(32), seconds(64), seconds(128), None];
        assert_eq!(waits, expected);
        assert_eq!(after(1_000), None);
    }
}
