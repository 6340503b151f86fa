//! Who could say yes to a request, and what the rota would be once they have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, Problem, Request};
use crate::General;
use crate::drafts;
use crate::ids::WorkerId;
use crate::team::{Refusal, Team};
use crate::time::WeekStart;
use crate::visit::{Visit, VisitId};
use crate::weeks::moves::{check, may_come};
use crate::weeks::{self, Assignment, How, Rota};

impl Team {
    /// Who could say yes to what `from` asks about a week, as far as it can be known without the engine.
    ///
    /// # Errors
    ///
    /// Why it cannot be asked.
    pub fn could_answer(
        &self,
        week: WeekStart,
        from: WorkerId,
        what: Asked,
    ) -> Result<BTreeSet<WorkerId>, Refusal> {
        OnOffer::of(self, week)?.able(from, what)
    }

    /// The rota that a request is about as it would be once `by` has said yes: to be looked at, or judged by the engine,
    /// before anybody does.
    ///
    /// # Errors
    ///
    /// Why it can no longer be made, or not by them.
    pub fn answered(&self, request: &Request, by: WorkerId) -> Result<Rota, Refusal> {
        OnOffer::of(self, request.week)?.after(request, by)
    }
}

/// The rota that a request is about: what is published, or else the draft.
pub(super) struct OnOffer<'a> {
    team: &'a Team,
    pub(super) rota: &'a Rota,
    pub(super) published: bool,
    visits: BTreeMap<VisitId, Visit>,
}

impl<'a> OnOffer<'a> {
    pub(super) fn of(team: &'a Team, week: WeekStart) -> Result<Self, Refusal> {
        let published = team.published(week).map(|published| &published.rota);
        let draft = team.draft(week).map(|draft| &draft.rota);
        let rota = published.or(draft).ok_or(drafts::Problem::NoDraft { week })?;
        Ok(Self { team, rota, published: published.is_some(), visits: team.visits(week) })
    }

    fn visit(&self, id: VisitId) -> Result<&Visit, Refusal> {
        self.visits.get(&id).ok_or_else(|| weeks::Problem::NoSuchVisit { visit: id }.into())
    }

    fn workers(&self, id: VisitId) -> BTreeSet<WorkerId> {
        self.rota.get(&id).map(|place| place.workers.clone()).unwrap_or_default()
    }

    /// Who could say yes.
    pub(super) fn able(&self, from: WorkerId, what: Asked) -> Result<BTreeSet<WorkerId>, Refusal> {
        let others = |id: VisitId| -> Result<BTreeSet<WorkerId>, Refusal> {
            let (visit, there) = (self.visit(id)?, self.workers(id));
            let here = self.team.workers_on(visit.date).map(|(worker, _)| worker);
            let able =
                |worker: &WorkerId| !there.contains(worker) && may_come(self.team, visit, *worker).is_ok();
            Ok(here.filter(able).collect())
        };
        match what {
            Asked::Offer { visit } => {
                if self.workers(visit).len() >= self.visit(visit)?.support.crew.count() {
                    return Err(Problem::NothingToOffer { visit }.into());
                }
                others(visit)
            }
            Asked::TakeOver { visit } => {
                self.is_theirs(from, visit)?;
                others(visit)
            }
            Asked::Swap { mine, yours } => {
                self.is_theirs(from, mine)?;
                let (mine, yours) = (others(mine)?, self.workers(yours));
                Ok(&mine & &yours)
            }
        }
    }

    fn is_theirs(&self, worker: WorkerId, visit: VisitId) -> Result<(), Refusal> {
        let theirs = self.workers(visit).contains(&worker);
        if theirs { Ok(()) } else { Err(Problem::NotYourVisit { visit }.into()) }
    }

    /// The rota once `by` has said yes.
    pub(super) fn after(&self, request: &Request, by: WorkerId) -> Result<Rota, Refusal> {
        let from = request.from;
        // What was asked may have changed since: it must still be possible to ask it.
        self.able(from, request.what).map_err(|_| General::ChangedSince)?;
        let mut rota = self.rota.clone();
        match request.what {
            Asked::Offer { visit } => self.replace(&mut rota, visit, None, by)?,
            Asked::TakeOver { visit } => self.replace(&mut rota, visit, Some(from), by)?,
            Asked::Swap { mine, yours } => {
                self.is_theirs(by, yours).map_err(|_| General::ChangedSince)?;
                self.replace(&mut rota, mine, Some(from), by)?;
                self.replace(&mut rota, yours, Some(by), from)?;
            }
        }
        Ok(rota)
    }

    fn replace(
        &self,
        rota: &mut Rota,
        id: VisitId,
        out: Option<WorkerId>,
        into: WorkerId,
    ) -> Result<(), Refusal> {
        let visit = self.visit(id)?;
        let usual = || Assignment {
            workers: BTreeSet::new(),
            start: visit.usual_start(),
            minutes: visit.support.minutes,
            how: How::Hand,
            pinned: false,
        };
        let mut place = rota.get(&id).cloned().unwrap_or_else(usual);
        if let Some(out) = out {
            place.workers.remove(&out);
        }
        place.workers.insert(into);
        place.how = How::Hand;
        check(self.team, visit, &place)?;
        rota.insert(id, place);
        Ok(())
    }
}
