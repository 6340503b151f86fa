//! A plan from who was said to come when, without a word on rounds.

use rota::{Booking, Plan, Span};

use crate::civil::Moment;
use crate::compile::Compiled;
use crate::ids::{VisitId, WorkerId};

/// Who comes to a visit, and when: what people say at a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// Which visit.
    pub visit: VisitId,
    /// Who comes.
    pub workers: Vec<WorkerId>,
    /// When.
    pub start: Moment,
    /// For how long; `None`: as long as it should be.
    pub minutes: Option<u16>,
}

impl Compiled {
    /// The rounds that follow from who comes when, and what of it has no place in them: visits that are not in the week,
    /// workers who are not, workers without any shift.
    #[must_use]
    pub fn by_hand(&self, assigned: &[Assigned]) -> (Plan, Vec<Assigned>) {
        let mut bookings = Vec::new();
        let mut strays = Vec::new();
        for one in assigned {
            let visit = self.visit(&one.visit);
            let workers: Option<Vec<_>> = one.workers.iter().map(|worker| self.worker(worker)).collect();
            let shifts = |worker: &rota::WorkerIdx| !self.problem.worker(*worker).shifts.is_empty();
            match visit.zip(workers) {
                Some((visit, workers)) if workers.iter().all(shifts) => {
                    let start = self.clock.time(one.start);
                    let length = one.minutes.map(|minutes| Span(minutes.into()));
                    let booked = |worker| Booking { worker, start, visit, length };
                    bookings.extend(workers.into_iter().map(booked));
                }
                _ => strays.push(one.clone()),
            }
        }
        (rota::by_hand(&self.problem, &bookings).0, strays)
    }
}
