//! What a change would do, told before it is done.

use care::ids::WorkerId;
use care::team::rota::Rota;
use care::visit::VisitId;
use rota::{Cost, Desk, Rule, Verdict};

use super::propose::{visit_of, worker_of};
use super::sheet::Sheet;
use super::statement::care_moment;

/// What another rota would be like, beside the one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
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

/// Somebody who could make a visit, or who could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// Could, and what that would mean.
    Could {
        /// Who; two for a visit of two.
        workers: Vec<WorkerId>,
        /// When it would start.
        start: care::time::Moment,
        /// By how much the whole week would weigh more.
        extra: Cost,
        /// How many other visits would start at another time.
        moved: usize,
    },
    /// Could not, and the rule that stops them.
    CouldNot {
        /// Who.
        worker: WorkerId,
        /// The rule.
        rule: Rule,
    },
}

impl Sheet {
    /// What would follow if the rota were `other`.
    #[must_use]
    pub fn consequence(&self, other: &Rota) -> Consequence {
        let judged = self.with(other);
        let new = judged.verdict.breaches.iter().filter(|breach| !self.verdict.breaches.contains(breach));
        let gone = self.verdict.breaches.iter().filter(|breach| !judged.verdict.breaches.contains(breach));
        Consequence {
            rules: shifts(&self.verdict, &judged.verdict),
            breaks: new.map(|breach| self.said(breach)).collect(),
            mends: gone.count(),
            extra: judged.verdict.score.total - self.verdict.score.total,
            paid: self.paid(&judged.plan),
        }
    }

    /// Everyone who could make a visit, the best first, and then everyone who could not.
    #[must_use]
    pub fn candidates(&self, visit: VisitId) -> Vec<Candidate> {
        let Some(visit) = self.visit(visit) else { return Vec::new() };
        let answer = Desk::new(&self.compiled.problem, &self.plan).who_could(visit);
        let could = answer.offers.iter().filter_map(|offer| {
            Some(Candidate::Could {
                workers: offer.workers.iter().filter_map(|worker| worker_of(self, *worker)).collect(),
                start: care_moment(self.compiled.clock.moment(offer.start)?),
                extra: offer.extra,
                moved: offer.moved,
            })
        });
        let could_not = answer.refused.iter().filter_map(|(worker, rule)| {
            Some(Candidate::CouldNot { worker: worker_of(self, *worker)?, rule: *rule })
        });
        could.chain(could_not).collect()
    }

    /// Every rule that the rota breaks.
    #[must_use]
    pub fn broken(&self) -> Vec<Broken> {
        self.verdict.breaches.iter().map(|breach| self.said(breach)).collect()
    }

    fn said(&self, breach: &rota::Breach) -> Broken {
        Broken {
            rule: breach.rule,
            visit: breach.visit.and_then(|visit| visit_of(self, visit)),
            worker: breach.worker.and_then(|worker| worker_of(self, worker)),
            what: breach.what.clone(),
        }
    }

    /// Paid minutes by worker, where they differ from those of the sheet.
    fn paid(&self, other: &rota::Plan) -> Vec<(WorkerId, i64, i64)> {
        let workers = (0..self.compiled.problem.workers.len()).map(rota::WorkerIdx::at);
        let compared = workers.map(|worker| (worker, paid(&self.plan, worker), paid(other, worker)));
        let differ = compared.filter(|(_, before, after)| before != after);
        differ.filter_map(|(worker, before, after)| Some((worker_of(self, worker)?, before, after))).collect()
    }
}

/// Minutes from leaving to being back, over all rounds of a worker, less breaks.
fn paid(plan: &rota::Plan, worker: rota::WorkerIdx) -> i64 {
    let rounds = plan.rounds.iter().filter(|round| round.worker == worker);
    let of_round = |round: &rota::Round| {
        let rest = round.rest.as_ref().map_or(0, |rest| rest.length.0);
        i64::from((round.back - round.leave).0 - rest)
    };
    rounds.map(of_round).sum()
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
