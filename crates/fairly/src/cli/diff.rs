//! `fairly diff`: what changed between two rotas, for whom.

use super::options::{Showing, json};
use super::{Exit, Terminal, Trouble, files, load};
use crate::diff::{Change, Coming, changes};
use crate::words::{clock, count, listed};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use week::Week;

/// Say what changed between two rotas, for whom
///
/// Ends with 1 where something did, as diff does.
#[derive(Debug, Args)]
pub(super) struct DiffCommand {
    /// The rota before
    before: PathBuf,
    /// The rota after
    after: PathBuf,
    /// The week they are of, to say names instead of ids
    #[arg(long, value_name = "WEEK")]
    week: Option<PathBuf>,
    #[command(flatten)]
    showing: Showing,
}

impl DiffCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let (before, after) = (load::rota_file(&self.before)?, load::rota_file(&self.after)?);
        let names = self.week.as_deref().map_or_else(|| Ok(Names::default()), Names::of)?;
        let changes = changes(&before, &after);
        if self.showing.json {
            terminal.print(&json(&as_json(&changes)))?;
        } else {
            terminal.print(&in_words(&changes, &names))?;
        }
        Ok(if changes.is_empty() { Exit::Fine } else { Exit::Findings })
    }
}

/// What ids stand for.
#[derive(Default)]
struct Names {
    workers: BTreeMap<String, String>,
    visits: BTreeMap<String, (String, String)>,
}

impl Names {
    fn of(path: &Path) -> Result<Self, Trouble> {
        let week = Week::read(&files::read(path)?).map_err(|findings| load::unusable(path, &findings))?;
        let people: BTreeMap<_, _> = week.people.iter().map(|person| (&person.id, &person.name)).collect();
        let visit = |visit: &week::Visit| {
            let person = people.get(&visit.person).map(|name| (*name).clone()).unwrap_or_default();
            (visit.id.to_string(), (person, visit.name.clone()))
        };
        Ok(Self {
            workers: week.workers.iter().map(|worker| (worker.id.to_string(), worker.name.clone())).collect(),
            visits: week.visits.iter().map(visit).collect(),
        })
    }

    /// The person, or the visit's id where nobody said whose it is; and the visit.
    fn visit(&self, id: &str) -> (String, String) {
        self.visits.get(id).cloned().unwrap_or_else(|| (format!("visit {id}"), String::new()))
    }

    fn worker(&self, id: &str) -> String {
        self.workers.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

fn in_words(changes: &[Change], names: &Names) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let number = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let mut by_person: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for change in changes {
        let (person, what) = names.visit(change.visit.as_str());
        by_person.entry(person).or_default().push(sentence(change, &what, names));
    }
    let mut text =
        format!("{} changed, for {}:\n", count(number, "visit", "visits"), people(by_person.len()));
    for (person, lines) in by_person {
        text += &format!("\n{person}\n");
        lines.iter().for_each(|line| text += &format!("  {line}\n"));
    }
    text
}

fn people(number: usize) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX), "person", "people")
}

/// "breakfast: Grace on Mon 2 at 7.45am instead of Amara at 7.30am".
fn sentence(change: &Change, what: &str, names: &Names) -> String {
    let what = if what.is_empty() { String::new() } else { format!("{what}: ") };
    match (change.before.is_empty(), change.after.is_empty()) {
        (true, _) => format!("{what}{}; nobody before", coming(&change.after, names)),
        (_, true) => format!("{what}nobody any more; it was {}", coming(&change.before, names)),
        _ => format!("{what}{} instead of {}", coming(&change.after, names), coming(&change.before, names)),
    }
}

fn coming(coming: &Coming, names: &Names) -> String {
    let who: Vec<String> = coming.keys().map(|worker| names.worker(worker.as_str())).collect();
    let when = coming.values().next().map(|stamp| when(stamp)).unwrap_or_default();
    format!("{} {when}", listed(&who))
}

/// "on Mon 2 at 7.45am" from a stamp with its offset; the stamp itself where it is none.
fn when(stamp: &str) -> String {
    let civil = stamp.get(..16).and_then(|civil| civil.parse::<jiff::civil::DateTime>().ok());
    civil.map_or_else(
        || stamp.to_owned(),
        |civil| {
            let minute = i32::from(civil.hour()) * 60 + i32::from(civil.minute());
            format!("on {} at {}", civil.strftime("%a %-d"), clock(minute))
        },
    )
}

fn as_json(changes: &[Change]) -> Value {
    let side = |coming: &Coming| -> Vec<Value> {
        coming.iter().map(|(worker, start)| json!({ "worker": worker.as_str(), "start": start })).collect()
    };
    let change = |change: &Change| json!({ "visit": change.visit.as_str(), "before": side(&change.before), "after": side(&change.after) });
    json!({ "changes": changes.iter().map(change).collect::<Vec<_>>() })
}
