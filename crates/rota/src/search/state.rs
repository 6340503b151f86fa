//! The plan as the search holds it, and the one way of changing it: begin, take out and put in, time, then keep or
//! undo. Everything changed in between is written down, so that undoing is exact.

use super::journal::{Journal, Mark};
use super::model::{Choice, Model, NONE, Node};
use super::zones::Fence;
use crate::problem::Weights;
use crate::rules::{Faces, Load, Summary, worst_late};
use crate::units::Cost;

/// Where a node stands: its neighbours, its round, the choice of appointment, and its label.
///
/// Labels rise along every round, and the two parts of a pair share one. So the graph of "must come before" can
/// have no cycle, whatever ties the rounds together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    pub(crate) prev: Node,
    pub(crate) next: Node,
    pub(crate) round: u32,
    pub(crate) choice: u32,
    /// How long it takes once it starts, by that choice, and how long the way from the node before it.
    pub(crate) duration: i32,
    pub(crate) leg: i32,
    /// Not to start before this, though it could: how parts tied to other rounds are given a later time.
    pub(crate) hold: i32,
    pub(crate) label: u64,
}

/// No hold: as early as can be.
pub(crate) const NO_HOLD: i32 = i32::MIN;

/// The version that no round ever has.
pub(crate) const NO_VERSION: u64 = 0;

/// What is kept of each round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoundState {
    /// A number that no other order of stops of any round ever had, in this state.
    pub(crate) version: u64,
    pub(crate) stops: u32,
    pub(crate) load: i32,
    /// Before which node the break is taken, `NONE` where there is none.
    pub(crate) pause_before: Node,
    pub(crate) summary: Summary,
    pub(crate) cost: Cost,
}

/// The running totals; small enough to copy before every move.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    /// Travel, suitability, faces, what is left out or cut.
    pub(crate) base: Cost,
    /// Late starts, where times are simply the earliest.
    pub(crate) timing: Cost,
    /// The latest start of all, in ticks.
    pub(crate) worst: i32,
    /// What depends on chosen times, round by round.
    pub(crate) rounds: Cost,
    /// What depends on workers' hours.
    pub(crate) hours: Cost,
    /// Shares and the longest idle time.
    pub(crate) shares: Cost,
}

impl Totals {
    /// All of it together.
    pub(crate) fn cost(&self, weights: &Weights) -> Cost {
        self.base
            + self.timing
            + worst_late::cost(self.worst, weights)
            + self.rounds
            + self.hours
            + self.shares
    }
}

/// A plan under change.
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model,
    pub(crate) seats: Vec<Seat>,
    /// Earliest start of each node under all constraints.
    pub(crate) start: Vec<i32>,
    /// Ticks late, where times are simply the earliest.
    pub(crate) late: Vec<i32>,
    /// Chosen start of each part, where times are chosen.
    pub(crate) when: Vec<i32>,
    pub(crate) rounds: Vec<RoundState>,
    pub(crate) worker_cost: Vec<Cost>,
    pub(crate) loads: Vec<Load>,
    pub(crate) faces: Faces,
    /// What must stay as it is for now.
    pub(crate) fence: Fence,
    pub(crate) totals: Totals,
    /// Parts without a place, and the position of each in that list.
    pub(crate) unplaced: Vec<Node>,
    pub(super) unplaced_at: Vec<u32>,
    pub(super) before: Mark,
    pub(super) journal: Journal,
    pub(super) stamp: u32,
    round_stamp: Vec<u32>,
    /// Rounds changed since `begin`.
    pub(crate) touched: Vec<u32>,
    /// Nodes whose start must be looked at again.
    queue: Vec<(u64, Node)>,
    /// How many starts were looked at, ever: what timing costs.
    pub(crate) looks: u64,
    /// Whether the latest start of all became earlier, so that the next latest must be found.
    pub(crate) worst_fell: bool,
    /// Whether a part was put in with a companion it must not have.
    pub(crate) clash: bool,
    /// Whether breaks are left out of account, to see whether it is they that stop a visit.
    pub(crate) without_breaks: bool,
    /// The rule that stopped the last change that could not be timed.
    pub(crate) broke: crate::rule::Rule,
    queued: Vec<bool>,
    pub(crate) scratch: super::settle::Scratch,
    /// Parts on their way from one round to another.
    pub(crate) moved: Vec<(Node, u32, u64)>,
    /// The last version given to a round.
    version: u64,
    /// When each node must be reached at the latest, by the windows behind it in its round; true of rounds that have
    /// the version of which that was found out.
    pub(super) latest_arrival: Vec<i32>,
    pub(super) looked_back: Vec<u64>,
}

