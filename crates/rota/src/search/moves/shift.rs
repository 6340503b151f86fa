//! Two or three visits in a row elsewhere in their own round, sometimes the other way round (Or, 1976).

use super::Moves;
use super::Outcome::{self, Crowded, Dropped};
use super::exchange::{Piece, joints, standing};
use super::prices::floor;
use crate::search::model::{NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

impl Moves<'_> {
    /// Moves the visits from `a` on behind or before `b`, a neighbour in the same round.
    pub(super) fn shift(&mut self, state: &mut State, a: Node, b: Node, limit: Cost) -> Outcome {
        let piece = Piece::behind(state, state.prev(a), 2 + self.random.below(2));
        let behind = if self.random.chance(500) { b } else { state.prev(b) };
        let parts = piece.parts(state);
        let free = |part: &Node| {
            let at = *part as usize;
            state.model.mate[at] == NONE && state.model.ties[at].is_empty() && state.may_take_out(*part)
        };
        if parts.len() < 2 || behind == piece.prev || parts.contains(&behind) || !parts.iter().all(free) {
            return Dropped;
        }
        let turned = self.random.chance(250);
        let delta = state.model.weights.travel * shifted(state, &piece, behind);
        if !turned && state.totals.base + delta + floor(state, &[piece.round], NONE) > limit {
            return Dropped;
        }
        state.begin();
        let mut choices: Vec<(Node, u32)> =
            parts.iter().map(|&part| (part, state.seats[part as usize].choice)).collect();
        for &part in &parts {
            state.take_out(part);
        }
        if turned {
            choices.reverse();
        }
        let mut prev = behind;
        for (part, choice) in choices {
            let Some(label) = state.gap_after(prev).middle() else {
                state.undo();
                return Crowded;
            };
            state.put_in(part, prev, choice, label);
            prev = part;
        }
        if state.totals.base + floor(state, &[piece.round], NONE) > limit {
            state.undo();
            return Dropped;
        }
        super::finish(state, limit)
    }
}

/// What moving a piece behind a node of its own round changes in travel.
fn shifted(state: &State, piece: &Piece, behind: Node) -> Cost {
    let (round, next) = (piece.round, state.next(behind));
    let there = Piece { prev: behind, first: NONE, last: NONE, next, stops: 0, ..*piece };
    state.leg(round, piece.prev, piece.next) - standing(state, piece) + joints(state, piece, &there)
        - state.leg(round, behind, next)
}
