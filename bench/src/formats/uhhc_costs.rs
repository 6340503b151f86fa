//! What the components of the unified formulation cost: so much a unit, or "HARD", which is never.

use std::collections::BTreeMap;

use rota::problem::{Visit, Worker};
use rota::{Cost, WorkerIdx};
use serde::Deserialize;

use super::read::{ReadError, wrong};

/// The components that there are.
const COMPONENTS: [&str; 12] = [
    "travel_time",
    "total_tardiness",
    "highest_tardiness",
    "total_waiting_time",
    "total_extra_time",
    "max_idle_time",
    "caregiver_preferences",
    "optional_patients",
    "missed_lunch_break",
    "workload_balance",
    "qualification",
    "incompabilities",
];

/// The components that are hard where the file is silent; the others then weigh nothing.
const HARD_IF_SILENT: [&str; 3] = ["optional_patients", "qualification", "incompabilities"];

/// What one unit of a component costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub(super) enum Price {
    /// It must be zero.
    Hard,
    /// It costs so much.
    Soft(Cost),
}

impl TryFrom<serde_json::Value> for Price {
    type Error = String;

    fn try_from(value: serde_json::Value) -> Result<Self, String> {
        match (value.as_str(), value.as_u64().and_then(|price| u32::try_from(price).ok())) {
            (Some("HARD"), _) => Ok(Self::Hard),
            (None, Some(price)) => Ok(Self::Soft(price.into())),
            _ => Err(format!("a price is a whole number or \"HARD\", not {value}")),
        }
    }
}

impl Price {
    /// The price, if there is one.
    pub(super) fn soft(self) -> Option<Cost> {
        match self {
            Self::Hard => None,
            Self::Soft(price) => Some(price),
        }
    }
}

/// The components that a file names.
#[derive(Debug, Deserialize)]
pub(super) struct Costs(BTreeMap<String, Price>);

impl Costs {
    /// Refuses components that nobody knows.
    pub(super) fn known(&self) -> Result<(), ReadError> {
        match self.0.keys().find(|name| !COMPONENTS.contains(&name.as_str())) {
            Some(name) => Err(wrong(name, "is no component of the cost")),
            None => Ok(()),
        }
    }

    /// What a component costs.
    pub(super) fn price(&self, name: &str) -> Price {
        let silent = if HARD_IF_SILENT.contains(&name) { Price::Hard } else { Price::Soft(0) };
        self.0.get(name).copied().unwrap_or(silent)
    }

    /// Whether a component must be zero.
    pub(super) fn forbids(&self, name: &str) -> bool {
        self.price(name) == Price::Hard
    }

    /// The price of a component that can only be weighed.
    pub(super) fn soft(&self, name: &str) -> Result<Cost, ReadError> {
        self.price(name).soft().ok_or_else(|| wrong(name, "cannot be HARD"))
    }

    /// The price of a component that a rule takes care of where it is hard.
    pub(super) fn soft_or_hard(&self, name: &str) -> Cost {
        self.price(name).soft().unwrap_or(0)
    }

    /// Turns skill and `incompatible` workers into prices where the file only weighs them.
    pub(super) fn soften(&self, visit: &mut Visit, incompatible: Vec<WorkerIdx>, workers: &[Worker]) {
        let mut wishes = BTreeMap::new();
        if let Price::Soft(price) = self.price("qualification") {
            let needed = std::mem::take(&mut visit.competences);
            let able = |worker: &Worker| {
                needed.iter().all(|need| worker.competences.iter().any(|held| held.competence == *need))
            };
            let unable = workers.iter().enumerate().filter(|(_, worker)| !able(worker));
            wishes.extend(unable.map(|(at, _)| (WorkerIdx::at(at), price)));
        }
        if let Price::Soft(price) = self.price("incompabilities") {
            for worker in incompatible {
                *wishes.entry(worker).or_insert(0) += price;
            }
        }
        visit.wishes = wishes.into_iter().collect();
    }
}
