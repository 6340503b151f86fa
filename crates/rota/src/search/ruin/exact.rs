//! The cheapest place of a visit where looking is all it takes: nothing ties rounds together and no start costs.
//!
//! What a round has to offer a visit then hangs on the stops of that round alone, so it is kept until they change: of a
//! ruin and recreate, which changes a few rounds, most others are known from before.

use super::{Ruin, Spot, may_enter};
use crate::search::model::{Model, NONE, Node};
use crate::search::state::{NO_VERSION, RoundState, Seat, State};
use crate::units::Cost;

/// A round is skipped over once in so many looks.
const SKIPPED_ONCE_IN: usize = 128;

/// What each round has to offer each part, as far as it was looked for; laid out at the first question.
#[derive(Default)]
pub(super) struct Offers(Vec<Offer>);

/// What a round of a certain version has to offer a part.
#[derive(Clone, Copy)]
struct Offer {
    version: u64,
    place: Option<Insertion>,
}

/// The cheapest place in a round, and what the part costs there but for faces.
#[derive(Clone, Copy)]
struct Insertion {
    cost: Cost,
    prev: Node,
    choice: u32,
}

impl Offers {
    fn of(&mut self, model: &Model, part: Node, round: u32) -> &mut Offer {
        let rounds = model.rounds.len();
        if self.0.is_empty() {
            self.0.resize(model.parts * rounds, Offer { version: NO_VERSION, place: None });
        }
        &mut self.0[part as usize * rounds + round as usize]
    }
}

impl Ruin<'_> {
    /// The place where a part costs least, if that is less than leaving it out. Now and then a round is skipped over.
    pub(super) fn cheapest(&mut self, state: &mut State, part: Node) -> Option<Spot> {
        let model = state.model;
        let mut best: Option<Spot> = None;
        self.memory.listed.renew(model.nodes());
        for &round in &model.open_to[part as usize] {
            let empty = state.rounds[round as usize].stops == 0;
            if !may_enter(state, part, round)
                || (empty && !self.memory.listed.add(model.alike[round as usize]))
                || self.random.below(SKIPPED_ONCE_IN) == 0
            {
                continue;
            }
            let Some(Insertion { cost, prev, choice }) = self.place_in(state, part, round) else { continue };
            let bound = cost + faces_of(state, part, round);
            if bound < best.map_or(0, |spot| spot.bound) {
                best = Some(Spot { bound, prev, choice, mate_prev: NONE, mate_choice: 0 });
            }
        }
        best
    }

    /// Gives each of what is out an empty round of its own, as far as there are any, and strikes it off the list. Fewer,
    /// longer rounds come about by themselves later; more and shorter ones seldom.
    pub(super) fn spread(&mut self, state: &mut State) {
        let model = state.model;
        let mut out = std::mem::take(&mut self.memory.out);
        out.retain(|&part| {
            let empty = |round: &&u32| state.rounds[**round as usize].stops == 0;
            let Some(&round) = model.open_to[part as usize].iter().find(empty) else { return true };
            let Some(place) = look_for(state, part, round) else { return true };
            let Some(label) = state.gap_after(place.prev).middle() else { return true };
            state.begin();
            state.put_in(part, place.prev, place.choice, label);
            let fits = state.time();
            if !fits {
                state.undo();
            }
            !fits
        });
        self.memory.out = out;
    }

    /// The cheapest place in a round, known or looked for.
    fn place_in(&mut self, state: &mut State, part: Node, round: u32) -> Option<Insertion> {
        let known = self.memory.offers.of(state.model, part, round);
        let RoundState { version, stops, .. } = state.rounds[round as usize];
        self.memory.work += 1;
        if known.version != version {
            self.memory.work += u64::from(stops);
            *known = Offer { version, place: look_for(state, part, round) };
        }
        known.place
    }
}

/// What a new face at the door would cost.
fn faces_of(state: &State, part: Node, round: u32) -> Cost {
    if !state.faces.active() {
        return 0;
    }
    state.faces.added(state.model.person[part as usize], state.model.rounds[round as usize].worker)
}

/// Looks for the cheapest place in a round.
fn look_for(state: &mut State, part: Node, round: u32) -> Option<Insertion> {
    let model = state.model;
    let day = model.rounds[round as usize].day;
    let mut best: Option<Insertion> = None;
    state.look_back_on(round);
    for (number, choice) in model.choices_on(part, day) {
        let fixed = Cost::from(model.cost(part, round)) + choice.cut - model.unplaced[part as usize];
        let (mut prev, tail) = (model.head(round), model.tail(round));
        let Seat { mut next, mut duration, .. } = state.seats[prev as usize];
        loop {
            let free = state.start[prev as usize] + duration;
            if free > choice.close {
                break;
            }
            let seat = state.seats[next as usize];
            let latest = state.latest_arrival[next as usize];
            if latest >= choice.open + choice.duration {
                let (leg, onward) = (model.leg(round, prev, part), model.leg(round, part, next));
                let starts = (free + leg).max(choice.open);
                if starts <= choice.close && starts + choice.duration + onward <= latest {
                    let cost = fixed + model.weights.travel * Cost::from(leg + onward - seat.leg);
                    if best.is_none_or(|best| cost < best.cost) {
                        best = Some(Insertion { cost, prev, choice: number });
                    }
                }
            }
            if next == tail {
                break;
            }
            (prev, next, duration) = (next, seat.next, seat.duration);
        }
    }
    best
}

/// Whether a place's price is its true cost, so that nothing need be tried.
pub(crate) fn exact_bounds(model: &Model) -> bool {
    !model.chooses_times
        && model.weights.late == 0
        && model.weights.worst_late == 0
        && !model.has_pairs
        && !model.has_ties
}
