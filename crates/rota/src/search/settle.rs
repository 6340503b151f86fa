//! Chosen times: where waiting, paid time or a preferred time counts, the earliest start is not always the best.
//!
//! For one round with its order given, every start has a convex, piecewise linear price and starts are at least so
//! far apart; the best starts come from one pass that carries "the least cost of everything so far, if this one
//! starts at t" as a list of slopes (the slope trick; compare Garey, Tarjan and Wilfong 1988 on a single machine
//! with earliness and tardiness). Starts tied to another round are held where `timing` put them. What each rule adds to
//! that price is in its own file in `rules`.

use super::model::{Model, NONE, Node};
use super::state::State;
use crate::rule::Rule;
use crate::rules::slopes::Slopes;
use crate::rules::{
    Shift, Summary, breaks, changed, early, late, longest_idle, overtime, waiting, wishes, worst_late,
};
use crate::units::Cost;

/// Memory reused from round to round.
#[derive(Default)]
pub(crate) struct Scratch {
    /// The stops of the round looked at.
    pub(super) nodes: Vec<Node>,
    /// The least distance from each start to the next, or to the end, a break between them left out.
    pub(super) apart: Vec<i32>,
    /// The earliest each may start.
    pub(super) from: Vec<i32>,
    /// When each starts, as chosen.
    pub(super) times: Vec<i32>,
    /// Where the break could be, the most likely first.
    pub(super) places: Vec<(i32, Node)>,
    /// The best start of each stop if nothing came after.
    best: Vec<i32>,
    slopes: Slopes,
    shifts: Vec<Shift>,
    workers: Vec<u32>,
}

