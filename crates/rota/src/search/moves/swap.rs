//! Two visits swapped.

use super::Moves;
use super::Outcome::{self, Dropped};
use super::guess::Guess;
use super::prices::{faces_moved, instead};
use crate::search::model::{NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

impl Moves<'_> {
    /// Swaps two visits that stand near each other.
    pub(super) fn swap(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(a) = self.any_part(state) else { return Dropped };
        let Some(b) = self.neighbour(state, a) else { return Dropped };
        let model = state.model;
        let bound = model.mate[a as usize] == b || model.ties[a as usize].iter().any(|tie| tie.other(a) == b);
        if !state.may_take_out(b) || bound || state.next(a) == b || state.next(b) == a {
            return Dropped;
        }
        let (round_a, round_b) = (state.round_of(a), state.round_of(b));
        let (Some(choice_a), Some(choice_b)) =
            (self.choose(state, a, round_b), self.choose(state, b, round_a))
        else {
            return Dropped;
        };
        let room_a = state.room_instead(a, b, model.choice(choice_a));
        let room_b = state.room_instead(b, a, model.choice(choice_b));
        if round_a != round_b && !(state.goes_with_mate(a, room_a) && state.goes_with_mate(b, room_b)) {
            return Dropped;
        }
        let one_person = model.person[a as usize] == model.person[b as usize];
        let faces =
            if one_person { 0 } else { faces_moved(state, a, round_b) + faces_moved(state, b, round_a) };
        let delta = instead(state, a, b, choice_a) + instead(state, b, a, choice_b) + faces;
        let mut guess = Guess::new(state).instead(b, a, choice_b).instead(a, b, choice_a);
        if round_a != round_b {
            guess = guess.starts(a, choice_a, room_a).starts(b, choice_b, room_b);
        }
        if state.totals.base + delta + guess.cost() > limit {
            return Dropped;
        }
        let (prev_a, prev_b) = (state.prev(a), state.prev(b));
        let (Some(label_a), Some(label_b)) = (state.label_in_place_of(a, b), state.label_in_place_of(b, a))
        else {
            return Dropped;
        };
        state.begin();
        state.take_out(a);
        state.take_out(b);
        let fits = |part: Node, round: u32, label: u64| {
            let gap = state.gap_of_ties(part);
            gap.holds(label) && state.companions_allow(part, round)
        };
        if (model.has_ties || model.has_pairs) && !(fits(a, round_b, label_a) && fits(b, round_a, label_b)) {
            state.undo();
            return Dropped;
        }
        state.put_in(a, prev_b, choice_a, label_a);
        state.put_in(b, prev_a, choice_b, label_b);
        super::finish(state, limit)
    }
}

impl State<'_> {
    /// The label a part has in the place of another: that of the other, or, shared with a mate, its own where it fits there.
    fn label_in_place_of(&self, part: Node, other: Node) -> Option<u64> {
        if self.model.mate[part as usize] == NONE {
            return Some(self.label(other));
        }
        let (gap, label) = (self.gap_around(other), self.label(part));
        gap.holds(label).then_some(label)
    }
}
