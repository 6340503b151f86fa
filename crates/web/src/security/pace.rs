//! How much may be asked how often: a bucket of tokens for each account and each address, in bounded memory.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Buckets kept at once. Anyone who comes when all are in use shares one with all other newcomers.
const BUCKETS_MOST: usize = 16_384;
/// How often, at most, buckets that have filled up again are swept out.
const SWEEP: Duration = Duration::from_secs(1);

/// How much may be asked how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// How many at once.
    pub(crate) at_once: u32,
    /// After how long there is one more.
    pub(crate) one_more_after: Duration,
}

/// Keeps the pace of many askers under one allowance.
pub(crate) struct Pace<Asker> {
    allowance: Allowance,
    kept: Mutex<Kept<Asker>>,
}

struct Kept<Asker> {
    buckets: HashMap<Asker, Bucket>,
    newcomers: Bucket,
    swept: Instant,
    most: usize,
}

/// When it will be full again: that says how much is in it at any time.
#[derive(Clone, Copy)]
struct Bucket {
    full_at: Instant,
}

impl<Asker: Copy + Eq + Hash> Pace<Asker> {
    /// Nobody has asked anything yet.
    pub(crate) fn new(allowance: Allowance, now: Instant) -> Self {
        Self::with_room(allowance, now, BUCKETS_MOST)
    }

    fn with_room(allowance: Allowance, now: Instant, most: usize) -> Self {
        let kept = Kept { buckets: HashMap::new(), newcomers: Bucket { full_at: now }, swept: now, most };
        Self { allowance, kept: Mutex::new(kept) }
    }

    /// Takes one token of this asker's.
    ///
    /// # Errors
    /// How long to wait where there is none.
    pub(crate) fn ask(&self, asker: Asker, now: Instant) -> Result<(), Duration> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bucket(asker, now).take(self.allowance, now)
    }
}

impl<Asker: Copy + Eq + Hash> Kept<Asker> {
    fn bucket(&mut self, asker: Asker, now: Instant) -> &mut Bucket {
        let full = self.buckets.len() >= self.most;
        if full && now.saturating_duration_since(self.swept) >= SWEEP && !self.buckets.contains_key(&asker) {
            self.buckets.retain(|_, bucket| bucket.full_at > now);
            self.swept = now;
        }
        if self.buckets.len() >= self.most && !self.buckets.contains_key(&asker) {
            return &mut self.newcomers;
        }
        self.buckets.entry(asker).or_insert(Bucket { full_at: now })
    }
}

impl Bucket {
    fn take(&mut self, allowance: Allowance, now: Instant) -> Result<(), Duration> {
        let missing = self.full_at.saturating_duration_since(now);
        let room = allowance.one_more_after * allowance.at_once.saturating_sub(1);
        if let Some(wait) = missing.checked_sub(room).filter(|wait| !wait.is_zero()) {
            return Err(wait);
        }
        self.full_at = now + missing + allowance.one_more_after;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWANCE: Allowance = Allowance { at_once: 3, one_more_after: Duration::from_secs(10) };

    #[test]
    fn after_as_many_as_allowed_at_once_one_waits_for_the_next() {
        let start = Instant::now();
        let pace = Pace::new(ALLOWANCE, start);
        for _ in 0..3 {
            assert_eq!(pace.ask("mo", start), Ok(()));
        }
        assert_eq!(pace.ask("mo", start), Err(Duration::from_secs(10)));
        assert_eq!(pace.ask("ada", start), Ok(()));
        let later = start + Duration::from_secs(4);
        assert_eq!(pace.ask("mo", later), Err(Duration::from_secs(6)));
        let later = start + Duration::from_secs(10);
        assert_eq!(pace.ask("mo", later), Ok(()));
        assert_eq!(pace.ask("mo", later), Err(Duration::from_secs(10)));
    }

    #[test]
    fn who_rests_long_has_no_more_than_the_whole_bucket() {
        let start = Instant::now();
        let pace = Pace::new(ALLOWANCE, start);
        let later = start + Duration::from_secs(1_000_000);
        let asked = (0..10).filter(|_| pace.ask("mo", later).is_ok()).count();
        assert_eq!(asked, 3);
    }

    #[test]
    fn invented_addresses_fill_no_memory_and_free_nobody() {
        let start = Instant::now();
        let pace = Pace::with_room(ALLOWANCE, start, 4);
        for _ in 0..3 {
            assert_eq!(pace.ask(0, start), Ok(()));
        }
        let let_in = (1..1_000).filter(|asker| pace.ask(*asker, start).is_ok()).count();
        assert_eq!(let_in, 3 + 3, "three with a bucket of their own, and three from the one they share");
        assert!(pace.ask(0, start).is_err(), "the first is still known");
        assert_eq!(pace.kept.lock().unwrap().buckets.len(), 4);
        let later = start + Duration::from_secs(60);
        assert_eq!(pace.ask(2_000, later), Ok(()));
        assert_eq!(pace.kept.lock().unwrap().buckets.len(), 1, "those full again were swept out");
    }
}
