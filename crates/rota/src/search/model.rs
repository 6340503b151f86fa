//! The problem as the search sees it: flat tables, one number for everything.
//!
//! A visit that takes two workers becomes two *parts*; every part is one node. A shift becomes a *round* with a node
//! for its head and one for its tail, so that every part of a round has a node before and after it.

use std::collections::BTreeMap;

use super::ties::{Tie, links};
use crate::problem::{Appointment, Problem, Shift, Worker};
use crate::rules;
use crate::units::{Cost, VisitIdx};

/// A node: a part of a visit, or the head or tail of a round.
pub(crate) type Node = u32;

/// No node, no round, no mate.
pub(crate) const NONE: u32 = u32::MAX;

/// The cost of a part in a round where it may not be.
pub(crate) const FORBIDDEN: i32 = i32::MAX;

/// How many rounds a part may favour.
const FAVOURED: usize = 6;

/// One way of having a visit: a day, a time, a length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) day: u32,
    /// Earliest and latest start.
    pub(crate) open: i32,
    pub(crate) close: i32,
    /// Between these a start costs nothing.
    pub(crate) fine_from: i32,
    pub(crate) fine_to: i32,
    pub(crate) duration: i32,
    /// What being shorter than wanted costs.
    pub(crate) cut: Cost,
}

/// What the ends of rounds have for a choice.
const NO_CHOICE: Choice = Choice { day: 0, open: 0, close: 0, fine_from: 0, fine_to: 0, duration: 0, cut: 0 };

/// One shift of one worker.
#[derive(Clone, Debug)]
pub(crate) struct RoundInfo {
    pub(crate) worker: u32,
    pub(crate) shift: u32,
    pub(crate) day: u32,
    /// When its worker can set out: not before the rest after their last work before the horizon is over.
    pub(crate) from: i32,
    pub(crate) to: i32,
    /// When its shift begins.
    pub(crate) opens: i32,
    /// When it began, where that was before the horizon.
    pub(crate) began: Option<i32>,
    pub(crate) may_overrun: bool,
    pub(crate) leaves_at_start: bool,
    pub(crate) pause: Option<Pause>,
    /// Where the travel table of its worker begins in `Model::travel`.
    pub(crate) table: usize,
    pub(crate) capacity: i32,
    pub(crate) evening: i32,
    pub(crate) weekend: bool,
}

/// A break that a round owes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pause {
    pub(crate) length: i32,
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) beyond: Option<i32>,
    pub(crate) missed: Option<Cost>,
}

