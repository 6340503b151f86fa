//! What the engine proposes: a whole rota for a week, with what it could not do and what it weighed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{PlanId, WorkerId};
use crate::time::{Moment, WeekStart};
use crate::units::Minutes;
use crate::visit::VisitId;

/// A rota that the engine proposes for a week. It changes nothing until somebody takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The version of the team it was made from.
    pub based_on: u64,
    /// Who would make which visit.
    pub placed: BTreeMap<VisitId, Placed>,
    /// Which visits nobody would make.
    pub unplaced: Vec<Unplaced>,
    /// What it was weighed by.
    pub score: Vec<ScorePart>,
    /// The seed and the steps it took, with which it can be made again.
    pub made: Made,
}

/// Who would make a visit, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// One or two workers.
    pub workers: BTreeSet<WorkerId>,
    /// When it would start.
    pub start: Moment,
    /// How long it would be.
    pub minutes: Minutes,
}

/// A visit that nobody would make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// Which.
    pub visit: VisitId,
    /// What stops the workers: the engine's names of rules, each with how many workers it stops.
    pub stopped_by: BTreeMap<String, u32>,
    /// What would help: the engine's names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_help: Vec<String>,
}

/// What one rule counted, and what that costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorePart {
    /// The engine's name of the rule.
    pub rule: String,
    /// How much there is of it, in the rule's own unit.
    pub amount: i64,
    /// What it costs, in paid minutes or their worth.
    pub cost: i64,
}

/// With what a plan can be made again, byte for byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The seed of the search.
    pub seed: u64,
    /// How many moves it tried.
    pub steps: u64,
}

/// The engine proposed a rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The proposal.
    pub plan: PlanId,
    /// For which week.
    pub week: WeekStart,
    /// What it is.
    pub content: Plan,
}

/// What the engine's checker says of a rota, or of one change to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The version of the team it was asked about.
    pub version: u64,
    /// Where a rule that is never broken would be broken; none: it can be done.
    pub breaches: Vec<Breach>,
}

/// A place where a rule that is never broken would be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The engine's name of the rule.
    pub rule: String,
    /// At which visit, if at one.
    pub visit: Option<VisitId>,
    /// By which worker, if by one.
    pub worker: Option<WorkerId>,
}
