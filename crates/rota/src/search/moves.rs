//! Small moves: a visit elsewhere, two visits swapped, pieces of two rounds exchanged, something left out put in.
//!
//! Each move is first judged in constant time by what it changes in travel, suitability and faces. Only what may
//! still be accepted is carried out and timed. The limit of acceptance is drawn before the move, so judging early is
//! the same as judging late.

use super::labels::Gap;
use super::model::{FORBIDDEN, Model, NONE, Node};
use super::random::Random;
use super::state::{NO_HOLD, State};
use crate::units::Cost;

/// What a move came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Not possible, or too dear.
    Dropped,
    /// Kept.
    Kept,
    /// No label was left between two neighbours: labels are to be renewed.
    Crowded,
}

use Outcome::{Crowded, Dropped, Kept};

/// Small moves on a state, with what they need beside it.
pub(crate) struct Moves<'a> {
    pub(crate) near: &'a [Vec<Node>],
    pub(crate) random: &'a mut Random,
}

impl Moves<'_> {
    /// Tries one move of a kind drawn by chance; keeps it if the cost is then at most `limit`.
    pub(crate) fn step(&mut self, state: &mut State, limit: Cost) -> Outcome {
        if !state.unplaced.is_empty() && self.random.chance(150) {
            return self.fill(state, limit);
        }
        if state.model.chooses_times && !state.model.tied.is_empty() && self.random.chance(80) {
            return self.hold(state, limit);
        }
        match self.random.below(10) {
            0..=4 => self.relocate(state, limit),
            5 | 6 => self.swap(state, limit),
            _ => self.exchange(state, limit),
        }
    }

    fn any_part(&mut self, state: &State) -> Option<Node> {
        let part = self.random.below(state.model.parts) as Node;
        (state.placed(part) && !state.model.pinned[part as usize]).then_some(part)
    }

    /// A node to stand behind: beside a neighbour of `part`, or at the start of some round it may be in.
    fn place_near(&mut self, state: &State, part: Node) -> Option<Node> {
        if self.random.chance(60) {
            let round = self.random.of(&state.model.open_to[part as usize])?;
            return Some(state.model.head(round));
        }
        let near = self.random.of(&self.near[part as usize])?;
        if !state.placed(near) {
            return None;
        }
        Some(if self.random.chance(500) { near } else { state.prev(near) })
    }

    /// Moves a visit beside one of its neighbours.
    fn relocate(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.any_part(state) else { return Dropped };
        if state.model.mate[part as usize] != NONE {
            return self.relocate_pair(state, part, limit);
        }
        let Some(prev) = self.place_near(state, part) else { return Dropped };
        self.place_single(state, part, prev, limit)
    }

    /// Puts an unplaced visit in: beside a neighbour, or in a neighbour's place.
    fn fill(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.random.of(&state.unplaced) else { return Dropped };
        if state.model.mate[part as usize] != NONE {
            return self.relocate_pair(state, part, limit);
        }
        let Some(prev) = self.place_near(state, part) else { return Dropped };
        if self.random.chance(400) {
            return self.replace(state, part, prev, limit);
        }
        self.place_single(state, part, prev, limit)
    }

    /// Puts `part` where the stop behind `prev` stands, which is left out.
    fn replace(&mut self, state: &mut State, part: Node, prev: Node, limit: Cost) -> Outcome {
        let out = state.next(prev);
        let model = state.model;
        if !model.is_part(out) || model.mate[out as usize] != NONE || model.pinned[out as usize] {
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
        finish(state, limit)
    }

    /// Which appointment a part takes in a round: mostly the first of that day.
    fn choose(&mut self, state: &State, part: Node, round: u32) -> Option<u32> {
        if state.model.cost(part, round) == FORBIDDEN {
            return None;
        }
        let day = state.model.rounds[round as usize].day;
        let mut on_day = state.model.choices_on(part, day);
        if state.model.choices(part).len() == 1 {
            return on_day.next().map(|(number, _)| number);
        }
        let fits = state.model.choices_on(part, day).count();
        let wanted = if fits > 1 && self.random.chance(300) { self.random.below(fits) } else { 0 };
        on_day.nth(wanted).map(|(number, _)| number)
    }

    fn place_single(&mut self, state: &mut State, part: Node, prev: Node, limit: Cost) -> Outcome {
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
        if state.round_of(part) != round && !could_fit(state, part, prev, next, choice) {
            return Dropped;
        }
        let delta = removal(state, part) + insertion(state, part, prev, choice);
        if state.totals.base + delta + floor(state, &[state.round_of(part), round], part) > limit {
            return Dropped;
        }
        let gap = state.gap_after(prev).meet(state.gap_of_ties(part));
        if !gap.is_open() || !state.companions_allow(part, round) {
            return Dropped;
        }
        let Some(label) = gap.middle() else { return Crowded };
        state.begin();
        if state.placed(part) {
            state.take_out(part);
        }
        state.put_in(part, prev, choice, label);
        finish(state, limit)
    }

    /// Moves both parts of a pair: one beside a neighbour, the other to its best place in the same stretch of order.
    fn relocate_pair(&mut self, state: &mut State, part: Node, limit: Cost) -> Outcome {
        let model = state.model;
        let mate = model.mate[part as usize];
        let Some(mut prev) = self.place_near(state, part) else { return Dropped };
        while prev == part || prev == mate {
            prev = state.prev(prev);
        }
        let round = state.round_of(prev);
        let Some(choice) = self.choose(state, part, round) else { return Dropped };
        state.begin();
        if state.placed(part) {
            state.take_out(part);
            state.take_out(mate);
        }
        let ties = if model.has_ties {
            state.gap_of_ties(part).meet(state.gap_of_ties(mate))
        } else {
            Gap { above: 0, below: u64::MAX }
        };
        let gap = state.gap_after(prev).meet(ties);
        let first = insertion(state, part, prev, choice) + state.totals.base;
        let rest = floor(state, &[round], part);
        if !gap.is_open() || first - model.unplaced[mate as usize] + rest > limit {
            state.undo();
            return Dropped;
        }
        let found = self.place_for_mate(state, mate, round, gap, limit - first - rest);
        let Some((other_prev, other_choice, both)) = found else {
            state.undo();
            return Dropped;
        };
        let Some(label) = both.middle() else {
            state.undo();
            return Crowded;
        };
        state.put_in(part, prev, choice, label);
        state.put_in(mate, other_prev, other_choice, label);
        finish(state, limit)
    }

    /// The cheapest place for the second part of a pair (one time in four: any), in another round, in a gap of order.
    fn place_for_mate(
        &mut self,
        state: &State,
        mate: Node,
        taken: u32,
        gap: Gap,
        most: Cost,
    ) -> Option<(Node, u32, Gap)> {
        let model = state.model;
        let (day, worker) = (model.rounds[taken as usize].day, model.rounds[taken as usize].worker);
        let any = self.random.chance(250);
        let mut seen = 0;
        let mut best = None;
        let mut least = most;
        for &round in &model.open_to[mate as usize] {
            let info = &model.rounds[round as usize];
            if info.day != day || info.worker == worker {
                continue;
            }
            let Some(choice) = self.choose(state, mate, round) else { continue };
            let tail = model.tail(round);
            let mut prev = model.head(round);
            while prev != tail && state.label(prev) < gap.below {
                let both = state.gap_after(prev).meet(gap);
                if both.is_open() {
                    let cost = insertion(state, mate, prev, choice);
                    if any && cost <= most {
                        seen += 1;
                        if self.random.below(seen) == 0 {
                            best = Some((prev, choice, both));
                        }
                    } else if !any && cost <= least {
                        least = cost;
                        best = Some((prev, choice, both));
                    }
                }
                prev = state.next(prev);
            }
        }
        best
    }

    /// Gives a part that is tied to another round a later time, or lets it go back to the earliest.
    fn hold(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(part) = self.random.of(&state.model.tied) else { return Dropped };
        if !state.placed(part) {
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
        state.begin();
        let mate = state.model.mate[part as usize];
        for node in [part, mate] {
            if node != NONE && state.placed(node) {
                state.set_seat(node, |seat| seat.hold = hold);
                state.look_again(node);
                state.touch(state.round_of(node));
            }
        }
        finish(state, limit)
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

    /// Swaps two visits that stand near each other.
    fn swap(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(a) = self.any_part(state) else { return Dropped };
        let Some(b) = self.random.of(&self.near[a as usize]) else { return Dropped };
        let model = state.model;
        let single = |part: Node| model.mate[part as usize] == NONE && !model.pinned[part as usize];
        if !state.placed(b) || !single(a) || !single(b) || state.next(a) == b || state.next(b) == a {
            return Dropped;
        }
        let (round_a, round_b) = (state.round_of(a), state.round_of(b));
        let (Some(choice_a), Some(choice_b)) =
            (self.choose(state, a, round_b), self.choose(state, b, round_a))
        else {
            return Dropped;
        };
        let fit = |part, other, choice| could_fit(state, part, state.prev(other), state.next(other), choice);
        if round_a != round_b && !(fit(a, b, choice_a) && fit(b, a, choice_b)) {
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
        finish(state, limit)
    }

    /// Exchanges pieces of two rounds: up to four visits each, or all the rest of both.
    fn exchange(&mut self, state: &mut State, limit: Cost) -> Outcome {
        let Some(a) = self.any_part(state) else { return Dropped };
        let model = state.model;
        let Some(b) = self.random.of(&self.near[a as usize]) else { return Dropped };
        if !state.placed(b) || state.round_of(a) == state.round_of(b) {
            return Dropped;
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
pub(crate) struct Piece {
    round: u32,
    /// The node before it, the first and last of it (or nothing), the node after it.
    prev: Node,
    first: Node,
    last: Node,
    next: Node,
    stops: usize,
}

impl Piece {
    /// Up to `most` stops behind a node.
    fn behind(state: &State, prev: Node, most: usize) -> Self {
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
    finish(state, limit)
}

/// Whether piece `a` may stand, by labels, where piece `b` stands.
fn follows(state: &State, a: &Piece, b: &Piece) -> bool {
    a.is_empty() || (state.label(b.prev) < state.label(a.first) && state.label(a.last) < state.label(b.next))
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
        if there == FORBIDDEN || model.pinned[part as usize] {
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
fn joints(state: &State, a: &Piece, b: &Piece) -> Cost {
    if a.is_empty() {
        state.leg(b.round, b.prev, b.next)
    } else {
        state.leg(b.round, b.prev, a.first) + state.leg(b.round, a.last, b.next)
    }
}

/// The legs that join a piece where it stands.
fn standing(state: &State, piece: &Piece) -> Cost {
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

/// Times a change and keeps it if it costs no more than `limit`.
fn finish(state: &mut State, limit: Cost) -> Outcome {
    if state.time() && state.cost() <= limit {
        Kept
    } else {
        state.undo();
        Dropped
    }
}

/// Whether a part behind a node, and the stop then after it, could start within their windows, as starts are now.
fn could_fit(state: &State, part: Node, prev: Node, next: Node, choice: u32) -> bool {
    let model = state.model;
    let round = state.round_of(prev);
    let there = state.start[prev as usize] + state.duration(prev) + model.leg(round, prev, part);
    let choice = model.choice(choice);
    if there > choice.close {
        return false;
    }
    let at_next = there.max(choice.open) + choice.duration + model.leg(round, part, next);
    at_next <= latest(state, next, round)
}

/// The latest start of a node that its window allows.
fn latest(state: &State, node: Node, round: u32) -> i32 {
    if state.model.is_part(node) { state.choice(node).close } else { state.model.latest_back[round as usize] }
}

/// Whether piece `a` could be reached in time where piece `b` stands.
fn reached(state: &State, a: &Piece, b: &Piece) -> bool {
    let first = if a.is_empty() { b.next } else { a.first };
    let free = state.start[b.prev as usize] + state.duration(b.prev);
    free + state.model.leg(b.round, b.prev, first) <= latest(state, first, b.round)
}

/// What taking a part out saves in travel and suitability (and costs, as left out); nothing where it is out already.
fn removal(state: &State, part: Node) -> Cost {
    if !state.placed(part) {
        return 0;
    }
    let model = state.model;
    let seat = state.seats[part as usize];
    let legs = state.leg(seat.round, seat.prev, seat.next)
        - state.leg(seat.round, seat.prev, part)
        - state.leg(seat.round, part, seat.next);
    model.weights.travel * legs - Cost::from(model.cost(part, seat.round)) - state.choice(part).cut
        + model.unplaced[part as usize]
}

/// What putting a part behind a node costs in travel, suitability and faces.
pub(crate) fn insertion(state: &State, part: Node, prev: Node, choice: u32) -> Cost {
    let model: &Model = state.model;
    let (round, next) = (state.round_of(prev), state.next(prev));
    let legs = state.leg(round, prev, part) + state.leg(round, part, next) - state.leg(round, prev, next);
    let worker = model.rounds[round as usize].worker;
    let faces = if state.faces.active() && !state.placed(part) {
        state.faces.added(model.person[part as usize], worker)
    } else {
        0
    };
    model.weights.travel * legs
        + Cost::from(model.cost(part, round))
        + model.choice(choice).cut
        + faces
        - model.unplaced[part as usize]
}

fn swapped(state: &State, a: Node, b: Node, choice_a: u32, choice_b: u32) -> Cost {
    let model = state.model;
    let one = |part: Node, other: Node, choice: u32| {
        let seat = state.seats[other as usize];
        let legs = state.leg(seat.round, seat.prev, part) + state.leg(seat.round, part, seat.next)
            - state.leg(seat.round, seat.prev, other)
            - state.leg(seat.round, other, seat.next);
        let cut = model.choice(choice).cut - state.choice(part).cut;
        model.weights.travel * legs + cut + Cost::from(model.cost(part, seat.round))
            - Cost::from(model.cost(part, state.round_of(part)))
    };
    one(a, b, choice_a) + one(b, a, choice_b)
}

/// What everything beside the base costs will at least be after a change of these rounds. Where times are the
/// earliest this is zero and exact; where hours count it is a shrewd guess, which only makes some moves untried.
pub(crate) fn floor(state: &State, rounds: &[u32], part: Node) -> Cost {
    let model = state.model;
    if !model.chooses_times || model.days == 1 {
        return 0;
    }
    let t = &state.totals;
    let mut reducible = t.shares + model.weights.worst_late * Cost::from(t.worst);
    let minutes = if part == NONE { 240 } else { model.choices(part).first().map_or(0, |choice| Cost::from(choice.duration)) + 60 };
    let most = minutes * (model.weights.guaranteed_unfilled + model.weights.beyond_guaranteed)
        + model.weights.split_day;
    for &round in rounds.iter().filter(|&&round| round != NONE) {
        reducible += state.rounds[round as usize].cost;
        reducible += state.worker_cost[model.rounds[round as usize].worker as usize].min(most);
    }
    if model.weights.face != 0 || model.weights.stranger != 0 {
        reducible += model.weights.face + model.weights.stranger;
    }
    (t.rounds + t.hours + t.shares + model.weights.worst_late * Cost::from(t.worst) - reducible).max(0)
}