/// The compiled problem.
pub(crate) struct Model {
    pub(crate) parts: usize,
    pub(crate) rounds: Vec<RoundInfo>,
    pub(crate) workers: usize,
    pub(crate) days: usize,
    /// The rounds of each worker, and of each day.
    pub(crate) rounds_of: Vec<Vec<u32>>,
    pub(crate) rounds_on: Vec<Vec<u32>>,
    /// The visit of each part, its person, what leaving it out costs, its load.
    pub(crate) visit: Vec<u32>,
    pub(crate) person: Vec<u32>,
    /// The parts of each person's visits.
    pub(crate) of_person: Vec<Vec<Node>>,
    pub(crate) unplaced: Vec<Cost>,
    pub(crate) load: Vec<i32>,
    /// All choices of all parts one after another, behind one of no length for the ends of rounds; and where those
    /// of each part begin.
    all_choices: Vec<Choice>,
    choices_from: Vec<u32>,
    /// The earliest and latest start of each part by any of its choices.
    spans: Vec<(i32, i32)>,
    /// For each round the first that is just like it, were both empty.
    pub(crate) alike: Vec<u32>,
    /// The other part of a pair, and the gap between the two as seen from the first.
    pub(crate) mate: Vec<Node>,
    pub(crate) pair: Vec<Tie>,
    pub(crate) pair_of: Vec<u32>,
    /// Ties between parts that move apart, by part.
    pub(crate) ties: Vec<Vec<Tie>>,
    /// The parts that are tied to others in any way.
    pub(crate) tied: Vec<Node>,
    /// Fixed by a pin: never taken out again.
    pub(crate) pinned: Vec<bool>,
    /// Cost of part × round, `FORBIDDEN` where it may not be.
    cost: Vec<i32>,
    /// The place of each node, the last place being nowhere.
    place: Vec<u32>,
    /// Where the row of each node begins in a travel table, and each round's table in `travel`.
    row: Vec<u32>,
    tables: Vec<u32>,
    /// When each round must be back.
    pub(crate) latest_back: Vec<i32>,
    travel: Vec<i32>,
    stride: usize,
    /// The rounds each part may be in, and the few of them where it costs less than elsewhere.
    pub(crate) open_to: Vec<Vec<u32>>,
    pub(crate) favoured: Vec<Vec<u32>>,
    /// What the published rota says of each part's start, and what a tick's difference costs.
    pub(crate) published: Vec<Option<(i32, Cost)>>,
    /// When each worker would rather not work.
    pub(crate) unwanted: Vec<Vec<crate::problem::Unwanted>>,
    /// Whether the earliest start is not always the best, so that times are chosen in a step of their own.
    pub(crate) chooses_times: bool,
    /// Whether late starts cost, where times are simply the earliest.
    pub(crate) minds_lateness: bool,
    pub(crate) has_pauses: bool,
    pub(crate) has_capacity: bool,
    pub(crate) has_pairs: bool,
    pub(crate) has_ties: bool,
    pub(crate) weights: crate::problem::Weights,
    pub(crate) rules: rules::Compiled,
}

impl Model {
    pub(crate) fn new(problem: &Problem) -> Self {
        let rounds = rounds(problem);
        let parts: Vec<VisitIdx> = (0..problem.visits.len())
            .flat_map(|v| (0..problem.visits[v].workers).map(move |_| VisitIdx::at(v)))
            .collect();
        let (pair, ties) = links(problem, &parts);
        let mut model = Self {
            parts: parts.len(),
            workers: problem.workers.len(),
            days: problem.days.len(),
            rounds_of: vec![Vec::new(); problem.workers.len()],
            rounds_on: vec![Vec::new(); problem.days.len()],
            visit: parts.iter().map(|v| v.0).collect(),
            person: parts.iter().map(|&v| problem.visit(v).person.0).collect(),
            of_person: vec![Vec::new(); problem.people.len()],
            unplaced: parts.iter().map(|&v| problem.visit(v).unplaced).collect(),
            load: parts.iter().map(|&v| problem.visit(v).load).collect(),
            all_choices: vec![NO_CHOICE],
            choices_from: vec![1],
            spans: Vec::new(),
            alike: Vec::new(),
            mate: vec![NONE; parts.len()],
            pair_of: vec![NONE; parts.len()],
            ties: vec![Vec::new(); parts.len()],
            tied: Vec::new(),
            pinned: parts
                .iter()
                .map(|&v| problem.visit(v).pin.as_ref().is_some_and(|pin| !pin.workers.is_empty()))
                .collect(),
            cost: Vec::new(),
            place: Vec::new(),
            row: Vec::new(),
            tables: Vec::new(),
            latest_back: rounds.iter().map(|r| if r.may_overrun { i32::MAX } else { r.to }).collect(),
            travel: Vec::new(),
            stride: problem.places + 1,
            open_to: Vec::new(),
            favoured: Vec::new(),
            published: parts
                .iter()
                .map(|&v| problem.visit(v).published.as_ref().map(|p| (p.start.0, p.moved)))
                .collect(),
            unwanted: problem.workers.iter().map(|worker| worker.unwanted.clone()).collect(),
            chooses_times: false,
            minds_lateness: false,
            has_pauses: rounds.iter().any(|round| round.pause.is_some()),
            has_capacity: problem.workers.iter().any(|w| w.capacity.is_some()),
            has_pairs: !pair.is_empty(),
            has_ties: !ties.is_empty(),
            weights: problem.weights,
            rules: rules::Compiled::new(problem),
            pair,
            rounds,
        };
        model.chooses_times = model.has_prices_beyond_lateness();
        model.minds_lateness =
            !model.chooses_times && (model.weights.late != 0 || model.weights.worst_late != 0);
        model.lay_out_choices(problem, &parts);
        model.index_ties(ties);
        model.index_people();
        model.index_rounds();
        model.fill_places(problem, &parts);
        model.fill_travel(problem);
        model.fill_costs(problem, &parts);
        model.find_alike();
        model
    }

