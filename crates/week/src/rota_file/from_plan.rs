//! A plan of the engine as a rota file.

use std::collections::BTreeMap;

use rota::{Plan, Proposal, Round, Score, Stop, Time, VisitIdx, WorkerIdx};

use super::{
    MadeBy, RestOwed, RotaFile, RotaFormat, RotaPart, RotaRest, RotaRound, RotaScore, RotaStop, RotaUnplaced,
};
use crate::civil::Date;
use crate::compile::Compiled;
use crate::ids::VisitId;

impl Compiled {
    /// A proposal as a rota file.
    #[must_use]
    pub fn rota_file(&self, proposal: &Proposal, options: &rota::Options) -> RotaFile {
        let mut file = self.plan_file(&proposal.plan, Some(proposal.score()));
        file.made_by = Some(MadeBy {
            engine: format!("fairly {}", env!("CARGO_PKG_VERSION")),
            seed: options.seed,
            threads: u32::try_from(options.threads).unwrap_or(u32::MAX),
            steps: proposal.steps,
        });
        let unplaced = proposal.unplaced.iter().map(|unplaced| RotaUnplaced {
            visit: self.visit_name(unplaced.visit),
            why: unplaced.why.clone(),
            help: unplaced.help.clone(),
        });
        file.unplaced = unplaced.chain(self.passed()).collect();
        file
    }

    /// A plan as a rota file that says nothing of how it was made; visits nobody makes are named without a reason.
    #[must_use]
    pub fn plan_file(&self, plan: &Plan, score: Option<&Score>) -> RotaFile {
        let mut rounds: Vec<&Round> = plan.rounds.iter().filter(|round| !round.stops.is_empty()).collect();
        rounds.sort_by_key(|round| (round.worker, round.leave, round.shift));
        let placed: Vec<usize> = self.placed(plan);
        let left = placed.iter().enumerate().filter(|(_, count)| **count == 0).map(|(at, _)| RotaUnplaced {
            visit: self.visit_name(VisitIdx::at(at)),
            why: "nobody makes it in this rota".to_owned(),
            help: String::new(),
        });
        RotaFile {
            format: RotaFormat::Rota1,
            from: Some(self.horizon.from),
            zone: self.horizon.zone.clone(),
            made_by: None,
            rounds: rounds.into_iter().filter_map(|round| self.round_file(round)).collect(),
            unplaced: left.chain(self.passed()).collect(),
            score: score.map(score_file),
            rest_owed: self.rest_owed(plan),
        }
    }

    /// How many workers make each visit.
    fn placed(&self, plan: &Plan) -> Vec<usize> {
        let mut placed = vec![0; self.problem.visits.len()];
        for stop in plan.rounds.iter().flat_map(|round| &round.stops) {
            if let Some(count) = placed.get_mut(stop.visit.index()) {
                *count += 1;
            }
        }
        placed
    }

    fn passed(&self) -> impl Iterator<Item = RotaUnplaced> {
        self.passed.iter().map(|visit| RotaUnplaced {
            visit: visit.clone(),
            why: "its time has passed and nobody was published for it".to_owned(),
            help: "ask how the person is, and give the visit a new time if it is still wanted".to_owned(),
        })
    }

    fn visit_name(&self, visit: VisitIdx) -> VisitId {
        self.visit_id(visit).cloned().unwrap_or_default()
    }

    fn stamp(&self, time: Time) -> String {
        self.clock.stamp(time).unwrap_or_default()
    }

    fn round_file(&self, round: &Round) -> Option<RotaRound> {
        Some(RotaRound {
            worker: self.worker_id(round.worker)?.clone(),
            date: self.shift_date(round)?,
            leave: self.stamp(round.leave),
            back: self.stamp(round.back),
            visits: round.stops.iter().map(|stop| self.stop_file(stop)).collect(),
            rest: round.rest.map(|rest| RotaRest {
                start: self.stamp(rest.start),
                minutes: u32::try_from(rest.length.0).unwrap_or_default(),
                before: u32::try_from(rest.before).unwrap_or(u32::MAX),
            }),
        })
    }

    /// The date of a round's shift: the one before the horizon for a shift that began on the evening before it.
    #[must_use]
    pub fn shift_date(&self, round: &Round) -> Option<Date> {
        let shift = self.problem.workers.get(round.worker.index())?.shifts.get(round.shift)?;
        match shift.began {
            Some(_) => Some(self.horizon.from.plus_days(-1)),
            None => self.horizon.dates().nth(shift.day.index()),
        }
    }

    fn stop_file(&self, stop: &Stop) -> RotaStop {
        RotaStop {
            visit: self.visit_name(stop.visit),
            arrive: self.stamp(stop.arrive),
            start: self.stamp(stop.start),
            end: self.stamp(stop.end),
        }
    }

    /// Every agreed shorter rest of which a plan makes use, with what is missing to the full rest.
    #[must_use]
    pub fn rest_owed(&self, plan: &Plan) -> Vec<RestOwed> {
        let mut owed = Vec::new();
        for (at, exceptions) in self.rest_exceptions.iter().enumerate().filter(|(_, all)| !all.is_empty()) {
            let worker = WorkerIdx::at(at);
            let days = self.working_days(plan, worker);
            for exception in exceptions {
                let Some((_, end)) = days.get(&exception.after) else { continue };
                let next = days.iter().find(|(date, _)| **date > exception.after).map(|(_, day)| day.0);
                let full = self.problem.worker(worker).limits.daily_rest;
                let missing = next.map_or(0, |next| full.0 - (next.0 - end.0));
                let minutes = u32::try_from(missing).unwrap_or_default();
                let owing = self.worker_id(worker).filter(|_| minutes > 0).map(|id| RestOwed {
                    worker: id.clone(),
                    after: exception.after,
                    minutes,
                    reason: exception.reason.clone(),
                    give_back_by: exception.give_back_by,
                });
                owed.extend(owing);
            }
        }
        owed
    }

    /// When a worker's work begins and ends on each date on which they work.
    fn working_days(&self, plan: &Plan, worker: WorkerIdx) -> BTreeMap<Date, (Time, Time)> {
        let mut days: BTreeMap<Date, (Time, Time)> = BTreeMap::new();
        let rounds = plan.rounds.iter().filter(|round| round.worker == worker && !round.stops.is_empty());
        for round in rounds {
            let Some(date) = self.shift_date(round) else { continue };
            let day = days.entry(date).or_insert((round.leave, round.back));
            *day = (day.0.min(round.leave), day.1.max(round.back));
        }
        days
    }
}

fn score_file(score: &Score) -> RotaScore {
    let parts = score.parts.iter().filter(|(_, part)| part.amount != 0 || part.cost != 0);
    let parts = parts.map(|(rule, part)| RotaPart {
        rule: rule.name().to_owned(),
        amount: part.amount,
        cost: part.cost,
    });
    RotaScore { total: score.total, parts: parts.collect() }
}
