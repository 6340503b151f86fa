//! Workers: hours promised, wishes, fair shares, even workloads.

use super::cases;
use crate::check::hours::paid_by_week;
use crate::check::reading::{Call, Reading, Trip, ticks, ticks_of};
use crate::plan::Part;
use crate::problem::Worker;
use crate::units::WorkerIdx;

/// Ticks of paid time below what is guaranteed, over workers and weeks.
pub(super) fn guaranteed_unfilled(reading: &Reading<'_>) -> i64 {
    against_guarantee(reading, |guaranteed, paid| guaranteed - paid)
}

/// Ticks of paid time above what is guaranteed, over workers and weeks.
pub(super) fn beyond_guaranteed(reading: &Reading<'_>) -> i64 {
    against_guarantee(reading, |guaranteed, paid| paid - guaranteed)
}

/// Stops that start when their worker would rather not work.
pub(super) fn wishes(reading: &Reading<'_>) -> Part {
    cases(reading.calls().flat_map(|(trip, call)| {
        let unwanted = trip.worker.unwanted.iter();
        unwanted
            .filter(|unwanted| {
                ticks(unwanted.window.from) <= call.start && call.start <= ticks(unwanted.window.to)
            })
            .map(|unwanted| unwanted.cost)
    }))
}

/// Evening stops of the worker with most of them above the even share.
pub(super) fn unfair_evenings(reading: &Reading<'_>) -> i64 {
    let is_evening =
        |trip: &Trip<'_>, call: &Call<'_>| call.start >= ticks(reading.problem.day(trip.day()).evening);
    above_share(reading, |worker| worker.evenings_before, is_evening)
}

/// Weekend stops of the worker with most of them above the even share.
pub(super) fn unfair_weekends(reading: &Reading<'_>) -> i64 {
    let is_weekend = |trip: &Trip<'_>, _: &Call<'_>| reading.problem.day(trip.day()).weekend;
    above_share(reading, |worker| worker.weekends_before, is_weekend)
}

/// Ticks that each worker's visits and travel differ from the mean, rounded up for each.
pub(super) fn imbalance(reading: &Reading<'_>) -> i64 {
    let mut work = vec![0_i64; reading.problem.workers.len()];
    for trip in &reading.trips {
        work[trip.by.index()] += trip.service() + trip.travel();
    }
    // ceil(|w - sum / count|), exactly. Nothing is divided where there is nobody.
    let (count, sum) = (work.len() as u128, work.iter().map(|&work| i128::from(work)).sum::<i128>());
    let apart = |work: i64| (i128::from(work) * count.cast_signed() - sum).unsigned_abs().div_ceil(count);
    i64::try_from(work.iter().map(|&work| apart(work)).sum::<u128>()).unwrap_or(i64::MAX)
}

fn against_guarantee(reading: &Reading<'_>, difference: impl Fn(i64, i64) -> i64) -> i64 {
    let of_worker = |(by, worker): (WorkerIdx, &Worker)| -> i64 {
        let Some(guaranteed) = worker.guaranteed else { return 0 };
        let weeks = paid_by_week(reading, by).into_iter();
        weeks.map(|paid| difference(ticks_of(guaranteed.0), paid).max(0)).sum()
    };
    reading.workers().map(of_worker).sum()
}

/// The most any worker with a shift has of something, above the even share (rounded down).
fn above_share(
    reading: &Reading<'_>,
    before: impl Fn(&Worker) -> u32,
    counts: impl Fn(&Trip<'_>, &Call<'_>) -> bool,
) -> i64 {
    let mut had: Vec<i64> = reading.problem.workers.iter().map(|worker| i64::from(before(worker))).collect();
    for (trip, call) in reading.calls() {
        had[trip.by.index()] += i64::from(counts(trip, call));
    }
    let sharing = reading.workers().filter(|(_, worker)| !worker.shifts.is_empty());
    let had: Vec<i64> = sharing.map(|(by, _)| had[by.index()]).collect();
    let share = had.iter().sum::<i64>().checked_div(i64::try_from(had.len()).unwrap_or(i64::MAX));
    match (had.iter().max(), share) {
        (Some(most), Some(share)) => most - share,
        _ => 0,
    }
}
