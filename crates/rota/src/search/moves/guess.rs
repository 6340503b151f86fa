//! What a move will cost beside travel, suitability and faces, guessed before it is carried out.
//!
//! Where times are chosen and hours count, most of a move's work is to choose the times of two rounds and to price two
//! workers' weeks, and most moves then turn out too dear. How long a round gets, and when at the earliest and at the latest
//! a part could start in it, is known without that work and tells most of the price: of the moves that are judged and
//! dropped, two in three are seen so. It is no bound: about one in a hundred is dropped that would have been kept.

use crate::rules::{changed, early, late};
use crate::search::model::Node;
use crate::search::room::Room;
use crate::search::state::State;
use crate::units::Cost;

/// How many rounds a guess is about at the most.
const ROUNDS: usize = 2;
/// One part in so many of what the rounds cost may be saved at the stops that do not move.
const SAVED: Cost = 2;

/// A guess in the making.
pub(super) struct Guess<'s, 'm> {
    state: &'s State<'m>,
    /// Whether anything is guessed; else all that is not known counts as nothing.
    guesses: bool,
    starts: Cost,
    /// Rounds, and how many minutes longer they get.
    longer: [(u32, i64); ROUNDS],
    rounds: usize,
}

impl<'s, 'm> Guess<'s, 'm> {
    pub(super) fn new(state: &'s State<'m>) -> Self {
        let guesses = state.model.chooses_times && state.model.days > 1;
        Self { state, guesses, starts: 0, longer: [(0, 0); ROUNDS], rounds: 0 }
    }

    /// A part leaves its round, if it is in one.
    pub(super) fn without(self, part: Node) -> Self {
        if !self.guesses || !self.state.placed(part) {
            return self;
        }
        let (state, round) = (self.state, self.state.round_of(part));
        self.longer(round, state.legs_without(part) - i64::from(state.duration(part)))
    }

    /// A part comes behind a node.
    pub(super) fn with(self, part: Node, prev: Node, choice: u32) -> Self {
        if !self.guesses {
            return self;
        }
        let (state, comes) = (self.state, self.state.model.choice(choice).duration);
        self.longer(state.round_of(prev), state.legs_behind(part, prev) + i64::from(comes))
    }

    /// A part comes in the place of another.
    pub(super) fn instead(self, part: Node, other: Node, choice: u32) -> Self {
        if !self.guesses {
            return self;
        }
        let (state, comes) = (self.state, self.state.model.choice(choice).duration);
        let minutes = state.legs_instead(part, other) + i64::from(comes - state.duration(other));
        self.longer(state.round_of(other), minutes)
    }

    /// A part starts somewhere in this room instead of when it does.
    pub(super) fn starts(mut self, part: Node, choice: u32, room: Room) -> Self {
        if !self.guesses {
            return self;
        }
        let (state, choice) = (self.state, self.state.model.choice(choice));
        let weights = &state.model.weights;
        self.starts += late::cost(choice, room.earliest, weights) + early::cost(choice, room.latest, weights);
        if state.placed(part) {
            let (choice, when) = (state.choice(part), state.when[part as usize]);
            self.starts -= late::cost(choice, when, weights) + early::cost(choice, when, weights);
            if let Some((at, price)) = state.model.published[part as usize] {
                self.starts -= changed::cost_of_start(at, price, when);
            }
        }
        self
    }

    fn longer(mut self, round: u32, minutes: i64) -> Self {
        self.longer[self.rounds] = (round, minutes);
        self.rounds += 1;
        self
    }

    /// What everything beside the base comes to, but for the latest start of all, which may become earlier.
    pub(super) fn cost(self) -> Cost {
        if !self.guesses {
            return 0;
        }
        let t = &self.state.totals;
        (t.rounds + t.hours + t.shares + self.starts + self.hours() - self.saved()).max(0)
    }

    /// What it changes in workers' hours, going by what they are guaranteed.
    fn hours(&self) -> Cost {
        let (state, model) = (self.state, self.state.model);
        let longer = &self.longer[..self.rounds];
        let worker = |&(round, _): &(u32, i64)| model.rounds[round as usize].worker;
        let mut cost = 0;
        for (at, one) in longer.iter().enumerate() {
            let whose = worker(one);
            if longer[..at].iter().all(|other| worker(other) != whose) {
                let minutes =
                    longer[at..].iter().filter(|other| worker(other) == whose).map(|other| other.1).sum();
                let load = &state.loads[whose as usize];
                cost += model.rules.price_of_more_paid(whose as usize, load, minutes);
            }
        }
        cost
    }

    /// What it may save in ways that are not told.
    fn saved(&self) -> Cost {
        let (state, weights) = (self.state, &self.state.model.weights);
        let all_of_shares = weights.imbalance != 0 || weights.longest_idle != 0;
        let fair = weights.unfair_evenings + weights.unfair_weekends;
        let mut saved = if all_of_shares { state.totals.shares } else { fair.min(state.totals.shares) };
        for &(round, _) in &self.longer[..self.rounds] {
            let round = &state.rounds[round as usize];
            saved += round.cost / SAVED;
            saved += if round.stops <= 1 { weights.split_day } else { 0 };
        }
        saved
    }
}
