//! Recreate: each visit back where it costs least.

use super::exact::exact_bounds;
use super::places::{REACHES, Reach};
use super::{Ruin, Spot};
use crate::rules::{early, late};
use crate::search::labels::Gap;
use crate::search::model::{NONE, Node};
use crate::search::moves::insertion;
use crate::search::state::State;
use crate::units::Cost;

/// How many places are tried out at the most for one visit, the most promising first.
const TRIALS: usize = 24;

/// Beyond any price of leaving one visit out: keeps both places of a pair in the running until they are added up.
const MANY: Cost = 1 << 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Insertion {
    Placed,
    LeftOut,
    Crowded,
}

impl Ruin<'_> {
    /// Puts back what can be. `false` where labels ran out.
    pub(super) fn put_back(&mut self, state: &mut State) -> bool {
        let out = std::mem::take(&mut self.memory.out);
        let fitted = out.iter().all(|&part| self.insert(state, part) != Insertion::Crowded);
        self.memory.out = out;
        fitted
    }

    /// Puts a part in where it costs least, and with it whatever must not be without it; all or nothing.
    pub(super) fn insert(&mut self, state: &mut State, part: Node) -> Insertion {
        if state.placed(part) {
            return Insertion::Placed;
        }
        if !state.model.has_ties {
            return self.insert_alone(state, part);
        }
        let mark = state.mark();
        let mut outcome = self.insert_alone(state, part);
        for other in state.model.all_or_none(part) {
            if outcome != Insertion::Placed {
                break;
            }
            outcome = self.insert(state, other);
        }
        if outcome != Insertion::Placed {
            state.undo_to(mark);
        }
        outcome
    }

    fn insert_alone(&mut self, state: &mut State, part: Node) -> Insertion {
        if state.model.mate[part as usize] == NONE {
            self.insert_single(state, part)
        } else {
            self.insert_pair(state, part)
        }
    }

    /// Puts a single part in at the place where it costs least, if it costs less than leaving it out.
    fn insert_single(&mut self, state: &mut State, part: Node) -> Insertion {
        if exact_bounds(state.model) {
            return self.insert_cheapest(state, part);
        }
        let ties = if state.model.has_ties { state.gap_of_ties(part) } else { Gap::ANY };
        for reach in REACHES {
            self.memory.spots.clear();
            let all = self.list_places(state, part, reach);
            let places = std::mem::take(&mut self.memory.places);
            for &prev in &places {
                self.memory.work += 1;
                if self.random.below(128) == 0 || !state.gap_after(prev).meet(ties).is_open() {
                    continue;
                }
                self.look_at_spot(state, part, prev, 0);
            }
            self.memory.places = places;
            let outcome = self.try_spots(state, part, ties);
            if all || outcome != Insertion::LeftOut {
                return outcome;
            }
        }
        Insertion::LeftOut
    }

    /// Puts a single part in where looking is all it takes.
    fn insert_cheapest(&mut self, state: &mut State, part: Node) -> Insertion {
        let Some(spot) = self.cheapest(state, part) else { return Insertion::LeftOut };
        let mark = state.mark();
        if !put(state, part, &spot, Gap::ANY) {
            return Insertion::Crowded;
        }
        if state.time() {
            return Insertion::Placed;
        }
        state.undo_to(mark);
        Insertion::LeftOut
    }

    /// The bound of one place for each of the day's choices; kept if promising.
    fn look_at_spot(&mut self, state: &mut State, part: Node, prev: Node, offset: Cost) {
        let model = state.model;
        let (round, next) = (state.round_of(prev), state.next(prev));
        let worker = model.rounds[round as usize].worker as usize;
        let latest = state.latest_arrival(next);
        let free = state.start[prev as usize] + state.duration(prev);
        let there = free + model.leg(round, prev, part);
        let to_next = model.leg(round, part, next);
        let day = model.rounds[round as usize].day;
        for (at, choice) in model.choices_on(part, day) {
            let starts = there.max(choice.open);
            if starts > choice.close || starts + choice.duration + to_next > latest {
                continue;
            }
            let late = late::cost(choice, starts, &model.weights);
            let mut bound = insertion(state, part, prev, at) + late + offset;
            if model.chooses_times {
                let last = choice.close.min(latest - choice.duration - to_next);
                let longer = state.legs_behind(part, prev) + Cost::from(choice.duration);
                bound += early::cost(choice, last, &model.weights)
                    + model.rules.price_of_more_paid(worker, &state.loads[worker], longer);
            }
            if bound < 0 || model.chooses_times {
                self.memory.spots.push(Spot { bound, prev, choice: at, mate_prev: NONE, mate_choice: 0 });
            }
        }
    }

    /// Tries out the most promising places that were found, and settles on the best if it is worth it.
    fn try_spots(&mut self, state: &mut State, part: Node, ties: Gap) -> Insertion {
        let mut spots = std::mem::take(&mut self.memory.spots);
        keep_most_promising(&mut spots);
        let mut best = None;
        let before = state.cost();
        let (mut least, mut crowded) = (before, false);
        let mark = state.mark();
        for spot in &spots {
            if !state.model.chooses_times && before + spot.bound >= least {
                break;
            }
            if !put(state, part, spot, ties) {
                crowded = true;
                continue;
            }
            self.memory.work += if spot.mate_prev == NONE { 8 } else { 12 };
            if state.time_within(least - 1) {
                least = state.cost();
                best = Some(*spot);
            }
            state.undo_to(mark);
        }
        self.memory.spots = spots;
        match best {
            None if crowded => Insertion::Crowded,
            None => Insertion::LeftOut,
            Some(spot) if !put(state, part, &spot, ties) => Insertion::Crowded,
            Some(_) if state.time() => Insertion::Placed,
            Some(_) => {
                state.undo_to(mark);
                Insertion::LeftOut
            }
        }
    }

    /// Puts a pair in at the two places where it costs least.
    fn insert_pair(&mut self, state: &mut State, part: Node) -> Insertion {
        let model = state.model;
        let mate = model.mate[part as usize];
        let ties =
            if model.has_ties { state.gap_of_ties(part).meet(state.gap_of_ties(mate)) } else { Gap::ANY };
        let mut firsts = Vec::new();
        let mut seconds = Vec::new();
        for reach in REACHES {
            let all = self.collect(state, part, ties, reach, &mut firsts)
                & self.collect(state, mate, ties, reach, &mut seconds);
            self.match_up(state, &firsts, &seconds);
            let outcome = self.try_spots(state, part, ties);
            if all || outcome != Insertion::LeftOut {
                return outcome;
            }
        }
        Insertion::LeftOut
    }

    /// Puts together what is promising for the two parts of a pair.
    fn match_up(&mut self, state: &State, firsts: &[(Spot, Gap)], seconds: &[(Spot, Gap)]) {
        let model = state.model;
        self.memory.spots.clear();
        let mut cheap = 0;
        for (first, first_gap) in firsts {
            for (second, second_gap) in seconds {
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
    }

    /// Places of one part of a pair that are possible by themselves, cheapest first; whether all were looked at.
    fn collect(
        &mut self,
        state: &mut State,
        part: Node,
        ties: Gap,
        reach: Reach,
        spots: &mut Vec<(Spot, Gap)>,
    ) -> bool {
        spots.clear();
        let all = self.list_places(state, part, reach);
        let places = std::mem::take(&mut self.memory.places);
        for &prev in &places {
            self.memory.work += 1;
            let gap = state.gap_after(prev).meet(ties);
            if self.random.below(128) == 0 || !gap.is_open() {
                continue;
            }
            let kept = self.memory.spots.len();
            self.look_at_spot(state, part, prev, -MANY);
            for spot in self.memory.spots.drain(kept..) {
                spots.push((Spot { bound: spot.bound + MANY, ..spot }, gap));
            }
        }
        self.memory.places = places;
        spots.sort_unstable_by_key(|(spot, _)| (spot.bound, spot.prev, spot.choice));
        all
    }
}

/// The first few places by what they promise to cost, in order.
fn keep_most_promising(spots: &mut Vec<Spot>) {
    let promise = |spot: &Spot| (spot.bound, spot.prev, spot.choice, spot.mate_prev, spot.mate_choice);
    if spots.len() > TRIALS {
        spots.select_nth_unstable_by_key(TRIALS - 1, promise);
        spots.truncate(TRIALS);
    }
    spots.sort_unstable_by_key(promise);
}

/// Puts a part, and its mate with it, where a spot says. `false` where no label is left there.
fn put(state: &mut State, part: Node, spot: &Spot, ties: Gap) -> bool {
    let paired = spot.mate_prev != NONE;
    let mut gap = state.gap_after(spot.prev).meet(ties);
    if paired {
        gap = gap.meet(state.gap_after(spot.mate_prev));
    }
    let Some(label) = gap.middle() else { return false };
    state.put_in(part, spot.prev, spot.choice, label);
    if paired {
        state.put_in(state.model.mate[part as usize], spot.mate_prev, spot.mate_choice, label);
    }
    true
}
