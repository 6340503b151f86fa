//! Repairs: small changes to a published rota, proposed, agreed to and made.

mod commands;
mod events;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::General;
use crate::ids::{RepairId, SealedId, WorkerId};
use crate::team::{Refusal, Team};
use crate::time::WeekStart;
use crate::weeks::{Rota, Step, fits, walk};

pub use commands::{AgreeToRepair, Command, DropRepair, ProposeRepair};
pub use events::{Event, RepairChanged};

/// A small change to a published rota that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What would be different.
    pub steps: Vec<Step>,
    /// Why.
    pub why: Why,
    /// Why, in words sealed under the team's key.
    pub words: Option<SealedId>,
    /// Who agreed to it.
    pub agreed: BTreeSet<WorkerId>,
}

/// Why a published rota is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A worker is ill or away.
    WorkerAway,
    /// A person is away, in hospital, or needs more, less or other support.
    PersonChanged,
    /// A worker asked.
    WorkerAsked,
    /// It makes the week better.
    Better,
    /// For another reason, told in words.
    Other,
}

impl Team {
    /// The published rota of a week as it would be once a proposed change is made: to be looked at before anybody agrees.
    ///
    /// # Errors
    ///
    /// If there is no such change, or the rota is another than the one it was proposed for.
    pub fn repaired(&self, week: WeekStart, id: RepairId) -> Result<Rota, Refusal> {
        let repair = self.known_repair(week, id)?;
        let mut rota = self.known_published(week)?.rota.clone();
        if !fits(&rota, &repair.steps) {
            return Err(General::ChangedSince.into());
        }
        walk(&mut rota, &repair.steps);
        Ok(rota)
    }

    /// The proposed change of that id.
    ///
    /// # Errors
    ///
    /// That there is none.
    pub(crate) fn known_repair(&self, week: WeekStart, id: RepairId) -> Result<&Repair, General> {
        let found = self.weeks.get(&week).and_then(|week| week.repairs.get(&id));
        found.ok_or(General::Unknown("proposed change"))
    }
}
