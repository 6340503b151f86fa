//! What a move changes, told in constant time and before anything is carried out.

use crate::rules::worst_late;
use crate::search::model::{Model, NONE, Node};
use crate::search::state::State;
use crate::units::Cost;

/// What it changes in faces that a part goes to the worker of another round.
pub(super) fn faces_moved(state: &State, part: Node, round: u32) -> Cost {
    if !state.faces.active() || !state.placed(part) {
        return 0;
    }
    let worker = |round: u32| state.model.rounds[round as usize].worker;
    state.faces.moved(state.model.person[part as usize], worker(state.round_of(part)), worker(round))
}

/// What taking a part out saves in travel and suitability (and costs, as left out); nothing where it is out already.
pub(super) fn removal(state: &State, part: Node) -> Cost {
    if !state.placed(part) {
        return 0;
    }
    let model = state.model;
    let suitability = Cost::from(model.cost(part, state.round_of(part)));
    model.weights.travel * state.legs_without(part) - suitability - state.choice(part).cut
        + model.unplaced[part as usize]
}

/// What putting a part behind a node costs in travel and suitability, and in faces where it is not placed: for one that is,
/// see [`faces_moved`].
pub(crate) fn insertion(state: &State, part: Node, prev: Node, choice: u32) -> Cost {
    let model: &Model = state.model;
    let round = state.round_of(prev);
    let worker = model.rounds[round as usize].worker;
    let faces = if state.faces.active() && !state.placed(part) {
        state.faces.added(model.person[part as usize], worker)
    } else {
        0
    };
    model.weights.travel * state.legs_behind(part, prev)
        + Cost::from(model.cost(part, round))
        + model.choice(choice).cut
        + faces
        - model.unplaced[part as usize]
}

/// What it changes in travel and suitability that a placed part stands where another does.
pub(super) fn instead(state: &State, part: Node, other: Node, choice: u32) -> Cost {
    let model = state.model;
    let cut = model.choice(choice).cut - state.choice(part).cut;
    let suitability = |round: u32| Cost::from(model.cost(part, round));
    model.weights.travel * state.legs_instead(part, other) + cut + suitability(state.round_of(other))
        - suitability(state.round_of(part))
}

/// What everything beside the base costs will at least be after a change of these rounds. Where times are the
/// earliest this is zero and exact; where hours count it is a shrewd guess, which only makes some moves untried.
pub(super) fn floor(state: &State, rounds: &[u32], part: Node) -> Cost {
    let model = state.model;
    if !model.chooses_times || model.days == 1 {
        return 0;
    }
    let t = &state.totals;
    let worst = worst_late::cost(t.worst, &model.weights);
    let mut reducible = t.shares + worst;
    let minutes = if part == NONE {
        240
    } else {
        model.choices(part).first().map_or(0, |choice| Cost::from(choice.duration)) + 60
    };
    let most = minutes * (model.weights.guaranteed_unfilled + model.weights.beyond_guaranteed)
        + model.weights.split_day;
    for &round in rounds.iter().filter(|&&round| round != NONE) {
        reducible += state.rounds[round as usize].cost;
        reducible += state.worker_cost[model.rounds[round as usize].worker as usize].min(most);
    }
    if model.weights.face != 0 || model.weights.stranger != 0 {
        reducible += model.weights.face + model.weights.stranger;
    }
    (t.rounds + t.hours + t.shares + worst - reducible).max(0)
}

impl State<'_> {
    /// What a round's legs come to, more or less than now, without a part.
    pub(super) fn legs_without(&self, part: Node) -> Cost {
        let seat = &self.seats[part as usize];
        let onward = self.seats[seat.next as usize].leg;
        self.leg(seat.round, seat.prev, seat.next) - Cost::from(seat.leg) - Cost::from(onward)
    }

    /// The same with a part behind a node.
    pub(crate) fn legs_behind(&self, part: Node, prev: Node) -> Cost {
        let (round, next) = (self.round_of(prev), self.next(prev));
        let direct = self.seats[next as usize].leg;
        self.leg(round, prev, part) + self.leg(round, part, next) - Cost::from(direct)
    }

    /// The same with a part in the place of another.
    pub(super) fn legs_instead(&self, part: Node, other: Node) -> Cost {
        let seat = &self.seats[other as usize];
        let onward = self.seats[seat.next as usize].leg;
        self.leg(seat.round, seat.prev, part) + self.leg(seat.round, part, seat.next)
            - Cost::from(seat.leg)
            - Cost::from(onward)
    }
}
