//! Someone other than was published is a change, dearer the nearer the visit. (That it moves in time is priced where
//! times are chosen.)

use crate::problem::Problem;
use crate::units::{Cost, VisitIdx, WorkerIdx};

pub(super) fn cost(problem: &Problem, visit: VisitIdx, worker: WorkerIdx) -> Cost {
    match &problem.visit(visit).published {
        Some(published) if !published.workers.contains(&worker) => published.other_worker,
        _ => 0,
    }
}
