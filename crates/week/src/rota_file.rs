//! The rota file: rounds, visits nobody can make, and the score, by name and civil time.

mod by_hand;
mod from_plan;
mod to_plan;

pub use by_hand::Assigned;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::Date;
use crate::finding::Finding;
use crate::ids::{VisitId, WorkerId};
use crate::read::{json_text, read_whole, schema_text};

/// The tag every rota file carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RotaFormat {
    /// The first version.
    #[default]
    #[serde(rename = "fairly.rota/1")]
    Rota1,
}

/// A rota of one week file. Times are civil with their offset, such as `2026-10-25T01:30+01:00`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaFile {
    /// What kind of file this is.
    pub format: RotaFormat,
    /// The first date of the horizon.
    pub from: Option<Date>,
    /// The zone of the dates.
    #[serde(default)]
    pub zone: String,
    /// How it was made, so that it can be made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<MadeBy>,
    /// The rounds that have visits, by worker and time.
    pub rounds: Vec<RotaRound>,
    /// The visits nobody makes.
    #[serde(default)]
    pub unplaced: Vec<RotaUnplaced>,
    /// What it weighs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<RotaScore>,
    /// Rest that was cut by agreement, and is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rest_owed: Vec<RestOwed>,
}

/// How a rota was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MadeBy {
    /// The program and its version.
    pub engine: String,
    /// Its seed.
    pub seed: u64,
    /// How many searches ran side by side.
    pub threads: u32,
    /// How many moves were tried.
    pub steps: u64,
}

/// One worker's visits of one part of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaRound {
    /// Whose.
    pub worker: WorkerId,
    /// The date of the shift; a night's visits after midnight belong to the date on which it began.
    pub date: Date,
    /// When the worker sets out.
    pub leave: String,
    /// When the worker has reached the end place, or finished the last visit.
    pub back: String,
    /// The visits, in order.
    pub visits: Vec<RotaStop>,
    /// The break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<RotaRest>,
}

/// One worker's part in one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaStop {
    /// Which visit.
    pub visit: VisitId,
    /// When the worker is there.
    pub arrive: String,
    /// When it starts.
    pub start: String,
    /// When it ends.
    pub end: String,
}

/// A break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaRest {
    /// When it starts.
    pub start: String,
    /// How long it lasts.
    pub minutes: u32,
    /// Before which of the round's visits, counted from 0; their number for a break after the last.
    pub before: u32,
}

/// A visit nobody makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaUnplaced {
    /// Which.
    pub visit: VisitId,
    /// Why, in a sentence.
    pub why: String,
    /// What would help, in a sentence.
    pub help: String,
}

/// What a rota weighs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaScore {
    /// The sum, in minutes of paid time or what the team holds to be worth one.
    pub total: i64,
    /// Rule by rule; those that weigh nothing are left out.
    pub parts: Vec<RotaPart>,
}

/// What one rule weighs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotaPart {
    /// The rule's name.
    pub rule: String,
    /// How much there is of it: minutes, visits, faces.
    pub amount: i64,
    /// What that costs.
    pub cost: i64,
}

/// Rest that was cut by agreement, to be given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestOwed {
    /// To whom.
    pub worker: WorkerId,
    /// The rest after the work of this date.
    pub after: Date,
    /// How much is missing.
    pub minutes: u32,
    /// Why it was agreed.
    pub reason: String,
    /// By when it is to be given back.
    pub give_back_by: Date,
}

impl RotaFile {
    /// Reads a rota file.
    ///
    /// # Errors
    /// Everything that is wrong with its form. Whether it fits a week is found when it is made a plan.
    pub fn read(text: &str) -> Result<Self, Vec<Finding>> {
        read_whole(text)
    }

    /// The file's text: indented, ending in a line feed, the same bytes for the same rota.
    #[must_use]
    pub fn to_json(&self) -> String {
        json_text(self)
    }

    /// The JSON Schema of a rota file, as text.
    #[must_use]
    pub fn json_schema() -> String {
        schema_text::<Self>()
    }
}