    fn has_prices_beyond_lateness(&self) -> bool {
        let w = &self.weights;
        [w.waiting, w.early, w.overtime, w.longest_idle, w.unfair_evenings, w.unfair_weekends, w.imbalance]
            .iter()
            .any(|weight| *weight != 0)
            || self.rules.look_at_hours()
            || self.has_pauses
            || self.published.iter().flatten().any(|(_, price)| *price != 0)
            || self.unwanted.iter().any(|unwanted| !unwanted.is_empty())
    }

    fn lay_out_choices(&mut self, problem: &Problem, parts: &[VisitIdx]) {
        for &visit in parts {
            self.all_choices.extend(choices(problem, visit));
            self.choices_from.push(self.all_choices.len() as u32);
        }
        self.spans = (0..self.parts as u32)
            .map(|part| {
                let choices = self.choices(part);
                let open = choices.iter().map(|choice| choice.open).min();
                let close = choices.iter().map(|choice| choice.close).max();
                (open.unwrap_or(i32::MAX), close.unwrap_or(i32::MIN))
            })
            .collect();
    }

    /// The choices of a part.
    pub(crate) fn choices(&self, part: Node) -> &[Choice] {
        let part = part as usize;
        &self.all_choices[self.choices_from[part] as usize..self.choices_from[part + 1] as usize]
    }

    /// The earliest and latest start of a part by any of its choices.
    pub(crate) fn span(&self, part: Node) -> (i32, i32) {
        self.spans[part as usize]
    }

    /// The parts that a part must not be without, beside its mate.
    pub(crate) fn all_or_none(&self, part: Node) -> impl Iterator<Item = Node> {
        self.ties[part as usize].iter().filter(|tie| tie.together).map(move |tie| tie.other(part))
    }

    /// The choices of a part on a day, with their numbers.
    pub(crate) fn choices_on(&self, part: Node, day: u32) -> impl Iterator<Item = (u32, &Choice)> {
        let from = self.choices_from[part as usize];
        (from..).zip(self.choices(part)).filter(move |(_, choice)| choice.day == day)
    }

    /// The rounds of a worker on a day.
    pub(crate) fn rounds_of_on(&self, worker: u32, day: u32) -> &[u32] {
        let rounds = &self.rounds_of[worker as usize];
        let from = rounds.partition_point(|&round| self.rounds[round as usize].day < day);
        let to = rounds.partition_point(|&round| self.rounds[round as usize].day <= day);
        &rounds[from..to]
    }

    /// A choice by its number.
    pub(crate) fn choice(&self, number: u32) -> &Choice {
        &self.all_choices[number as usize]
    }

    fn index_ties(&mut self, ties: Vec<Tie>) {
        for (at, tie) in (0u32..).zip(&self.pair) {
            self.mate[tie.first as usize] = tie.second;
            self.mate[tie.second as usize] = tie.first;
            self.pair_of[tie.first as usize] = at;
            self.pair_of[tie.second as usize] = at;
        }
        for tie in ties {
            self.ties[tie.first as usize].push(tie);
            self.ties[tie.second as usize].push(tie);
        }
        let is_tied =
            |part: &Node| self.mate[*part as usize] != NONE || !self.ties[*part as usize].is_empty();
        self.tied = (0..self.parts as u32).filter(is_tied).collect();
    }