impl<'m> State<'m> {
    /// A state in which nothing is placed.
    pub(crate) fn empty(model: &'m Model, faces: Faces) -> Self {
        let nobody = Seat {
            prev: NONE,
            next: NONE,
            round: NONE,
            choice: 0,
            duration: 0,
            leg: 0,
            hold: NO_HOLD,
            label: 0,
        };
        let mut seats = vec![nobody; model.nodes()];
        let mut start = vec![0; model.nodes()];
        for round in 0..model.rounds.len() as u32 {
            let (head, tail) = (model.head(round), model.tail(round));
            seats[head as usize] = Seat { next: tail, round, ..nobody };
            let leg = model.leg(round, head, tail);
            seats[tail as usize] = Seat { prev: head, round, leg, label: u64::MAX, ..nobody };
            start[head as usize] = model.rounds[round as usize].from;
            start[tail as usize] = model.rounds[round as usize].from;
        }
        let empty = RoundState {
            version: 0,
            stops: 0,
            load: 0,
            pause_before: NONE,
            summary: Summary::default(),
            cost: 0,
        };
        let mut state = Self {
            model,
            seats,
            start,
            late: vec![0; model.nodes()],
            when: vec![0; model.parts],
            rounds: vec![empty; model.rounds.len()],
            worker_cost: vec![0; model.workers],
            loads: vec![Load::default(); model.workers],
            faces,
            fence: Fence::none(model),
            totals: Totals { base: model.unplaced.iter().sum(), ..Totals::default() },
            unplaced: (0..model.parts as u32).collect(),
            unplaced_at: (0..model.parts as u32).collect(),
            before: Mark::default(),
            journal: Journal::default(),
            stamp: 0,
            round_stamp: vec![0; model.rounds.len()],
            touched: Vec::new(),
            queue: Vec::new(),
            looks: 0,
            worst_fell: false,
            clash: false,
            without_breaks: false,
            broke: crate::rule::Rule::HardWindow,
            queued: vec![false; model.nodes()],
            scratch: super::settle::Scratch::default(),
            moved: Vec::new(),
            latest_arrival: vec![0; model.nodes()],
            version: 0,
            looked_back: vec![NO_VERSION; model.rounds.len()],
        };
        state.renew_versions();
        state.judge_all();
        state
    }

    /// Gives every round a version of its own, where its stops are not those it had.
    pub(super) fn renew_versions(&mut self) {
        for round in &mut self.rounds {
            self.version += 1;
            round.version = self.version;
        }
    }

    /// Prices every round and worker of a state in which nothing is placed.
    fn judge_all(&mut self) {
        self.begin();
        for round in 0..self.rounds.len() as u32 {
            self.touch(round);
        }
        self.judge_touched();
    }

    /// The weighed cost of everything.
    pub(crate) fn cost(&self) -> Cost {
        self.totals.cost(&self.model.weights)
    }

    pub(crate) fn round_of(&self, node: Node) -> u32 {
        self.seats[node as usize].round
    }

    pub(crate) fn next(&self, node: Node) -> Node {
        self.seats[node as usize].next
    }

    pub(crate) fn prev(&self, node: Node) -> Node {
        self.seats[node as usize].prev
    }

