//! Small moves: a visit elsewhere, two visits swapped, pieces of two rounds exchanged, something left out put in.
//!
//! Each move is first judged in constant time by what it changes in travel, suitability and faces. Only what may
//! still be accepted is carried out and timed. The limit of acceptance is drawn before the move, so judging early is
//! the same as judging late, but for what is guessed where hours count (`guess`).

mod exchange;
mod familiar;
mod guess;
mod hold;
mod pairs;
mod prices;
mod relocate;
mod shift;
mod swap;

pub(crate) use familiar::familiar;
pub(crate) use prices::insertion;

use super::model::{FORBIDDEN, Node};
use super::random::Random;
use super::state::State;
use crate::units::Cost;

/// How often a neighbour is drawn until there is one of use.
pub(crate) const DRAWS: usize = 4;
/// How often, in a thousand, a neighbour is drawn by who sees the person, where that counts, and not by what is near.
const FAMILIAR: usize = 600;

/// How often, in a thousand, a visit goes elsewhere, and how often two are swapped; the rest are pieces exchanged. Where
/// faces count these seldom help: a worker who is new to one of a piece is a new face.
const WITH_FACES: (usize, usize) = (600, 320);
const WITHOUT: (usize, usize) = (500, 200);

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

use Outcome::{Dropped, Kept};

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
        let (relocate, swap) = if state.faces.active() { WITH_FACES } else { WITHOUT };
        match self.random.below(1000) {
            drawn if drawn < relocate => self.relocate(state, limit),
            drawn if drawn < relocate + swap => self.swap(state, limit),
            _ => self.exchange(state, limit),
        }
    }

    fn any_part(&mut self, state: &State) -> Option<Node> {
        let part = self.random.of(state.fence.within())?;
        (state.placed(part) && state.may_take_out(part)).then_some(part)
    }

    /// A neighbour that has a place in a round that may change: near, or made by a worker whom the person sees.
    fn neighbour(&mut self, state: &State, part: Node) -> Option<Node> {
        if state.faces.active()
            && self.random.chance(FAMILIAR)
            && let Some(stop) = familiar(state, self.random, part)
        {
            return Some(stop);
        }
        for _ in 0..DRAWS {
            let near = self.random.of(&self.near[part as usize])?;
            if state.placed(near) && state.may_change(state.round_of(near)) {
                return Some(near);
            }
        }
        None
    }

    /// A node to stand behind: beside a neighbour of `part`, or at the start of some round it may be in.
    fn place_near(&mut self, state: &State, part: Node) -> Option<Node> {
        if self.random.chance(60) {
            let round = self.random.of(&state.model.open_to[part as usize])?;
            return state.may_change(round).then(|| state.model.head(round));
        }
        let near = self.neighbour(state, part)?;
        Some(if self.random.chance(500) { near } else { state.prev(near) })
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
}

/// Times a change and keeps it if it costs no more than `limit`.
fn finish(state: &mut State, limit: Cost) -> Outcome {
    let fits = state.time() && state.cost() <= limit;
    keep_if(fits, state)
}

/// As [`finish`], where parts were only put in since starts were last up to date.
fn finish_insertion(state: &mut State, limit: Cost) -> Outcome {
    let fits = state.time_within(limit);
    keep_if(fits, state)
}

fn keep_if(fits: bool, state: &mut State) -> Outcome {
    if fits {
        Kept
    } else {
        state.undo();
        Dropped
    }
}
