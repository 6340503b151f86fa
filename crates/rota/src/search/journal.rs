//! How a change is undone: everything it changed is written down first, so that undoing is exact.

use super::model::Node;
use super::state::{RoundState, Seat, State, Totals};
use crate::rules::Load;
use crate::units::Cost;

/// What each thing was before it changed, in the order of changes.
#[derive(Default)]
pub(super) struct Journal {
    pub(super) seats: Vec<(Node, Seat)>,
    pub(super) starts: Vec<(Node, i32, i32)>,
    pub(super) times: Vec<(Node, i32)>,
    pub(super) rounds: Vec<(u32, RoundState)>,
    pub(super) workers: Vec<(u32, Cost, Load)>,
    pub(super) faces: Vec<(u32, u32, bool)>,
    pub(super) idle: Vec<(Node, bool)>,
}

/// A point within a change to which it can be undone.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mark {
    seats: usize,
    starts: usize,
    times: usize,
    rounds: usize,
    workers: usize,
    faces: usize,
    idle: usize,
    totals: Totals,
}

impl State<'_> {
    /// Starts a change that can be undone.
    pub(crate) fn begin(&mut self) {
        let journal = &mut self.journal;
        journal.seats.clear();
        journal.starts.clear();
        journal.times.clear();
        journal.rounds.clear();
        journal.workers.clear();
        journal.faces.clear();
        journal.idle.clear();
        self.before = self.mark();
    }

    /// A point to come back to within a change.
    pub(crate) fn mark(&mut self) -> Mark {
        self.touched.clear();
        self.forget_queue();
        self.clash = false;
        self.worst_fell = false;
        self.stamp = self.stamp.wrapping_add(1);
        let journal = &self.journal;
        Mark {
            seats: journal.seats.len(),
            starts: journal.starts.len(),
            times: journal.times.len(),
            rounds: journal.rounds.len(),
            workers: journal.workers.len(),
            faces: journal.faces.len(),
            idle: journal.idle.len(),
            totals: self.totals,
        }
    }

    /// Ends a change by undoing it.
    pub(crate) fn undo(&mut self) {
        self.undo_to(self.before);
    }

    /// Undoes a change back to a mark, and goes on from there.
    pub(crate) fn undo_to(&mut self, mark: Mark) {
        self.totals = mark.totals;
        let journal = &mut self.journal;
        for (node, seat) in journal.seats.drain(mark.seats..).rev() {
            self.seats[node as usize] = seat;
        }
        for (node, start, late) in journal.starts.drain(mark.starts..).rev() {
            self.start[node as usize] = start;
            self.late[node as usize] = late;
        }
        for (node, time) in journal.times.drain(mark.times..).rev() {
            self.when[node as usize] = time;
        }
        for (round, state) in journal.rounds.drain(mark.rounds..).rev() {
            self.rounds[round as usize] = state;
        }
        for (worker, cost, load) in journal.workers.drain(mark.workers..).rev() {
            self.worker_cost[worker as usize] = cost;
            self.loads[worker as usize] = load;
        }
        while self.journal.faces.len() > mark.faces {
            if let Some((person, worker, added)) = self.journal.faces.pop() {
                if added {
                    self.faces.take(person, worker)
                } else {
                    self.faces.add(person, worker)
                };
            }
        }
        while self.journal.idle.len() > mark.idle {
            if let Some((part, added)) = self.journal.idle.pop() {
                if added { self.unlist(part) } else { self.list(part) }
            }
        }
        self.touched.clear();
        self.forget_queue();
        self.clash = false;
        self.worst_fell = false;
        self.stamp = self.stamp.wrapping_add(1);
    }
}
