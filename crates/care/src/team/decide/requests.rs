//! Workers ask one another: who takes this visit, who takes mine, who swaps with me?

use std::collections::{BTreeMap, BTreeSet};

use super::adoption::sound;
use super::moves::{check, may_come};
use super::{Decision, Desk};
use crate::change::Change;
use crate::ids::{RequestId, SealedId, WorkerId};
use crate::team::plan::Verdict;
use crate::team::request::{Answer, Asked, Changed, Request, State};
use crate::team::rota::{self, Assignment, Cause, How, Rota, difference};
use crate::team::{Event, Problem, Refusal, Team};
use crate::time::WeekStart;
use crate::visit::{Visit, VisitId};

pub(super) fn ask(
    desk: &Desk<'_>,
    id: RequestId,
    week: WeekStart,
    what: Asked,
    whom: &BTreeSet<WorkerId>,
    words: Option<SealedId>,
) -> Decision {
    let from = desk.worker()?;
    if desk.team.requests.contains_key(&id) {
        return Err(Problem::AlreadyThere.into());
    }
    let place = Place::of(desk.team, week)?;
    let able = place.able(from, what)?;
    let asked: BTreeSet<WorkerId> = if whom.is_empty() { able } else { &able & whom };
    if asked.is_empty() {
        return Err(Problem::NobodyToAsk.into());
    }
    let answers: BTreeMap<WorkerId, Answer> =
        asked.into_iter().map(|worker| (worker, Answer::Open)).collect();
    let request = Request { week, from, what, words, answers, state: State::Open };
    Ok(vec![noted(id, None, request)])
}

pub(super) fn yes(desk: &Desk<'_>, id: RequestId, verdict: &Verdict) -> Decision {
    let (by, before) = asked(desk, id)?;
    let place = Place::of(desk.team, before.week)?;
    let after = place.after(before, by)?;
    sound(desk.team, verdict)?;
    let mut request = before.clone();
    request.answers.insert(by, Answer::Yes);
    request.state = State::Made;
    let steps = difference(place.rota, &after);
    let changed = rota::Changed { week: before.week, cause: Cause::Request(id), steps };
    let made = if place.published { Event::RotaChanged(changed) } else { Event::DraftChanged(changed) };
    Ok(vec![noted(id, Some(before.clone()), request), made])
}

pub(super) fn no(desk: &Desk<'_>, id: RequestId) -> Decision {
    let (by, before) = asked(desk, id)?;
    let mut request = before.clone();
    request.answers.insert(by, Answer::No);
    if request.answers.values().all(|answer| *answer == Answer::No) {
        request.state = State::Declined;
    }
    Ok(if request == *before { Vec::new() } else { vec![noted(id, Some(before.clone()), request)] })
}

pub(super) fn withdraw(desk: &Desk<'_>, id: RequestId) -> Decision {
    let before = open(desk, id)?;
    if desk.worker()? != before.from {
        return Err(Problem::OnlyHerself.into());
    }
    Ok(vec![noted(id, Some(before.clone()), Request { state: State::Withdrawn, ..before.clone() })])
}

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
        Place::of(self, week)?.able(from, what)
    }

    /// The rota that a request is about as it would be once `by` has said yes: to be looked at, or judged by the engine,
    /// before anybody does.
    ///
    /// # Errors
    ///
    /// Why it cannot be made any more, or not by her.
    pub fn answered(&self, request: &Request, by: WorkerId) -> Result<Rota, Refusal> {
        Place::of(self, request.week)?.after(request, by)
    }
}

fn noted(id: RequestId, before: Option<Request>, after: Request) -> Event {
    Event::Request(Changed { request: id, change: Change::new(before, Some(after)) })
}

fn open<'a>(desk: &Desk<'a>, id: RequestId) -> Result<&'a Request, Refusal> {
    let request = desk.team.requests.get(&id).ok_or(Problem::Unknown("request"))?;
    if request.state == State::Open { Ok(request) } else { Err(Problem::RequestIsOver.into()) }
}

/// The worker who answers, and what she is asked.
fn asked<'a>(desk: &Desk<'a>, id: RequestId) -> Result<(WorkerId, &'a Request), Refusal> {
    let (by, request) = (desk.worker()?, open(desk, id)?);
    if request.answers.contains_key(&by) { Ok((by, request)) } else { Err(Problem::NotAsked.into()) }
}

/// The rota that a request is about: what is published, or else the draft.
struct Place<'a> {
    team: &'a Team,
    rota: &'a Rota,
    published: bool,
    visits: BTreeMap<VisitId, Visit>,
}

impl<'a> Place<'a> {
    fn of(team: &'a Team, week: WeekStart) -> Result<Self, Refusal> {
        let published = team.published(week).map(|published| &published.rota);
        let draft = team.draft(week).map(|draft| &draft.rota);
        let rota = published.or(draft).ok_or(Problem::NoDraft { week })?;
        Ok(Self { team, rota, published: published.is_some(), visits: team.visits(week) })
    }

    fn visit(&self, id: VisitId) -> Result<&Visit, Refusal> {
        self.visits.get(&id).ok_or_else(|| Problem::NoSuchVisit { visit: id }.into())
    }

    fn workers(&self, id: VisitId) -> BTreeSet<WorkerId> {
        self.rota.get(&id).map(|place| place.workers.clone()).unwrap_or_default()
    }

    /// Who could say yes.
    fn able(&self, from: WorkerId, what: Asked) -> Result<BTreeSet<WorkerId>, Refusal> {
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
                self.hers(from, visit)?;
                others(visit)
            }
            Asked::Swap { mine, yours } => {
                self.hers(from, mine)?;
                let (mine, yours) = (others(mine)?, self.workers(yours));
                Ok(&mine & &yours)
            }
        }
    }

    fn hers(&self, worker: WorkerId, visit: VisitId) -> Result<(), Refusal> {
        let hers = self.workers(visit).contains(&worker);
        if hers { Ok(()) } else { Err(Problem::NotYourVisit { visit }.into()) }
    }

    /// The rota once `by` has said yes.
    fn after(&self, request: &Request, by: WorkerId) -> Result<Rota, Refusal> {
        let from = request.from;
        // What was asked may have changed since: it must still be possible to ask it.
        self.able(from, request.what).map_err(|_| Problem::ChangedSince)?;
        let mut rota = self.rota.clone();
        match request.what {
            Asked::Offer { visit } => self.replace(&mut rota, visit, None, by)?,
            Asked::TakeOver { visit } => self.replace(&mut rota, visit, Some(from), by)?,
            Asked::Swap { mine, yours } => {
                self.hers(by, yours).map_err(|_| Problem::ChangedSince)?;
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
