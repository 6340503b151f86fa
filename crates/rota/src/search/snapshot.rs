//! A plan set aside, to be put back later.

use super::model::{Model, Node};
use super::state::{RoundState, Seat, State, Totals};
use crate::rules::{Faces, Load};
use crate::units::Cost;

/// A plan that can be put back.
#[derive(Clone)]
pub(crate) struct Snapshot {
    seats: Vec<Seat>,
    start: Vec<i32>,
    late: Vec<i32>,
    when: Vec<i32>,
    rounds: Vec<RoundState>,
    worker_cost: Vec<Cost>,
    loads: Vec<Load>,
    faces: Faces,
    totals: Totals,
    unplaced: Vec<Node>,
    unplaced_at: Vec<u32>,
}

impl State<'_> {
    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot {
            seats: self.seats.clone(),
            start: self.start.clone(),
            late: self.late.clone(),
            when: self.when.clone(),
            rounds: self.rounds.clone(),
            worker_cost: self.worker_cost.clone(),
            loads: self.loads.clone(),
            faces: self.faces.clone(),
            totals: self.totals,
            unplaced: self.unplaced.clone(),
            unplaced_at: self.unplaced_at.clone(),
        }
    }

    /// Overwrites a snapshot in place, without asking for memory.
    pub(crate) fn snapshot_into(&self, into: &mut Snapshot) {
        into.seats.clone_from(&self.seats);
        into.start.clone_from(&self.start);
        into.late.clone_from(&self.late);
        into.when.clone_from(&self.when);
        into.rounds.clone_from(&self.rounds);
        into.worker_cost.clone_from(&self.worker_cost);
        into.loads.clone_from(&self.loads);
        into.faces.clone_from(&self.faces);
        into.totals = self.totals;
        into.unplaced.clone_from(&self.unplaced);
        into.unplaced_at.clone_from(&self.unplaced_at);
    }

    pub(crate) fn restore(&mut self, from: &Snapshot) {
        self.seats.clone_from(&from.seats);
        self.start.clone_from(&from.start);
        self.late.clone_from(&from.late);
        self.when.clone_from(&from.when);
        self.rounds.clone_from(&from.rounds);
        self.worker_cost.clone_from(&from.worker_cost);
        self.loads.clone_from(&from.loads);
        self.faces.clone_from(&from.faces);
        self.totals = from.totals;
        self.unplaced.clone_from(&from.unplaced);
        self.unplaced_at.clone_from(&from.unplaced_at);
        self.renew_versions();
    }
}

impl Snapshot {
    /// A state of its own in which the plan is as it was.
    pub(crate) fn state<'m>(&self, model: &'m Model) -> State<'m> {
        let mut state = State::empty(model, self.faces.clone());
        state.restore(self);
        state
    }

    /// How many visits it leaves out, each worker they take counted.
    pub(crate) fn unplaced(&self) -> usize {
        self.unplaced.len()
    }

    /// The parts it leaves out.
    pub(crate) fn left_out(&self) -> &[Node] {
        &self.unplaced
    }

    /// When a part starts.
    pub(crate) fn starts(&self, model: &Model, part: Node) -> i32 {
        if model.chooses_times { self.when[part as usize] } else { self.start[part as usize] }
    }
}
