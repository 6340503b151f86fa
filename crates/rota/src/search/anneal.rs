//! One search: simulated annealing over small moves, mixed with ruin and recreate.

use super::model::{Model, Node};
use super::moves::{Moves, Outcome};
use super::pace::Pace;
use super::random::Random;
use super::ruin::{Memory, Ruin};
use super::snapshot::Snapshot;
use super::state::State;
use super::zones::{Fence, Zones};
use crate::rules::Faces;
use crate::units::Cost;

/// Moves between two looks at the budget.
const BETWEEN_LOOKS: u64 = 64;
/// Kept moves between two renewals of the labels.
const BETWEEN_RENEWALS: u32 = 1024;

/// The share of ruin and recreate while the budget is probed.
const RUIN_IN_PROBE: u64 = 500;

/// A stretch of the budget, cooled from one temperature to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leg {
    /// Shares of the budget at which it begins and ends.
    pub(crate) from: f64,
    pub(crate) to: f64,
    /// Temperatures, in cost.
    pub(crate) hot: f64,
    pub(crate) cold: f64,
    /// The share of the work, in thousandths, that goes into ruin and recreate.
    pub(crate) ruin: u64,
}

/// A search with its best plan so far.
pub(crate) struct Searcher<'m> {
    pub(crate) state: State<'m>,
    pub(crate) best: Snapshot,
    pub(crate) best_cost: Cost,
    pub(crate) steps: u64,
    near: &'m [Vec<Node>],
    random: Random,
    memory: Memory,
    small_work: u64,
    ruin_work: u64,
    most_ruined: usize,
}

impl Leg {
    /// The same in so many slices one after another.
    pub(crate) fn slices(self, many: usize) -> impl Iterator<Item = Self> {
        let share = move |at: usize| at as f64 / many as f64;
        let used = move |at| self.from + (self.to - self.from) * share(at);
        let heat = move |at| self.hot * (self.cold / self.hot).powf(share(at));
        (0..many).map(move |at| Self {
            from: used(at),
            to: used(at + 1),
            hot: heat(at),
            cold: heat(at + 1),
            ..self
        })
    }
}

impl<'m> Searcher<'m> {
    /// A search that begins with nothing placed.
    pub(crate) fn new(model: &'m Model, near: &'m [Vec<Node>], faces: Faces, seed: u64) -> Self {
        let state = State::empty(model, faces);
        let best = state.snapshot();
        Self {
            best_cost: state.cost(),
            best,
            state,
            steps: 0,
            near,
            random: Random::new(seed),
            memory: Memory::default(),
            small_work: 0,
            ruin_work: 0,
            most_ruined: if model.has_pairs || model.has_ties || model.chooses_times { 6 } else { 12 },
        }
    }

    /// Puts in whatever has a place.
    pub(crate) fn fill(&mut self) {
        let mut ruin = Ruin {
            near: self.near,
            random: &mut self.random,
            memory: &mut self.memory,
            most: self.most_ruined,
        };
        ruin.fill(&mut self.state);
        self.note_best();
    }

    /// Goes on from a plan.
    pub(crate) fn resume(&mut self, from: &Snapshot) {
        self.state.restore(from);
        self.state.fence = Fence::none(self.state.model);
        self.state.renew_labels();
        self.note_best();
    }

    /// Zones of the plan as it is, one for each thread.
    pub(crate) fn draw_zones(&mut self, zones: usize) -> Zones {
        Zones::draw(&self.state, zones, &mut self.random)
    }

    /// Goes on from a plan in one zone of it.
    pub(crate) fn enter(&mut self, from: &Snapshot, zones: &Zones, zone: u32) {
        self.state.restore(from);
        self.state.enclose(zones, zone);
    }

    /// Takes over what others made of their zones.
    pub(crate) fn take_over(&mut self, others: &[&State]) {
        self.state.open_up(others);
        self.note_best();
    }

    fn note_best(&mut self) {
        let cost = self.state.cost();
        if cost < self.best_cost {
            self.best_cost = cost;
            self.state.snapshot_into(&mut self.best);
        }
    }

    /// How many moves a budget holds, told from so many first ones at a temperature.
    pub(crate) fn moves_within(&mut self, pace: &dyn Pace, probe: u64, temperature: f64) -> f64 {
        if self.state.model.parts == 0 {
            return 0.0;
        }
        let before = pace.used(self.steps);
        for _ in 0..probe {
            self.steps += 1;
            match self.one(RUIN_IN_PROBE, temperature) {
                Outcome::Kept => self.note_best(),
                Outcome::Crowded => {
                    self.state.renew_labels();
                }
                Outcome::Dropped => {}
            }
        }
        probe as f64 / (pace.used(self.steps) - before).max(f64::EPSILON)
    }

    /// Anneals along one leg. `told` hears of every look at the budget.
    pub(crate) fn anneal(&mut self, leg: &Leg, pace: &dyn Pace, told: &mut dyn FnMut(&Self)) {
        if self.state.model.parts == 0 {
            return;
        }
        let mut kept = 0;
        let mut temperature = leg.hot;
        loop {
            if self.steps.is_multiple_of(BETWEEN_LOOKS) {
                let used = pace.used(self.steps);
                if used >= leg.to {
                    return;
                }
                let share = ((used - leg.from) / (leg.to - leg.from)).clamp(0.0, 1.0);
                temperature = leg.hot * (leg.cold / leg.hot).powf(share);
                told(self);
            }
            self.steps += 1;
            let outcome = self.one(leg.ruin, temperature);
            if outcome == Outcome::Kept {
                self.note_best();
                kept += 1;
            }
            if outcome == Outcome::Crowded || kept >= BETWEEN_RENEWALS {
                self.state.renew_labels();
                kept = 0;
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "temperatures are far below the range of costs")]
    fn one(&mut self, ruin_share: u64, temperature: f64) -> Outcome {
        let limit = self.state.cost() + (temperature * self.random.exponential()) as Cost;
        let looks = self.state.looks;
        if self.ruin_work * 1000 < ruin_share * (self.small_work + self.ruin_work) {
            let before = self.memory.work;
            let mut ruin = Ruin {
                near: self.near,
                random: &mut self.random,
                memory: &mut self.memory,
                most: self.most_ruined,
            };
            let outcome = ruin.step(&mut self.state, limit);
            self.ruin_work += 4 + self.memory.work - before + 2 * (self.state.looks - looks);
            return outcome;
        }
        let mut moves = Moves { near: self.near, random: &mut self.random };
        let outcome = moves.step(&mut self.state, limit);
        self.small_work += 2 + 2 * (self.state.looks - looks);
        outcome
    }
}
