//! From the search's state to a plan, and back.

use super::labels::Gap;
use super::model::{Choice, FORBIDDEN, Model, NONE, Node};
use super::snapshot::Snapshot;
use super::state::State;
use crate::plan::{Plan, Rest, Round, Stop};
use crate::units::{Span, Time, VisitIdx, WorkerIdx};

impl Snapshot {
    /// The plan as others read it, without what must not be without another that has no place.
    pub(crate) fn plan(&self, model: &Model) -> Plan {
        let mut state = self.state(model);
        state.drop_halves();
        state.plan()
    }
}

impl State<'_> {
    /// The plan as others read it.
    pub(crate) fn plan(&self) -> Plan {
        let rounds = (0..self.rounds.len() as u32).filter(|&round| self.rounds[round as usize].stops > 0);
        Plan { rounds: rounds.map(|round| self.round_of_plan(round)).collect() }
    }

    /// When a part starts: as chosen, or at the earliest.
    pub(crate) fn starts(&self, part: Node) -> i32 {
        if self.model.chooses_times { self.when[part as usize] } else { self.start[part as usize] }
    }

    fn round_of_plan(&self, round: u32) -> Round {
        let model = self.model;
        let info = &model.rounds[round as usize];
        let (head, tail) = (model.head(round), model.tail(round));
        let pause_before = self.rounds[round as usize].pause_before;
        let mut stops = Vec::new();
        let mut rest = None;
        let first = self.next(head);
        let pause = info.pause.as_ref().filter(|_| self.rounds[round as usize].summary.rests);
        let first_pause = pause.filter(|_| pause_before == first).map_or(0, |p| p.length);
        let first_leg = model.leg(round, head, first);
        let first_arrival = match pause {
            Some(p) if pause_before == first && !info.leaves_at_start => {
                (self.starts(first) - first_pause).min(p.to)
            }
            _ if info.leaves_at_start => info.from + first_leg,
            _ => self.starts(first),
        };
        let leave = first_arrival - first_leg;
        let (mut node, mut arrive) = (first, first_arrival);
        loop {
            if let Some(p) = pause
                && pause_before == node
            {
                let start = Time(arrive.max(p.from));
                rest = Some(Rest { start, length: Span(p.length), before: stops.len() });
            }
            if node == tail {
                break;
            }
            let start = self.starts(node);
            let end = start + self.duration(node);
            let visit = VisitIdx(model.visit[node as usize]);
            stops.push(Stop { visit, arrive: Time(arrive), start: Time(start), end: Time(end) });
            let next = self.next(node);
            arrive = end + model.leg(round, node, next);
            node = next;
        }
        let back = match &rest {
            Some(rest) if rest.before == stops.len() => rest.start + rest.length,
            _ => Time(arrive),
        };
        Round {
            worker: WorkerIdx(info.worker),
            shift: info.shift as usize,
            leave: Time(leave),
            back,
            stops,
            rest,
        }
    }

    /// Takes out what is tied so that it must not be without another that has no place.
    pub(crate) fn drop_halves(&mut self) {
        loop {
            let orphan =
                self.model.tied.iter().copied().find(|&part| self.placed(part) && self.is_half(part));
            let Some(part) = orphan else { return };
            self.begin();
            self.take_out(part);
            let mate = self.model.mate[part as usize];
            if mate != NONE && self.placed(mate) {
                self.take_out(mate);
            }
            if !self.time() {
                self.undo();
                return;
            }
        }
    }

    fn is_half(&self, part: Node) -> bool {
        self.model.all_or_none(part).any(|other| !self.placed(other))
    }

    /// Puts in what a plan says, as far as the rules let it; what does not fit is left out.
    pub(crate) fn load(&mut self, plan: &Plan) {
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut taken = vec![false; self.model.parts];
        for round in &plan.rounds {
            let Some(number) = find_round(self.model, round) else { continue };
            for stop in &round.stops {
                let part = (0..self.model.parts as u32)
                    .find(|&part| !taken[part as usize] && self.model.visit[part as usize] == stop.visit.0);
                if let Some(part) = part {
                    taken[part as usize] = true;
                    wanted.push(Wanted {
                        start: stop.start.0,
                        part,
                        round: number,
                        duration: (stop.end - stop.start).0,
                    });
                }
            }
        }
        wanted.sort_by_key(|w| (w.start, w.part));
        for one in &wanted {
            let mate = self.model.mate[one.part as usize];
            match wanted.iter().find(|other| other.part == mate) {
                Some(other) if one.part < mate => self.append(&[*one, *other]),
                None if mate == NONE => self.append(&[*one]),
                _ => {}
            }
        }
        // What did not fit behind what came before it may fit among it, now that all of that is there.
        for one in wanted.iter().filter(|one| self.model.mate[one.part as usize] == NONE) {
            if !self.placed(one.part) {
                self.squeeze_in(*one);
            }
        }
    }

    /// Puts a part into its round where the plan has it or, where it cannot be, where it costs least.
    fn squeeze_in(&mut self, wanted: Wanted) {
        let Some(choice) = self.choice_like(&wanted) else { return };
        let ties = self.gap_of_ties(wanted.part);
        let mut best: Option<((bool, crate::Cost), Node)> = None;
        let mut prev = self.model.head(wanted.round);
        let tail = self.model.tail(wanted.round);
        while prev != tail {
            if let Some(label) = self.gap_after(prev).meet(ties).middle() {
                self.begin();
                let out_of_order = !self.stands_between(prev, wanted.start);
                self.put_in_at(&wanted, prev, choice, label);
                if self.time() {
                    let price = (out_of_order, self.cost());
                    if best.is_none_or(|(known, _)| price < known) {
                        best = Some((price, prev));
                    }
                }
                self.undo();
            }
            prev = self.next(prev);
        }
        if let Some((_, prev)) = best
            && let Some(label) = self.gap_after(prev).meet(ties).middle()
        {
            self.begin();
            self.put_in_at(&wanted, prev, choice, label);
            if !self.time() {
                self.undo();
            }
        }
    }

    /// Whether a start lies between those of a node and the one behind it.
    fn stands_between(&self, prev: Node, start: i32) -> bool {
        let next = self.next(prev);
        (!self.model.is_part(prev) || self.starts(prev) <= start)
            && (!self.model.is_part(next) || start <= self.starts(next))
    }

    /// Puts a part in behind a node and, should it be tied to another round, holds it at the start that the plan has.
    fn put_in_at(&mut self, wanted: &Wanted, prev: Node, choice: u32, label: u64) {
        self.put_in(wanted.part, prev, choice, label);
        self.set_seat(wanted.part, |seat| seat.hold = wanted.start);
    }

    /// Puts parts at the ends of their rounds, all or none.
    fn append(&mut self, parts: &[Wanted]) {
        let mut gap = Gap { above: 0, below: u64::MAX };
        for one in parts {
            let last = self.prev(self.model.tail(one.round));
            gap = gap.meet(Gap { above: self.label(last), below: u64::MAX }).meet(self.gap_of_ties(one.part));
        }
        // Low in the gap, to leave room for all that follows.
        let label = gap.above + (1 << 32);
        if label >= gap.below {
            return;
        }
        self.begin();
        for one in parts {
            let Some(choice) = self.choice_like(one) else {
                self.undo();
                return;
            };
            let last = self.prev(self.model.tail(one.round));
            self.put_in_at(one, last, choice, label);
        }
        if !self.time() {
            self.undo();
        }
    }

    /// The appointment and length that come nearest to what a plan says, where the part may be in that round at all.
    fn choice_like(&self, wanted: &Wanted) -> Option<u32> {
        if self.model.cost(wanted.part, wanted.round) == FORBIDDEN {
            return None;
        }
        let day = self.model.rounds[wanted.round as usize].day;
        let unlike = |choice: &Choice| {
            let outside = (choice.open - wanted.start).max(wanted.start - choice.close).max(0);
            (outside, (choice.duration - wanted.duration).abs())
        };
        self.model
            .choices_on(wanted.part, day)
            .min_by_key(|(at, choice)| (unlike(choice), *at))
            .map(|(at, _)| at)
    }
}

/// One worker's part in a visit as a plan has it.
#[derive(Clone, Copy)]
struct Wanted {
    start: i32,
    part: Node,
    round: u32,
    duration: i32,
}

fn find_round(model: &Model, round: &Round) -> Option<u32> {
    (0..model.rounds.len() as u32).find(|&number| {
        let info = &model.rounds[number as usize];
        info.worker == round.worker.0 && info.shift as usize == round.shift
    })
}
