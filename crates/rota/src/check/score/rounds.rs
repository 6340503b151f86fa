//! Rounds: travel, waiting, overtime, idle time, breaks, split days.

use std::collections::BTreeMap;

use super::cases;
use crate::check::breaks;
use crate::check::reading::{Reading, Trip, ticks};
use crate::plan::Part;

/// All legs of all rounds.
pub(super) fn travel(reading: &Reading<'_>) -> i64 {
    reading.trips.iter().map(Trip::travel).sum()
}

/// All ticks between arriving and starting.
pub(super) fn waiting(reading: &Reading<'_>) -> i64 {
    reading.trips.iter().map(Trip::waiting).sum()
}

/// All ticks after the ends of shifts that may be overrun.
pub(super) fn overtime(reading: &Reading<'_>) -> i64 {
    let may_overrun = reading.trips.iter().filter(|trip| trip.shift.may_overrun);
    may_overrun.map(|trip| (trip.back() - ticks(trip.shift.window.to)).max(0)).sum()
}

/// The longest idle time of any shift; all of an empty one is idle.
pub(super) fn longest_idle(reading: &Reading<'_>) -> i64 {
    let idle = reading.shifts().map(|(shift, trip)| {
        let (from, to) = (ticks(shift.window.from), ticks(shift.window.to));
        trip.map_or(to - from, |trip| trip.leave - from + trip.idle() + (to - trip.back()).max(0))
    });
    idle.max().unwrap_or(0)
}

/// Breaks owed and not taken where that has a price.
pub(super) fn missed_breaks(reading: &Reading<'_>) -> Part {
    cases(reading.shifts().filter_map(|(shift, trip)| {
        let cost = shift.break_rule?.missed?;
        breaks::missed(shift, trip).then_some(cost)
    }))
}

/// Rounds of a worker on a day beyond the first.
pub(super) fn split_days(reading: &Reading<'_>) -> i64 {
    let mut rounds: BTreeMap<_, i64> = BTreeMap::new();
    for trip in &reading.trips {
        *rounds.entry((trip.by, trip.day())).or_default() += 1;
    }
    rounds.into_values().map(|rounds| rounds - 1).sum()
}
