//! The rules as the search applies them: one file a rule, each with what it forbids or costs.
//!
//! Rules come in five kinds, by when they can be judged:
//! - *suitability*: known before any time is (may this worker make this visit, and at what cost): [`suitability`];
//! - *company*: who sees whom ([`faces`]);
//! - *hours*: one worker's rounds of the horizon ([`hours`], [`rest`], [`split_day`]);
//! - *shares*: all workers against each other ([`fair`], [`balance`], [`longest_idle`], [`worst_late`]);
//! - *minutes*: when a visit starts ([`late`], [`early`], [`waiting`], [`overtime`], [`breaks`], and the rest of [`changed`]
//!   and [`wishes`]). Each prices a start that is chosen, and lays its price of all starts down as [`slopes`], from which
//!   `search::settle` chooses.
//!
//! `crate::check` judges all of them again and knows nothing of this folder.

mod balance;
pub(crate) mod breaks;
pub(crate) mod changed;
mod clearance;
mod competence;
pub(crate) mod early;
mod faces;
mod fair;
mod hours;
pub(crate) mod late;
pub(crate) mod longest_idle;
mod not_this_worker;
pub(crate) mod overtime;
mod pinned;
mod rest;
pub(crate) mod slopes;
mod split_day;
#[cfg(test)]
mod testing;
pub(crate) mod waiting;
pub(crate) mod wishes;
pub(crate) mod worst_late;

pub(crate) use faces::Faces;

use crate::problem::{Limits, Problem};
use crate::rule::Rule;
use crate::search::model::{FORBIDDEN, RoundInfo};
use crate::units::{Cost, DayIdx, VisitIdx, WorkerIdx};

/// The rules that say, before any time is known, whether a worker may make a visit: in the order they are named to
/// someone who asks why not.
const SUITABILITY: [(Rule, Forbids); 4] = [
    (Rule::Pinned, pinned::forbids),
    (Rule::NotThisWorker, not_this_worker::forbids),
    (Rule::Clearance, clearance::forbids),
    (Rule::Competence, competence::forbids),
];

type Forbids = fn(&Problem, VisitIdx, WorkerIdx, DayIdx) -> bool;

/// The first suitability rule that keeps a worker from a visit on a day.
pub(crate) fn stopped_by(problem: &Problem, visit: VisitIdx, worker: WorkerIdx, day: DayIdx) -> Option<Rule> {
    SUITABILITY.iter().find(|(_, forbids)| forbids(problem, visit, worker, day)).map(|(rule, _)| *rule)
}

/// What it costs that the worker of a round makes a visit, or `FORBIDDEN`.
pub(crate) fn suitability(problem: &Problem, visit: VisitIdx, round: &RoundInfo) -> i32 {
    let (worker, day) = (WorkerIdx(round.worker), DayIdx(round.day));
    let on_day = problem.visit(visit).appointments.iter().any(|appointment| appointment.day == day);
    if !on_day || stopped_by(problem, visit, worker, day).is_some() {
        return FORBIDDEN;
    }
    let cost = wishes::cost(problem, visit, worker) + changed::cost(problem, visit, worker);
    i32::try_from(cost).unwrap_or(FORBIDDEN - 1).min(FORBIDDEN - 1)
}

/// What one round amounts to, for the rules that look at whole days and weeks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
    pub(crate) stops: u32,
    pub(crate) leave: i32,
    pub(crate) back: i32,
    pub(crate) paid: i32,
    /// Minutes of visits and of travel.
    pub(crate) work: i32,
    pub(crate) idle: i32,
    pub(crate) evenings: i32,
    /// Whether it has a break.
    pub(crate) rests: bool,
}

/// A worker's rounds of one day, and so on: what the hours rules read.
pub(crate) struct Shift {
    pub(crate) day: u32,
    /// When it began, where that was before the horizon.
    pub(crate) began: Option<i32>,
    pub(crate) weekend: bool,
    pub(crate) summary: Summary,
}

impl Shift {
    /// The day whose work it is, by its number: that of a shift begun before the horizon comes before all others.
    pub(crate) fn work_of_day(&self) -> i32 {
        if self.began.is_some() { -1 } else { self.day.cast_signed() }
    }
}

/// What one worker's rounds amount to, for the rules that compare workers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Load {
    pub(crate) evenings: i64,
    pub(crate) weekends: i64,
    pub(crate) work: i64,
    pub(crate) paid: i64,
}

/// The rules that need a memory of their own, compiled.
pub(crate) struct Compiled {
    workers: Vec<WorkerRules>,
    hours: bool,
    weights: crate::problem::Weights,
}

struct WorkerRules {
    limits: Limits,
    guaranteed: Option<i64>,
    last_worked: Option<i32>,
    /// Rest owed after each day: the daily rest, or the agreed exception.
    rest_after: Vec<i32>,
    /// Start and end of each week.
    weeks: Vec<(i32, i32)>,
    before: Load,
    /// Whether they have a share of evenings, and of weekends.
    evenings: bool,
    weekends: bool,
}

