//! Visits left out, late, early, shortened or changed.

use super::cases;
use crate::check::reading::{Reading, appointment, ticks};
use crate::plan::Part;
use crate::units::{Cost, VisitIdx};

/// Every visit nobody makes, at its own price for each worker it takes.
pub(super) fn unplaced(reading: &Reading<'_>) -> Part {
    let visits = reading.problem.visits.iter().enumerate();
    let left_out = visits.filter(|(at, _)| reading.times_made(VisitIdx::at(*at)) == 0);
    cases(left_out.map(|(_, visit)| visit.unplaced.saturating_mul(Cost::from(visit.workers))))
}

/// Ticks after the fine windows.
pub(super) fn late(reading: &Reading<'_>) -> i64 {
    lateness(reading).sum()
}

/// Ticks after the fine window of the latest start of all.
pub(super) fn worst_late(reading: &Reading<'_>) -> i64 {
    lateness(reading).max().unwrap_or(0)
}

/// Ticks before the fine windows.
pub(super) fn early(reading: &Reading<'_>) -> i64 {
    let kept = reading.calls().filter_map(|(trip, call)| appointment(reading.problem, trip, call));
    kept.map(|(_, early, _)| early).sum()
}

/// Ticks cut from visits.
pub(super) fn shortened(reading: &Reading<'_>) -> i64 {
    reading.calls().map(|(_, call)| call.shortened()).sum()
}

/// Every stop by someone else or at another time than published; the price is each visit's own.
pub(super) fn changed(reading: &Reading<'_>) -> Part {
    cases(reading.calls().filter_map(|(trip, call)| {
        let published = call.visit.published.as_ref()?;
        let other = !published.workers.contains(&trip.by);
        let moved = (call.start - ticks(published.start)).abs();
        let for_worker = if other { published.other_worker } else { 0 };
        (other || moved > 0).then(|| for_worker.saturating_add(moved.saturating_mul(published.moved)))
    }))
}

fn lateness(reading: &Reading<'_>) -> impl Iterator<Item = i64> {
    let kept = reading.calls().filter_map(|(trip, call)| appointment(reading.problem, trip, call));
    kept.map(|(_, _, late)| late)
}
