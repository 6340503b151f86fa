//! A week of a team laid out for the engine: what is wanted, who can come, a rota, and what the checker says of it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use care::visit::VisitId;
use care::weeks::{Assignment, Rota};

use rota::{Desk, Plan, Unplaced, Verdict, VisitIdx};
use week::{Compiled, RoadMap, Travel, Week};

use super::statement::{Bound, Subject, moment};
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
        subject: &Subject<'_>,
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
        let (plan, strays) = rounds(&compiled, subject.rota);
        let verdict = rota::check(&compiled.problem, &plan);
        Ok(Self {
            week,
            compiled,
            rota: subject.rota.clone(),
            plan,
            verdict,
            strays,
            streets: streets.cloned(),
            unplaced: OnceLock::new(),
        })
    }

    /// Why each visit that nobody makes has nobody, and what would help. Worked out when first asked for.
    pub fn unplaced(&self) -> &[Unplaced] {
        self.unplaced.get_or_init(|| Desk::new(&self.compiled.problem, &self.plan).unplaced())
    }

    /// The visit of the engine.
    #[must_use]
    pub fn visit(&self, visit: VisitId) -> Option<VisitIdx> {
        self.compiled.visit(&visit.to_string().into())
    }

    /// The rounds that would follow from another rota, and what the checker says of them.
    #[must_use]
    pub fn imagine(&self, rota: &Rota) -> (Plan, Verdict) {
        let Judged { plan, verdict } = self.with(rota);
        (plan, verdict)
    }

    /// The same week with another rota.
    pub(crate) fn with(&self, rota: &Rota) -> Judged {
        let (plan, _) = rounds(&self.compiled, rota);
        let verdict = rota::check(&self.compiled.problem, &plan);
        Judged { plan, verdict }
    }
}

/// Another rota on the same sheet.
pub(crate) struct Judged {
    pub(crate) plan: Plan,
    pub(crate) verdict: Verdict,
}

/// The rounds of a rota, and the visits that have no place in them.
pub(super) fn rounds(compiled: &Compiled, rota: &Rota) -> (Plan, Vec<VisitId>) {
    let by_name: BTreeMap<String, VisitId> = rota.keys().map(|visit| (visit.to_string(), *visit)).collect();
    let said = |(visit, assignment): (&VisitId, &Assignment)| week::Assigned {
        visit: visit.to_string().into(),
        workers: assignment.workers.iter().map(|worker| worker.to_string().into()).collect(),
        start: moment(assignment.start),
        minutes: u16::try_from(assignment.minutes.0).ok(),
    };
    let said: Vec<week::Assigned> = rota.iter().map(said).collect();
    let (plan, strays) = compiled.by_hand(&said);
    (plan, strays.iter().filter_map(|stray| by_name.get(stray.visit.as_str()).copied()).collect())
}
