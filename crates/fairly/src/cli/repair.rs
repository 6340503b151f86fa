//! `fairly repair`: mends a published rota after something happened.

use super::changes::{self, Names};
use super::clock::Clock;
use super::load::{self, Loaded};
use super::options::{Showing, json};
use super::{Exit, Terminal, Trouble, files, needs, tell};
use crate::diff::{self, Change};
use clap::{Args, ValueEnum};
use rota::{Aim, Options, Pace, Plan, Proposal, Steps};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;
use week::RotaFile;
use words::{count, grouped, listed};

/// Mend a published rota after something happened
///
/// Someone ill, a visit added, moved, longer or cancelled, a person in hospital, a road closed: gives several repairs
/// to choose from, each as a difference from what was published, with who to ask first. Nothing is published.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly repair week.json rota.json --change change.json
  fairly repair week.json rota.json --change change.json --take fewest -o mended.json")]
pub(super) struct RepairCommand {
    /// The week file
    week: PathBuf,
    /// The rota as published
    rota: PathBuf,
    /// What happened
    #[arg(long, value_name = "CHANGE")]
    change: PathBuf,
    /// How long to look for each repair, in seconds
    #[arg(long, short, default_value_t = 0.3, conflicts_with = "steps", value_parser = super::plan::seconds)]
    seconds: f64,
    /// How many moves to try for each repair, instead of seconds: the same result every time
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    steps: Option<u64>,
    /// What all chance is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Which repair to write
    #[arg(long, requires = "output")]
    take: Option<Choice>,
    /// Write the repair taken here, as a rota
    #[arg(long, short, value_name = "FILE", requires = "take")]
    output: Option<PathBuf>,
    #[command(flatten)]
    showing: Showing,
}

/// Which of the repairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// As few people as possible hear of a change
    Fewest,
    /// Changes and the rest weighed as the team says
    Balanced,
    /// The best week from here, whatever was published
    Best,
}

/// More changes than this are counted, not listed.
const MOST_SHOWN: usize = 60;

/// One repair.
struct Repair {
    choice: Choice,
    proposal: Proposal,
    rota: RotaFile,
    changes: Vec<Change>,
}

impl Choice {
    fn of(aim: Aim) -> Self {
        match aim {
            Aim::FewestChanges => Self::Fewest,
            Aim::Balanced => Self::Balanced,
            Aim::BestWeek => Self::Best,
        }
    }

    /// As the command line takes it.
    fn option(self) -> &'static str {
        match self {
            Self::Fewest => "fewest",
            Self::Balanced => "balanced",
            Self::Best => "best",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fewest => "Fewest changes",
            Self::Balanced => "Balanced",
            Self::Best => "Best week",
        }
    }
}

impl RepairCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let (loaded, published, names) = self.after_the_change()?;
        let remaining = loaded.compiled.plan_that_remains(&published);
        let needs = needs::needs(&loaded, &remaining);
        let repairs: Vec<Repair> =
            Aim::ALL.iter().map(|aim| self.repair(&loaded, (&published, &remaining), *aim)).collect();
        if let Some(broken) = repairs.iter().flat_map(|repair| &repair.proposal.verdict.breaches).next() {
            return Err(Trouble::Bug { what: format!("a repair breaks a rule: {}", broken.what) });
        }
        if let (Some(take), Some(path)) = (self.take, &self.output) {
            let taken = repairs.iter().find(|repair| repair.choice == take);
            taken.map_or(Ok(()), |repair| files::write(path, repair.rota.to_json().as_bytes()))?;
        }
        if self.showing.json {
            let repairs: Vec<Value> = repairs.iter().map(as_json).collect();
            let needs = needs::as_json(&loaded, &needs);
            terminal.print(&json(&json!({ "needs": needs, "repairs": repairs })))?;
        } else {
            let mut text = needs::in_words(&loaded, &tell::calendar(&loaded.week)?, &needs);
            repairs.iter().for_each(|repair| text += &format!("\n{}", in_words(repair, &names)));
            terminal.print(&text)?;
        }
        Ok(Exit::Fine)
    }

    /// The week as it is after what happened, what was published of it, and the names of both.
    fn after_the_change(&self) -> Result<(Loaded, RotaFile, Names), Trouble> {
        let before = load::week(&self.week, None)?;
        let published = load::rota_of_week(&self.rota, &before.compiled)?;
        let change = load::change(&self.change)?;
        let week = before
            .week
            .apply(&change, &published)
            .map_err(|findings| load::unusable(&self.change, &findings))?;
        let names = Names::of(&before.week).then(&week);
        let loaded = load::compile(&self.week, week, before.graph)?;
        Ok((loaded, published, names))
    }

    fn repair(&self, loaded: &Loaded, (published, remaining): (&RotaFile, &Plan), aim: Aim) -> Repair {
        let options = Options { seed: self.seed, threads: 1 };
        let clock = Clock::starting_now(Duration::from_secs_f64(self.seconds));
        let steps = self.steps.map(Steps);
        let pace: &dyn Pace = steps.as_ref().map_or(&clock as &dyn Pace, |steps| steps);
        let proposal = rota::repair(&loaded.compiled.problem, remaining, aim, &options, pace, &mut |_| ());
        let rota = loaded.compiled.rota_file(&proposal, &options);
        let changes = diff::changes(published, &rota);
        Repair { choice: Choice::of(aim), proposal, rota, changes }
    }
}

