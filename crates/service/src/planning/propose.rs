//! The engine completes a draft around what people decided.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use care::Minutes;
use care::ids::WorkerId;
use care::plans::{Made, Placed, Plan, ScorePart, Unplaced};
use rota::{Options, Pace, Progress, Proposal, Steps};

use super::sheet::Sheet;
use super::statement::care_moment;
use crate::error::{Error, Kind};

/// How long the engine may search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// So long by the clock: for people.
    Time(Duration),
    /// So many moves: the same rota every time.
    Steps(u64),
}

/// A search that can be stopped from outside; what was found by then counts.
struct Budget<'a> {
    effort: Effort,
    began: Instant,
    stop: &'a AtomicBool,
}

impl Pace for Budget<'_> {
    fn used(&self, steps: u64) -> f64 {
        if self.stop.load(Ordering::Relaxed) {
            return 1.0;
        }
        match self.effort {
            Effort::Time(time) => self.began.elapsed().as_secs_f64() / time.as_secs_f64().max(1e-3),
            Effort::Steps(most) => Steps(most).used(steps),
        }
    }
}

/// Completes a draft. Takes as long as it is given on `threads` threads of its own: not for a thread that serves pages.
///
/// # Errors
/// If the engine's own checker refuses what the search found: a mistake of ours, never shown as a rota.
pub fn propose(
    sheet: &Sheet,
    based_on: u64,
    (effort, options): (Effort, Options),
    stop: &AtomicBool,
    watch: &mut dyn FnMut(Progress),
) -> Result<Plan, Error> {
    let budget = Budget { effort, began: Instant::now(), stop };
    let from = Some(&sheet.plan).filter(|plan| !plan.rounds.is_empty());
    let proposal = rota::plan(&sheet.compiled.problem, from, &options, &budget, watch);
    if let Some(breach) = proposal.verdict.breaches.first() {
        tracing::error!(rule = breach.rule.name(), "the engine made a rota that its checker refuses");
        return Err(Error::new(
            Kind::Internal,
            "The proposal broke a rule, so it is not shown. Nothing was changed.",
        ));
    }
    Ok(content(sheet, based_on, options.seed, &proposal))
}

fn content(sheet: &Sheet, based_on: u64, seed: u64, proposal: &Proposal) -> Plan {
    let unplaced = proposal.unplaced.iter().filter_map(|one| unplaced(sheet, one));
    let score = proposal.score().parts.iter().filter(|(_, part)| part.cost != 0 || part.amount != 0);
    let part = |(rule, part): &(rota::Rule, rota::Part)| ScorePart {
        rule: rule.name().to_owned(),
        amount: part.amount,
        cost: part.cost,
    };
    Plan {
        based_on,
        placed: placed(sheet, &proposal.plan),
        unplaced: unplaced.collect(),
        score: score.map(part).collect(),
        made: Made { seed, steps: proposal.steps },
    }
}

/// Who makes which visit when, in the team's own ids.
fn placed(sheet: &Sheet, plan: &rota::Plan) -> BTreeMap<care::visit::VisitId, Placed> {
    let mut placed: BTreeMap<care::visit::VisitId, Placed> = BTreeMap::new();
    for (round, stop) in
        plan.rounds.iter().flat_map(|round| round.stops.iter().map(move |stop| (round, stop)))
    {
        let Some((visit, worker)) = visit_of(sheet, stop.visit).zip(worker_of(sheet, round.worker)) else {
            continue;
        };
        let Some(start) = sheet.compiled.clock.moment(stop.start).map(care_moment) else { continue };
        let minutes = Minutes(u32::try_from((stop.end - stop.start).0).unwrap_or(0));
        let new = || Placed { workers: std::collections::BTreeSet::new(), start, minutes };
        placed.entry(visit).or_insert_with(new).workers.insert(worker);
    }
    placed
}

fn unplaced(sheet: &Sheet, one: &rota::Unplaced) -> Option<Unplaced> {
    let stopped = one.stopped_by.iter();
    let stopped_by =
        stopped.map(|(rule, count)| (rule.name().to_owned(), u32::try_from(*count).unwrap_or(u32::MAX)));
    Some(Unplaced {
        visit: visit_of(sheet, one.visit)?,
        stopped_by: stopped_by.collect(),
        would_help: Vec::new(),
    })
}

/// The team's id of a visit.
pub(crate) fn visit_of(sheet: &Sheet, visit: rota::VisitIdx) -> Option<care::visit::VisitId> {
    sheet.compiled.visit_id(visit)?.as_str().parse().ok()
}

/// The team's id of a worker.
pub(crate) fn worker_of(sheet: &Sheet, worker: rota::WorkerIdx) -> Option<WorkerId> {
    sheet.compiled.worker_id(worker)?.as_str().parse().ok()
}