    fn index_people(&mut self) {
        for (part, &person) in (0u32..).zip(&self.person) {
            self.of_person[person as usize].push(part);
        }
    }

    fn index_rounds(&mut self) {
        for (r, round) in (0u32..).zip(&self.rounds) {
            self.rounds_of[round.worker as usize].push(r);
            self.rounds_on[round.day as usize].push(r);
        }
        for of_worker in &mut self.rounds_of {
            of_worker.sort_by_key(|&r| (self.rounds[r as usize].day, self.rounds[r as usize].from));
        }
    }

    fn fill_places(&mut self, problem: &Problem, parts: &[VisitIdx]) {
        let nowhere = self.stride as u32 - 1;
        let shift = |round: &RoundInfo| &problem.workers[round.worker as usize].shifts[round.shift as usize];
        let of = |place: Option<crate::units::PlaceIdx>| place.map_or(nowhere, |p| p.0);
        self.place = parts.iter().map(|&v| of(problem.visit(v).place)).collect();
        self.place.extend(self.rounds.iter().map(|round| of(shift(round).start)));
        self.place.extend(self.rounds.iter().map(|round| of(shift(round).end)));
        self.row = self.place.iter().map(|&place| place * self.stride as u32).collect();
        self.tables = self.rounds.iter().map(|round| round.table as u32).collect();
    }

    fn fill_travel(&mut self, problem: &Problem) {
        for table in &problem.travel {
            for cell in 0..self.stride * self.stride {
                let (from, to) = (cell / self.stride, cell % self.stride);
                let known = from < problem.places && to < problem.places;
                self.travel.push(if known {
                    table.span(crate::PlaceIdx::at(from), crate::PlaceIdx::at(to)).0
                } else {
                    0
                });
            }
        }
    }

    fn fill_costs(&mut self, problem: &Problem, parts: &[VisitIdx]) {
        self.cost = Vec::with_capacity(parts.len() * self.rounds.len());
        for &visit in parts {
            let mut open = Vec::new();
            for (r, round) in (0u32..).zip(&self.rounds) {
                let cost = rules::suitability(problem, visit, round);
                if cost != FORBIDDEN {
                    open.push(r);
                }
                self.cost.push(cost);
            }
            self.open_to.push(open);
        }
        self.favoured = (0..self.parts as u32).map(|part| self.favoured_by(part)).collect();
    }

    fn favoured_by(&self, part: Node) -> Vec<u32> {
        let cost = |round: &u32| self.cost(part, *round);
        let open = &self.open_to[part as usize];
        let dearest = open.iter().map(cost).max();
        let mut rounds: Vec<u32> = open.iter().copied().filter(|round| Some(cost(round)) < dearest).collect();
        if rounds.len() > FAVOURED {
            rounds.select_nth_unstable_by_key(FAVOURED, |round| (cost(round), *round));
            rounds.truncate(FAVOURED);
        }
        rounds.sort_unstable();
        rounds
    }

    /// Finds rounds that are just like one another; where hours, times or faces count, no two are.
    fn find_alike(&mut self) {
        if self.chooses_times || self.weights.face != 0 || self.weights.stranger != 0 {
            self.alike = (0..self.rounds.len() as u32).collect();
            return;
        }
        let mut first_of = BTreeMap::new();
        for round in 0..self.rounds.len() as u32 {
            let info = &self.rounds[round as usize];
            let ends = (self.place[self.head(round) as usize], self.place[self.tail(round) as usize]);
            let times = (info.day, info.from, info.to, info.may_overrun, info.table, info.capacity);
            let costs: Vec<i32> = (0..self.parts as u32).map(|part| self.cost(part, round)).collect();
            self.alike.push(*first_of.entry((ends, times, costs)).or_insert(round));
        }
    }

    pub(crate) fn head(&self, round: u32) -> Node {
        self.parts as u32 + round
    }

