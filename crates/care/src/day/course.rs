//! How a visit went, by what was said of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Said, StatementId, What};
use crate::ids::{SealedId, WorkerId};
use crate::time::Timestamp;
use crate::units::Minutes;

/// What was said of one visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Every statement, the corrected ones too.
    pub said: BTreeMap<StatementId, Said>,
    /// What a person found where statements contradicted one another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Found>,
}

/// What a person found where statements contradicted one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Who went.
    pub went: BTreeSet<WorkerId>,
    /// Whose statements and records were there when it was settled; what others say later is a new question.
    pub heard: BTreeSet<WorkerId>,
    /// Why, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

/// How a visit went for one worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attended {
    /// When they arrived.
    pub arrived: Option<Timestamp>,
    /// When they left.
    pub left: Option<Timestamp>,
    /// What came of it instead, and when that was.
    pub instead: Option<(What, Timestamp)>,
    /// How much longer than planned it took.
    pub longer: Minutes,
    /// How much less than planned it took.
    pub shorter: Minutes,
}

impl Attended {
    /// Whether they said anything of it.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        *self != Self::default()
    }

    /// How long they were there, in whole minutes, where both ends are known and in order.
    #[must_use]
    pub fn stayed(&self) -> Option<Minutes> {
        let minutes = self.left?.duration_since(self.arrived?).as_mins();
        u32::try_from(minutes).ok().map(Minutes)
    }

    fn take(&mut self, what: What, at: Timestamp) {
        match what {
            What::Arrived | What::Together(_) => {
                self.arrived = Some(self.arrived.map_or(at, |known| known.min(at)));
            }
            What::Left => self.left = Some(self.left.map_or(at, |known| known.max(at))),
            What::NoAccess | What::PersonAway | What::InHospital => {
                self.instead = self.instead.max(Some((what, at)));
            }
            What::Longer(minutes) => self.longer = self.longer.max(minutes),
            What::Shorter(minutes) => self.shorter = self.shorter.max(minutes),
            What::Expense(_) | What::Mileage(_) | What::Nothing => {}
        }
    }
}

impl Course {
    /// What stands: every statement that no other corrects.
    pub fn standing(&self) -> impl Iterator<Item = (StatementId, &Said)> {
        let corrected: BTreeSet<StatementId> = self.said.values().filter_map(|said| said.corrects).collect();
        self.said.iter().filter(move |(id, _)| !corrected.contains(id)).map(|(id, said)| (*id, said))
    }

    /// How it went for each worker who said something, or about whom a colleague did.
    #[must_use]
    pub fn attended(&self) -> BTreeMap<WorkerId, Attended> {
        let mut all = BTreeMap::<WorkerId, Attended>::new();
        for (_, said) in self.standing() {
            let at = said.clocks.happened;
            all.entry(said.worker).or_default().take(said.what, at);
            if let What::Together(other) = said.what {
                all.entry(other).or_default().take(What::Arrived, at);
            }
        }
        all.retain(|_, attended| attended.is_anything());
        all
    }

    /// How it went for one worker.
    #[must_use]
    pub fn of(&self, worker: WorkerId) -> Attended {
        self.attended().remove(&worker).unwrap_or_default()
    }

    /// The workers who were there.
    #[must_use]
    pub fn who_went(&self) -> BTreeSet<WorkerId> {
        let there = |attended: &Attended| attended.arrived.is_some() || attended.left.is_some();
        self.attended()
            .into_iter()
            .filter(|(_, attended)| there(attended))
            .map(|(worker, _)| worker)
            .collect()
    }

    /// Every worker who said something or was spoken for, whether it stands or not.
    #[must_use]
    pub fn spoken_of(&self) -> BTreeSet<WorkerId> {
        self.said.values().map(|said| said.worker).collect()
    }
}
