//! Ruin and recreate: take some visits out that belong together, put each back where it costs least.
//!
//! Strings of neighbouring rounds are taken out as in Christiaens and Vanden Berghe, "Slack induction by string
//! removals for vehicle routing problems" (Transportation Science 54, 2020), and now and then skipped over when put
//! back; beside them single near visits, chance ones, and all visits of one person.

mod exact;
mod places;
mod recreate;
mod remove;

use exact::Offers;
pub(crate) use exact::exact_bounds;
use places::{Listed, may_enter};
use recreate::Insertion;

use super::model::{Model, NONE, Node};
use super::moves::Outcome;
use super::random::Random;
use super::state::State;
use crate::units::Cost;

/// Ruins and recreates, with what that needs beside the state.
pub(crate) struct Ruin<'a> {
    pub(crate) near: &'a [Vec<Node>],
    pub(crate) random: &'a mut Random,
    pub(crate) memory: &'a mut Memory,
    /// How many visits are taken out at the most, about.
    pub(crate) most: usize,
}

/// Memory reused from ruin to ruin.
#[derive(Default)]
pub(crate) struct Memory {
    out: Vec<Node>,
    /// What was left out and is to be put in before all else.
    wanted: Option<Node>,
    order: Vec<(i64, Node)>,
    spots: Vec<Spot>,
    places: Vec<Node>,
    listed: Listed,
    offers: Offers,
    marks: Vec<u32>,
    pub(crate) work: u64,
}

/// A place for a part.
#[derive(Clone, Copy, Debug)]
struct Spot {
    bound: Cost,
    prev: Node,
    choice: u32,
    /// The place of the mate, if there is one.
    mate_prev: Node,
    mate_choice: u32,
}

impl Ruin<'_> {
    /// Ruins and recreates once; the plan is kept if it then costs at most `limit`.
    pub(crate) fn step(&mut self, state: &mut State, limit: Cost) -> Outcome {
        state.begin();
        self.take_some(state);
        if !state.time() {
            state.undo();
            return Outcome::Dropped;
        }
        self.sort(state);
        if !self.put_back(state) {
            state.undo();
            return Outcome::Crowded;
        }
        if state.cost() > limit {
            state.undo();
            return Outcome::Dropped;
        }
        Outcome::Kept
    }

    /// Puts every unplaced visit in where it costs least, if it has a place that is worth it.
    pub(crate) fn fill(&mut self, state: &mut State) {
        self.memory.out.clear();
        let left = state.unplaced.iter().filter(|&&part| lead_of(state.model, part) == part);
        self.memory.out.extend(left);
        self.memory.out.sort_unstable();
        if exact_bounds(state.model) && state.unplaced.len() == state.model.parts {
            self.sort_by(state, 3);
            self.spread(state);
        }
        self.sort_by(state, 2);
        for at in 0..self.memory.out.len() {
            let part = self.memory.out[at];
            state.begin();
            if self.insert(state, part) == Insertion::Crowded {
                state.renew_labels();
                state.begin();
                self.insert(state, part);
            }
        }
    }

    fn sort(&mut self, state: &State) {
        let kind = self.random.below(6);
        self.sort_by(state, kind);
        if let Some(wanted) = self.memory.wanted {
            let lead = lead_of(state.model, wanted);
            self.memory.out.retain(|&part| part != lead);
            self.memory.out.insert(0, lead);
        }
    }

    /// Orders what is to be put back: by chance, hardest to place first, pairs first, far first, near first, tight
    /// windows first.
    fn sort_by(&mut self, state: &State, kind: usize) {
        let model = state.model;
        let Memory { out, order, .. } = &mut *self.memory;
        order.clear();
        for &part in out.iter() {
            let choice = model.choices(part);
            let depot = model.open_to[part as usize]
                .first()
                .map_or(0, |&round| i64::from(model.leg(round, model.head(round), part)));
            let key = match kind {
                0 | 1 => self.random.below(1 << 20) as i64,
                2 => {
                    (model.open_to[part as usize].len() as i64)
                        - if model.mate[part as usize] != NONE { 1_000_000 } else { 0 }
                }
                3 => -depot,
                4 => depot,
                _ => choice.iter().map(|c| i64::from(c.close) - i64::from(c.open)).sum(),
            };
            order.push((key, part));
        }
        order.sort_unstable();
        out.clear();
        out.extend(order.iter().map(|(_, part)| *part));
    }
}

/// The part that stands for a part and its mate, if it has one.
fn lead_of(model: &Model, part: Node) -> Node {
    part.min(model.mate[part as usize])
}
