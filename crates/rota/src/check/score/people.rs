//! People: strangers, faces, wishes.

use std::collections::BTreeSet;

use super::cases;
use crate::check::reading::Reading;
use crate::plan::Part;
use crate::units::{PersonIdx, WorkerIdx};

/// Pairs of a person and a worker new to them.
pub(super) fn strangers(reading: &Reading<'_>) -> i64 {
    let knows = |person: PersonIdx, worker| reading.problem.person(person).known.contains(&worker);
    count(met(reading).into_iter().filter(|&(person, worker)| !knows(person, worker)))
}

/// Different workers a visited person sees, the recent days included, beyond the first.
pub(super) fn faces(reading: &Reading<'_>) -> i64 {
    let mut seen = met(reading);
    let visited: BTreeSet<PersonIdx> = seen.iter().map(|&(person, _)| person).collect();
    for &person in &visited {
        seen.extend(reading.problem.person(person).recent.iter().map(|&worker| (person, worker)));
    }
    count(seen.into_iter()) - count(visited.into_iter())
}

/// Stops by someone not asked for, and stops that a wish for a single visit speaks of.
pub(super) fn wishes(reading: &Reading<'_>) -> Part {
    let weights = &reading.problem.weights;
    cases(reading.calls().flat_map(|(trip, call)| {
        let liked = &reading.problem.person(call.visit.person).liked;
        let not_liked = !liked.is_empty() && !liked.contains(&trip.by);
        let by = trip.by;
        let wished = call.visit.wishes.iter().filter(move |(worker, _)| *worker == by).map(|(_, cost)| *cost);
        not_liked.then_some(weights.not_liked).into_iter().chain(wished)
    }))
}

/// Every person and worker that meet in the plan.
fn met(reading: &Reading<'_>) -> BTreeSet<(PersonIdx, WorkerIdx)> {
    reading.calls().map(|(trip, call)| (call.visit.person, trip.by)).collect()
}

fn count(items: impl Iterator) -> i64 {
    items.fold(0, |count, _| count + 1)
}
