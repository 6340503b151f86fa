//! What people were told first of visits that are different since: a person's page says what changed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Assignment, Step};
use crate::ids::WorkerId;
use crate::time::Moment;
use crate::units::Minutes;
use crate::visit::VisitId;

/// Who was to come, when, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who.
    pub workers: BTreeSet<WorkerId>,
    /// When it was to start.
    pub start: Moment,
    /// How long it was to take.
    pub minutes: Minutes,
}

impl From<&Assignment> for Told {
    fn from(assignment: &Assignment) -> Self {
        let Assignment { workers, start, minutes, .. } = assignment;
        Self { workers: workers.clone(), start: *start, minutes: *minutes }
    }
}

/// The visits that are different since people were told, each with what they were told; `None`: nobody was to come.
pub(crate) type Changed = BTreeMap<VisitId, Option<Told>>;

/// Takes in further steps. What is again as people were told it is no longer different.
pub(crate) fn follow(changed: &mut Changed, steps: &[Step]) {
    let told = |assignment: &Option<Assignment>| assignment.as_ref().map(Told::from);
    for step in steps {
        let first = changed.remove(&step.visit).unwrap_or_else(|| told(&step.before));
        if first != told(&step.after) {
            changed.insert(step.visit, first);
        }
    }
}
