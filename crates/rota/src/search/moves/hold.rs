//! A later time for what is tied to another round, where that saves waiting.

use super::Moves;
use super::Outcome::{self, Dropped};
use crate::search::model::{NONE, Node};
use crate::search::state::{NO_HOLD, State};
use crate::units::Cost;

impl Moves<'_> {
    /// Gives a part that is tied to another round a later time, or lets it go back to the earliest.
    pub(super) fn hold(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.random.of(&state.model.tied) else { return Dropped };
        if !state.placed(part) || !state.may_move(part) {
            return Dropped;
        }
        let choice = state.choice(part);
        let start = state.start[part as usize];
        let hold = match self.random.below(4) {
            0 => NO_HOLD,
            1 => choice.fine_from,
            2 => start + self.slack_behind(state, part),
            _ => start - 30 + self.random.below(61) as i32,
        };
        let mate = state.model.mate[part as usize];
        let changes = |node: Node| node != NONE && state.placed(node) && state.would_notice(node, hold);
        if !changes(part) && !changes(mate) {
            return Dropped;
        }
        state.begin();
        for node in [part, mate] {
            if node != NONE && state.placed(node) {
                state.set_seat(node, |seat| seat.hold = hold);
                state.look_again(node);
                state.touch(state.round_of(node));
            }
        }
        super::finish(state, limit)
    }

    /// How much later a part could start before its round notices.
    fn slack_behind(&self, state: &State, part: Node) -> i32 {
        let next = state.next(part);
        if !state.model.is_part(next) {
            return 0;
        }
        let round = state.round_of(part);
        let there = state.start[part as usize] + state.duration(part) + state.model.leg(round, part, next);
        (state.when[next as usize] - there).max(0)
    }
}

impl State<'_> {
    /// Whether a tied part might start at another time if it had such a hold.
    fn would_notice(&self, part: Node, hold: i32) -> bool {
        let start = self.start[part as usize];
        let (now, then) = (self.opens(part), self.opens_if_held(part, hold));
        now != then && (now >= start || then > start)
    }
}
