//! Two visits swapped.

use super::Moves;
use super::Outcome::{self, Dropped};
use super::prices::{floor, swapped};
use crate::search::model::{NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

impl Moves<'_> {
    /// Swaps two visits that stand near each other.
    pub(super) fn swap(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(a) = self.any_part(state) else { return Dropped };
        let Some(b) = self.neighbour(state, a) else { return Dropped };
        let model = state.model;
        let single = |part: Node| model.mate[part as usize] == NONE && state.may_take_out(part);
        if !single(a) || !single(b) || state.next(a) == b || state.next(b) == a {
            return Dropped;
        }
        let (round_a, round_b) = (state.round_of(a), state.round_of(b));
        let (Some(choice_a), Some(choice_b)) =
            (self.choose(state, a, round_b), self.choose(state, b, round_a))
        else {
            return Dropped;
        };
        let mut fits = |part, other, choice| state.room_instead(part, other, model.choice(choice)).is_open();
        if round_a != round_b && !(fits(a, b, choice_a) && fits(b, a, choice_b)) {
            return Dropped;
        }
        let delta = swapped(state, a, b, choice_a, choice_b);
        if state.totals.base + delta + floor(state, &[round_a, round_b], a) > limit {
            return Dropped;
        }
        let (prev_a, prev_b) = (state.prev(a), state.prev(b));
        let (label_a, label_b) = (state.label(a), state.label(b));
        state.begin();
        state.take_out(a);
        state.take_out(b);
        let fits = |part: Node, round: u32, label: u64| {
            let gap = state.gap_of_ties(part);
            gap.above < label && label < gap.below && state.companions_allow(part, round)
        };
        if model.has_ties && !(fits(a, round_b, label_b) && fits(b, round_a, label_a)) {
            state.undo();
            return Dropped;
        }
        state.put_in(a, prev_b, choice_a, label_b);
        state.put_in(b, prev_a, choice_b, label_a);
        super::finish(state, limit)
    }
}
