//! Where it is worth looking for a place.

use super::{Memory, Ruin};
use crate::search::model::{FORBIDDEN, NONE, Node};
use crate::search::state::State;

/// With more places than this, only the promising ones are looked at first, and those in so many empty rounds.
/// Where times are chosen, trying out costs far more than looking.
const MANY_PLACES: usize = 50;
const MANY_PLACES_WITH_TIMES: usize = 150;
const EMPTY_ROUNDS: usize = 6;

/// How far around a part's place is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Everywhere where that is not far, else beside its neighbours and with the workers who suit it best, where nearly
    /// every good place is, and in a few empty rounds.
    Near,
    /// Behind every stop of every round it may be in.
    Anywhere,
}

/// How far around is looked, in order, until there is a place.
pub(super) const REACHES: [Reach; 2] = [Reach::Near, Reach::Anywhere];

impl Ruin<'_> {
    /// Lists the nodes behind which a part may be put in; whether these are all there are.
    pub(super) fn list_places(&mut self, state: &mut State, part: Node, reach: Reach) -> bool {
        let most = match reach {
            Reach::Near if state.model.chooses_times => MANY_PLACES_WITH_TIMES,
            Reach::Near => MANY_PLACES,
            Reach::Anywhere => usize::MAX,
        };
        let all = self.list_anywhere(state, part, most);
        if !all {
            self.list_beside(state, part);
        }
        all
    }

    /// Lists every place there is; of empty rounds that are alike, one. `false` as soon as there are too many.
    fn list_anywhere(&mut self, state: &mut State, part: Node, most: usize) -> bool {
        let model = state.model;
        let single = model.mate[part as usize] == NONE;
        self.memory.places.clear();
        self.memory.listed.renew(model.nodes());
        for &round in &model.open_to[part as usize] {
            let empty = state.rounds[round as usize].stops == 0;
            if !may_enter(state, part, round)
                || (single && empty && !self.memory.listed.add(model.alike[round as usize]))
            {
                continue;
            }
            self.list_round(state, part, round);
            if self.memory.places.len() > most {
                return false;
            }
        }
        true
    }

    /// Lists the places of a round that are not out of a part's time.
    fn list_round(&mut self, state: &mut State, part: Node, round: u32) {
        let model = state.model;
        let (open, close) = model.span(part);
        let tail = model.tail(round);
        let mut node = model.head(round);
        while node != tail && state.start[node as usize] <= close {
            let next = state.next(node);
            if state.latest_arrival(next) >= open {
                self.memory.places.push(node);
            }
            node = next;
        }
    }

    /// Lists the places before and behind the neighbours of a part, those with workers who suit it best, and those in
    /// a few empty rounds.
    fn list_beside(&mut self, state: &mut State, part: Node) {
        let model = state.model;
        self.memory.places.clear();
        self.memory.listed.renew(model.nodes());
        for &round in &model.favoured[part as usize] {
            if may_enter(state, part, round) {
                self.list_round(state, part, round);
            }
        }
        let Memory { places, listed, .. } = &mut *self.memory;
        for &node in places.iter() {
            listed.add(node);
        }
        for &near in &self.near[part as usize] {
            let round = state.round_of(near);
            if round == NONE || model.cost(part, round) == FORBIDDEN || !may_enter(state, part, round) {
                continue;
            }
            for node in [near, state.prev(near)] {
                if listed.add(node) {
                    places.push(node);
                }
            }
        }
        let open = &model.open_to[part as usize];
        let first = if open.is_empty() { 0 } else { self.random.below(open.len()) };
        let empty =
            |round: &&u32| state.rounds[**round as usize].stops == 0 && may_enter(state, part, **round);
        let few = open[first..].iter().chain(&open[..first]).filter(empty).take(EMPTY_ROUNDS);
        places.extend(few.map(|&round| model.head(round)).filter(|&head| listed.add(head)));
    }
}

/// Whether a round has room for a part, and nobody in it that it must not meet.
pub(super) fn may_enter(state: &State, part: Node, round: u32) -> bool {
    let load = i64::from(state.rounds[round as usize].load) + i64::from(state.model.load[part as usize]);
    state.may_change(round)
        && load <= i64::from(state.model.rounds[round as usize].capacity)
        && state.companions_allow(part, round)
}

/// Which nodes are on a list; emptied in no time.
#[derive(Default)]
pub(super) struct Listed {
    turn: u32,
    by: Vec<u32>,
}

impl Listed {
    /// Begins an empty list of nodes below a number.
    pub(super) fn renew(&mut self, nodes: usize) {
        self.turn = self.turn.wrapping_add(1);
        if self.turn == 0 || self.by.len() != nodes {
            self.by.clear();
            self.by.resize(nodes, 0);
            self.turn = 1;
        }
    }

    /// Whether a node is new to the list.
    pub(super) fn add(&mut self, node: Node) -> bool {
        std::mem::replace(&mut self.by[node as usize], self.turn) != self.turn
    }
}
