//! Earliest starts under all constraints: along each round, across pairs, across looser ties.
//!
//! All constraints are differences of starts, so the least solution is found by pushing starts later until nothing
//! moves. Labels give the order in which to push, so a start seldom moves twice; only a largest gap that pulls the
//! *first* of a looser tie later goes back. Where later never costs less these starts are optimal for the rounds;
//! where it may, `settle` chooses among the later ones.

use super::model::{NONE, Node};
use super::state::{NO_HOLD, State};
use super::zones::NO_START;
use crate::problem::Companions;
use crate::rule::Rule;
use crate::rules::{late, worst_late};
use crate::units::Cost;

/// After so many looks at one change, and so many more for each part, it is given up: two ties pull each other ever
/// later.
const LOOKS: usize = 32;
const LOOKS_A_PART: usize = 3;

impl State<'_> {
    /// Brings all starts up to date. `false` where no starts satisfy the hard constraints; the change is then to be
    /// undone.
    pub(crate) fn time(&mut self) -> bool {
        self.time_until(Cost::MAX)
    }

    /// The least that lateness can cost when what was taken out is put in again anywhere: where lateness counts, starts are
    /// brought up to date without it, and putting in only makes them later (a detour is never shorter). `None` where there
    /// are no such starts.
    pub(crate) fn lateness_without(&mut self) -> Option<Cost> {
        if !self.model.minds_lateness {
            return self.push(Cost::MAX).then_some(0);
        }
        self.time().then(|| self.lateness())
    }

    /// As [`Self::time`] after parts were only put in, which only makes starts later: `false` also as soon as the cost is
    /// sure to exceed a limit. Where times are chosen, or late starts cost nothing, that is seen only in the end.
    pub(crate) fn time_within(&mut self, limit: Cost) -> bool {
        if !self.model.minds_lateness {
            return self.time() && self.cost() <= limit;
        }
        self.time_until(limit - (self.cost() - self.lateness()))
    }

    /// Times, and gives up once lateness costs more than `most`.
    fn time_until(&mut self, most: Cost) -> bool {
        if self.clash {
            self.broke = Rule::Linked;
            return false;
        }
        self.place_pauses();
        self.push_and_judge(most)
    }

    /// As [`Self::time`], with every break left where it is.
    pub(crate) fn time_with_breaks_as_they_are(&mut self) -> bool {
        !self.clash && self.push_and_judge(Cost::MAX)
    }

    fn push_and_judge(&mut self, most: Cost) -> bool {
        if !self.push(most) {
            return false;
        }
        if self.worst_fell {
            self.worst_fell = false;
            self.totals.worst = worst_late::worst(self.late[..self.model.parts].iter().copied());
        }
        self.lateness() <= most && self.judge_touched()
    }

    /// Pushes starts until nothing moves; gives up once lateness costs more than `most`.
    fn push(&mut self, most: Cost) -> bool {
        let most_looks = LOOKS + LOOKS_A_PART * self.model.parts;
        let mut looks = 0;
        while let Some(node) = self.pop_least() {
            looks += 1;
            self.looks += 1;
            if looks > most_looks || !self.look(node) || self.lateness() > most {
                return false;
            }
        }
        true
    }

    /// What lateness costs, where times are simply the earliest.
    fn lateness(&self) -> Cost {
        self.totals.timing + worst_late::cost(self.totals.worst, &self.model.weights)
    }

    fn look(&mut self, node: Node) -> bool {
        let seat = self.seats[node as usize];
        if seat.round == NONE {
            return true;
        }
        if !self.model.is_part(node) {
            return self.look_at_tail(node, seat.round);
        }
        let mate = self.model.mate[node as usize];
        if mate == NONE || !self.placed(mate) {
            return match self.ready(node) {
                Some(ready) => self.start_at(node, ready),
                None => self.break_comes_too_late(),
            };
        }
        self.look_at_pair(self.model.pair_of[node as usize])
    }

    fn look_at_pair(&mut self, pair: u32) -> bool {
        let tie = self.model.pair[pair as usize];
        let (Some(first), Some(second)) = (self.ready(tie.first), self.ready(tie.second)) else {
            return self.break_comes_too_late();
        };
        let second = second.max(first + tie.least);
        let first = first.max(second - tie.most);
        self.start_at(tie.first, first) && self.start_at(tie.second, second)
    }

    fn look_at_tail(&mut self, tail: Node, round: u32) -> bool {
        let info = &self.model.rounds[round as usize];
        let Some(back) = self.arrival(tail, round) else { return self.break_comes_too_late() };
        if back > info.to && !info.may_overrun && self.rounds[round as usize].stops > 0 {
            self.broke = Rule::WithinShift;
            return false;
        }
        if back != self.start[tail as usize] {
            if self.model.chooses_times {
                self.touch(round);
            }
            self.set_start(tail, back, 0);
        }
        true
    }

    /// Says which rule it is that stops a round whose break cannot begin in time.
    fn break_comes_too_late(&mut self) -> bool {
        self.broke = Rule::Break;
        false
    }

    /// When the worker has come to a node and, if it is taken here, had the break. `None` where the break comes too late.
    pub(crate) fn arrival(&self, node: Node, round: u32) -> Option<i32> {
        let seat = &self.seats[node as usize];
        let there = self.start[seat.prev as usize] + self.duration(seat.prev) + seat.leg;
        if !self.model.has_pauses || self.rounds[round as usize].pause_before != node {
            return Some(there);
        }
        let pause = self.model.rounds[round as usize].pause.as_ref()?;
        (there <= pause.to).then(|| there.max(pause.from) + pause.length)
    }

    /// The earliest start of a part by its round, its window and what it waits for.
    fn ready(&self, part: Node) -> Option<i32> {
        let arrival = self.arrival(part, self.round_of(part))?;
        let mut ready = arrival.max(self.opens(part));
        if self.model.has_ties {
            for tie in &self.model.ties[part as usize] {
                if tie.second == part && self.placed(tie.first) {
                    ready = ready.max(self.start[tie.first as usize] + tie.least);
                } else if tie.first == part && self.placed(tie.second) {
                    ready = ready.max(self.start[tie.second as usize] - tie.most);
                }
            }
        }
        Some(ready)
    }

    /// When a part may start at the earliest. What is tied to other rounds keeps the time it is timed to, so it waits
    /// for its hold, or, without one, for the minute that was published, or for its fine window if being early costs.
    pub(crate) fn opens(&self, part: Node) -> i32 {
        let choice = self.choice(part);
        let kept = self.fence.start(part);
        if kept != NO_START || !self.model.chooses_times || !self.is_tied(part) {
            return choice.open.max(kept);
        }
        self.opens_if_held(part, self.seats[part as usize].hold)
    }

    /// When a tied part may start at the earliest if it has such a hold.
    pub(crate) fn opens_if_held(&self, part: Node, hold: i32) -> i32 {
        let choice = self.choice(part);
        if hold != NO_HOLD {
            choice.open.max(hold.min(choice.close))
        } else if let Some((at, price)) = self.model.published[part as usize]
            && price != 0
        {
            choice.open.max(at.min(choice.close))
        } else if self.model.weights.early != 0 {
            choice.open.max(choice.fine_from.min(choice.close))
        } else {
            choice.open
        }
    }

    /// Whether a part's start is bound to that of another placed part.
    pub(crate) fn is_tied(&self, part: Node) -> bool {
        let mate = self.model.mate[part as usize];
        (mate != NONE && self.placed(mate))
            || (self.model.has_ties
                && self.model.ties[part as usize].iter().any(|tie| {
                    let other = tie.other(part);
                    self.placed(other)
                }))
    }

    fn start_at(&mut self, part: Node, start: i32) -> bool {
        let choice = self.choice(part);
        let kept = self.fence.start(part);
        if start > choice.close || (kept != NO_START && start > kept) {
            self.broke = Rule::HardWindow;
            return false;
        }
        let late = if self.model.chooses_times { 0 } else { late::ticks(choice, start) };
        let (old, old_late) = (self.start[part as usize], self.late[part as usize]);
        if start == old && late == old_late {
            return true;
        }
        if late != old_late {
            self.note_late(old_late, late);
        }
        self.set_start(part, start, late);
        if start != old {
            if self.model.chooses_times {
                self.touch(self.round_of(part));
            }
            self.look_again(self.next(part));
            if self.model.has_ties {
                self.wake_loose(part);
            }
        }
        true
    }

    /// Keeps the totals of lateness true when one part's changes.
    pub(crate) fn note_late(&mut self, old: i32, new: i32) {
        self.totals.timing += self.model.weights.late * Cost::from(new - old);
        if self.model.weights.worst_late != 0 {
            self.worst_fell |= new < old && old >= self.totals.worst;
            self.totals.worst = self.totals.worst.max(new);
        }
    }

    fn wake_loose(&mut self, part: Node) {
        for tie in &self.model.ties[part as usize] {
            let other = tie.other(part);
            if self.placed(other) {
                self.look_again(other);
            }
        }
    }

    /// Whether the looser ties of a part allow it in a round, by who makes the others.
    pub(crate) fn companions_allow(&self, part: Node, round: u32) -> bool {
        let worker = self.model.rounds[round as usize].worker;
        let same = |other: Node| {
            let round = self.round_of(other);
            round != NONE && self.model.rounds[round as usize].worker == worker
        };
        let mate = self.model.mate[part as usize];
        if mate != NONE
            && same(mate)
            && self.model.pair[self.model.pair_of[part as usize] as usize].companions == Companions::Different
        {
            return false;
        }
        !self.model.has_ties
            || self.model.ties[part as usize].iter().all(|tie| {
                let other = tie.other(part);
                match tie.companions {
                    Companions::Any => true,
                    Companions::Different => !same(other),
                    Companions::Same => !self.placed(other) || same(other),
                }
            })
    }
}
