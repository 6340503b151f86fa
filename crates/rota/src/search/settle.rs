//! Chosen times: where waiting, paid time or a preferred time counts, the earliest start is not always the best.
//!
//! For one round with its order given, every start has a convex, piecewise linear price and starts are at least so
//! far apart; the best starts come from one pass that carries "the least cost of everything so far, if this one
//! starts at t" as a list of slopes (the slope trick; compare Garey, Tarjan and Wilfong 1988 on a single machine
//! with earliness and tardiness). Starts tied to another round are held where `timing` put them.

use super::model::{Model, NONE, Node};
use super::state::State;
use crate::rule::Rule;
use crate::rules::{Shift, Summary};
use crate::units::Cost;

/// A price beyond any other, for what may not be.
const WALL: Cost = 1 << 40;

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

/// A convex function by its slopes: from each point on, until the next.
#[derive(Default)]
struct Slopes(Vec<(i32, Cost)>);

impl Slopes {
    fn reset(&mut self, from: i32) {
        self.0.clear();
        self.0.push((from, 0));
    }

    /// Adds a slope from `point` on.
    fn add(&mut self, point: i32, slope: Cost) {
        let at = self.0.partition_point(|(x, _)| *x < point);
        if at == 0 {
            self.0.iter_mut().for_each(|(_, s)| *s += slope);
            return;
        }
        if self.0.get(at).is_none_or(|(x, _)| *x != point) {
            let before = self.0[at - 1].1;
            self.0.insert(at, (point, before));
        }
        self.0[at..].iter_mut().for_each(|(_, s)| *s += slope);
    }

    /// Where it is least; the earliest such point.
    fn least(&self) -> i32 {
        let found = self.0.iter().find(|(_, slope)| *slope >= 0);
        found.or(self.0.last()).map_or(0, |(x, _)| *x)
    }

    /// Turns f(t) into "the least of f up to t", moved `by` later and cut off before `from`.
    fn carry(&mut self, least: i32, by: i32, from: i32) {
        self.0.retain(|(x, _)| *x < least);
        self.0.push((least, 0));
        self.0.iter_mut().for_each(|(x, _)| *x += by);
        // Where everything begins later than `from`, nothing earlier can be had and nothing is cut off.
        let kept = self.0.partition_point(|(x, _)| *x <= from);
        if kept > 0 {
            self.0.drain(..kept - 1);
            self.0[0].0 = from;
        }
    }
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
                .push(self.duration(node) + self.model.leg(round, node, next) + self.pause_at(round, next));
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
        let waiting = self.model.weights.waiting + paid;
        best.clear();
        let last = nodes.len() - 1;
        for (at, &node) in nodes.iter().enumerate() {
            let from = self.start[node as usize];
            if at == 0 {
                slopes.reset(from);
                if !info.leaves_at_start {
                    slopes.add(i32::MIN, -waiting);
                }
            } else {
                slopes.carry(best[at - 1], apart[at - 1], from);
            }
            self.add_prices(node, slopes);
            self.add_pause_wall(
                round,
                if at == last { self.model.tail(round) } else { nodes[at + 1] },
                node,
                slopes,
            );
            if at == last {
                slopes.add(i32::MIN, waiting);
                if info.may_overrun {
                    slopes.add(info.to - apart[last], self.model.weights.overtime);
                } else {
                    slopes.add(info.to - apart[last], WALL);
                }
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

    /// What the start of a part costs, as slopes.
    fn add_prices(&self, part: Node, slopes: &mut Slopes) {
        let choice = self.choice(part);
        let weights = &self.model.weights;
        let start = self.start[part as usize];
        slopes.add(if self.is_tied(part) { start } else { choice.close }, WALL);
        if weights.late != 0 {
            slopes.add(choice.fine_to, weights.late);
        }
        if weights.early != 0 && choice.fine_from > start {
            slopes.add(i32::MIN, -weights.early);
            slopes.add(choice.fine_from, weights.early);
        }
        if let Some((at, price)) = self.model.published[part as usize]
            && price != 0
        {
            slopes.add(i32::MIN, -price);
            slopes.add(at, 2 * price);
        }
    }

    /// A break before `next` must still start in time, so the visit before it may not be put off too far.
    fn add_pause_wall(&self, round: u32, next: Node, part: Node, slopes: &mut Slopes) {
        if self.rounds[round as usize].pause_before == next
            && let Some(pause) = &self.model.rounds[round as usize].pause
        {
            slopes.add(pause.to - self.duration(part) - self.model.leg(round, part, next), WALL);
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
        cost += self.model.weights.waiting * Cost::from(waits);
        cost += self.model.weights.overtime * Cost::from((summary.back - info.to).max(0));
        if let Some(pause) = &info.pause
            && pause_before == NONE
        {
            let owed = match pause.beyond {
                None => true,
                Some(beyond) => summary.stops > 0 && summary.back - summary.leave > beyond,
            };
            match pause.missed {
                _ if !owed => {}
                Some(missed) => cost += missed,
                None if summary.stops > 0 => {
                    self.broke = Rule::Break;
                    return false;
                }
                None => {}
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
        let first_leg = self.model.leg(round, self.model.head(round), first);
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

    /// Late, early, moved and unwanted starts of a round.
    fn starts_cost(&self, scratch: &Scratch, info: &super::model::RoundInfo) -> Cost {
        let weights = &self.model.weights;
        let mut cost = 0;
        for &node in &scratch.nodes {
            let (choice, when) = (self.choice(node), self.when[node as usize]);
            cost += weights.late * Cost::from((when - choice.fine_to).max(0));
            cost += weights.early * Cost::from((choice.fine_from - when).max(0));
            if let Some((at, price)) = self.model.published[node as usize] {
                cost += price * Cost::from((when - at).abs());
            }
            for unwanted in &self.model.unwanted[info.worker as usize] {
                cost += if unwanted.window.contains(crate::Time(when)) { unwanted.cost } else { 0 };
            }
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
        if weights.longest_idle != 0 {
            let idle = self.rounds.iter().map(|round| round.summary.idle).max().unwrap_or(0);
            shares += weights.longest_idle * Cost::from(idle);
        }
        if weights.worst_late != 0 {
            let late = |part: Node| {
                if self.placed(part) { self.when[part as usize] - self.choice(part).fine_to } else { 0 }
            };
            self.totals.worst = (0..self.model.parts as u32).map(late).max().unwrap_or(0).max(0);
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
            let there = free + self.model.leg(round, prev, node);
            let starts = if !part {
                there
            } else if self.is_tied(node) {
                there.max(self.opens(node)).max(self.start[node as usize])
            } else {
                there.max(self.choice(node).open)
            };
            if prev == head {
                leave = starts - (there - free);
            }
            if there <= pause.to {
                let delay = (there.max(pause.from) + pause.length - starts).max(0);
                if delay < least && (part || prev != head) {
                    (place, least) = (node, delay);
                }
            }
            if !part {
                let owed = match pause.beyond {
                    None => prev != head,
                    Some(beyond) => prev != head && there - leave > beyond,
                };
                return if owed { place } else { NONE };
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
