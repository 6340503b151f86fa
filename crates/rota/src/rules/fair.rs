//! Fair shares: what all those have who have more than their share.

use crate::problem::{Problem, Worker};

/// For each worker, whether they have a shift that reaches into an evening.
pub(super) fn could_have_evenings(problem: &Problem, worker: &Worker) -> bool {
    let shifts = &mut worker.shifts.iter();
    shifts.any(|shift| shift.may_overrun || problem.day(shift.day).evening <= shift.window.to)
}

/// For each worker, whether they have a shift at a weekend.
pub(super) fn could_have_weekends(problem: &Problem, worker: &Worker) -> bool {
    worker.shifts.iter().any(|shift| problem.day(shift.day).weekend)
}

/// How much of what is shared would have to change hands for even shares, rounded up.
pub(super) fn above_share(shares: impl Iterator<Item = i64> + Clone) -> i64 {
    let (count, sum) = shares.clone().fold((0, 0), |(count, sum), had| (count + 1, sum + had));
    if count == 0 {
        return 0;
    }
    let above: i64 = shares.map(|had| (had * count - sum).max(0)).sum();
    (above + count - 1) / count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_who_have_more_than_their_share_count() {
        assert_eq!(above_share([6, 5, 1].into_iter()), 3);
        assert_eq!(above_share([6, 6, 0].into_iter()), 4);
        assert_eq!(above_share([6, 5, 2].into_iter()), 3, "7/3, rounded up");
        assert_eq!(above_share([4, 4].into_iter()), 0);
        assert_eq!(above_share([].into_iter()), 0);
    }
}
