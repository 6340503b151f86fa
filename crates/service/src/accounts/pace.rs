//! How fast someone may try again after failing.
//!
//! Nobody is ever locked out for good: that would let anyone lock out a worker before their round. Trying gets slower
//! instead, up to a quarter of an hour, and passkeys are not slowed down at all, since there is nothing to guess.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Tries that cost no waiting: typing is hard with gloves on.
const FREE: u32 = 5;

/// The longest wait.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);

/// After so long without a failure all is forgotten.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// The failures of one account, or one tablet, in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Pace {
    failures: u32,
    last: Option<Timestamp>,
}

impl Pace {
    /// Until when no try is looked at, if that is still to come.
    pub(super) fn wait_until(self, now: Timestamp) -> Option<Timestamp> {
        let last = self.last?;
        let over = self.failures.checked_sub(FREE)?;
        let wait = SignedDuration::from_secs(5 << over.min(8)).min(LONGEST);
        last.checked_add(wait).ok().filter(|until| *until > now)
    }

    /// The pace after one more failure.
    #[must_use]
    pub(super) fn after_failure(self, now: Timestamp) -> Self {
        let forgotten = self.last.is_none_or(|last| now.duration_since(last) > FORGOTTEN);
        let before = if forgotten { 0 } else { self.failures };
        Self { failures: before.saturating_add(1), last: Some(now) }
    }

    /// Whether there is anything to forgive after a success.
    pub(super) fn is_fresh(self) -> bool {
        self.failures == 0
    }
}

/// The pace of names that nobody here has: they must wait as accounts do, or waiting would tell who has one. Kept in
/// memory only, and never more than some thousands.
#[derive(Default)]
pub(super) struct Strangers(Mutex<BTreeMap<String, Pace>>);

/// How many unknown names are remembered.
const MOST_STRANGERS: usize = 4_096;

impl Strangers {
    /// The pace of a name.
    pub(super) fn pace(&self, name: &str) -> Pace {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied().unwrap_or_default()
    }

    /// One more failure of a name. Where there are too many names, those that failed longest ago are forgotten.
    pub(super) fn failed(&self, name: &str, now: Timestamp) {
        let mut paces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pace = paces.get(name).copied().unwrap_or_default().after_failure(now);
        paces.insert(name.to_owned(), pace);
        if paces.len() > MOST_STRANGERS {
            let mut lasts: Vec<Option<Timestamp>> = paces.values().map(|pace| pace.last).collect();
            let middle = lasts.len() / 2;
            let (_, middle, _) = lasts.select_nth_unstable(middle);
            let middle = *middle;
            paces.retain(|_, pace| pace.last > middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    fn failed(times: u32, now: Timestamp) -> Pace {
        (0..times).fold(Pace::default(), |pace, _| pace.after_failure(now))
    }

    fn seconds(times: u32) -> i64 {
        let now = minute(0);
        failed(times, now).wait_until(now).map_or(0, |until| until.duration_since(now).as_secs())
    }

    #[test]
    fn a_few_slips_cost_nothing_then_each_costs_double() {
        assert_eq!([1, 4, 5, 6, 7, 8].map(seconds), [0, 0, 5, 10, 20, 40]);
    }

    #[test]
    fn nobody_waits_longer_than_a_quarter_of_an_hour() {
        assert_eq!([13, 14, 1_000].map(seconds), [900, 900, 900]);
        assert_eq!(failed(50, minute(0)).wait_until(minute(15)), None);
    }

    #[test]
    fn a_day_without_failing_forgets_all() {
        let pace = failed(50, minute(0)).after_failure(minute(24 * 60 + 1));
        assert_eq!(pace, failed(1, minute(24 * 60 + 1)));
        assert!(Pace::default().is_fresh());
    }

    #[test]
    fn unknown_names_wait_as_known_ones_do_and_are_forgotten_in_the_end() {
        let strangers = Strangers::default();
        for _ in 0..6 {
            strangers.failed("nobody", minute(0));
        }
        assert_eq!(strangers.pace("nobody"), failed(6, minute(0)));
        for number in 0..10_000 {
            strangers.failed(&number.to_string(), minute(1 + number));
        }
        assert_eq!(strangers.pace("nobody"), Pace::default());
        assert_eq!(strangers.pace("9999"), failed(1, minute(10_000)));
        assert!(strangers.0.lock().unwrap().len() <= MOST_STRANGERS);
    }
}
