//! What is wanted of a visit, as a page's address or a form says it, and every change it comes to.

use super::subject::VisitInRota;
use crate::sent::{Id, Text, clock};
use crate::team::TeamPage;
use care::ids::{CommandId, WorkerId};
use care::time::{Date, Moment};
use care::visit::VisitId;
use care::weeks::Move;
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::Candidate;
use std::collections::BTreeSet;

/// Nobody, as forms say it.
pub(super) const NOBODY: &str = "nobody";

/// What is wanted of a visit.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    /// The page it stands on.
    pub(super) on: String,
    /// Workers joined by commas.
    pub(super) to: String,
    /// When it is to start: a time, or a date with one. Empty for the time that goes with the workers.
    pub(super) start: String,
    /// The other visit of a swap.
    pub(super) with: String,
    /// The date of the lane where it was dropped.
    pub(super) date: String,
    /// Other visits that have to start at another time for it, as `visit@moment`, joined by commas.
    pub(super) also: String,
}

/// What is to be done with a visit, as it was shown before.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Moved {
    pub(super) command: Id<CommandId>,
    /// `draft` for the draft; otherwise what people were told.
    on: Text,
    /// Workers, with commas between them; `nobody` to take it from the one who has it.
    to: Text,
    /// When it starts.
    start: Text,
    /// The other visit of a swap.
    with: Text,
    /// Other visits that start at another time for it, as `visit@moment`, with commas between them.
    also: Text,
    /// The worker who is away or late, where it mends what they leave.
    #[serde(rename = "instead-of")]
    pub(super) instead_of: Option<Id<WorkerId>>,
}

impl From<Moved> for Wish {
    fn from(sent: Moved) -> Self {
        Self {
            on: sent.on.0,
            to: sent.to.0,
            start: sent.start.0,
            with: sent.with.0,
            date: String::new(),
            also: sent.also.0,
        }
    }
}

impl Wish {
    /// The wish that comes to exactly these changes, for the form that makes them.
    pub(super) fn exactly(&self, moves: &[Move]) -> Self {
        let start = moves.iter().find_map(|change| match change {
            Move::Assign { start, .. } => *start,
            Move::Shift { start, .. } => Some(*start),
            _ => None,
        });
        let also = moves.iter().skip(1).filter_map(|change| match change {
            Move::Shift { visit, start } => Some(format!("{visit}@{start}")),
            _ => None,
        });
        Self {
            start: start.map(|start| start.to_string()).unwrap_or_default(),
            also: also.collect::<Vec<_>>().join(","),
            ..self.clone()
        }
    }

    pub(super) fn workers(&self) -> BTreeSet<WorkerId> {
        self.to.split(',').filter_map(|worker| worker.parse().ok()).collect()
    }

    /// Whether a time is asked for.
    pub(super) fn says_when(&self) -> bool {
        !self.start.is_empty()
    }

    /// The day it was dropped on, where that is another than it is agreed for.
    pub(super) fn other_day(&self, subject: &VisitInRota) -> Option<Date> {
        self.date.parse().ok().filter(|date| *date != subject.visit.date)
    }

    /// Every change it comes to, the visit's own first; none as long as nothing is chosen. Where no time is asked for, the
    /// workers come when they can, and other visits move where they have to.
    pub(super) fn moves(
        &self,
        here: &TeamPage,
        subject: &VisitInRota,
        candidates: &[Candidate],
    ) -> Vec<Move> {
        let Some(change) = self.change(here, subject) else { return Vec::new() };
        if let (Move::Assign { .. }, false) = (&change, self.says_when())
            && let Some(candidate) = self.candidate(candidates)
        {
            return candidate.moves(subject.visit.id);
        }
        let also = self.also().into_iter().map(|(visit, start)| Move::Shift { visit, start });
        std::iter::once(change).chain(also).collect()
    }

    /// What the engine says of these workers, if they could come.
    pub(super) fn candidate<'a>(&self, candidates: &'a [Candidate]) -> Option<&'a Candidate> {
        let wanted = self.workers();
        candidates.iter().find(|candidate| match candidate {
            Candidate::Could { workers, .. } => workers.iter().copied().collect::<BTreeSet<_>>() == wanted,
            Candidate::CouldNot { .. } => false,
        })
    }

    fn also(&self) -> Vec<(VisitId, Moment)> {
        let one = |text: &str| {
            let (visit, start) = text.split_once('@')?;
            Some((visit.parse().ok()?, start.parse().ok()?))
        };
        self.also.split(',').filter_map(one).collect()
    }

    fn start(&self, subject: &VisitInRota) -> Option<Moment> {
        let clock = clock(&self.start).map(|clock| Moment::new(subject.visit.date, clock));
        clock.or_else(|| self.start.parse().ok())
    }

    /// The change to the visit itself; none as long as nothing is chosen.
    fn change(&self, here: &TeamPage, subject: &VisitInRota) -> Option<Move> {
        let visit = subject.visit.id;
        if let Ok(second) = self.with.parse() {
            return Some(Move::Swap { first: visit, second });
        }
        if self.to == NOBODY {
            return Some(Move::TakeOff { visit });
        }
        let start = self.start(subject);
        let knows = |worker: &WorkerId| here.team_view().knows_worker(*worker);
        let workers: BTreeSet<WorkerId> = self.workers().into_iter().filter(knows).collect();
        if workers.is_empty() || workers == subject.workers() {
            let start = start.filter(|start| *start != subject.moment());
            return start.map(|start| Move::Shift { visit, start });
        }
        Some(Move::Assign { visit, workers, start, minutes: None })
    }
}
