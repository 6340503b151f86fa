//! Ruin and recreate: take some visits out that belong together, put each back where it costs least.
//!
//! Strings of neighbouring rounds are taken out as in Christiaens and Vanden Berghe, "Slack induction by string
//! removals for vehicle routing problems" (Transportation Science 54, 2020), and now and then skipped over when put
//! back; beside them single near visits, chance ones, and all visits of one person.

use super::labels::Gap;
use super::model::{Model, NONE, Node};
use super::moves::{Outcome, insertion};
use super::random::Random;
use super::state::{Mark, State};
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
    order: Vec<(i64, Node)>,
    spots: Vec<Spot>,
    latest: Vec<(Node, i32)>,
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

/// How many places are tried out at the most for one visit, the most promising first.
const TRIALS: usize = 24;

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
        let left = state.unplaced.iter().filter(|&&part| leads(state.model, part));
        self.memory.out.extend(left);
        self.memory.out.sort_unstable();
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

    fn take_some(&mut self, state: &mut State) {
        self.memory.out.clear();
        let model = state.model;
        let many = 1 + self.random.below(self.most);
        let Some(seed) = self.seed(state) else {
            self.add_unplaced(state);
            return;
        };
        match self.random.below(10) {
            0..=4 => self.take_strings(state, seed, many),
            5 | 6 => self.take_near(state, seed, many),
            7 if model.days > 1 => self.take_person(state, seed, many),
            7 | 8 => self.take_round(state, seed, many),
            _ => self.take_chance(state, many),
        }
        self.add_unplaced(state);
    }

    fn seed(&mut self, state: &State) -> Option<Node> {
        let part = self.random.below(state.model.parts) as Node;
        Some(if state.placed(part) {
            part
        } else {
            *self.near[part as usize].iter().find(|&&n| state.placed(n))?
        })
    }

    /// Some of what was left out before also gets a chance.
    fn add_unplaced(&mut self, state: &State) {
        for _ in 0..4.min(state.unplaced.len()) {
            if let Some(part) = self.random.of(&state.unplaced) {
                let lead = part.min(state.model.mate[part as usize]);
                if !self.memory.out.contains(&lead) {
                    self.memory.out.push(lead);
                }
            }
        }
    }

    /// Takes out a part, and its mate with it.
    fn take(&mut self, state: &mut State, part: Node) {
        let model = state.model;
        if !state.placed(part) || model.pinned[part as usize] {
            return;
        }
        let mate = model.mate[part as usize];
        state.take_out(part);
        if mate != NONE {
            state.take_out(mate);
        }
        self.memory.out.push(part.min(mate));
    }

    fn take_strings(&mut self, state: &mut State, seed: Node, many: usize) {
        self.memory.marks.clear();
        let mut at = 0;
        let length = 1 + self.random.below(many.min(10));
        while self.memory.out.len() < many && at <= self.near[seed as usize].len() {
            let part = if at == 0 { seed } else { self.near[seed as usize][at - 1] };
            at += 1;
            if !state.placed(part) || self.memory.marks.contains(&state.round_of(part)) {
                continue;
            }
            self.memory.marks.push(state.round_of(part));
            let stops = state.rounds[state.round_of(part) as usize].stops as usize;
            let left = many - self.memory.out.len();
            self.take_string(state, part, length.min(stops).min(left));
        }
    }

    /// Takes out a string of a round that holds a part, perhaps sparing a few in its middle.
    fn take_string(&mut self, state: &mut State, part: Node, length: usize) {
        let spare = if length > 1 && self.random.chance(500) { 1 + self.random.below(length) } else { 0 };
        let back = self.random.below(length + spare);
        let mut node = part;
        for _ in 0..back {
            let prev = state.prev(node);
            if !state.model.is_part(prev) {
                break;
            }
            node = prev;
        }
        let spared = if spare > 0 { self.random.below(length + 1) } else { usize::MAX };
        for at in 0..length + spare {
            if !state.model.is_part(node) {
                break;
            }
            let next = state.next(node);
            if at < spared || at >= spared.saturating_add(spare) {
                let next_is_mate = state.model.mate[node as usize] == next;
                let after = if next_is_mate { state.next(next) } else { next };
                self.take(state, node);
                node = after;
            } else {
                node = next;
            }
        }
    }

    fn take_near(&mut self, state: &mut State, seed: Node, many: usize) {
        self.take(state, seed);
        for &part in &self.near[seed as usize] {
            if self.memory.out.len() >= many {
                break;
            }
            if self.random.chance(700) {
                self.take(state, part);
            }
        }
    }

    fn take_person(&mut self, state: &mut State, seed: Node, many: usize) {
        let person = state.model.person[seed as usize];
        let first = self.random.below(state.model.parts);
        for step in 0..state.model.parts {
            let part = (first + step) % state.model.parts;
            if self.memory.out.len() >= many {
                break;
            }
            if state.model.person[part] == person {
                self.take(state, part as Node);
            }
        }
    }

    fn take_round(&mut self, state: &mut State, seed: Node, many: usize) {
        let mut node = state.next(state.model.head(state.round_of(seed)));
        while state.model.is_part(node) && self.memory.out.len() < many {
            let mut next = state.next(node);
            while next == state.model.mate[node as usize] {
                next = state.next(next);
            }
            self.take(state, node);
            node = next;
        }
    }

    fn take_chance(&mut self, state: &mut State, many: usize) {
        for _ in 0..many {
            let part = self.random.below(state.model.parts) as Node;
            self.take(state, part);
        }
    }

    fn sort(&mut self, state: &State) {
        let kind = self.random.below(6);
        self.sort_by(state, kind);
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

    /// Puts back what can be. `false` where labels ran out.
    fn put_back(&mut self, state: &mut State) -> bool {
        let out = std::mem::take(&mut self.memory.out);
        let fitted = out.iter().all(|&part| self.insert(state, part) != Insertion::Crowded);
        self.memory.out = out;
        fitted
    }

    fn insert(&mut self, state: &mut State, part: Node) -> Insertion {
        if state.model.mate[part as usize] == NONE {
            self.insert_single(state, part)
        } else {
            self.insert_pair(state, part)
        }
    }

    /// Puts a single part in at the place where it costs least, if it costs less than leaving it out.
    fn insert_single(&mut self, state: &mut State, part: Node) -> Insertion {
        let model = state.model;
        let ties = if model.has_ties { state.gap_of_ties(part) } else { Gap { above: 0, below: u64::MAX } };
        self.memory.spots.clear();
        let mut least: Cost = 0;
        for &round in &model.open_to[part as usize] {
            if !state.companions_allow(part, round) || too_full(state, part, round) {
                continue;
            }
            let hours = self.hours_guess(state, part, round);
            self.look_back(state, round);
            let rounds_latest = std::mem::take(&mut self.memory.latest);
            for &(prev, latest) in rounds_latest.iter().rev() {
                self.memory.work += 1;
                if self.random.below(128) == 0 || !state.gap_after(prev).meet(ties).is_open() {
                    continue;
                }
                self.look_at_spot(state, part, prev, latest, hours, &mut least);
            }
            self.memory.latest = rounds_latest;
        }
        self.try_single(state, part, ties)
    }

    /// The bound of one place for each of the day's choices; kept if promising.
    fn look_at_spot(
        &mut self,
        state: &State,
        part: Node,
        prev: Node,
        latest: i32,
        hours: Cost,
        least: &mut Cost,
    ) {
        let model = state.model;
        let (round, next) = (state.round_of(prev), state.next(prev));
        let free = state.start[prev as usize] + state.duration(prev);
        let there = free + model.leg(round, prev, part);
        let to_next = model.leg(round, part, next);
        let day = model.rounds[round as usize].day;
        for (at, choice) in model.choices_on(part, day) {
            let starts = there.max(choice.open);
            if starts > choice.close || starts + choice.duration + to_next > latest {
                continue;
            }
            let late = model.weights.late * Cost::from((starts - choice.fine_to).max(0));
            let bound = insertion(state, part, prev, at) + late + hours;
            if exact_bounds(model) {
                if bound < *least {
                    *least = bound;
                    self.memory.spots.clear();
                    self.memory.spots.push(Spot { bound, prev, choice: at, mate_prev: NONE, mate_choice: 0 });
                }
            } else if bound < 0 || model.chooses_times {
                self.memory.spots.push(Spot { bound, prev, choice: at, mate_prev: NONE, mate_choice: 0 });
            }
        }
    }

    /// A guess at what more work costs or saves a worker's hours.
    fn hours_guess(&self, state: &State, part: Node, round: u32) -> Cost {
        let weights = &state.model.weights;
        if weights.guaranteed_unfilled == 0 || !state.model.chooses_times {
            return 0;
        }
        let worker = state.model.rounds[round as usize].worker as usize;
        let minutes = state.model.choices(part).first().map_or(0, |choice| Cost::from(choice.duration));
        if state.worker_cost[worker] > 0 { -weights.guaranteed_unfilled * minutes / 2 } else { 0 }
    }

    /// For every node of a round, from the end: the latest time at which the next may be reached.
    fn look_back(&mut self, state: &State, round: u32) {
        let model = state.model;
        let info = &model.rounds[round as usize];
        self.memory.latest.clear();
        let mut node = model.tail(round);
        let mut latest = if info.may_overrun { i32::MAX / 2 } else { info.to };
        let head = model.head(round);
        while node != head {
            let prev = state.prev(node);
            self.memory.latest.push((prev, latest));
            if prev != head {
                let choice = state.choice(prev);
                latest = choice.close.min(latest - choice.duration - model.leg(round, prev, node));
            }
            node = prev;
        }
    }

    fn try_single(&mut self, state: &mut State, part: Node, ties: Gap) -> Insertion {
        let mut spots = std::mem::take(&mut self.memory.spots);
        spots.sort_unstable_by_key(|spot| (spot.bound, spot.prev, spot.choice));
        let before = state.cost();
        let mut best: Option<Spot> = None;
        let mut least = before;
        let exact = exact_bounds(state.model);
        let mark = state.mark();
        let mut crowded = false;
        for spot in spots.iter().take(TRIALS) {
            if exact {
                best = Some(*spot);
                break;
            }
            if !state.model.chooses_times && before + spot.bound >= least {
                break;
            }
            let Some(label) = state.gap_after(spot.prev).meet(ties).middle() else {
                crowded = true;
                continue;
            };
            state.put_in(part, spot.prev, spot.choice, label);
            self.memory.work += 8;
            if state.time() && state.cost() < least {
                least = state.cost();
                best = Some(*spot);
            }
            state.undo_to(mark);
        }
        self.memory.spots = spots;
        self.settle_on(state, part, best, ties, mark, crowded)
    }

    fn settle_on(
        &mut self,
        state: &mut State,
        part: Node,
        best: Option<Spot>,
        ties: Gap,
        mark: Mark,
        crowded: bool,
    ) -> Insertion {
        let Some(spot) = best else { return if crowded { Insertion::Crowded } else { Insertion::LeftOut } };
        let mut gap = state.gap_after(spot.prev).meet(ties);
        if spot.mate_prev != NONE {
            gap = gap.meet(state.gap_after(spot.mate_prev));
        }
        let Some(label) = gap.middle() else { return Insertion::Crowded };
        state.put_in(part, spot.prev, spot.choice, label);
        if spot.mate_prev != NONE {
            state.put_in(state.model.mate[part as usize], spot.mate_prev, spot.mate_choice, label);
        }
        if !state.time() {
            state.undo_to(mark);
            return Insertion::LeftOut;
        }
        Insertion::Placed
    }

    /// Puts a pair in at the two places where it costs least.
    fn insert_pair(&mut self, state: &mut State, part: Node) -> Insertion {
        let model = state.model;
        let mate = model.mate[part as usize];
        let free = Gap { above: 0, below: u64::MAX };
        let ties = if model.has_ties { state.gap_of_ties(part).meet(state.gap_of_ties(mate)) } else { free };
        self.memory.spots.clear();
        let mut firsts = Vec::new();
        let mut seconds = Vec::new();
        self.collect(state, part, ties, &mut firsts);
        self.collect(state, mate, ties, &mut seconds);
        let mut cheap = 0;
        for (first, first_gap) in &firsts {
            for (second, second_gap) in &seconds {
                self.memory.work += 1;
                let bound = first.bound + second.bound;
                if cheap >= 4 * TRIALS && bound > 0 && !model.chooses_times {
                    break;
                }
                let (round_a, round_b) = (state.round_of(first.prev), state.round_of(second.prev));
                let (a, b) = (&model.rounds[round_a as usize], &model.rounds[round_b as usize]);
                if a.worker == b.worker || a.day != b.day || !first_gap.meet(*second_gap).is_open() {
                    continue;
                }
                if bound < 0 || model.chooses_times {
                    cheap += 1;
                    let spot = Spot { bound, mate_prev: second.prev, mate_choice: second.choice, ..*first };
                    self.memory.spots.push(spot);
                }
            }
        }
        self.try_pair(state, part, ties)
    }

    /// All places of one part of a pair that are possible by themselves, cheapest first.
    fn collect(&mut self, state: &State, part: Node, ties: Gap, spots: &mut Vec<(Spot, Gap)>) {
        let model = state.model;
        for &round in &model.open_to[part as usize] {
            if too_full(state, part, round) || (model.has_ties && !state.companions_allow(part, round)) {
                continue;
            }
            let hours = self.hours_guess(state, part, round);
            self.look_back(state, round);
            let nodes = std::mem::take(&mut self.memory.latest);
            for &(prev, latest) in nodes.iter().rev() {
                self.memory.work += 1;
                let gap = state.gap_after(prev).meet(ties);
                if self.random.below(128) == 0 || !gap.is_open() {
                    continue;
                }
                let kept = self.memory.spots.len();
                self.look_at_spot(state, part, prev, latest, hours - MANY, &mut 0);
                for spot in self.memory.spots.drain(kept..) {
                    spots.push((Spot { bound: spot.bound + MANY, ..spot }, gap));
                }
            }
            self.memory.latest = nodes;
        }
        spots.sort_unstable_by_key(|(spot, _)| (spot.bound, spot.prev, spot.choice));
    }

    fn try_pair(&mut self, state: &mut State, part: Node, ties: Gap) -> Insertion {
        let mate = state.model.mate[part as usize];
        let mut spots = std::mem::take(&mut self.memory.spots);
        let kept = TRIALS.min(spots.len());
        if kept > 0 && kept < spots.len() {
            spots.select_nth_unstable_by_key(kept - 1, |s| {
                (s.bound, s.prev, s.choice, s.mate_prev, s.mate_choice)
            });
            spots.truncate(kept);
        }
        spots.sort_unstable_by_key(|s| (s.bound, s.prev, s.choice, s.mate_prev, s.mate_choice));
        let before = state.cost();
        let (mut best, mut least, mut crowded) = (None, before, false);
        let mark = state.mark();
        for spot in &spots {
            if !state.model.chooses_times && before + spot.bound >= least {
                break;
            }
            let gap = state.gap_after(spot.prev).meet(state.gap_after(spot.mate_prev)).meet(ties);
            let Some(label) = gap.middle() else {
                crowded = true;
                continue;
            };
            state.put_in(part, spot.prev, spot.choice, label);
            state.put_in(mate, spot.mate_prev, spot.mate_choice, label);
            self.memory.work += 12;
            if state.time() && state.cost() < least {
                least = state.cost();
                best = Some(*spot);
            }
            state.undo_to(mark);
        }
        self.memory.spots = spots;
        self.settle_on(state, part, best, ties, mark, crowded)
    }
}

/// Beyond any price of leaving one visit out: keeps both places of a pair in the running until they are added up.
const MANY: Cost = 1 << 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Insertion {
    Placed,
    LeftOut,
    Crowded,
}

/// Whether a part stands for itself or for its pair.
fn leads(model: &Model, part: Node) -> bool {
    model.mate[part as usize] == NONE || part < model.mate[part as usize]
}

/// Whether the bound of a place is its true cost, so that nothing need be tried.
fn exact_bounds(model: &Model) -> bool {
    !model.chooses_times
        && model.weights.late == 0
        && model.weights.worst_late == 0
        && !model.has_pairs
        && !model.has_ties
}

fn too_full(state: &State, part: Node, round: u32) -> bool {
    let load = i64::from(state.rounds[round as usize].load) + i64::from(state.model.load[part as usize]);
    load > i64::from(state.model.rounds[round as usize].capacity)
}
