//! A person may say of a worker: not her. No reason is asked.

use crate::problem::Problem;
use crate::units::{DayIdx, VisitIdx, WorkerIdx};

pub(super) fn forbids(problem: &Problem, visit: VisitIdx, worker: WorkerIdx, _: DayIdx) -> bool {
    problem.person(problem.visit(visit).person).not_this_worker.contains(&worker)
}
