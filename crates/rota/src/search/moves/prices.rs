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
    let seat = state.seats[part as usize];
    let onward = state.seats[seat.next as usize].leg;
    let legs = state.leg(seat.round, seat.prev, seat.next) - Cost::from(seat.leg) - Cost::from(onward);
    model.weights.travel * legs - Cost::from(model.cost(part, seat.round)) - state.choice(part).cut
        + model.unplaced[part as usize]
}

/// What putting a part behind a node costs in travel, suitability and faces.
pub(crate) fn insertion(state: &State, part: Node, prev: Node, choice: u32) -> Cost {
    let model: &Model = state.model;
    let (round, next) = (state.round_of(prev), state.next(prev));
    let legs = state.leg(round, prev, part) + state.leg(round, part, next)
        - Cost::from(state.seats[next as usize].leg);
    let worker = model.rounds[round as usize].worker;
    let faces = if state.faces.active() && !state.placed(part) {
        state.faces.added(model.person[part as usize], worker)
    } else {
        0
    };
    model.weights.travel * legs + Cost::from(model.cost(part, round)) + model.choice(choice).cut + faces
        - model.unplaced[part as usize]
}

/// What it changes in travel and suitability that a placed part stands where another does.
pub(super) fn instead(state: &State, part: Node, other: Node, choice: u32) -> Cost {
    let model = state.model;
    let seat = state.seats[other as usize];
    let legs = state.leg(seat.round, seat.prev, part) + state.leg(seat.round, part, seat.next)
        - Cost::from(seat.leg)
        - Cost::from(state.seats[seat.next as usize].leg);
    let cut = model.choice(choice).cut - state.choice(part).cut;
    model.weights.travel * legs + cut + Cost::from(model.cost(part, seat.round))
        - Cost::from(model.cost(part, state.round_of(part)))
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
