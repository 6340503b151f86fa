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
    nodes: Vec<Node>,
    /// Least distance from each start to the next.
    apart: Vec<i32>,
    /// The best start of each stop if nothing came after.
    best: Vec<i32>,
    slopes: Slopes,
    shifts: Vec<Shift>,
    workers: Vec<u32>,
}

impl State<'_> {
    /// Prices every touched round and its worker anew. `false` where a limit is broken.
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
        if !scratch.nodes.is_empty() {
            self.choose(round, &mut scratch);
        }
        let fits = self.price(round, &scratch);
        self.scratch = scratch;
        fits
    }

    /// The stops of a round and how far apart their starts must be.
    fn lay_out(&self, round: u32, scratch: &mut Scratch) {
        scratch.nodes.clear();
        scratch.apart.clear();
        let mut node = self.next(self.model.head(round));
        while self.model.is_part(node) {
            let next = self.next(node);
            scratch.nodes.push(node);
            scratch
                .apart
                .push(self.duration(node) + self.seats[next as usize].leg + self.pause_at(round, next));
            node = next;
        }
    }

    /// How long the break taken before a node lasts, if it is.
    fn pause_at(&self, round: u32, node: Node) -> i32 {
        match &self.model.rounds[round as usize].pause {
            Some(pause) if self.rounds[round as usize].pause_before == node => pause.length,
            _ => 0,
        }
    }

    fn choose(&mut self, round: u32, scratch: &mut Scratch) {
        let Scratch { nodes, apart, best, slopes, .. } = scratch;
        let info = &self.model.rounds[round as usize];
        let worker = info.worker as usize;
        let paid = self.model.rules.price_of_paid_time(worker, &self.loads[worker]);
        let minute_away = self.model.weights.waiting + paid;
        best.clear();
        let last = nodes.len() - 1;
        for (at, &node) in nodes.iter().enumerate() {
            let from = self.start[node as usize];
            if at == 0 {
                slopes.reset(from);
                waiting::lay_first(info.leaves_at_start, minute_away, slopes);
            } else {
                slopes.carry(best[at - 1], apart[at - 1], from);
            }
            let next = if at == last { self.model.tail(round) } else { nodes[at + 1] };
            self.lay_start(node, round, next, slopes);
            if at == last {
                waiting::lay_last(minute_away, slopes);
                overtime::lay(info, apart[last], &self.model.weights, slopes);
            }
            best.push(slopes.least());
        }
        let mut bound = i32::MAX;
        for at in (0..nodes.len()).rev() {
            let when = best[at].min(bound);
            self.set_when(nodes[at], when);
            bound = if at > 0 { when - apart[at - 1] } else { when };
        }
    }

    /// What the start of a part costs, wherever in its round it stands.
    fn lay_start(&self, part: Node, round: u32, next: Node, slopes: &mut Slopes) {
        let (choice, weights) = (self.choice(part), &self.model.weights);
        let earliest = self.start[part as usize];
        slopes.end_at(if self.is_tied(part) { earliest } else { choice.close });
        late::lay(choice, weights, slopes);
        early::lay(choice, earliest, weights, slopes);
        if let Some((at, price)) = self.model.published[part as usize] {
            changed::lay(at, price, slopes);
        }
        if let Some(pause) = &self.model.rounds[round as usize].pause
            && self.rounds[round as usize].pause_before == next
        {
            breaks::lay(pause, choice.duration + self.seats[next as usize].leg, slopes);
        }
    }

    /// Prices a round at its chosen times.
    fn price(&mut self, round: u32, scratch: &Scratch) -> bool {
        let info = &self.model.rounds[round as usize];
        let pause_before = self.rounds[round as usize].pause_before;
        let (summary, waits, mut cost) = match (scratch.nodes.first(), scratch.nodes.last()) {
            (Some(&first), Some(&last)) => {
                let (summary, waits) = self.summarise(round, first, last, scratch);
                (summary, waits, self.starts_cost(scratch, info))
            }
            _ => (Summary { idle: info.to - info.from, ..Summary::default() }, 0, 0),
        };
        cost += waiting::cost(waits, &self.model.weights);
        cost += overtime::cost(info, summary.back, &self.model.weights);
        if let Some(pause) = &info.pause
            && pause_before == NONE
        {
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

    fn summarise(&self, round: u32, first: Node, last: Node, scratch: &Scratch) -> (Summary, i32) {
        let info = &self.model.rounds[round as usize];
        let (nodes, apart) = (&scratch.nodes, &scratch.apart);
        let tail = self.model.tail(round);
        let pause = self.pause_at(round, first);
        let there = self.when[first as usize] - pause;
        let first_leg = self.seats[first as usize].leg;
        let mut waits = 0;
        let mut idle = 0;
        let leave = if info.leaves_at_start {
            waits += there - first_leg - info.from;
            info.from
        } else if pause > 0 {
            // The break starts as late as it may; what then remains before the visit is idle but not waiting.
            let starts = there.min(info.pause.as_ref().map_or(i32::MAX, |p| p.to));
            idle += there - starts;
            starts - first_leg
        } else {
            there - first_leg
        };
        let mut work = first_leg;
        let mut evenings = 0;
        for (at, &node) in nodes.iter().enumerate() {
            work += apart[at];
            evenings += i32::from(self.when[node as usize] >= info.evening);
            if at > 0 {
                waits += self.when[node as usize] - self.when[nodes[at - 1] as usize] - apart[at - 1];
            }
        }
        let mut back = self.when[last as usize] + apart[nodes.len() - 1];
        let mut total_pause = 0;
        if let Some(p) = &info.pause
            && self.rounds[round as usize].pause_before != NONE
        {
            total_pause = p.length;
            if self.rounds[round as usize].pause_before != first {
                work -= p.length;
            }
            if self.rounds[round as usize].pause_before == tail {
                let wait = (p.from - (back - p.length)).max(0);
                waits += wait;
                back += wait;
            }
        }
        idle += leave - info.from + waits + (info.to - back).max(0);
        let paid = back - leave - total_pause;
        let stops = nodes.len() as u32;
        (Summary { stops, leave, back, paid, work, idle, evenings }, waits)
    }

    /// What the chosen starts of a round cost.
    fn starts_cost(&self, scratch: &Scratch, info: &super::model::RoundInfo) -> Cost {
        let weights = &self.model.weights;
        let mut cost = 0;
        for &node in &scratch.nodes {
            let (choice, when) = (self.choice(node), self.when[node as usize]);
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

    /// Puts the break of every touched round where it delays least, by earliest starts.
    pub(crate) fn place_pauses(&mut self) {
        if !self.model.has_pauses {
            return;
        }
        for at in 0..self.touched.len() {
            let round = self.touched[at];
            let Some(pause) = self.model.rounds[round as usize].pause else { continue };
            let before = self.rounds[round as usize].pause_before;
            let place = self.best_pause(round, &pause);
            if before != place {
                self.rounds[round as usize].pause_before = place;
                for node in [before, place] {
                    if node != NONE && self.round_of(node) == round {
                        self.look_again(node);
                    }
                }
            }
        }
    }

    fn best_pause(&self, round: u32, pause: &super::model::Pause) -> Node {
        let info = &self.model.rounds[round as usize];
        let head = self.model.head(round);
        let (mut node, mut free, mut prev) = (self.next(head), info.from, head);
        let (mut place, mut least, mut leave) = (NONE, i32::MAX, 0);
        loop {
            let part = self.model.is_part(node);
            let leg = self.seats[node as usize].leg;
            let there = free + leg;
            let starts = if !part {
                there
            } else if self.is_tied(node) {
                there.max(self.opens(node)).max(self.start[node as usize])
            } else {
                there.max(self.choice(node).open)
            };
            if prev == head {
                leave = starts - leg;
            }
            if there <= pause.to {
                let delay = (there.max(pause.from) + pause.length - starts).max(0);
                if delay < least && (part || prev != head) {
                    (place, least) = (node, delay);
                }
            }
            if !part {
                return if prev != head && breaks::owed(pause, true, there - leave) { place } else { NONE };
            }
            free = starts + self.duration(node);
            prev = node;
            node = self.next(node);
        }
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
        Shift { day: info.day, weekend: info.weekend, summary: rounds[r as usize].summary }
    }));
}
