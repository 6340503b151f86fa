//! Questions about a plan, answered in milliseconds: who could make this visit, at what cost, and what stops the
//! others.

use super::Unplaced;
use super::model::{FORBIDDEN, Model, Node};
use super::snapshot::Snapshot;
use super::state::{State, Totals};
use crate::plan::Plan;
use crate::problem::Problem;
use crate::rule::Rule;
use crate::rules::{self, Faces};
use crate::units::{Cost, DayIdx, Time, VisitIdx, WorkerIdx};

/// A plan laid out for questions. Laying it out takes some milliseconds for a team's week, each question less.
pub struct Explainer<'p> {
    problem: &'p Problem,
    model: Model,
    laid_out: Snapshot,
    loaded: Plan,
}

/// One worker (or two) who could make a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who; for a double-up the one asked about first, then the best companion.
    pub workers: Vec<WorkerIdx>,
    /// The day.
    pub day: DayIdx,
    /// When the visit would start.
    pub start: Time,
    /// What the whole plan would cost more than with this visit left as it is now; negative where it would be better.
    pub extra: Cost,
    /// The rule that makes the most of what it costs, but for travel where nothing does.
    pub mostly: Rule,
    /// The other visits that would start at another time, and when they would; in the order of their indices.
    pub moved: Vec<(VisitIdx, Time)>,
}

/// Who could make a visit, and who not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Those who could, the best first: each worker once, at the best place in their rounds.
    pub offers: Vec<Offer>,
    /// Those who could not, with the rule that stops them.
    pub refused: Vec<(WorkerIdx, Rule)>,
}

impl<'p> Explainer<'p> {
    /// Lays a plan out. What of it breaks a rule is left out, and so comes back as unplaced.
    #[must_use]
    pub fn new(problem: &'p Problem, plan: &Plan) -> Self {
        let model = Model::new(problem);
        let (laid_out, loaded) = {
            let mut state = State::empty(&model, Faces::new(problem));
            state.load(plan);
            (state.snapshot(), state.plan())
        };
        Self { problem, model, laid_out, loaded }
    }

