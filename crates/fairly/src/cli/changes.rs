//! Differences between rotas in words: by person, by name where the week is known.

use crate::diff::{Change, Coming};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use week::Week;
use words::{clock, count, listed};

/// What ids stand for.
#[derive(Debug, Default)]
pub(super) struct Names {
    workers: BTreeMap<String, String>,
    visits: BTreeMap<String, (String, String)>,
    /// Visits that are no longer wanted.
    gone: BTreeSet<String>,
}

impl Names {
    /// The names of a week.
    pub(super) fn of(week: &Week) -> Self {
        let people: BTreeMap<_, _> = week.people.iter().map(|person| (&person.id, &person.name)).collect();
        let visit = |visit: &week::Visit| {
            let person = people.get(&visit.person).map(|name| (*name).clone()).unwrap_or_default();
            (visit.id.to_string(), (person, visit.name.clone()))
        };
        Self {
            workers: week.workers.iter().map(|worker| (worker.id.to_string(), worker.name.clone())).collect(),
            visits: week.visits.iter().map(visit).collect(),
            gone: BTreeSet::new(),
        }
    }

    /// The names of a week and of what became of it.
    pub(super) fn then(mut self, after: &Week) -> Self {
        let Self { workers, visits, .. } = Self::of(after);
        self.gone = self.visits.keys().filter(|visit| !visits.contains_key(*visit)).cloned().collect();
        self.workers.extend(workers);
        self.visits.extend(visits);
        self
    }

    /// The person, or the visit's id where nobody said whose it is; and the visit.
    pub(super) fn visit(&self, id: &str) -> (String, String) {
        self.visits.get(id).cloned().unwrap_or_else(|| (format!("visit {id}"), String::new()))
    }

    pub(super) fn worker(&self, id: &str) -> String {
        self.workers.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

/// "32 visits changed, for 15 people", or that nothing did.
pub(super) fn summary(changes: &[Change], names: &Names) -> String {
    if changes.is_empty() {
        return "Nothing changed.".to_owned();
    }
    let people: BTreeSet<String> =
        changes.iter().map(|change| names.visit(change.visit.as_str()).0).collect();
    let visits = count(number(changes.len()), "visit", "visits");
    format!("{visits} changed, for {}.", count(number(people.len()), "person", "people"))
}

/// Every change by time, under the name of the person it is for.
pub(super) fn in_words(changes: &[Change], names: &Names) -> String {
    let mut by_person: BTreeMap<String, BTreeMap<(&str, &str), String>> = BTreeMap::new();
    for change in changes {
        let (person, what) = names.visit(change.visit.as_str());
        let start = change.after.values().chain(change.before.values()).next().map_or("", String::as_str);
        let lines = by_person.entry(person).or_default();
        lines.insert((start, change.visit.as_str()), sentence(change, &what, names));
    }
    let mut text = String::new();
    for (person, lines) in by_person {
        text += &format!("\n{person}\n");
        lines.values().for_each(|line| text += &format!("  {line}\n"));
    }
    text
}

/// Minutes of another time that nobody needs to be told of.
pub(super) const SLIGHT: u64 = 10;

/// Whether the same workers come on the same day at nearly the same time.
pub(super) fn slight(change: &Change) -> bool {
    let minutes = |stamp: &String| Some(civil(stamp)?.duration_since(jiff::civil::DateTime::ZERO).as_mins());
    let near = |(before, after): (&String, &String)| match (minutes(before), minutes(after)) {
        (Some(before), Some(after)) => before.abs_diff(after) < SLIGHT,
        _ => false,
    };
    change.before.keys().eq(change.after.keys())
        && change.before.values().zip(change.after.values()).all(near)
}

/// The time on the clock that a stamp says.
fn civil(stamp: &str) -> Option<jiff::civil::DateTime> {
    stamp.get(..16)?.parse().ok()
}

fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// What a change says depends on what stays: "Wed 4, lunch: 12.45pm instead of 12.41pm, still Marta".
fn sentence(change: &Change, what: &str, names: &Names) -> String {
    let what = if what.is_empty() { String::new() } else { format!(", {what}") };
    let (before, after) = (Side::of(&change.before, names), Side::of(&change.after, names));
    match (before, after) {
        (Some(before), None) if names.gone.contains(change.visit.as_str()) => {
            format!("{}{what}: no longer wanted; it was {}", before.day, before.said())
        }
        (Some(before), None) => format!("{}{what}: nobody any more; it was {}", before.day, before.said()),
        (None, Some(after)) => format!("{}{what}: {}; nobody before", after.day, after.said()),
        (Some(before), Some(after)) if before.day != after.day => {
            format!("{}{what}: {} instead of {}, {}", after.day, after.said(), before.day, before.said())
        }
        (Some(before), Some(after)) if before.who == after.who => {
            format!("{}{what}: {} instead of {}, still {}", after.day, after.time, before.time, after.who)
        }
        (Some(before), Some(after)) if before.time == after.time => {
            format!("{}{what} at {}: {} instead of {}", after.day, after.time, after.who, before.who)
        }
        (Some(before), Some(after)) => {
            format!("{}{what}: {} instead of {}", after.day, after.said(), before.said())
        }
        (None, None) => String::new(),
    }
}

/// Who comes and when, in words.
struct Side {
    who: String,
    day: String,
    time: String,
}

impl Side {
    fn of(coming: &Coming, names: &Names) -> Option<Self> {
        let stamp = coming.values().next()?;
        let who: Vec<String> = coming.keys().map(|worker| names.worker(worker.as_str())).collect();
        let (day, time) = civil(stamp).map_or_else(
            || (String::new(), stamp.clone()),
            |civil| {
                let minute = i32::from(civil.hour()) * 60 + i32::from(civil.minute());
                (civil.strftime("%a %-d").to_string(), clock(minute))
            },
        );
        Some(Self { who: listed(&who), day, time })
    }

    /// "Grace at 7.45am".
    fn said(&self) -> String {
        format!("{} at {}", self.who, self.time)
    }
}

/// The changes for a program to read.
pub(super) fn as_json(changes: &[Change]) -> Value {
    let side = |coming: &Coming| -> Vec<Value> {
        coming.iter().map(|(worker, start)| json!({ "worker": worker.as_str(), "start": start })).collect()
    };
    let change = |change: &Change| json!({ "visit": change.visit.as_str(), "before": side(&change.before), "after": side(&change.after) });
    changes.iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use week::{VisitId, WorkerId};

    #[test]
    fn a_few_minutes_with_the_same_worker_are_slight() {
        let change = |(who, before): (&str, &str), (then, after): (&str, &str)| Change {
            visit: VisitId::from("v"),
            before: Coming::from([(WorkerId::from(who), before.to_owned())]),
            after: Coming::from([(WorkerId::from(then), after.to_owned())]),
        };
        let (eight, soon, later) =
            ("2026-03-04T08:00+00:00", "2026-03-04T08:09+00:00", "2026-03-04T08:10+00:00");
        assert!(slight(&change(("jo", eight), ("jo", soon))));
        assert!(!slight(&change(("jo", eight), ("jo", later))));
        assert!(!slight(&change(("jo", eight), ("marta", eight))));
        assert!(!slight(&change(("jo", eight), ("jo", "2026-03-05T08:00+00:00"))));
    }
}
