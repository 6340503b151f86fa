//! What a change would do, told before it is done.

use std::collections::BTreeMap;

use care::ids::WorkerId;
use care::visit::VisitId;
use care::weeks::{Assignment, Rota, Step, difference};
use rota::{Cost, Rule, Verdict};

use super::propose::{visit_of, worker_of};
use super::sheet::{Missing, Sheet};

/// What another rota would be like, beside the one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// Every visit that would be made by others or at another time.
    pub steps: Vec<Step>,
    /// What each rule that differs amounted to, and would.
    pub rules: Vec<Shift>,
    /// What must never be and would be, which it is not now: each in a sentence.
    pub breaks: Vec<Broken>,
    /// What must never be and would no longer be.
    pub mends: usize,
    /// By how much the whole would weigh more; negative where it would be better.
    pub extra: Cost,
    /// Paid minutes of each worker whose minutes would differ: before and after.
    pub paid: Vec<(WorkerId, i64, i64)>,
}

/// What one rule amounts to, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Which.
    pub rule: Rule,
    /// In the rule's own measure: minutes, visits, faces.
    pub before: i64,
    /// Likewise.
    pub after: i64,
    /// By how much more it weighs.
    pub extra: Cost,
}

/// A rule that would be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which.
    pub rule: Rule,
    /// At which visit, if at one.
    pub visit: Option<VisitId>,
    /// By whom, if by one.
    pub worker: Option<WorkerId>,
    /// A sentence that names both.
    pub what: String,
}

impl Sheet {
    /// What would follow if the rota were `other`.
    #[must_use]
    pub fn consequence(&self, other: &Rota) -> Consequence {
        let judged = self.with(other);
        Consequence {
            steps: steps(&self.rota, other),
            rules: shifts(&self.verdict, &judged.verdict),
            breaks: new(&self.verdict.breaches, &judged.verdict.breaches)
                .map(|one| self.said(one))
                .chain(new(&self.missing, &judged.missing).map(|one| self.is_missing(one)))
                .collect(),
            mends: new(&judged.verdict.breaches, &self.verdict.breaches).count()
                + new(&judged.missing, &self.missing).count(),
            extra: judged.verdict.score.total - self.verdict.score.total,
            paid: differ(&paid(self, &self.plan), &paid(self, &judged.plan)),
        }
    }

    /// What would follow if the week were as on another sheet, where what is wanted may be different as well.
    #[must_use]
    pub fn consequence_of(&self, other: &Self) -> Consequence {
        let (before, after) = (self.broken(), other.broken());
        // Places in a sheet are numbers; between two sheets, sentences and ids are what can be compared.
        let unlike = |all: &[Broken], but: &[Broken]| -> Vec<Broken> {
            all.iter().filter(|one| but.iter().all(|other| other.what != one.what)).cloned().collect()
        };
        Consequence {
            steps: steps(&self.rota, &other.rota),
            rules: shifts(&self.verdict, &other.verdict),
            breaks: unlike(&after, &before),
            mends: unlike(&before, &after).len(),
            extra: other.verdict.score.total - self.verdict.score.total,
            paid: differ(&paid(self, &self.plan), &paid(other, &other.plan)),
        }
    }

    /// Every rule that the rota breaks.
    #[must_use]
    pub fn broken(&self) -> Vec<Broken> {
        let missing = self.missing.iter().map(|one| self.is_missing(one));
        self.verdict.breaches.iter().map(|breach| self.said(breach)).chain(missing).collect()
    }

    fn is_missing(&self, missing: &Missing) -> Broken {
        let problem = &self.compiled.problem;
        let (visit, worker) = (&problem.visit(missing.visit).name, &problem.worker(missing.worker).name);
        Broken {
            rule: Rule::WithinShift,
            visit: visit_of(self, missing.visit),
            worker: worker_of(self, missing.worker),
            what: format!("{worker} is away then, and has {visit}"),
        }
    }

    fn said(&self, breach: &rota::Breach) -> Broken {
        Broken {
            rule: breach.rule,
            visit: breach.visit.and_then(|visit| visit_of(self, visit)),
            worker: breach.worker.and_then(|worker| worker_of(self, worker)),
            what: breach.what.clone(),
        }
    }
}

/// The visits that would be made by others, at another time or for longer. How that came about makes no difference to
/// anybody.
pub(crate) fn steps(before: &Rota, after: &Rota) -> Vec<Step> {
    let what = |assignment: &Option<Assignment>| {
        assignment.as_ref().map(|one| (one.workers.clone(), one.start, one.minutes))
    };
    let mut steps = difference(before, after);
    steps.retain(|step| what(&step.before) != what(&step.after));
    steps
}

/// Those of `after` that are not among `before`.
fn new<'a, T: PartialEq>(before: &'a [T], after: &'a [T]) -> impl Iterator<Item = &'a T> {
    after.iter().filter(|one| !before.contains(one))
}

/// Paid minutes of every worker of a sheet: from leaving to being back, over all rounds, less breaks.
fn paid(sheet: &Sheet, plan: &rota::Plan) -> BTreeMap<WorkerId, i64> {
    let workers = (0..sheet.compiled.problem.workers.len()).map(rota::WorkerIdx::at);
    let mut paid: BTreeMap<WorkerId, i64> =
        workers.filter_map(|worker| Some((worker_of(sheet, worker)?, 0))).collect();
    for round in &plan.rounds {
        let rest = round.rest.as_ref().map_or(0, |rest| rest.length.0);
        if let Some(minutes) = worker_of(sheet, round.worker).and_then(|worker| paid.get_mut(&worker)) {
            *minutes += i64::from((round.back - round.leave).0 - rest);
        }
    }
    paid
}

/// Whose minutes differ: before and after.
fn differ(before: &BTreeMap<WorkerId, i64>, after: &BTreeMap<WorkerId, i64>) -> Vec<(WorkerId, i64, i64)> {
    let compared = before.iter().filter_map(|(worker, before)| Some((*worker, *before, *after.get(worker)?)));
    compared.filter(|(_, before, after)| before != after).collect()
}

/// The rules that differ, the dearest first.
fn shifts(before: &Verdict, after: &Verdict) -> Vec<Shift> {
    let shift = |(rule, then): &(Rule, rota::Part)| {
        let now = after.score.part(*rule);
        let extra = now.cost - then.cost;
        (now.amount != then.amount).then_some(Shift {
            rule: *rule,
            before: then.amount,
            after: now.amount,
            extra,
        })
    };
    let mut shifts: Vec<Shift> = before.score.parts.iter().filter_map(shift).collect();
    shifts.sort_by_key(|shift| std::cmp::Reverse(shift.extra.abs()));
    shifts
}