    /// The plan as it was understood.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.loaded
    }

    /// Who could make a visit, no matter who makes it now.
    #[must_use]
    pub fn who_could(&self, visit: VisitIdx) -> Answer {
        let mut state = self.state();
        let now = state.totals;
        let parts = self.parts(visit);
        state.begin();
        for &part in &parts {
            if state.placed(part) {
                state.take_out(part);
            }
        }
        let mut answer = Answer::default();
        if !state.time() {
            return answer;
        }
        for worker in (0..self.problem.workers.len()).map(WorkerIdx::at) {
            match self.ask(&mut state, &parts, worker, now) {
                Ok(offer) => answer.offers.push(offer),
                Err(rule) => answer.refused.push((worker, rule)),
            }
        }
        answer.offers.sort_by_key(|offer| (offer.extra, offer.workers.clone()));
        answer
    }

    /// Why each visit without a place has none, and what would help.
    #[must_use]
    pub fn unplaced(&self) -> Vec<Unplaced> {
        let mut left: Vec<u32> =
            self.laid_out.left_out().iter().map(|&part| self.model.visit[part as usize]).collect();
        left.sort_unstable();
        left.dedup();
        left.into_iter().map(|visit| self.why(VisitIdx(visit))).collect()
    }

    fn state(&self) -> State<'_> {
        let mut state = self.laid_out.state(&self.model);
        state.renew_labels();
        state
    }

    fn parts(&self, visit: VisitIdx) -> Vec<Node> {
        (0..self.model.parts as u32).filter(|&part| self.model.visit[part as usize] == visit.0).collect()
    }

    fn ask(&self, state: &mut State, parts: &[Node], worker: WorkerIdx, now: Totals) -> Result<Offer, Rule> {
        let Some(&part) = parts.first() else { return Err(Rule::HardWindow) };
        self.suitable(part, worker)?;
        let found = self.best_place(state, parts, worker, now);
        let Err(rule) = found else { return found };
        // Whether it is the break for which there is no time shows when breaks are left out of account.
        if self.model.has_pauses && telling(rule) <= telling(Rule::Break) {
            state.without_breaks = true;
            let fits = self.best_place(state, parts, worker, now).is_ok();
            state.without_breaks = false;
            if fits {
                return Err(Rule::Break);
            }
        }
        found
    }

    /// The best place in a worker's rounds, or the most telling of the rules that stop all places.
    fn best_place(
        &self,
        state: &mut State,
        parts: &[Node],
        worker: WorkerIdx,
        now: Totals,
    ) -> Result<Offer, Rule> {
        let (part, mate) = (parts[0], parts.get(1).copied());
        let mut stopped = Rule::OnePlaceAtATime;
        let mut best: Option<Offer> = None;
        for &round in &self.model.rounds_of[worker.index()] {
            if self.model.cost(part, round) == FORBIDDEN {
                continue;
            }
            if !state.companions_allow(part, round) {
                stopped = more_telling(stopped, Rule::Linked);
                continue;
            }
            let mut prev = self.model.head(round);
            while self.model.is_part(prev) || prev == self.model.head(round) {
                for found in self.try_place(state, (part, prev), mate, now, &mut stopped) {
                    if best.as_ref().is_none_or(|known| found.extra < known.extra) {
                        best = Some(found);
                    }
                }
                prev = state.next(prev);
            }
        }
        best.ok_or(stopped)
    }

    /// Whether a worker with nothing else to do could make a part; else the rule against it.
    fn suitable(&self, part: Node, worker: WorkerIdx) -> Result<(), Rule> {
        let rounds = &self.model.rounds_of[worker.index()];
        let open: Vec<u32> =
            rounds.iter().copied().filter(|&round| self.model.cost(part, round) != FORBIDDEN).collect();
        if !open.is_empty() {
            let reach: Vec<Reach> = open.iter().map(|&round| self.reach(part, round, false)).collect();
            let rested = |&round: &u32| self.reach(part, round, true) == Reach::There;
            return match () {
                () if reach.contains(&Reach::There) => Ok(()),
                () if open.iter().any(rested) => Err(Rule::DailyRest),
                () if reach.contains(&Reach::TooFar) => Err(Rule::Travel),
                () => Err(Rule::WithinShift),
            };
        }
        let visit = VisitIdx(self.model.visit[part as usize]);
        let days = self.problem.visit(visit).appointments.iter().map(|appointment| appointment.day);
        let rules = days.filter_map(|day| rules::stopped_by(self.problem, visit, worker, day));
        Err(rules.min().unwrap_or(Rule::WithinShift))
    }

    /// Whether the worker of a round could make a part at all, had they nothing else to do, and, where `rested`, no rest
    /// to take after work before the horizon.
    fn reach(&self, part: Node, round: u32, rested: bool) -> Reach {
        let info = &self.model.rounds[round as usize];
        let from = if rested { info.opens } else { info.from };
        let out = self.model.leg(round, self.model.head(round), part);
        let back = self.model.leg(round, part, self.model.tail(round));
        let day = self.model.choices_on(part, info.day).map(|(_, choice)| choice);
        day.map(|choice| {
            let starts = (from + out).max(choice.open);
            if starts <= choice.close && (info.may_overrun || starts + choice.duration + back <= info.to) {
                Reach::There
            } else if from.max(choice.open) <= choice.close
                && from.max(choice.open) + choice.duration <= info.to
            {
                Reach::TooFar
            } else {
                Reach::NotAtWork
            }
        })
        .min()
        .unwrap_or(Reach::NotAtWork)
    }

    /// The offers that putting a part behind a node allows: one for each appointment of the day that works.
    fn try_place(
        &self,
        state: &mut State,
        (part, prev): (Node, Node),
        mate: Option<Node>,
        now: Totals,
        stopped: &mut Rule,
    ) -> Vec<Offer> {
        let round = state.round_of(prev);
        let day = self.model.rounds[round as usize].day;
        let mut offers = Vec::new();
        for (choice, _) in self.model.choices_on(part, day) {
            let ties = if self.model.has_ties { Some(state.gap_of_ties(part)) } else { None };
            let gap = ties.map_or(state.gap_after(prev), |ties| state.gap_after(prev).meet(ties));
            let Some(label) = gap.middle() else { continue };
            let companions = match mate {
                None => vec![None],
                Some(mate) => self.companions(state, mate, round, label),
            };
            for companion in companions {
                let mark = state.mark();
                state.put_in(part, prev, choice, label);
                if let (Some(mate), Some((mate_prev, mate_choice))) = (mate, companion) {
                    state.put_in(mate, mate_prev, mate_choice, label);
                }
                if state.time() {
                    offers.push(self.offer(state, part, mate.filter(|_| companion.is_some()), now));
                } else {
                    *stopped = more_telling(*stopped, state.broke);
                }
                state.undo_to(mark);
            }
        }
        offers
    }

    /// The places a companion could take at a label.
    fn companions(&self, state: &State, mate: Node, taken: u32, label: u64) -> Vec<Option<(Node, u32)>> {
        let info = &self.model.rounds[taken as usize];
        let mut places = Vec::new();
        for &round in &self.model.open_to[mate as usize] {
            let other = &self.model.rounds[round as usize];
            if other.day != info.day || other.worker == info.worker {
                continue;
            }
            let mut prev = self.model.head(round);
            while prev != self.model.tail(round) && state.label(prev) < label {
                if label < state.label(state.next(prev))
                    && let Some((choice, _)) = self.model.choices_on(mate, info.day).next()
                {
                    places.push(Some((prev, choice)));
                }
                prev = state.next(prev);
            }
        }
        places
    }

    fn offer(&self, state: &State, part: Node, mate: Option<Node>, now: Totals) -> Offer {
        let worker = |part: Node| WorkerIdx(self.model.rounds[state.round_of(part) as usize].worker);
        let visit = self.model.visit[part as usize];
        let others = (0..self.model.parts as u32).filter(|&other| self.model.visit[other as usize] != visit);
        let moved = others.filter(|&other| {
            state.placed(other) && state.starts(other) != self.laid_out.starts(&self.model, other)
        });
        let mut moved: Vec<(VisitIdx, Time)> = moved
            .map(|other| (VisitIdx(self.model.visit[other as usize]), Time(state.starts(other))))
            .collect();
        moved.sort_unstable();
        moved.dedup();
        Offer {
            workers: std::iter::once(worker(part)).chain(mate.map(worker)).collect(),
            day: DayIdx(self.model.rounds[state.round_of(part) as usize].day),
            start: Time(state.starts(part)),
            extra: state.totals.cost(&self.model.weights) - now.cost(&self.model.weights),
            mostly: self.dearest(state, &[Some(part), mate], now),
            moved,
        }
    }

    /// The rule that makes putting parts in as dear as it is.
    fn dearest(&self, state: &State, parts: &[Option<Node>], now: Totals) -> Rule {
        let (mut travel, mut wishes, mut left_out) = (0, 0, 0);
        for &part in parts.iter().flatten() {
            let seat = &state.seats[part as usize];
            let onward = state.seats[seat.next as usize].leg;
            let direct = self.model.leg(seat.round, seat.prev, seat.next);
            travel += self.model.weights.travel * Cost::from(seat.leg + onward - direct);
            wishes += Cost::from(self.model.cost(part, seat.round)) + state.choice(part).cut;
            left_out += self.model.unplaced[part as usize];
        }
        let then = state.totals;
        let costs = [
            (Rule::Travel, travel),
            (Rule::PersonWishes, wishes),
            (Rule::Faces, then.base - now.base + left_out - travel - wishes),
            (Rule::Late, then.timing + then.rounds - now.timing - now.rounds),
            (Rule::BeyondGuaranteed, then.hours - now.hours),
            (Rule::FairEvenings, then.shares - now.shares),
        ];
        costs.into_iter().rev().max_by_key(|(_, cost)| *cost).map_or(Rule::Travel, |(rule, _)| rule)
    }

    fn why(&self, visit: VisitIdx) -> Unplaced {
        let answer = self.who_could(visit);
        let mut stopped_by: Vec<(Rule, usize)> = Vec::new();
        for (_, rule) in &answer.refused {
            match stopped_by.iter_mut().find(|(known, _)| known == rule) {
                Some((_, count)) => *count += 1,
                None => stopped_by.push((*rule, 1)),
            }
        }
        stopped_by.sort_by_key(|&(rule, count)| (std::cmp::Reverse(count), rule));
        let (why, help) = self.in_words(visit, &answer, &stopped_by);
        let could = answer.offers.iter().filter_map(|offer| offer.workers.first().copied()).collect();
        let off = answer.refused.iter().filter(|(_, rule)| *rule == Rule::WithinShift);
        let off = off.map(|(worker, _)| *worker).collect();
        Unplaced { visit, stopped_by, why, help, could, off, shortage: None }
    }

    fn in_words(&self, visit: VisitIdx, answer: &Answer, stopped_by: &[(Rule, usize)]) -> (String, String) {
        let name = &self.problem.visit(visit).name;
        if self.problem.workers.is_empty() {
            return (format!("Nobody can make {name}: there are no workers."), "Add a worker.".into());
        }
        if let Some(offer) = answer.offers.first() {
            let who = &self.problem.worker(offer.workers[0]).name;
            if offer.extra <= 0 {
                return (format!("Nobody has {name} yet, and {who} has room for it."), format!("Ask {who}."));
            }
            let why = format!("Nobody has {name} yet: {who} could make it, but {}.", but(offer.mostly));
            return (why, format!("Ask {who}, or agree another time with the person."));
        }
        let reasons: Vec<String> = stopped_by.iter().map(|(rule, count)| stops(*rule, *count)).collect();
        let help = stopped_by.first().map_or("", |(rule, _)| helps(*rule));
        (format!("Nobody can make {name}: {}.", reasons.join("; ")), help.to_owned())
    }
}