fn in_words(repair: &Repair, names: &Names) -> String {
    let name = repair.choice.name();
    let mut text = format!("{name}\n{}\n", "─".repeat(name.chars().count()));
    text += &format!("{}; the week weighs {}.\n", wanting(repair), grouped(repair.proposal.score().total));
    for unplaced in &repair.proposal.unplaced {
        text += &format!("○ {} {}\n", unplaced.why, unplaced.help);
    }
    text += &changes::summary(&repair.changes, names);
    text += "\n";
    text += &to_ask(repair, names);
    let (slight, felt): (Vec<Change>, Vec<Change>) =
        repair.changes.iter().cloned().partition(changes::slight);
    let option = repair.choice.option();
    if felt.len() > MOST_SHOWN {
        text += &format!("To see them all, write it with --take {option} -o FILE and compare with diff.\n");
        return text;
    }
    text += &changes::in_words(&felt, names);
    if !slight.is_empty() {
        let number = i64::try_from(slight.len()).unwrap_or(i64::MAX);
        let moved = count(number, "visit moves", "visits move");
        text += &format!("\n{moved} by less than {} minutes, with the same worker.\n", changes::SLIGHT);
    }
    text
}

/// "Every visit has someone", "2 visits are without anyone".
fn wanting(repair: &Repair) -> String {
    match i64::try_from(repair.proposal.unplaced.len()).unwrap_or(i64::MAX) {
        0 => "Every visit has someone".to_owned(),
        wanting => format!("{} without anyone", count(wanting, "visit is", "visits are")),
    }
}

/// Those who would come where they were not said to, most visits first.
fn to_ask(repair: &Repair, names: &Names) -> String {
    let mut asked: BTreeMap<&str, i64> = BTreeMap::new();
    for change in &repair.changes {
        let new = change.after.keys().filter(|worker| !change.before.contains_key(*worker));
        new.for_each(|worker| *asked.entry(worker.as_str()).or_default() += 1);
    }
    let mut asked: Vec<(&str, i64)> = asked.into_iter().collect();
    asked.sort_by_key(|(_, visits)| std::cmp::Reverse(*visits));
    let who = |(worker, visits): &(&str, i64)| {
        format!("{} for {}", names.worker(worker), count(*visits, "visit", "visits"))
    };
    match asked.iter().map(who).collect::<Vec<_>>().as_slice() {
        [] => "Nobody is asked to come where they did not.\n".to_owned(),
        asked => format!("To ask: {}.\n", listed(asked)),
    }
}

fn as_json(repair: &Repair) -> Value {
    json!({
        "aim": repair.choice.name(),
        "total": repair.proposal.score().total,
        "unplaced": repair.rota.unplaced,
        "changes": changes::as_json(&repair.changes),
        "rota": repair.rota,
    })
}