    pub(crate) fn label(&self, node: Node) -> u64 {
        self.seats[node as usize].label
    }

    pub(crate) fn placed(&self, part: Node) -> bool {
        self.seats[part as usize].round != NONE
    }

    /// The other part of a pair, if it is placed.
    pub(crate) fn placed_mate(&self, part: Node) -> Option<Node> {
        let mate = self.model.mate[part as usize];
        (mate != NONE && self.placed(mate)).then_some(mate)
    }

    pub(crate) fn choice(&self, part: Node) -> &'m Choice {
        self.model.choice(self.seats[part as usize].choice)
    }

    /// How long a node takes once it starts.
    pub(crate) fn duration(&self, node: Node) -> i32 {
        self.seats[node as usize].duration
    }

    pub(crate) fn leg(&self, round: u32, from: Node, to: Node) -> Cost {
        Cost::from(self.model.leg(round, from, to))
    }

    /// Notes that a node's start must be looked at again.
    pub(crate) fn look_again(&mut self, node: Node) {
        if !std::mem::replace(&mut self.queued[node as usize], true) {
            self.queue.push((self.seats[node as usize].label, node));
        }
    }

    pub(super) fn forget_queue(&mut self) {
        while let Some((_, node)) = self.queue.pop() {
            self.queued[node as usize] = false;
        }
    }

    /// The waiting node with the least label.
    pub(crate) fn pop_least(&mut self) -> Option<Node> {
        let (at, _) = self.queue.iter().enumerate().min_by_key(|(_, (label, _))| *label)?;
        let (_, node) = self.queue.swap_remove(at);
        self.queued[node as usize] = false;
        Some(node)
    }

    pub(super) fn list(&mut self, part: Node) {
        self.unplaced_at[part as usize] = self.unplaced.len() as u32;
        self.unplaced.push(part);
    }

    pub(super) fn unlist(&mut self, part: Node) {
        let at = self.unplaced_at[part as usize] as usize;
        self.unplaced.swap_remove(at);
        if let Some(&moved) = self.unplaced.get(at) {
            self.unplaced_at[moved as usize] = at as u32;
        }
    }

    /// Writes a round down before it changes, once a move.
    pub(crate) fn touch(&mut self, round: u32) {
        if self.round_stamp[round as usize] != self.stamp {
            self.round_stamp[round as usize] = self.stamp;
            self.journal.rounds.push((round, self.rounds[round as usize]));
            self.touched.push(round);
        }
    }

    pub(crate) fn set_seat(&mut self, node: Node, change: impl FnOnce(&mut Seat)) {
        let seat = &mut self.seats[node as usize];
        self.journal.seats.push((node, *seat));
        change(seat);
    }

    pub(crate) fn set_start(&mut self, node: Node, start: i32, late: i32) {
        self.journal.starts.push((node, self.start[node as usize], self.late[node as usize]));
        self.start[node as usize] = start;
        self.late[node as usize] = late;
    }

    pub(crate) fn set_when(&mut self, part: Node, when: i32) {
        if self.when[part as usize] != when {
            self.journal.times.push((part, self.when[part as usize]));
            self.when[part as usize] = when;
        }
    }

    pub(crate) fn set_worker(&mut self, worker: u32, cost: Cost, load: Load) {
        let at = worker as usize;
        self.journal.workers.push((worker, self.worker_cost[at], self.loads[at]));
        self.totals.hours += cost - self.worker_cost[at];
        self.worker_cost[at] = cost;
        self.loads[at] = load;
    }

    /// Takes a part out of its round.
    pub(crate) fn take_out(&mut self, part: Node) {
        let Seat { prev, next, round, choice, leg, .. } = self.seats[part as usize];
        let (direct, onward) = (self.model.leg(round, prev, next), self.seats[next as usize].leg);
        self.touch(round);
        self.set_seat(prev, |seat| seat.next = next);
        self.set_seat(next, |seat| (seat.prev, seat.leg) = (prev, direct));
        self.set_seat(part, |seat| seat.round = NONE);
        self.journal.idle.push((part, true));
        self.list(part);
        self.leave_round(part, round, next);
        let legs = Cost::from(direct) - Cost::from(leg) - Cost::from(onward);
        let cut = self.model.choice(choice).cut;
        self.totals.base += self.model.weights.travel * legs - cut - Cost::from(self.model.cost(part, round))
            + self.model.unplaced[part as usize];
        if self.late[part as usize] != 0 {
            self.note_late(self.late[part as usize], 0);
            self.set_start(part, self.start[part as usize], 0);
        }
        self.look_again(next);
        self.wake_ties(part);
    }

    /// Takes a part out, if it is placed, and its mate with it, to be put in elsewhere.
    pub(crate) fn take_out_whole(&mut self, part: Node) {
        if self.placed(part) {
            self.take_out(part);
            let mate = self.model.mate[part as usize];
            if mate != NONE {
                self.take_out(mate);
            }
        }
    }

    fn leave_round(&mut self, part: Node, round: u32, next: Node) {
        self.version += 1;
        let state = &mut self.rounds[round as usize];
        state.version = self.version;
        state.stops -= 1;
        state.load -= self.model.load[part as usize];
        if state.pause_before == part {
            state.pause_before = if state.stops == 0 { NONE } else { next };
        }
        if self.faces.active() {
            let (person, worker) =
                (self.model.person[part as usize], self.model.rounds[round as usize].worker);
            self.totals.base += self.faces.take(person, worker);
            self.journal.faces.push((person, worker, false));
        }
    }

    /// Puts a part into a round behind `prev`.
    pub(crate) fn put_in(&mut self, part: Node, prev: Node, choice: u32, label: u64) {
        let Seat { next, round, .. } = self.seats[prev as usize];
        let (leg, onward) = (self.model.leg(round, prev, part), self.model.leg(round, part, next));
        let direct = self.seats[next as usize].leg;
        let duration = self.model.choice(choice).duration;
        self.touch(round);
        self.set_seat(prev, |seat| seat.next = part);
        self.set_seat(next, |seat| (seat.prev, seat.leg) = (part, onward));
        self.set_seat(part, |seat| {
            *seat = Seat { prev, next, round, choice, duration, leg, hold: NO_HOLD, label };
        });
        self.journal.idle.push((part, false));
        self.unlist(part);
        self.version += 1;
        let state = &mut self.rounds[round as usize];
        state.version = self.version;
        state.stops += 1;
        state.load += self.model.load[part as usize];
        if self.faces.active() {
            let (person, worker) =
                (self.model.person[part as usize], self.model.rounds[round as usize].worker);
            self.totals.base += self.faces.add(person, worker);
            self.journal.faces.push((person, worker, true));
        }
        let legs = Cost::from(leg) + Cost::from(onward) - Cost::from(direct);
        let cut = self.model.choice(choice).cut;
        self.totals.base += self.model.weights.travel * legs + cut + Cost::from(self.model.cost(part, round))
            - self.model.unplaced[part as usize];
        self.look_again(part);
        self.look_again(next);
        self.wake_ties(part);
        self.clash |= self.model.has_ties && !self.companions_allow(part, round);
    }

    /// What a part's leaving or coming may change elsewhere: its mate and what waits for it.
    pub(crate) fn wake_ties(&mut self, part: Node) {
        let mate = self.model.mate[part as usize];
        if mate != NONE && self.placed(mate) {
            self.look_again(mate);
        }
        if self.model.has_ties {
            for tie in &self.model.ties[part as usize] {
                let other = tie.other(part);
                if self.placed(other) {
                    self.look_again(other);
                    // Even where its earliest start stays, it may no longer wait as it likes, or may again.
                    if self.model.chooses_times {
                        self.touch(self.round_of(other));
                    }
                }
            }
        }
    }
}
