//! A rota: who makes which visit when, and what is different between two of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::General;
use crate::ids::{PlanId, RepairId, RequestId, WorkerId};
use crate::time::{Moment, WeekStart};
use crate::units::Minutes;
use crate::visit::VisitId;

/// Who makes which visit of a week. A visit that is not in it has nobody.
pub type Rota = BTreeMap<VisitId, Assignment>;

/// Who makes a visit, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The workers: one or two, never empty. One alone for a visit by two leaves a place open.
    pub workers: BTreeSet<WorkerId>,
    /// When it starts.
    pub start: Moment,
    /// How long it is.
    pub minutes: Minutes,
    /// How it came about.
    pub how: How,
    /// Whether neither the workers nor the start may be changed any longer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
}

/// How an assignment came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// A worker picked the visit themselves: the engine leaves it with them.
    Picked,
    /// Someone put it there by hand: the engine leaves it there.
    Hand,
    /// The engine proposed it, and may propose otherwise.
    Proposed,
}

impl Assignment {
    /// Whether the engine is to leave the visit with its workers.
    #[must_use]
    pub fn keeps_its_workers(&self) -> bool {
        self.pinned || self.how != How::Proposed
    }
}

/// One visit's assignment before and after a change; `None`: nobody makes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The visit.
    pub visit: VisitId,
    /// What was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Assignment>,
    /// What is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Assignment>,
}

impl Step {
    /// The step back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { visit: self.visit, before: self.after, after: self.before }
    }
}

/// Why a rota changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Somebody moved something by hand.
    Hand,
    /// A round of picks closed, and visits went to those who picked them.
    Picks,
    /// More workers had picked a visit than it takes, and it was settled who makes it.
    Settled,
    /// A proposal of the engine was taken.
    Plan(PlanId),
    /// A small change to a published rota was agreed.
    Repair(RepairId),
    /// Workers swapped, one took over from another, or one took what was offered.
    Request(RequestId),
}

/// A rota changed in some visits: the content of `draft-changed` and `rota-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaSteps {
    /// Of which week.
    pub week: WeekStart,
    /// Why.
    pub cause: Cause,
    /// In which visits, each at most once.
    pub steps: Vec<Step>,
}

/// Every visit in which `after` is not as `before`, in the order of their ids.
#[must_use]
pub fn difference(before: &Rota, after: &Rota) -> Vec<Step> {
    let visits: BTreeSet<VisitId> = before.keys().chain(after.keys()).copied().collect();
    visits
        .into_iter()
        .filter(|visit| before.get(visit) != after.get(visit))
        .map(|visit| Step { visit, before: before.get(&visit).cloned(), after: after.get(&visit).cloned() })
        .collect()
}

/// Makes the steps, whatever was there before.
pub(crate) fn walk(rota: &mut Rota, steps: &[Step]) {
    for step in steps {
        match &step.after {
            Some(assignment) => rota.insert(step.visit, assignment.clone()),
            None => rota.remove(&step.visit),
        };
    }
}

/// Whether `rota` still has what the steps found before them.
pub(crate) fn fits(rota: &Rota, steps: &[Step]) -> bool {
    steps.iter().all(|step| rota.get(&step.visit) == step.before.as_ref())
}

impl RotaSteps {
    /// The same steps back, where `rota` is as they left it.
    ///
    /// # Errors
    ///
    /// That it was changed again since.
    pub(crate) fn back(&self, rota: Option<&Rota>) -> Result<Self, General> {
        let steps: Vec<Step> = self.steps.iter().cloned().map(Step::back).collect();
        let stands = rota.is_some_and(|rota| fits(rota, &steps));
        if stands { Ok(Self { steps, ..*self }) } else { Err(General::ChangedSince) }
    }
}