impl Compiled {
    pub(crate) fn new(problem: &Problem) -> Self {
        let workers: Vec<WorkerRules> =
            problem.workers.iter().map(|worker| WorkerRules::new(problem, worker)).collect();
        let weights = problem.weights;
        let promised = workers.iter().any(|w| w.guaranteed.is_some())
            && (weights.guaranteed_unfilled != 0 || weights.beyond_guaranteed != 0);
        Self {
            hours: promised
                || weights.split_day != 0
                || workers.iter().any(|w| w.limits != Limits::default() || w.works_into_the_horizon()),
            workers,
            weights,
        }
    }

    /// Whether any rule looks at a worker's day or week.
    pub(crate) fn look_at_hours(&self) -> bool {
        self.hours
    }

    /// Whether any rule compares workers.
    pub(crate) fn look_at_shares(&self) -> bool {
        let w = &self.weights;
        w.unfair_evenings != 0 || w.unfair_weekends != 0 || w.imbalance != 0
    }

    /// What one worker's rounds cost under the hours rules; `None` where a limit is broken. Rounds come in the order
    /// of time.
    pub(crate) fn hours_cost(&self, worker: usize, rounds: &[Shift]) -> Option<Cost> {
        let rules = &self.workers[worker];
        if !hours::within_limits(&rules.limits, rounds) || !rest::kept(rules, rounds) {
            return None;
        }
        Some(
            hours::cost(rules.guaranteed, rules.weeks.len(), rounds, &self.weights)
                + split_day::cost(rounds, &self.weights),
        )
    }

    /// The first hours rule that a worker's rounds break.
    pub(crate) fn hours_broken(&self, worker: usize, rounds: &[Shift]) -> Option<Rule> {
        let rules = &self.workers[worker];
        hours::broken(&rules.limits, rounds).or_else(|| rest::broken(rules, rounds))
    }

    /// What one worker's rounds add to the comparison of workers.
    pub(crate) fn load(&self, worker: usize, rounds: &[Shift]) -> Load {
        let mut load = self.workers[worker].before;
        for round in rounds {
            load.evenings += i64::from(round.summary.evenings);
            load.weekends += if round.weekend { i64::from(round.summary.stops) } else { 0 };
            load.work += i64::from(round.summary.work);
            load.paid += i64::from(round.summary.paid);
        }
        load
    }

    /// What one more paid minute costs a worker who is paid so much already; less than nothing where it fills a
    /// guarantee.
    pub(crate) fn price_of_paid_time(&self, worker: usize, load: &Load) -> Cost {
        let rules = &self.workers[worker];
        match rules.guaranteed {
            Some(guaranteed) if load.paid >= guaranteed * rules.weeks.len() as i64 => {
                self.weights.beyond_guaranteed
            }
            Some(_) => -self.weights.guaranteed_unfilled,
            None => 0,
        }
    }

    /// What so many more paid minutes cost a worker, going by the guarantee alone and taking all weeks together.
    pub(crate) fn price_of_more_paid(&self, worker: usize, load: &Load, minutes: i64) -> Cost {
        let rules = &self.workers[worker];
        let Some(guaranteed) = rules.guaranteed else { return 0 };
        let guaranteed = guaranteed * rules.weeks.len() as i64;
        let price = |paid: i64| {
            self.weights.guaranteed_unfilled * (guaranteed - paid).max(0)
                + self.weights.beyond_guaranteed * (paid - guaranteed).max(0)
        };
        price(load.paid + minutes) - price(load.paid)
    }

    /// What the shares of all workers cost.
    pub(crate) fn shares_cost(&self, loads: &[Load]) -> Cost {
        let fair = |weight, shares: fn(&WorkerRules) -> bool, share: fn(&Load) -> i64| {
            if weight == 0 {
                return 0;
            }
            let sharing = self.workers.iter().zip(loads).filter(move |(rules, _)| shares(rules));
            weight * fair::above_share(sharing.map(move |(_, load)| share(load)))
        };
        let balance =
            if self.weights.imbalance == 0 { 0 } else { self.weights.imbalance * balance::apart(loads) };
        fair(self.weights.unfair_evenings, |w| w.evenings, |l| l.evenings)
            + fair(self.weights.unfair_weekends, |w| w.weekends, |l| l.weekends)
            + balance
    }
}

impl WorkerRules {
    fn new(problem: &Problem, worker: &crate::problem::Worker) -> Self {
        let rest = |day: usize| {
            let agreed =
                worker.rest_exceptions.iter().filter(|e| e.after.index() == day).map(|e| e.least.0).min();
            agreed.unwrap_or(worker.limits.daily_rest.0)
        };
        Self {
            limits: worker.limits,
            guaranteed: worker.guaranteed.map(|span| i64::from(span.0)),
            last_worked: worker.last_worked.map(|time| time.0),
            rest_after: (0..problem.days.len()).map(rest).collect(),
            weeks: problem.days.chunks(7).map(|week| (week[0].from.0, week[week.len() - 1].to.0)).collect(),
            before: Load {
                evenings: i64::from(worker.evenings_before),
                weekends: i64::from(worker.weekends_before),
                work: 0,
                paid: 0,
            },
            evenings: fair::could_have_evenings(problem, worker),
            weekends: fair::could_have_weekends(problem, worker),
        }
    }

    /// Whether the last work before the horizon ends in it.
    fn works_into_the_horizon(&self) -> bool {
        self.last_worked > self.weeks.first().map(|(from, _)| *from)
    }
}
