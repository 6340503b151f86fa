//! `fairly check`: judges any rota.

use super::load::{self, Loaded};
use super::options::{Showing, json};
use super::{Exit, Terminal, Trouble, tell};
use crate::board;
use clap::Args;
use rota::{Breach, Rule, Verdict};
use serde_json::{Value, json};
use std::path::PathBuf;
use words::{count, length};

/// Judge a rota, ours or anyone's, against every rule
///
/// Says each broken rule with the visit, the worker and by how much, then what the rota weighs, rule by rule.
/// The judge shares no code with the search. Ends with 1 where a rule is broken.
#[derive(Debug, Args)]
pub(super) struct CheckCommand {
    /// The week file
    week: PathBuf,
    /// The rota to judge
    rota: PathBuf,
    #[command(flatten)]
    showing: Showing,
}

impl CheckCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let loaded = load::week(&self.week, None)?;
        let (file, plan) = load::rota(&self.rota, &loaded.compiled)?;
        let verdict = rota::check(&loaded.compiled.problem, &plan);
        if self.showing.json {
            terminal.print(&json(&as_json(&loaded, &verdict)))?;
        } else {
            let view = tell::view(&loaded, &plan, &verdict, &tell::reasons(&loaded, &file), None)?;
            terminal.print(&in_words(&loaded, &verdict))?;
            terminal.print(&board::score_in_words(&view, self.showing.style(terminal.style())))?;
        }
        Ok(if verdict.holds() { Exit::Fine } else { Exit::Findings })
    }
}

fn in_words(loaded: &Loaded, verdict: &Verdict) -> String {
    if verdict.holds() {
        return "No rule is broken.\n\n".to_owned();
    }
    let places = i64::try_from(verdict.breaches.len()).unwrap_or(i64::MAX);
    let mut text = format!("Rules are broken in {}:\n", count(places, "place", "places"));
    for breach in &verdict.breaches {
        text += &format!("– {}\n  {}\n", breach.what, details(loaded, breach));
    }
    text + "\n"
}

/// "rest between days, visit v12, worker w3, 35 minutes".
fn details(loaded: &Loaded, breach: &Breach) -> String {
    let mut parts = vec![breach.rule.name().to_owned()];
    parts.extend(visit(loaded, breach).map(|id| format!("visit {id}")));
    parts.extend(worker(loaded, breach).map(|id| format!("worker {id}")));
    if counts_time(breach.rule) {
        parts.push(length(breach.amount));
    }
    parts.join(", ")
}

/// Whether a rule's breaches are measured in minutes.
fn counts_time(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::OnePlaceAtATime
            | Rule::Together
            | Rule::Linked
            | Rule::HardWindow
            | Rule::WithinShift
            | Rule::DailyHours
            | Rule::WeeklyHours
            | Rule::DailyRest
            | Rule::WeeklyRest
    )
}

fn visit(loaded: &Loaded, breach: &Breach) -> Option<String> {
    loaded.compiled.visit_id(breach.visit?).map(ToString::to_string)
}

fn worker(loaded: &Loaded, breach: &Breach) -> Option<String> {
    loaded.compiled.worker_id(breach.worker?).map(ToString::to_string)
}

fn as_json(loaded: &Loaded, verdict: &Verdict) -> Value {
    let breach = |breach: &Breach| {
        json!({
            "rule": breach.rule.name(),
            "visit": visit(loaded, breach),
            "worker": worker(loaded, breach),
            "amount": breach.amount,
            "what": breach.what,
        })
    };
    let parts = verdict
        .score
        .parts
        .iter()
        .map(|(rule, part)| json!({ "rule": rule.name(), "amount": part.amount, "cost": part.cost }));
    json!({
        "holds": verdict.holds(),
        "breaches": verdict.breaches.iter().map(breach).collect::<Vec<_>>(),
        "score": { "total": verdict.score.total, "parts": parts.collect::<Vec<_>>() },
    })
}