/// Whether someone with an empty round could make a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    There,
    TooFar,
    NotAtWork,
}

/// How much the rule that stops a place says: that of a whole day or week more than that there is no time just then.
fn telling(rule: Rule) -> u8 {
    match rule {
        Rule::OnePlaceAtATime => 0,
        Rule::HardWindow | Rule::WithinShift => 1,
        Rule::Break | Rule::Linked => 2,
        _ => 3,
    }
}

/// The rule of two that says more; the first of two that say as much.
fn more_telling(one: Rule, other: Rule) -> Rule {
    if telling(other) > telling(one) { other } else { one }
}

/// What is against an offer, going by the rule that costs most of it, in words.
fn but(rule: Rule) -> &'static str {
    match rule {
        Rule::PersonWishes => "that is not as the person wishes",
        Rule::Faces => "they do not know each other",
        Rule::Late => "only at another time than agreed, or with a long wait",
        Rule::BeyondGuaranteed => "only by working more hours than planned for",
        Rule::FairEvenings => "they have more than their share of evenings and weekends already",
        _ => "only with a long way there and back",
    }
}

/// What a rule does to some workers, in words.
fn stops(rule: Rule, workers: usize) -> String {
    let (who, is) =
        if workers == 1 { ("1 worker".to_owned(), "is") } else { (format!("{workers} workers"), "are") };
    let what = match rule {
        Rule::Competence => format!("{is} not signed off for what it asks"),
        Rule::Clearance => format!("{is} no longer cleared to work"),
        Rule::NotThisWorker => format!("{is} not wanted by the person"),
        Rule::WithinShift => format!("{is} not at work then, or would be past the end of the shift"),
        Rule::Travel => format!("{is} too far away to be there in time"),
        Rule::HardWindow | Rule::OnePlaceAtATime => format!("{is} elsewhere at that time"),
        Rule::DailyHours => "would work too long that day".to_owned(),
        Rule::WeeklyHours => "would work too long that week".to_owned(),
        Rule::DailyRest => "would have too little rest between days".to_owned(),
        Rule::WeeklyRest => "would have too little rest in the week".to_owned(),
        Rule::Break => "would have no time for a break".to_owned(),
        Rule::Linked | Rule::Together => format!("{is} tied to another visit"),
        Rule::Pinned => format!("{is} not who it is pinned to"),
        _ => "would be overloaded".to_owned(),
    };
    format!("{who} {what}")
}

/// What would help against a rule.
fn helps(rule: Rule) -> &'static str {
    match rule {
        Rule::Competence => "Train or sign off one more worker for this person, or ask another team.",
        Rule::Clearance => "Renew the clearance.",
        Rule::NotThisWorker => "Ask the person whether someone else may come, or ask another team.",
        Rule::WithinShift => "Ask someone to work then, or agree another time with the person.",
        Rule::Travel => "Ask a team nearer by.",
        Rule::HardWindow | Rule::OnePlaceAtATime => {
            "Agree a wider time with the person, or ask one more worker to come in."
        }
        Rule::DailyHours | Rule::WeeklyHours => "Ask someone with hours left, or move another visit.",
        Rule::DailyRest | Rule::WeeklyRest => "Move a late or early visit of someone who could then rest.",
        Rule::Break => {
            "Make the visit shorter or share it between two workers, so that there is time for the break."
        }
        Rule::Linked | Rule::Together => "Loosen what ties it to the other visit.",
        Rule::Pinned => "Undo the pin.",
        _ => "Take something out of a round.",
    }
}
