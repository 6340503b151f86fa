//! A stop beside which a visit would be made by somebody the person knows.

use crate::search::model::Node;
use crate::search::random::Random;
use crate::search::state::State;

/// How often, in a thousand, a round is drawn from those that suit the visit best, instead of by who sees the person anyway.
const SUITS_BEST: usize = 300;

/// A stop about as late in the day as a part (where that is left out: as it last was), in another round of a worker whom the
/// person sees in this plan or would rather see. A new face in a week is dear, so that next to most neighbours a visit finds
/// no worker it can go to. Drawn evenly among the person's visits, so that who comes often is drawn often.
pub(crate) fn familiar(state: &State, random: &mut Random, part: Node) -> Option<Node> {
    let model = state.model;
    let day = if state.placed(part) {
        model.rounds[state.round_of(part) as usize].day
    } else {
        random.of(model.choices(part))?.day
    };
    let round = if random.chance(SUITS_BEST) {
        random.of(&model.favoured[part as usize])?
    } else {
        let other = random.of(&model.of_person[model.person[part as usize] as usize])?;
        if other == part || other == model.mate[part as usize] || !state.placed(other) {
            return None;
        }
        random.of(model.rounds_of_on(model.rounds[state.round_of(other) as usize].worker, day))?
    };
    let with_mate = state.placed_mate(part).is_some_and(|mate| state.round_of(mate) == round);
    let elsewhere = model.rounds[round as usize].day == day && state.round_of(part) != round && !with_mate;
    (elsewhere && state.may_change(round)).then(|| stop_at(state, round, state.label(part))).flatten()
}

/// The first stop of a round that does not come before a label, or its last.
fn stop_at(state: &State, round: u32, label: u64) -> Option<Node> {
    let model = state.model;
    let mut stop = state.next(model.head(round));
    while state.label(stop) < label && model.is_part(state.next(stop)) {
        stop = state.next(stop);
    }
    model.is_part(stop).then_some(stop)
}
