//! Where the break of a round is: where it costs least, and nowhere while the round is too short to owe one.
//!
//! Each place is tried with the best times that the round could have with the break there. A break costs nothing by itself
//! and takes the place of waiting, so a place that saves all its minutes, or leaves nothing to save, cannot be bettered and ends
//! the looking; places are tried in the order of how likely that is. Parts tied to other rounds are held where they last were: what
//! the break moves of theirs is timed afterwards.

use super::model::{NONE, Node, Pause};
use super::settle::Scratch;
use super::state::State;
use crate::rules::{breaks, late, overtime};
use crate::units::Cost;

/// What a round would come to with its break at some place.
struct Trial {
    cost: Cost,
    /// From leaving to return.
    away: i32,
}

impl State<'_> {
    /// Puts the break of every touched round where it costs least.
    pub(crate) fn place_pauses(&mut self) {
        if !self.model.has_pauses {
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        for at in 0..self.touched.len() {
            let round = self.touched[at];
            let Some(pause) = self.model.rounds[round as usize].pause else { continue };
            let before = self.rounds[round as usize].pause_before;
            let place = self.best_pause(round, &pause, &mut scratch);
            if before != place {
                self.rounds[round as usize].pause_before = place;
                for node in [before, place] {
                    if node != NONE && self.round_of(node) == round {
                        self.look_again(node);
                    }
                }
            }
        }
        self.scratch = scratch;
    }

    /// Before which node the break costs least; `NONE` where none is owed, or missing it is cheaper, or there is no place.
    fn best_pause(&self, round: u32, pause: &Pause, scratch: &mut Scratch) -> Node {
        self.lay_out(round, scratch);
        if scratch.nodes.is_empty() || self.without_breaks {
            return NONE;
        }
        if self.earliest(round, NONE, pause, scratch).is_none() || self.is_short(round, pause, scratch) {
            return NONE;
        }
        let Some(without) = self.trial(round, NONE, pause, scratch) else { return NONE };
        if !breaks::owed(pause, true, without.away) {
            return NONE;
        }
        self.list_places(round, pause, scratch);
        let saved = self.price_of_a_minute(round) * Cost::from(pause.length);
        let least = self.floor(round, scratch).max(without.cost - saved);
        let missed = pause.missed.map_or(Cost::MAX, |missed| without.cost + missed);
        let mut best = (missed, NONE);
        for at in 0..scratch.places.len() {
            let (_, place) = scratch.places[at];
            let found = self.trial(round, place, pause, scratch).map_or(Cost::MAX, |trial| trial.cost);
            if found < best.0 {
                best = (found, place);
            }
            if best.0 <= least {
                break;
            }
        }
        best.1
    }

    /// Whether a round owes no break at any times it could have.
    fn is_short(&self, round: u32, pause: &Pause, scratch: &Scratch) -> bool {
        let (info, last) = (&self.model.rounds[round as usize], scratch.nodes.len() - 1);
        let leave = if info.leaves_at_start {
            info.from
        } else {
            scratch.from[0] - self.seats[scratch.nodes[0] as usize].leg
        };
        let latest = self.choice(scratch.nodes[last]).close + scratch.apart[last];
        let back = if info.may_overrun { latest } else { latest.min(info.to) };
        !breaks::owed(pause, true, back - leave)
    }

    /// What a round costs at least at any times: all visits at their earliest, and no waiting.
    fn floor(&self, round: u32, scratch: &Scratch) -> Cost {
        let weights = &self.model.weights;
        let starts = scratch.nodes.iter().zip(&scratch.from);
        let late: Cost = starts.map(|(&node, &from)| late::cost(self.choice(node), from, weights)).sum();
        let work = self.seats[scratch.nodes[0] as usize].leg + scratch.apart.iter().sum::<i32>();
        late + self.price_of_a_minute(round) * Cost::from(work)
    }

    /// Lists where the break could be, by how much it would delay of a round at the times it has without one.
    fn list_places(&self, round: u32, pause: &Pause, scratch: &mut Scratch) {
        let Scratch { nodes, apart, times, places, .. } = scratch;
        places.clear();
        let info = &self.model.rounds[round as usize];
        let mut there = info.from + self.seats[nodes[0] as usize].leg;
        for (at, &node) in nodes.iter().enumerate() {
            places.push(((there.max(pause.from) + pause.length - times[at]).max(0), node));
            there = times[at] + apart[at];
        }
        places.push((there.max(pause.from) + pause.length - there, self.model.tail(round)));
        places.sort_by_key(|(delay, _)| *delay);
    }

    /// Times a round with its break before a node (`NONE`: without one); `None` where there are no such times.
    fn trial(&self, round: u32, place: Node, pause: &Pause, scratch: &mut Scratch) -> Option<Trial> {
        self.earliest(round, place, pause, scratch)?;
        self.choose(round, place, scratch);
        let info = &self.model.rounds[round as usize];
        let (leave, back) = self.ends(round, place, scratch);
        let away = back - leave;
        let rest = if place != NONE && breaks::owed(pause, true, away) { pause.length } else { 0 };
        let cost = self.starts_cost(scratch, info)
            + self.price_of_a_minute(round) * Cost::from(away - rest)
            + overtime::cost(info, back, &self.model.weights);
        Some(Trial { cost, away })
    }

    /// The earliest starts of a round with its break before a node, if they are in time.
    fn earliest(&self, round: u32, place: Node, pause: &Pause, scratch: &mut Scratch) -> Option<()> {
        let info = &self.model.rounds[round as usize];
        let rested = |there: i32, node: Node| match node == place {
            true => (there <= pause.to).then(|| there.max(pause.from) + pause.length),
            false => Some(there),
        };
        let mut there = info.from + scratch.nodes.first().map_or(0, |&first| self.seats[first as usize].leg);
        scratch.from.clear();
        for (&node, apart) in scratch.nodes.iter().zip(&scratch.apart) {
            let close = self.choice(node).close;
            let mut start = rested(there, node)?.max(self.opens(node));
            if self.is_tied(node) {
                start = start.max(self.start[node as usize].min(close));
            }
            if start > close {
                return None;
            }
            scratch.from.push(start);
            there = start + apart;
        }
        let back = rested(there, self.model.tail(round))?;
        (back <= info.to || info.may_overrun).then_some(())
    }
}
