//! The tables as Markdown.

use super::Job;
use super::judge::Evaluation;
use super::{by_group, sets};

/// How far our own cost may be from the evaluator's: the decimals that instances are rounded to.
const ROUNDING: f64 = 0.011;

/// What a solver reached on one instance, over all seeds.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// The evaluator's cost of every feasible solution.
    pub(super) costs: Vec<f64>,
    /// The first thing wrong with any other.
    pub(super) trouble: Option<String>,
}

impl Runs {
    /// Takes in a verdict; where our own cost is given, it should be the evaluator's.
    pub(super) fn add(&mut self, verdict: Evaluation, ours: Option<f64>) {
        match (verdict.feasible, verdict.cost) {
            (true, Some(cost)) => {
                if ours.is_some_and(|ours| (ours - cost).abs() > ROUNDING) {
                    self.trouble = self.trouble.take().or(Some(format!("our own cost differs: {ours:?}")));
                }
                self.costs.push(cost);
            }
            _ => {
                let what = verdict.errors.first().cloned().unwrap_or_else(|| "no reason".to_owned());
                self.trouble = self.trouble.take().or(Some(format!("infeasible: {what}")));
            }
        }
    }

    /// Mean, least and largest; nothing without a feasible solution.
    fn spread(&self) -> Option<[f64; 3]> {
        #[expect(clippy::cast_precision_loss, reason = "a few seeds")]
        let mean = self.costs.iter().sum::<f64>() / self.costs.len() as f64;
        let least = self.costs.iter().copied().reduce(f64::min)?;
        Some([mean, least, self.costs.iter().copied().reduce(f64::max)?])
    }
}

/// One instance.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) group: String,
    pub(super) seconds: f64,
    pub(super) best: Option<f64>,
    pub(super) maximise: bool,
    pub(super) ours: Runs,
    pub(super) rival: Runs,
}

impl Row {
    /// How far a cost is from the best known, in per cent; negative: better.
    fn gap(&self, cost: f64) -> Option<f64> {
        let best = self.best?;
        let difference = if self.maximise { best - cost } else { cost - best };
        match (difference == 0.0, best == 0.0) {
            (true, _) => Some(0.0),
            (false, true) => None,
            (false, false) => Some(100.0 * difference / best.abs()),
        }
    }

    /// Mean, best and worst gap of a solver.
    fn gaps(&self, runs: &Runs) -> Option<[f64; 3]> {
        let [mean, least, largest] = runs.spread()?;
        let (best, worst) = if self.maximise { (largest, least) } else { (least, largest) };
        Some([self.gap(mean)?, self.gap(best)?, self.gap(worst)?])
    }

    /// The row of the table.
    pub(super) fn line(&self) -> String {
        let best = self.best.map_or("-".to_owned(), number);
        let mean = self.ours.spread().map_or("-".to_owned(), |[mean, ..]| number(mean));
        let rival = if self.rival.costs.is_empty() {
            String::new()
        } else {
            format!("PyVRP {}", percents(self.gaps(&self.rival)).replace(" | ", ", "))
        };
        let notes = [Some(rival), self.ours.trouble.clone(), self.rival.trouble.clone()];
        let notes: Vec<String> = notes.into_iter().flatten().filter(|note| !note.is_empty()).collect();
        format!(
            "| {} | {} | {best} | {mean} | {} | {} |",
            self.name,
            number(self.seconds),
            percents(self.gaps(&self.ours)),
            notes.join("; ")
        )
    }
}

/// The head of the table of instances.
pub(super) fn head(job: &Job<'_>) -> String {
    let seeds = job.task.seeds.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let budget = job.task.steps.map_or(String::new(), |steps| format!(", {steps} steps a thread"));
    let sample =
        if job.task.every > 1 { format!(", one in {} of each group", job.task.every) } else { String::new() };
    format!(
        "## {} ({})\n\nSeeds {seeds}; {} threads{budget}{sample}. Gaps in % of the best known value, negative: better.\n\n\
         | instance | seconds | best known | ours, mean | gap: mean | best | worst | |\n|---|---|---|---|---|---|---|---|",
        job.set.folder(),
        sets::objective(job.task.objective),
        job.task.threads,
    )
}

/// The table of groups: the mean over instances of the mean gap, the best and worst of all, and what was missed.
pub(super) fn groups(rows: &[Row]) -> String {
    let mut lines = vec![
        "\n| group | instances | gap: mean | best | worst | mean below best known | any seed above it | infeasible | PyVRP, mean |"
            .to_owned(),
        "|---|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    let mut groups = by_group(rows, |row| row.group.as_str());
    if groups.len() > 1 {
        groups.push(("all".to_owned(), rows.iter().collect()));
    }
    for (name, rows) in groups {
        let gaps: Vec<[f64; 3]> = rows.iter().filter_map(|row| row.gaps(&row.ours)).collect();
        let rival: Vec<f64> =
            rows.iter().filter_map(|row| row.gaps(&row.rival)).map(|[mean, ..]| mean).collect();
        let below = gaps.iter().filter(|[mean, ..]| *mean < -0.005).count();
        let above = gaps.iter().filter(|[.., worst]| *worst > 0.005).count();
        let missed = rows.iter().filter(|row| row.ours.trouble.is_some()).count();
        let spread = mean(gaps.iter().map(|[mean, ..]| *mean)).map(|mean| {
            let best = gaps.iter().map(|gap| gap[1]).fold(f64::INFINITY, f64::min);
            [mean, best, gaps.iter().map(|gap| gap[2]).fold(f64::NEG_INFINITY, f64::max)]
        });
        lines.push(format!(
            "| {name} | {} | {} | {below} | {above} | {missed} | {} |",
            rows.len(),
            percents(spread),
            mean(rival.into_iter()).map_or("-".to_owned(), percent),
        ));
    }
    lines.join("\n")
}

/// The mean of some figures; nothing of none.
pub(super) fn mean(figures: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = figures.fold((0u32, 0.0), |(count, sum), figure| (count + 1, sum + figure));
    (count > 0).then(|| sum / f64::from(count))
}

/// Mean, best and worst, as cells.
fn percents(gaps: Option<[f64; 3]>) -> String {
    gaps.map_or("- | - | -".to_owned(), |gaps| gaps.map(percent).join(" | "))
}

/// Two decimals, and no negative nothing.
pub(super) fn percent(figure: f64) -> String {
    format!("{:.2}", (figure * 100.0).round() / 100.0 + 0.0)
}

/// As many decimals as it needs, at most three.
pub(super) fn number(figure: f64) -> String {
    let text = format!("{figure:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
