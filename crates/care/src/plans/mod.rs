//! Plans: what the engine proposes, a whole rota for a week, with what it could not do and what it weighed.

mod commands;
mod events;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::WorkerId;
use crate::time::Moment;
use crate::units::Minutes;
use crate::visit::VisitId;
use crate::weeks::{Assignment, How, Rota};

pub use commands::{Command, Problem, ProposePlan, TakePlan};
pub use events::{Event, Proposed};

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

impl Plan {
    /// The rota that comes of taking it into the draft `rota`. What the plan leaves with its workers stays noted as
    /// their pick or as put there by hand.
    #[must_use]
    pub fn on(&self, rota: &Rota) -> Rota {
        let placed = self.placed.iter().map(|(visit, placed)| {
            let before = rota.get(visit).filter(|before| before.workers == placed.workers);
            let assignment = Assignment {
                workers: placed.workers.clone(),
                start: placed.start,
                minutes: placed.minutes,
                how: before.map_or(How::Proposed, |before| before.how),
                pinned: before.is_some_and(|before| before.pinned),
            };
            (*visit, assignment)
        });
        placed.collect()
    }
}
