//! How long pages took, by kind of page.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// What one or many people saw.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pages: BTreeMap<String, Page>,
    odd: BTreeMap<String, usize>,
}

/// What was seen of one kind of page.
#[derive(Debug, Default)]
struct Page {
    took: Vec<Duration>,
    bytes: Vec<usize>,
    failures: usize,
}

impl Figures {
    /// One answer: of which page, how long it took, its bytes on the wire, and what was odd about it, if anything was.
    pub(super) fn count(&mut self, page: &str, took: Duration, bytes: usize, odd: Option<String>) {
        let seen = self.pages.entry(page.to_owned()).or_default();
        seen.took.push(took);
        seen.bytes.push(bytes);
        seen.failures += usize::from(odd.is_some());
        if let Some(odd) = odd {
            *self.odd.entry(format!("{page}: {odd}")).or_default() += 1;
        }
    }

    /// What somebody else saw.
    pub(super) fn take_in(&mut self, other: Self) {
        for (name, seen) in other.pages {
            let page = self.pages.entry(name).or_default();
            page.took.extend(seen.took);
            page.bytes.extend(seen.bytes);
            page.failures += seen.failures;
        }
        for (odd, times) in other.odd {
            *self.odd.entry(odd).or_default() += times;
        }
    }

    /// How many answers came.
    pub(super) fn answers(&self) -> usize {
        self.pages.values().map(|page| page.took.len()).sum()
    }

    /// How many of them were not as they should be.
    pub(super) fn failures(&self) -> usize {
        self.pages.values().map(|page| page.failures).sum()
    }

    fn whole(&self) -> Page {
        self.pages.values().fold(Page::default(), |mut whole, page| {
            whole.took.extend(&page.took);
            whole.bytes.extend(&page.bytes);
            whole.failures += page.failures;
            whole
        })
    }
}

/// The value that so many of a hundred stay below; nothing of nothing.
fn percentile<T: Copy + Ord>(values: &[T], percent: usize) -> Option<T> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied()
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>9} {:>7}",
            "page", "answers", "p50 ms", "p95 ms", "p99 ms", "most ms", "p50 bytes", "failed"
        )?;
        let whole = self.whole();
        let pages = self.pages.iter().map(|(name, page)| (name.as_str(), page));
        for (name, page) in pages.chain([("all", &whole)]) {
            let ms =
                |percent| percentile(&page.took, percent).map_or(0.0, |took| took.as_secs_f64() * 1000.0);
            writeln!(
                f,
                "{name:<28} {:>8} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>9} {:>7}",
                page.took.len(),
                ms(50),
                ms(95),
                ms(99),
                ms(100),
                percentile(&page.bytes, 50).unwrap_or_default(),
                page.failures,
            )?;
        }
        for (odd, times) in &self.odd {
            writeln!(f, "{times} × {odd}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_was_seen() {
        let values: Vec<u32> = (1..=20).rev().collect();
        assert_eq!(percentile(&values, 50), Some(10));
        assert_eq!(percentile(&values, 95), Some(19));
        assert_eq!(percentile(&values, 99), Some(20));
        assert_eq!(percentile(&[7], 50), Some(7));
        assert_eq!(percentile::<u32>(&[], 50), None);
    }

    #[test]
    fn what_two_people_saw_is_added_up() {
        let mut figures = Figures::default();
        figures.count("board", Duration::from_millis(3), 100, None);
        let mut other = Figures::default();
        other.count("board", Duration::from_millis(5), 200, Some("500".to_owned()));
        other.count("draft", Duration::from_millis(7), 300, None);
        figures.take_in(other);
        assert_eq!((figures.answers(), figures.failures()), (3, 1));
        assert!(figures.to_string().contains("1 × board: 500"));
    }
}
