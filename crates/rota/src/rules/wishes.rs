//! People ask for workers they like, and for particular workers at particular visits.

use crate::problem::Problem;
use crate::units::{Cost, VisitIdx, WorkerIdx};

pub(super) fn cost(problem: &Problem, visit: VisitIdx, worker: WorkerIdx) -> Cost {
    let visit = problem.visit(visit);
    let liked = &problem.person(visit.person).liked;
    let not_liked = if liked.is_empty() || liked.contains(&worker) { 0 } else { problem.weights.not_liked };
    let wished: Cost = visit.wishes.iter().filter(|(who, _)| *who == worker).map(|(_, cost)| cost).sum();
    not_liked + wished
}
