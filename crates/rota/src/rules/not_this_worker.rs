//! A person may say that a worker should not come. No reason is asked.

use crate::problem::Problem;
use crate::units::{DayIdx, VisitIdx, WorkerIdx};

pub(super) fn forbids(problem: &Problem, visit: VisitIdx, worker: WorkerIdx, _: DayIdx) -> bool {
    problem.person(problem.visit(visit).person).not_this_worker.contains(&worker)
}
