//! Nobody works past the day to which their background check clears them.

use crate::problem::Problem;
use crate::units::{DayIdx, VisitIdx, WorkerIdx};

pub(super) fn forbids(problem: &Problem, _: VisitIdx, worker: WorkerIdx, day: DayIdx) -> bool {
    problem.worker(worker).cleared_until.is_some_and(|last| day > last)
}
