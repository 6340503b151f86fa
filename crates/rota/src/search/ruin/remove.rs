//! Ruin: which visits are taken out.

use super::{Ruin, lead_of};
use crate::search::model::{NONE, Node};
use crate::search::moves::{DRAWS, familiar};
use crate::search::state::State;

/// How often, in a thousand, a ruin makes room for a visit that is left out of a week, and among how many of its neighbours.
const MAKES_ROOM: usize = 500;
const NEAREST: usize = 25;

impl Ruin<'_> {
    pub(super) fn take_some(&mut self, state: &mut State) {
        self.memory.out.clear();
        let model = state.model;
        let many = 1 + self.random.below(self.most);
        self.memory.wanted = self.left_out(state);
        let beside = self.memory.wanted.and_then(|left| self.placed_near(state, left));
        let Some(seed) = beside.or_else(|| self.seed(state)) else {
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
        let part = self.random.of(state.fence.within())?;
        Some(if state.placed(part) {
            part
        } else {
            *self.near[part as usize].iter().find(|&&n| state.placed(n))?
        })
    }

    /// Something left out for which room is to be made.
    ///
    /// One visit left out of some hundreds is rarely met by chance. On days, where leaving out may be the better choice,
    /// this made no difference.
    fn left_out(&mut self, state: &State) -> Option<Node> {
        if state.model.days == 1 || state.unplaced.is_empty() || !self.random.chance(MAKES_ROOM) {
            return None;
        }
        self.random.of(&state.unplaced).filter(|&part| state.may_move(part))
    }

    fn placed_near(&mut self, state: &State, part: Node) -> Option<Node> {
        let near = &self.near[part as usize];
        let nearest = &near[..near.len().min(NEAREST)];
        (0..DRAWS)
            .find_map(|_| self.random.of(nearest).filter(|&near| state.placed(near) && state.may_move(near)))
    }

    /// Some of what was left out before also gets a chance.
    fn add_unplaced(&mut self, state: &State) {
        for _ in 0..4.min(state.unplaced.len()) {
            if let Some(part) = self.random.of(&state.unplaced).filter(|&part| state.may_move(part)) {
                let lead = lead_of(state.model, part);
                if !self.memory.out.contains(&lead) {
                    self.memory.out.push(lead);
                }
            }
        }
    }

    /// Takes out a part, its mate with it, and whatever must not be without it.
    fn take(&mut self, state: &mut State, part: Node) {
        let model = state.model;
        let mate = model.mate[part as usize];
        let free = |part: Node| state.placed(part) && state.may_take_out(part);
        if !free(part) || (mate != NONE && !free(mate)) {
            return;
        }
        state.take_out(part);
        if mate != NONE {
            state.take_out(mate);
        }
        self.memory.out.push(lead_of(model, part));
        for other in model.all_or_none(part) {
            self.take(state, other);
        }
    }

    fn take_strings(&mut self, state: &mut State, seed: Node, many: usize) {
        self.memory.marks.clear();
        let mut at = 0;
        let length = 1 + self.random.below(many.min(10));
        while self.memory.out.len() < many && at <= self.near[seed as usize].len() {
            let part = if at == 0 { seed } else { self.beside(state, seed, at - 1) };
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

    /// A neighbour of a part by its rank; where faces count, half the time a stop by somebody whom the person sees.
    fn beside(&mut self, state: &State, part: Node, rank: usize) -> Node {
        let known = state.faces.active() && self.random.chance(500);
        let familiar = if known { familiar(state, self.random, part) } else { None };
        familiar.unwrap_or(self.near[part as usize][rank])
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
        let parts = &state.model.of_person[state.model.person[seed as usize] as usize];
        let (before, after) = parts.split_at(self.random.below(parts.len()));
        for &part in after.iter().chain(before) {
            if self.memory.out.len() >= many {
                break;
            }
            self.take(state, part);
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
            if let Some(part) = self.random.of(state.fence.within()) {
                self.take(state, part);
            }
        }
    }
}
