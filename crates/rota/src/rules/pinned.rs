//! What is pinned to workers is made by them and nobody else.

use crate::problem::Problem;
use crate::units::{DayIdx, VisitIdx, WorkerIdx};

pub(super) fn forbids(problem: &Problem, visit: VisitIdx, worker: WorkerIdx, _: DayIdx) -> bool {
    let pin = problem.visit(visit).pin.as_ref();
    pin.is_some_and(|pin| !pin.workers.is_empty() && !pin.workers.contains(&worker))
}
