//! A week of a team laid out for the engine: what is wanted, who can come, a rota, and what the checker says of it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use care::visit::VisitId;
use care::weeks::{Assignment, Rota};

use rota::{Explainer, Plan, Time, Unplaced, Verdict, VisitIdx, WorkerIdx};
use week::{Compiled, RoadMap, Travel, Week};

use super::statement::{Bound, StatementInput, moment};
use super::streets::Streets;
use crate::error::{Error, Kind};

/// A week of a team with a rota, judged.
pub struct Sheet {
    /// What was said to the engine, names included.
    pub week: Week,
    /// The same as the engine reads it.
    pub compiled: Compiled,
    /// The rota that it was laid out with.
    pub rota: Rota,
    /// The rounds that follow from the rota.
    pub plan: Plan,
    /// What the checker says of them.
    pub verdict: Verdict,
    /// Visits of the rota that have no round: not wanted any more, or by somebody who has no shift at all.
    pub strays: Vec<VisitId>,
    /// Who has a visit and is away when it takes place.
    pub(crate) missing: Vec<Missing>,
    /// The streets, if the team has any.
    pub streets: Option<Arc<Streets>>,
    unplaced: OnceLock<Vec<Unplaced>>,
}

impl Sheet {
    /// Lays out the week of a subject.
    ///
    /// # Errors
    /// If what the team said makes no sense to the engine; the findings, one sentence each.
    pub(crate) fn new(
        subject: &StatementInput<'_>,
        bound: Bound,
        streets: Option<&Arc<Streets>>,
    ) -> Result<Self, Error> {
        let mut week = subject.state(bound);
        if streets.is_some() {
            week.travel = Travel::Map(RoadMap { file: "streets".to_owned(), ..RoadMap::default() });
        }
        let source = streets.map(|streets| streets.as_ref() as &dyn week::TravelSource);
        let compiled = week.problem(source).map_err(|findings| {
            let sentences = findings.iter().map(|finding| format!("{}: {}.", finding.what, finding.help));
            Error::all(Kind::Invalid, sentences.collect())
        })?;
        let Laid { plan, strays, missing } = rounds(&week, &compiled, subject.rota);
        let verdict = rota::check(&compiled.problem, &plan);
        Ok(Self {
            week,
            compiled,
            rota: subject.rota.clone(),
            plan,
            verdict,
            strays,
            missing,
            streets: streets.cloned(),
            unplaced: OnceLock::new(),
        })
    }

    /// Why each visit that nobody makes has nobody, and what would help. Worked out when first asked for.
    pub fn unplaced(&self) -> &[Unplaced] {
        self.unplaced.get_or_init(|| Explainer::new(&self.compiled.problem, &self.plan).unplaced())
    }

    /// The visit of the engine.
    #[must_use]
    pub fn visit(&self, visit: VisitId) -> Option<VisitIdx> {
        self.compiled.visit(&visit.to_string().into())
    }

    /// The rounds that would follow from another rota, and what the checker says of them.
    #[must_use]
    pub fn imagine(&self, rota: &Rota) -> (Plan, Verdict) {
        let Judged { plan, verdict, .. } = self.with(rota);
        (plan, verdict)
    }

    /// The same week with another rota.
    pub(crate) fn with(&self, rota: &Rota) -> Judged {
        let Laid { plan, missing, .. } = rounds(&self.week, &self.compiled, rota);
        let verdict = rota::check(&self.compiled.problem, &plan);
        Judged { plan, verdict, missing }
    }
}

/// Another rota on the same sheet.
pub(crate) struct Judged {
    pub(crate) plan: Plan,
    pub(crate) verdict: Verdict,
    pub(crate) missing: Vec<Missing>,
}

/// Somebody who has a visit and is away when it takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) visit: VisitIdx,
    pub(crate) worker: WorkerIdx,
}

/// What follows from a rota.
pub(super) struct Laid {
    pub(super) plan: Plan,
    pub(super) strays: Vec<VisitId>,
    pub(super) missing: Vec<Missing>,
}

/// The rounds of a rota, and what has no place in them. Who is away makes no visit: it has nobody, or one fewer, on its own
/// day.
pub(super) fn rounds(week: &Week, compiled: &Compiled, rota: &Rota) -> Laid {
    let by_name: BTreeMap<String, VisitId> = rota.keys().map(|visit| (visit.to_string(), *visit)).collect();
    let away = Away::of(week, compiled);
    let (mut said, mut missing) = (Vec::new(), Vec::new());
    for (visit, assignment) in rota {
        let (mut one, mut gone) = (assigned(*visit, assignment), Vec::new());
        one.workers.retain(|worker| {
            let is_away = away.is(worker, compiled.clock.time(one.start), assignment.minutes.0);
            if is_away {
                gone.extend(compiled.visit(&one.visit).zip(compiled.worker(worker)));
            }
            !is_away
        });
        missing.extend(gone.into_iter().map(|(visit, worker)| Missing { visit, worker }));
        if !one.workers.is_empty() {
            said.push(one);
        }
    }
    let (plan, strays) = compiled.by_hand(&said);
    let strays = strays.iter().filter_map(|stray| by_name.get(stray.visit.as_str()).copied()).collect();
    Laid { plan, strays, missing }
}

fn assigned(visit: VisitId, assignment: &Assignment) -> week::Assigned {
    week::Assigned {
        visit: visit.to_string().into(),
        workers: assignment.workers.iter().map(|worker| worker.to_string().into()).collect(),
        start: moment(assignment.start),
        minutes: u16::try_from(assignment.minutes.0).ok(),
    }
}

/// When each worker is away.
struct Away<'a>(BTreeMap<&'a week::WorkerId, Vec<(Time, Time)>>);

impl<'a> Away<'a> {
    fn of(week: &'a Week, compiled: &Compiled) -> Self {
        let time = |moment| compiled.clock.time(moment);
        let off = |worker: &'a week::Worker| {
            (&worker.id, worker.off.iter().map(|off| (time(off.from), time(off.to))).collect())
        };
        Self(week.workers.iter().map(off).collect())
    }

    /// Whether a worker is away at any minute of so many from a time on.
    fn is(&self, worker: &week::WorkerId, from: Time, minutes: u32) -> bool {
        let to = Time(from.0.saturating_add_unsigned(minutes));
        self.0.get(worker).is_some_and(|off| off.iter().any(|(begins, ends)| *begins < to && from < *ends))
    }
}
