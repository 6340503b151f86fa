//! Progress on a terminal: one line, written over.

use super::Terminal;
use crate::words::{count, grouped};
use rota::Progress;
use std::time::{Duration, Instant};

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
        terminal.status(&words(progress, self.began.elapsed(), &self.goal));
    }

    /// Takes it away.
    pub(super) fn clear(self, terminal: &mut Terminal) {
        if self.shown.is_some() {
            terminal.status("");
        }
    }
}

fn words(progress: Progress, gone: Duration, goal: &str) -> String {
    let wanting = i64::try_from(progress.unplaced).unwrap_or(i64::MAX);
    let wanting = match wanting {
        0 => "every visit has someone".to_owned(),
        _ => format!("{} without anyone", count(wanting, "visit", "visits")),
    };
    let steps = count(i64::try_from(progress.steps).unwrap_or(i64::MAX), "move", "moves");
    let (gone, best) = (gone.as_secs(), grouped(progress.best));
    format!("Planning, {gone} s of {goal}: best {best}, {wanting}, {steps} tried. Ctrl-C keeps the best.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_matters() {
        let progress = Progress { steps: 1_200_000, best: 6_040, unplaced: 2 };
        let said = words(progress, Duration::from_millis(4_200), "10 s");
        assert_eq!(
            said,
            "Planning, 4 s of 10 s: best 6,040, 2 visits without anyone, 1,200,000 moves tried. Ctrl-C keeps the best."
        );
    }
}