impl State<'_> {
    /// Prices every touched round and its worker again. `false` where a limit is broken.
    pub(crate) fn judge_touched(&mut self) -> bool {
        if self.model.has_capacity && !self.within_capacity() {
            self.broke = Rule::Capacity;
            return false;
        }
        if !self.model.chooses_times {
            return true;
        }
        for at in 0..self.touched.len() {
            let round = self.touched[at];
            if !self.settle(round) {
                return false;
            }
        }
        self.judge_workers() && self.judge_shares()
    }

    fn within_capacity(&self) -> bool {
        self.touched.iter().all(|&r| self.rounds[r as usize].load <= self.model.rounds[r as usize].capacity)
    }

    /// Chooses the times of one round and prices them.
    fn settle(&mut self, round: u32) -> bool {
        let mut scratch = std::mem::take(&mut self.scratch);
        self.lay_out(round, &mut scratch);
        scratch.from.clear();
        scratch.from.extend(scratch.nodes.iter().map(|&node| self.start[node as usize]));
        self.choose(round, self.rounds[round as usize].pause_before, &mut scratch);
        for (&node, &when) in scratch.nodes.iter().zip(&scratch.times) {
            self.set_when(node, when);
        }
        let fits = self.price(round, &scratch);
        self.scratch = scratch;
        fits
    }

    /// The stops of a round and how far apart their starts must be.
    pub(super) fn lay_out(&self, round: u32, scratch: &mut Scratch) {
        scratch.nodes.clear();
        scratch.apart.clear();
        let mut node = self.next(self.model.head(round));
        while self.model.is_part(node) {
            let next = self.next(node);
            scratch.nodes.push(node);
            scratch.apart.push(self.duration(node) + self.seats[next as usize].leg);
            node = next;
        }
    }

    /// What a minute more between leaving and coming back costs the worker of a round.
    pub(super) fn price_of_a_minute(&self, round: u32) -> Cost {
        let worker = self.model.rounds[round as usize].worker as usize;
        let paid = self.model.rules.price_of_paid_time(worker, &self.loads[worker]);
        (self.model.weights.waiting + paid).max(0)
    }

    /// Chooses when the stops of a round start, with its break before a node (`NONE`: without one).
    pub(super) fn choose(&self, round: u32, break_before: Node, scratch: &mut Scratch) {
        let Scratch { nodes, apart, from, best, slopes, times, .. } = scratch;
        times.clear();
        best.clear();
        let Some(last) = nodes.len().checked_sub(1) else { return };
        let info = &self.model.rounds[round as usize];
        let minute_away = self.price_of_a_minute(round);
        let rest = info.pause.as_ref().map_or(0, |pause| pause.length);
        let next = |at: usize| if at == last { self.model.tail(round) } else { nodes[at + 1] };
        let until_next = |at: usize| apart[at] + if next(at) == break_before { rest } else { 0 };
        for (at, &node) in nodes.iter().enumerate() {
            if at == 0 {
                slopes.reset(from[at]);
                waiting::lay_first(info.leaves_at_start, minute_away, slopes);
            } else {
                slopes.carry(best[at - 1], until_next(at - 1), from[at]);
            }
            self.lay_start(node, from[at], slopes);
            if let Some(pause) = info.pause.as_ref().filter(|_| next(at) == break_before) {
                breaks::lay(pause, apart[at], slopes);
            }
            if at == last {
                waiting::lay_last(minute_away, slopes);
                overtime::lay(info, until_next(last), &self.model.weights, slopes);
            }
            best.push(slopes.least());
        }
        times.resize(nodes.len(), 0);
        let mut bound = i32::MAX;
        for at in (0..nodes.len()).rev() {
            times[at] = best[at].min(bound);
            bound = if at > 0 { times[at] - until_next(at - 1) } else { times[at] };
        }
    }

    /// What the start of a part costs, wherever in its round it stands.
    fn lay_start(&self, part: Node, earliest: i32, slopes: &mut Slopes) {
        let (choice, weights) = (self.choice(part), &self.model.weights);
        slopes.end_at(if self.is_tied(part) { earliest } else { choice.close });
        late::lay(choice, weights, slopes);
        early::lay(choice, earliest, weights, slopes);
        if let Some((at, price)) = self.model.published[part as usize] {
            changed::lay(at, price, slopes);
        }
    }

    /// Prices a round at its chosen times.
    fn price(&mut self, round: u32, scratch: &Scratch) -> bool {
        let info = &self.model.rounds[round as usize];
        let (summary, waits, mut cost) = if scratch.nodes.is_empty() {
            (Summary { idle: info.to - info.opens, ..Summary::default() }, 0, 0)
        } else {
            let (summary, waits) = self.summarise_with_break(round, scratch);
            (summary, waits, self.starts_cost(scratch, info))
        };
        cost += waiting::cost(waits, &self.model.weights);
        cost += overtime::cost(info, summary.back, &self.model.weights);
        if let Some(pause) = info.pause.as_ref().filter(|_| !summary.rests && !self.without_breaks) {
            match breaks::cost_of_none(pause, &summary) {
                Ok(missed) => cost += missed,
                Err(rule) => {
                    self.broke = rule;
                    return false;
                }
            }
        }
        let old = self.rounds[round as usize].cost;
        self.totals.rounds += cost - old;
        self.rounds[round as usize].cost = cost;
        self.rounds[round as usize].summary = summary;
        true
    }

    /// What a round comes to, and its waiting. A break that turns out not to be owed is waiting.
    fn summarise_with_break(&self, round: u32, scratch: &Scratch) -> (Summary, i32) {
        let before = self.rounds[round as usize].pause_before;
        let (leave, back) = self.ends(round, before, scratch);
        let pause = self.model.rounds[round as usize].pause.as_ref();
        let owed = pause.is_some_and(|pause| breaks::owed(pause, true, back - leave));
        self.summarise(round, if owed { before } else { NONE }, scratch)
    }

    /// When a round begins and ends at its chosen times, with its break before a node (`NONE`: without one).
    pub(super) fn ends(&self, round: u32, break_before: Node, scratch: &Scratch) -> (i32, i32) {
        let info = &self.model.rounds[round as usize];
        let (Some(&first), Some(&there)) = (scratch.nodes.first(), scratch.times.first()) else {
            return (info.from, info.from);
        };
        let pause = info.pause.as_ref().filter(|_| break_before != NONE);
        // A break before the first visit starts as late as it may.
        let there = match pause {
            Some(pause) if break_before == first => (there - pause.length).min(pause.to),
            _ => there,
        };
        let leave = if info.leaves_at_start { info.from } else { there - self.seats[first as usize].leg };
        let last = scratch.nodes.len() - 1;
        let home = scratch.times[last] + scratch.apart[last];
        let back = match pause {
            Some(pause) if break_before == self.model.tail(round) => home.max(pause.from) + pause.length,
            _ => home,
        };
        (leave, back)
    }

    fn summarise(&self, round: u32, break_before: Node, scratch: &Scratch) -> (Summary, i32) {
        let info = &self.model.rounds[round as usize];
        let Scratch { nodes, apart, times, .. } = scratch;
        let (leave, back) = self.ends(round, break_before, scratch);
        let pause = info.pause.as_ref().filter(|_| break_before != NONE);
        let rest = pause.map_or(0, |pause| pause.length);
        let first_leg = self.seats[nodes[0] as usize].leg;
        let work = first_leg + apart.iter().sum::<i32>();
        let waits_and_rest = back - leave - work;
        // What remains between a break before the first visit and that visit is idle but not waiting.
        let own = match pause {
            Some(pause) if break_before == nodes[0] => times[0] - rest - (leave + first_leg).max(pause.from),
            _ => 0,
        };
        let waits = waits_and_rest - rest - own;
        let evenings = times.iter().filter(|&&when| when >= info.evening).count() as i32;
        let idle = leave - info.opens + waits + own + (info.to - back).max(0);
        let (stops, paid) = (nodes.len() as u32, back - leave - rest);
        let rests = break_before != NONE;
        (Summary { stops, leave, back, paid, work, idle, evenings, rests }, waits)
    }

    /// What the chosen starts of a round cost.
    pub(super) fn starts_cost(&self, scratch: &Scratch, info: &super::model::RoundInfo) -> Cost {
        let weights = &self.model.weights;
        let mut cost = 0;
        for (&node, &when) in scratch.nodes.iter().zip(&scratch.times) {
            let choice = self.choice(node);
            cost += late::cost(choice, when, weights) + early::cost(choice, when, weights);
            if let Some((at, price)) = self.model.published[node as usize] {
                cost += changed::cost_of_start(at, price, when);
            }
            cost += wishes::cost_of_start(&self.model.unwanted[info.worker as usize], when);
        }
        cost
    }

    /// Prices the hours of every worker of a touched round.
    fn judge_workers(&mut self) -> bool {
        let rules = &self.model.rules;
        if !rules.look_at_hours() && !rules.look_at_shares() {
            return true;
        }
        let mut workers = std::mem::take(&mut self.scratch.workers);
        workers.clear();
        workers.extend(self.touched.iter().map(|&r| self.model.rounds[r as usize].worker));
        workers.sort_unstable();
        workers.dedup();
        let fits = workers.iter().all(|&worker| self.judge_worker(worker));
        self.scratch.workers = workers;
        fits
    }

    fn judge_worker(&mut self, worker: u32) -> bool {
        let mut shifts = std::mem::take(&mut self.scratch.shifts);
        shifts_of(self.model, &self.rounds, worker, &mut shifts);
        let load = self.model.rules.load(worker as usize, &shifts);
        let cost = if self.model.rules.look_at_hours() {
            self.model.rules.hours_cost(worker as usize, &shifts)
        } else {
            Some(0)
        };
        let Some(cost) = cost else {
            self.broke = self.model.rules.hours_broken(worker as usize, &shifts).unwrap_or(Rule::WeeklyHours);
            self.scratch.shifts = shifts;
            return false;
        };
        self.scratch.shifts = shifts;
        self.set_worker(worker, cost, load);
        true
    }

    fn judge_shares(&mut self) -> bool {
        let weights = &self.model.weights;
        let mut shares =
            if self.model.rules.look_at_shares() { self.model.rules.shares_cost(&self.loads) } else { 0 };
        shares += longest_idle::cost(self.rounds.iter().map(|round| &round.summary), weights);
        if weights.worst_late != 0 {
            let placed = (0..self.model.parts as u32).filter(|&part| self.placed(part));
            self.totals.worst = worst_late::worst(
                placed.map(|part| late::ticks(self.choice(part), self.when[part as usize])),
            );
        }
        self.totals.shares = shares;
        true
    }
}

/// A worker's rounds in the order of time, as the hours rules read them.
pub(crate) fn shifts_of(
    model: &Model,
    rounds: &[super::state::RoundState],
    worker: u32,
    shifts: &mut Vec<Shift>,
) {
    shifts.clear();
    shifts.extend(model.rounds_of[worker as usize].iter().map(|&r| {
        let info = &model.rounds[r as usize];
        let (day, began, weekend) = (info.day, info.began, info.weekend);
        Shift { day, began, weekend, summary: rounds[r as usize].summary }
    }));
}
