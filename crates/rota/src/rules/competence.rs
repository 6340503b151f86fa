//! A visit is made by workers competent, on that day, in all it asks for; a task signed off for this one person
//! replaces the competence.

use crate::problem::{Problem, Worker};
use crate::units::{CompetenceIdx, DayIdx, PersonIdx, VisitIdx, WorkerIdx};

pub(super) fn forbids(problem: &Problem, visit: VisitIdx, worker: WorkerIdx, day: DayIdx) -> bool {
    let visit = problem.visit(visit);
    let worker = problem.worker(worker);
    visit
        .competences
        .iter()
        .any(|&asked| !holds(worker, asked, day) && !signed_off(worker, visit.person, asked, day))
}

fn holds(worker: &Worker, asked: CompetenceIdx, day: DayIdx) -> bool {
    worker.competences.iter().any(|held| held.competence == asked && lasts(held.until, day))
}

fn signed_off(worker: &Worker, person: PersonIdx, asked: CompetenceIdx, day: DayIdx) -> bool {
    worker.sign_offs.iter().any(|s| s.person == person && s.competence == asked && lasts(s.until, day))
}

fn lasts(until: Option<DayIdx>, day: DayIdx) -> bool {
    until.is_none_or(|last| day <= last)
}
