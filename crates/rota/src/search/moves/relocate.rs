//! A visit elsewhere: beside a neighbour, into an empty round, or in the place of one that is left out instead.

use super::Moves;
use super::Outcome::{self, Crowded, Dropped};
use super::guess::Guess;
use super::prices::{faces_moved, insertion, removal};
use crate::search::model::{NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

/// How often, in a thousand, one part of a pair moves without the other: where faces count, and elsewhere.
const HALVES: (usize, usize) = (600, 250);

impl Moves<'_> {
    /// Moves a visit beside one of its neighbours.
    pub(super) fn relocate(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.any_part(state) else { return Dropped };
        let halves = if state.faces.active() { HALVES.0 } else { HALVES.1 };
        if state.model.mate[part as usize] != NONE && !self.random.chance(halves) {
            return self.relocate_pair(state, part, limit);
        }
        let Some(prev) = self.place_near(state, part) else { return Dropped };
        self.place_alone(state, part, prev, limit)
    }

    /// Puts an unplaced visit in: beside a neighbour, or in a neighbour's place.
    pub(super) fn fill(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.random.of(&state.unplaced).filter(|&part| state.may_move(part)) else {
            return Dropped;
        };
        if state.model.mate[part as usize] != NONE {
            return self.relocate_pair(state, part, limit);
        }
        if state.model.all_or_none(part).any(|other| !state.placed(other)) {
            return Dropped;
        }
        let Some(prev) = self.place_near(state, part) else { return Dropped };
        if self.random.chance(400) {
            return self.replace(state, part, prev, limit);
        }
        self.place_alone(state, part, prev, limit)
    }

    /// Puts `part` where the stop behind `prev` stands, which is left out.
    fn replace(&mut self, state: &mut State, part: Node, prev: Node, limit: Cost) -> Outcome {
        let out = state.next(prev);
        let model = state.model;
        if !model.is_part(out)
            || model.mate[out as usize] != NONE
            || !state.may_take_out(out)
            || model.all_or_none(out).next().is_some()
        {
            return Dropped;
        }
        let round = state.round_of(prev);
        if model.unplaced[out as usize] >= model.unplaced[part as usize] + limit - state.cost() {
            return Dropped;
        }
        let Some(choice) = self.choose(state, part, round) else { return Dropped };
        state.begin();
        state.take_out(out);
        let gap = state.gap_after(prev).meet(state.gap_of_ties(part));
        if !state.companions_allow(part, round) || !gap.is_open() {
            state.undo();
            return Dropped;
        }
        let Some(label) = gap.middle() else {
            state.undo();
            return Crowded;
        };
        state.put_in(part, prev, choice, label);
        super::finish(state, limit)
    }

    /// Puts a part behind a node; its mate, if it has one, stays where it is.
    fn place_alone(&mut self, state: &mut State, part: Node, prev: Node, limit: Cost) -> Outcome {
        let model = state.model;
        let next = state.next(prev);
        if prev == part
            || next == part
            || !(prev < model.parts as u32 || prev == model.head(state.round_of(prev)))
        {
            return Dropped;
        }
        let round = state.round_of(prev);
        let Some(choice) = self.choose(state, part, round) else { return Dropped };
        if state.placed_mate(part).is_some_and(|mate| state.round_of(mate) == round) {
            return Dropped;
        }
        let own_round = state.round_of(part) == round;
        let room = state.room(part, prev, model.choice(choice));
        if !own_round && !state.goes_with_mate(part, room) {
            return Dropped;
        }
        let delta = removal(state, part) + insertion(state, part, prev, choice);
        let faces = faces_moved(state, part, round);
        let mut guess = Guess::new(state).without(part).with(part, prev, choice);
        if !own_round {
            guess = guess.starts(part, choice, room);
        }
        if state.totals.base + delta + faces + guess.cost() > limit {
            return Dropped;
        }
        let gap = state.gap_with_mate(part, state.gap_after(prev));
        if !gap.is_open() || !state.companions_allow(part, round) {
            return Dropped;
        }
        let Some(label) = gap.middle() else { return Crowded };
        state.begin();
        let base = state.totals.base + delta + faces;
        if state.placed(part) {
            state.take_out(part);
        }
        if state.lateness_without().is_none_or(|lateness| base + lateness > limit) {
            state.undo();
            return Dropped;
        }
        if own_round {
            let room = state.room(part, prev, model.choice(choice));
            if !state.goes_with_mate(part, room) {
                state.undo();
                return Dropped;
            }
        }
        state.relabel_mate(part, label);
        state.put_in(part, prev, choice, label);
        super::finish_insertion(state, limit)
    }
}