    pub(crate) fn tail(&self, round: u32) -> Node {
        (self.parts + self.rounds.len()) as u32 + round
    }

    pub(crate) fn nodes(&self) -> usize {
        self.parts + 2 * self.rounds.len()
    }

    pub(crate) fn is_part(&self, node: Node) -> bool {
        (node as usize) < self.parts
    }

    /// The cost of a part in a round, or `FORBIDDEN`.
    pub(crate) fn cost(&self, part: Node, round: u32) -> i32 {
        self.cost[part as usize * self.rounds.len() + round as usize]
    }

    /// The travel of a round's worker from one node to another.
    pub(crate) fn leg(&self, round: u32, from: Node, to: Node) -> i32 {
        let cell = self.row[from as usize] as usize + self.place[to as usize] as usize;
        self.travel[self.tables[round as usize] as usize + cell]
    }

    /// A quick figure for how far apart two parts are, by the first way of travelling.
    pub(crate) fn apart(&self, from: Node, to: Node) -> i32 {
        self.travel[self.row[from as usize] as usize + self.place[to as usize] as usize]
    }
}

fn rounds(problem: &Problem) -> Vec<RoundInfo> {
    let cells = (problem.places + 1) * (problem.places + 1);
    let mut rounds = Vec::new();
    for (w, worker) in (0u32..).zip(&problem.workers) {
        for (s, shift) in (0u32..).zip(&worker.shifts) {
            let day = problem.day(shift.day);
            rounds.push(RoundInfo {
                worker: w,
                shift: s,
                day: shift.day.0,
                from: sets_out(worker, shift),
                to: shift.window.to.0,
                opens: shift.window.from.0,
                began: shift.began.map(|time| time.0),
                may_overrun: shift.may_overrun,
                leaves_at_start: shift.leaves_at_start,
                pause: shift.break_rule.map(|rule| Pause {
                    length: rule.length.0,
                    from: rule.starts.from.0,
                    to: rule.starts.to.0,
                    beyond: rule.beyond.map(|span| span.0),
                    missed: rule.missed,
                }),
                table: worker.mode.index() * cells,
                capacity: worker.capacity.unwrap_or(i32::MAX),
                evening: day.evening.0,
                weekend: day.weekend,
            });
        }
    }
    rounds
}

/// When a worker can set out in a shift. Who is to set out when it begins does so or not at all.
fn sets_out(worker: &Worker, shift: &Shift) -> i32 {
    let begins = shift.window.from.0;
    match worker.last_worked {
        Some(_) if shift.leaves_at_start => begins,
        Some(end) => {
            let same_shift = shift.began.is_some_and(|began| began <= end);
            let rested = if same_shift { end } else { end + worker.limits.daily_rest };
            begins.max(rested.0.min(shift.window.to.0))
        }
        None => begins,
    }
}

fn choices(problem: &Problem, visit: VisitIdx) -> Vec<Choice> {
    let visit = problem.visit(visit);
    let fixed = visit.pin.as_ref().and_then(|pin| pin.start);
    let whole = visit.appointments.iter().filter_map(|appointment| {
        let Appointment { day, hard, fine } = *appointment;
        let (open, close) = match fixed {
            Some(at) if hard.contains(at) => (at.0, at.0),
            Some(_) => return None,
            None => (hard.from.0, hard.to.0),
        };
        let duration = visit.duration.0;
        Some(Choice { day: day.0, open, close, fine_from: fine.from.0, fine_to: fine.to.0, duration, cut: 0 })
    });
    let mut all: Vec<Choice> = whole.collect();
    if visit.shortest < visit.duration {
        let cut = Cost::from((visit.duration - visit.shortest).0) * problem.weights.shortened;
        let short: Vec<Choice> =
            all.iter().map(|c| Choice { duration: visit.shortest.0, cut, ..*c }).collect();
        all.extend(short);
    }
    all
}
