//! Medicines: what is given, prompted or left to the person; what came of each occasion; and what is left of it.
//!
//! What a record of a medicine holds follows NICE guideline NG67 (managing medicines for adults receiving social care in the
//! community): name, form, strength, how often or when, how it is taken, a date to stop or review, and instructions. What is
//! missed is written down with a reason, and never left blank.

pub(crate) mod access;
mod commands;
mod events;
mod gaps;
mod occasions;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::time::{Clock, Moment, Timestamp};
use crate::units::Minutes;

pub use commands::{AgreeMedicine, Command, CountStock, Problem, RecordDose, SayEffect};
pub use events::{Agreed, Counted, DoseRecorded, Event};
pub use gaps::Gap;
pub use occasions::{Occasion, OutOf};

crate::ids::ids! {
    /// A medicine of a person.
    MedicineId "medicine";
    /// What came of one occasion to take a medicine.
    DoseId "dose";
}

/// A medicine of a person, as it is agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medicine {
    /// Whose.
    pub person: PersonId,
    /// What it is, sealed under their key.
    pub details: SealedId,
    /// Who sees to it.
    pub help: Help,
    /// When it is taken.
    pub when: When,
    /// Whether a second worker sees it given.
    pub witnessed: bool,
    /// From which date.
    pub from: Date,
    /// The last date; `None` if there is no end.
    pub until: Option<Date>,
    /// How many tablets or measures one dose takes off the stock.
    pub per_dose: u32,
}

/// What a medicine is and how it is taken. Sealed under the person's key as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MedicineDetails {
    /// Name, form and strength: "Paracetamol 500 mg tablets".
    pub name: String,
    /// How much and how: "two tablets by mouth with water".
    pub how: String,
    /// What it is for, and when it is taken if it is taken as needed.
    pub why: String,
    /// Instructions, allergies to mind, when it is reviewed.
    pub notes: String,
}

/// Who sees to a medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Help {
    /// A worker gives it.
    Given,
    /// A worker reminds; the person takes it.
    Prompted,
    /// The person sees to it themselves; nothing is recorded.
    Themselves,
    /// Family or a nurse gives it; what they say is recorded.
    Others,
}

impl Help {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Given, Self::Prompted, Self::Themselves, Self::Others];
}

/// When a medicine is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// At these times of each day.
    Daily {
        /// The times.
        times: BTreeSet<Clock>,
        /// By how many minutes at most it may be early or late, where the time is critical.
        within: Option<Minutes>,
        /// The least time from one dose to the next; `None` where its times are all there is to keep.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least_gap: Option<Minutes>,
    },
    /// As needed.
    AsNeeded {
        /// The least time from one dose to the next.
        least_gap: Minutes,
        /// The most doses in any 24 hours.
        most_a_day: u32,
    },
}

/// What came of one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Of which medicine.
    pub medicine: MedicineId,
    /// For which time it was due; `None`: as needed.
    pub due: Option<Moment>,
    /// On which date it counts: the date it was due, or on which it happened.
    pub on: Date,
    /// When it happened.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: By,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, or to what effect, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
    /// What it did, where that was asked later, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<SealedId>,
    /// Who saw it given, where that is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<WorkerId>,
}

/// What came of an occasion to take a medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A worker gave it.
    Given,
    /// Reminded, and seen to take it.
    Taken,
    /// Reminded, and not seen to take it.
    NotSeen,
    /// Family or a nurse gave it.
    ByOthers,
    /// Offered, and declined.
    Declined,
    /// Not needed.
    NotNeeded,
    /// There was none.
    NotThere,
    /// Held back on clinical advice.
    Withheld,
    /// They were asleep, sick, away or in hospital.
    NotPossible,
    /// It was left out by mistake, and found later.
    Omitted,
}

impl Outcome {
    /// All of them, as a record has them.
    pub const ALL: [Self; 10] = [
        Self::Given,
        Self::Taken,
        Self::NotSeen,
        Self::ByOthers,
        Self::Declined,
        Self::NotNeeded,
        Self::NotThere,
        Self::Withheld,
        Self::NotPossible,
        Self::Omitted,
    ];

    /// Whether the person had it.
    #[must_use]
    pub fn was_had(self) -> bool {
        match self {
            Self::Given | Self::Taken | Self::ByOthers => true,
            Self::NotSeen
            | Self::Declined
            | Self::NotNeeded
            | Self::NotThere
            | Self::Withheld
            | Self::NotPossible
            | Self::Omitted => false,
        }
    }

    /// Whether it is recorded with a reason.
    #[must_use]
    pub fn wants_reason(self) -> bool {
        match self {
            Self::Given | Self::Taken | Self::NotNeeded => false,
            Self::NotSeen
            | Self::ByOthers
            | Self::Declined
            | Self::NotThere
            | Self::Withheld
            | Self::NotPossible
            | Self::Omitted => true,
        }
    }
}

/// What there was of a medicine when somebody counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// How many tablets or measures.
    pub counted: u32,
    /// When.
    pub at: Timestamp,
    /// It is ordered again when there are so many left.
    pub order_at: u32,
}

impl Medicine {
    /// Whether it is taken on a date.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|last| date <= last)
    }
}
