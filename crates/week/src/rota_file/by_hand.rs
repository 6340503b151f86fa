//! A plan from who was said to come when, without a word on rounds.

use rota::{Booking, Plan};

use crate::compile::Compiled;
use crate::history::Published;

impl Compiled {
    /// The rounds that follow from who comes when, and what of it has no place in them: visits that are not in the week,
    /// workers who are not, workers without any shift.
    #[must_use]
    pub fn by_hand(&self, assigned: &[Published]) -> (Plan, Vec<Published>) {
        let mut bookings = Vec::new();
        let mut strays = Vec::new();
        for one in assigned {
            let visit = self.visit(&one.visit);
            let workers: Option<Vec<_>> = one.workers.iter().map(|worker| self.worker(worker)).collect();
            let shifts = |worker: &rota::WorkerIdx| !self.problem.worker(*worker).shifts.is_empty();
            match visit.zip(workers) {
                Some((visit, workers)) if workers.iter().all(shifts) => {
                    let start = self.clock.time(one.start);
                    let booked = |worker| Booking { worker, start, visit, length: None };
                    bookings.extend(workers.into_iter().map(booked));
                }
                _ => strays.push(one.clone()),
            }
        }
        (rota::by_hand(&self.problem, &bookings).0, strays)
    }
}
