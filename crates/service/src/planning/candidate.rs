//! Who could make a visit, with everything that would have to change for it, and who could not.

use std::collections::{BTreeMap, BTreeSet};

use care::Minutes;
use care::ids::WorkerId;
use care::time::Moment;
use care::visit::VisitId;
use care::weeks::{Assignment, How, Move, Rota};
use rota::{Cost, Explainer, Offer, Rule, Time, VisitIdx};

use super::propose::{visit_of, worker_of};
use super::sheet::{Judged, Sheet};
use super::statement::care_moment;

/// Somebody who could make a visit, or who could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// Could, and what that would mean.
    Could {
        /// Who; two for a visit of two.
        workers: Vec<WorkerId>,
        /// When it would start.
        start: Moment,
        /// By how much the whole week would weigh more.
        extra: Cost,
        /// The other visits that would have to start at another time, and when: none that could stay.
        moved: Vec<(VisitId, Moment)>,
    },
    /// Could not, and the rule that stops them.
    CouldNot {
        /// Who.
        worker: WorkerId,
        /// The rule.
        rule: Rule,
    },
}

impl Candidate {
    /// Everything that has to be done for somebody to make the visit, with the visit itself first; nothing where they
    /// could not.
    #[must_use]
    pub fn moves(&self, visit: VisitId) -> Vec<Move> {
        let Self::Could { workers, start, moved, .. } = self else { return Vec::new() };
        let workers = workers.iter().copied().collect();
        let assign = Move::Assign { visit, workers, start: Some(*start), minutes: None };
        let shifts = moved.iter().map(|(visit, start)| Move::Shift { visit: *visit, start: *start });
        std::iter::once(assign).chain(shifts).collect()
    }
}

/// When each visit starts.
type Starts = BTreeMap<VisitIdx, Time>;

impl Sheet {
    /// Everyone who could make a visit, the best first, and then everyone who could not.
    #[must_use]
    pub fn candidates(&self, visit: VisitId) -> Vec<Candidate> {
        let Some(at) = self.visit(visit) else { return Vec::new() };
        let desk = Explainer::new(&self.compiled.problem, &self.plan);
        let answer = desk.who_could(at);
        let offers = answer.offers.iter().filter_map(|offer| self.whole(visit, &desk, offer));
        let (mut could, mut could_not): (Vec<_>, Vec<_>) =
            offers.partition(|one| matches!(one, Candidate::Could { .. }));
        could.sort_by_key(|one| if let Candidate::Could { extra, .. } = one { *extra } else { Cost::MAX });
        could_not.extend(answer.refused.iter().filter_map(|(worker, rule)| {
            Some(Candidate::CouldNot { worker: worker_of(self, *worker)?, rule: *rule })
        }));
        could.extend(could_not);
        could
    }

    /// An offer of the engine with no other visit moved that need not be: the engine times every round again, and would move
    /// what can stay.
    fn whole(&self, visit: VisitId, desk: &Explainer<'_>, offer: &Offer) -> Option<Candidate> {
        let workers: Vec<WorkerId> =
            offer.workers.iter().filter_map(|worker| worker_of(self, *worker)).collect();
        let start = care_moment(self.compiled.clock.moment(offer.start)?);
        let judge = |moved: &[(VisitId, Moment)]| self.with(&self.rota_with((visit, &workers, start), moved));
        if let Some(start) = self.told_start(visit) {
            let judged = self.with(&self.rota_with((visit, &workers, start), &[]));
            if self.breaks(&judged).is_none() {
                let extra = judged.verdict.score.total - self.verdict.score.total;
                return Some(Candidate::Could { workers, start, extra, moved: Vec::new() });
            }
        }
        let asked: Starts = offer.moved.iter().copied().collect();
        let mut rounds = self.rounds_of(desk, offer);
        rounds.extend(&asked);
        let mut stopped = None;
        for shifted in [Starts::new(), asked, rounds] {
            let mut moved = self.moved(visit, &shifted);
            let mut judged = judge(&moved);
            stopped = self.breaks(&judged);
            if stopped.is_some() {
                continue;
            }
            for at in (0..moved.len()).rev() {
                let mut fewer = moved.clone();
                fewer.remove(at);
                let then = judge(&fewer);
                if self.breaks(&then).is_none() {
                    (moved, judged) = (fewer, then);
                }
            }
            let extra = judged.verdict.score.total - self.verdict.score.total;
            return Some(Candidate::Could { workers, start, extra, moved });
        }
        Some(Candidate::CouldNot { worker: *workers.first()?, rule: stopped? })
    }

    /// When a visit was told to start whose worker is away: who comes instead comes then, where they can.
    fn told_start(&self, visit: VisitId) -> Option<Moment> {
        let at = self.visit(visit)?;
        let is_missing = self.missing.iter().any(|missing| missing.visit == at);
        self.rota.get(&visit).filter(|_| is_missing).map(|stands| stands.start)
    }

    /// A rule that another rota breaks and this one does not.
    fn breaks(&self, judged: &Judged) -> Option<Rule> {
        let new = judged.verdict.breaches.iter().find(|breach| !self.verdict.breaches.contains(breach));
        new.map(|breach| breach.rule)
    }

    /// When the engine has everything start in the rounds that an offer goes into.
    fn rounds_of(&self, desk: &Explainer<'_>, offer: &Offer) -> Starts {
        let of_it = desk.plan().rounds.iter().filter(|round| {
            let shift = self.compiled.problem.worker(round.worker).shifts.get(round.shift);
            offer.workers.contains(&round.worker) && shift.is_some_and(|shift| shift.day == offer.day)
        });
        of_it.flat_map(|round| round.stops.iter().map(|stop| (stop.visit, stop.start))).collect()
    }

    /// Those of the starts that are not so already, but for the visit that it is all about.
    fn moved(&self, but: VisitId, starts: &Starts) -> Vec<(VisitId, Moment)> {
        let told = starts.iter().filter_map(|(visit, start)| {
            let start = care_moment(self.compiled.clock.moment(*start)?);
            Some((visit_of(self, *visit)?, start))
        });
        let differs = |(visit, start): &(VisitId, Moment)| {
            *visit != but && self.rota.get(visit).is_some_and(|stands| stands.start != *start)
        };
        let mut moved: Vec<(VisitId, Moment)> = told.filter(differs).collect();
        moved.sort_by_key(|(_, start)| *start);
        moved
    }

    /// The rota with one visit made by others, and others moved.
    fn rota_with(
        &self,
        (visit, workers, start): (VisitId, &[WorkerId], Moment),
        moved: &[(VisitId, Moment)],
    ) -> Rota {
        let mut rota = self.rota.clone();
        let minutes = rota.get(&visit).map_or_else(|| self.minutes(visit), |stands| stands.minutes);
        let workers: BTreeSet<WorkerId> = workers.iter().copied().collect();
        rota.insert(visit, Assignment { workers, start, minutes, how: How::Hand, pinned: false });
        for (visit, start) in moved {
            if let Some(stands) = rota.get_mut(visit) {
                stands.start = *start;
            }
        }
        rota
    }

    /// How long a visit is to take.
    fn minutes(&self, visit: VisitId) -> Minutes {
        let span = self.visit(visit).map(|at| self.compiled.problem.visit(at).duration.0);
        Minutes(span.and_then(|span| u32::try_from(span).ok()).unwrap_or_default())
    }
}
