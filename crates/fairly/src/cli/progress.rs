//! Progress on a terminal: one line, written over.

use super::Terminal;
use rota::{Progress, Score};
use std::cmp::Reverse;
use std::time::{Duration, Instant};
use words::{count, grouped};

/// How many rules are named.
const DEAREST: usize = 3;

/// Shows how far a search has come, a few times a second, to someone who watches.
pub(super) struct Line {
    began: Instant,
    shown: Option<Instant>,
    goal: String,
}

impl Line {
    const EVERY: Duration = Duration::from_millis(100);

    /// A line for a search whose budget is `goal` in words, such as "10 seconds".
    pub(super) fn new(goal: String) -> Self {
        Self { began: Instant::now(), shown: None, goal }
    }

    /// Shows it, if it is time to.
    pub(super) fn show(&mut self, progress: Progress, terminal: &mut Terminal) {
        if !terminal.live() || self.shown.is_some_and(|shown| shown.elapsed() < Self::EVERY) {
            return;
        }
        self.shown = Some(Instant::now());
        let words = words(&progress.score(), progress.unplaced, progress.steps);
        terminal.status(&format!("Planning, {} s of {}: {words}", self.began.elapsed().as_secs(), self.goal));
    }

    /// Takes it away.
    pub(super) fn clear(self, terminal: &mut Terminal) {
        if self.shown.is_some() {
            terminal.status("");
        }
    }
}

fn words(score: &Score, unplaced: usize, steps: u64) -> String {
    let wanting = match i64::try_from(unplaced).unwrap_or(i64::MAX) {
        0 => "every visit has someone".to_owned(),
        wanting => format!("{} without anyone", count(wanting, "visit", "visits")),
    };
    let steps = count(i64::try_from(steps).unwrap_or(i64::MAX), "move", "moves");
    format!("{wanting}, best {}, {steps} tried. Ctrl-C keeps the best.", cost(score))
}

/// The cost of a plan, and the few rules that make most of it.
fn cost(score: &Score) -> String {
    let mut parts: Vec<_> = score.parts.iter().filter(|(_, part)| part.cost > 0).collect();
    parts.sort_by_key(|(_, part)| Reverse(part.cost));
    let named =
        parts.iter().take(DEAREST).map(|(rule, part)| format!("{} {}", rule.name(), grouped(part.cost)));
    let mut named: Vec<String> = named.collect();
    if parts.len() > DEAREST {
        named.push("…".to_owned());
    }
    match named.as_slice() {
        [] => grouped(score.total),
        named => format!("{} ({})", grouped(score.total), named.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rota::{Part, Rule};

    fn score(parts: &[(Rule, i64)]) -> Score {
        let total = parts.iter().map(|(_, cost)| cost).sum();
        let parts = parts.iter().map(|&(rule, cost)| (rule, Part { amount: cost, cost })).collect();
        Score { total, parts }
    }

    #[test]
    fn the_line_says_what_matters() {
        let dear = score(&[(Rule::Unplaced, 10_000), (Rule::Travel, 1_800), (Rule::Waiting, 2_700)]);
        assert_eq!(
            words(&dear, 2, 1_200_000),
            "2 visits without anyone, best 14,500 (nobody yet 10,000, waiting 2,700, travel 1,800), \
             1,200,000 moves tried. Ctrl-C keeps the best."
        );
        assert_eq!(
            words(&score(&[]), 0, 64),
            "every visit has someone, best 0, 64 moves tried. Ctrl-C keeps the best."
        );
    }

    #[test]
    fn only_the_dearest_rules_are_named() {
        let many = score(&[(Rule::Late, 0), (Rule::Early, 5), (Rule::Faces, 340), (Rule::SplitDay, 30)]);
        assert_eq!(cost(&many), "375 (different faces 340, split days 30, early 5)");
        let more = score(&[(Rule::Travel, 9), (Rule::Early, 5), (Rule::Faces, 340), (Rule::SplitDay, 30)]);
        assert_eq!(cost(&more), "384 (different faces 340, split days 30, travel 9, …)");
    }
}
