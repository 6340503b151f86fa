//! Pieces of two rounds exchanged: up to four visits each, or all the rest of both.

use super::Moves;
use super::Outcome::{self, Dropped};
use super::prices::floor;
use crate::search::model::{FORBIDDEN, NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

impl Moves<'_> {
    /// Exchanges pieces of two rounds: up to four visits each, or all the rest of both.
    pub(super) fn exchange(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(a) = self.any_part(state) else { return Dropped };
        let model = state.model;
        let Some(b) = self.neighbour(state, a) else { return Dropped };
        if state.round_of(a) == state.round_of(b) {
            return self.shift(state, a, b, limit);
        }
        let (round_a, round_b) = (state.round_of(a), state.round_of(b));
        if model.rounds[round_a as usize].day != model.rounds[round_b as usize].day {
            return Dropped;
        }
        let (prev_a, prev_b) = if self.random.chance(150) {
            (model.head(round_a), model.head(round_b))
        } else {
            (a, state.prev(b))
        };
        let (most_a, most_b) = if self.random.chance(350) {
            (usize::MAX, usize::MAX)
        } else {
            (self.random.below(5), self.random.below(5))
        };
        exchange_pieces(
            state,
            Piece::behind(state, prev_a, most_a),
            Piece::behind(state, prev_b, most_b),
            limit,
        )
    }
}

/// A run of stops of one round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) round: u32,
    /// The node before it, the first and last of it (or nothing), the node after it.
    pub(super) prev: Node,
    pub(super) first: Node,
    pub(super) last: Node,
    pub(super) next: Node,
    pub(super) stops: usize,
}

impl Piece {
    /// Up to `most` stops behind a node.
    pub(super) fn behind(state: &State, prev: Node, most: usize) -> Self {
        let model = state.model;
        let round = state.round_of(prev);
        let first = state.next(prev);
        if most == usize::MAX && model.is_part(first) {
            let next = model.tail(round);
            return Self { round, prev, first, last: state.prev(next), next, stops: usize::MAX };
        }
        let (mut last, mut next, mut stops) = (prev, first, 0);
        while stops < most && model.is_part(next) {
            (last, next, stops) = (next, state.next(next), stops + 1);
        }
        Self { round, prev, first, last, next, stops }
    }

    /// Its stops, in order.
    pub(super) fn parts(&self, state: &State) -> Vec<Node> {
        let mut parts = Vec::new();
        let mut part = self.first;
        while !self.is_empty() && part != self.next {
            parts.push(part);
            part = state.next(part);
        }
        parts
    }

    fn is_empty(&self) -> bool {
        self.stops == 0
    }
}

fn exchange_pieces(state: &mut State, a: Piece, b: Piece, limit: Cost) -> Outcome {
    if a.is_empty() && b.is_empty() || !follows(state, &a, &b) || !follows(state, &b, &a) {
        return Dropped;
    }
    if !reached(state, &a, &b) || !reached(state, &b, &a) {
        return Dropped;
    }
    let (Some(to_b), Some(to_a)) = (carried(state, &a, b.round), carried(state, &b, a.round)) else {
        return Dropped;
    };
    let travel = joints(state, &a, &b) + joints(state, &b, &a) - standing(state, &a) - standing(state, &b);
    let delta = to_a + to_b + state.model.weights.travel * travel;
    let faces_may_gain = if state.faces.active() { state.totals.base } else { 0 };
    if faces_may_gain == 0 && state.totals.base + delta + floor(state, &[a.round, b.round], NONE) > limit {
        return Dropped;
    }
    state.begin();
    if !state.exchange(&a, &b) {
        state.undo();
        return Dropped;
    }
    if state.totals.base + floor(state, &[a.round, b.round], NONE) > limit {
        state.undo();
        return Dropped;
    }
    super::finish(state, limit)
}

/// Whether piece `a` may stand, by labels, where piece `b` stands.
fn follows(state: &State, a: &Piece, b: &Piece) -> bool {
    a.is_empty() || (state.label(b.prev) < state.label(a.first) && state.label(a.last) < state.label(b.next))
}

/// Whether piece `a`, and what comes behind it, could be reached in time where piece `b` stands.
fn reached(state: &mut State, a: &Piece, b: &Piece) -> bool {
    let model = state.model;
    let mut free = state.start[b.prev as usize] + state.duration(b.prev);
    let mut prev = b.prev;
    let mut part = if a.is_empty() { b.next } else { a.first };
    if model.minds_lateness {
        return free + model.leg(b.round, prev, part) <= state.must_be_at(part);
    }
    while part != b.next {
        let choice = state.choice(part);
        let starts = (free + model.leg(b.round, prev, part)).max(choice.open);
        if starts > choice.close {
            return false;
        }
        free = starts + choice.duration;
        let next = if part == a.last { b.next } else { state.next(part) };
        (prev, part) = (part, next);
    }
    free + model.leg(b.round, prev, b.next) <= state.must_be_at(b.next)
}

/// What carrying a piece into another round changes in suitability and in legs within it; `None` where it may not.
fn carried(state: &State, piece: &Piece, round: u32) -> Option<Cost> {
    if piece.is_empty() {
        return Some(0);
    }
    let model = state.model;
    let other_table = model.rounds[piece.round as usize].table != model.rounds[round as usize].table;
    let mut cost = 0;
    let mut part = piece.first;
    loop {
        let there = model.cost(part, round);
        if there == FORBIDDEN || !state.may_take_out(part) {
            return None;
        }
        cost += Cost::from(there) - Cost::from(model.cost(part, piece.round));
        if part == piece.last {
            return Some(cost);
        }
        let next = state.next(part);
        if other_table {
            cost +=
                model.weights.travel * (state.leg(round, part, next) - state.leg(piece.round, part, next));
        }
        part = next;
    }
}

/// The legs that join piece `a` into the place of piece `b`.
pub(super) fn joints(state: &State, a: &Piece, b: &Piece) -> Cost {
    if a.is_empty() {
        state.leg(b.round, b.prev, b.next)
    } else {
        state.leg(b.round, b.prev, a.first) + state.leg(b.round, a.last, b.next)
    }
}

/// The legs that join a piece where it stands.
pub(super) fn standing(state: &State, piece: &Piece) -> Cost {
    joints(state, piece, piece)
}

impl State<'_> {
    /// Exchanges two pieces of different rounds of one day. `false` where that would put companions together who may
    /// not be, or apart who must not be.
    fn exchange(&mut self, a: &Piece, b: &Piece) -> bool {
        let mut moved = std::mem::take(&mut self.moved);
        moved.clear();
        self.lift(a, &mut moved);
        let from_a = moved.len();
        self.lift(b, &mut moved);
        let mut prev = b.prev;
        for &(part, choice, label) in &moved[..from_a] {
            self.put_in(part, prev, choice, label);
            prev = part;
        }
        let mut prev = a.prev;
        for &(part, choice, label) in &moved[from_a..] {
            self.put_in(part, prev, choice, label);
            prev = part;
        }
        let tied = self.model.has_pairs || self.model.has_ties;
        let allowed =
            !tied || moved.iter().all(|(part, ..)| self.companions_allow(*part, self.round_of(*part)));
        self.moved = moved;
        allowed
    }

    fn lift(&mut self, piece: &Piece, moved: &mut Vec<(Node, u32, u64)>) {
        if piece.is_empty() {
            return;
        }
        let mut part = piece.first;
        loop {
            let next = self.next(part);
            let seat = self.seats[part as usize];
            moved.push((part, seat.choice, seat.label));
            self.take_out(part);
            if part == piece.last {
                return;
            }
            part = next;
        }
    }
}
