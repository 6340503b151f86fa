//! A week: its draft, what is published, what was proposed for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{PlanId, RepairId, SealedId, WorkerId};
use crate::time::{Timestamp, WeekStart};

use super::picks::Round;
use super::plan::Plan;
use super::rota::{Rota, Step};

/// One week of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// The rota that is being made, if one is.
    pub draft: Option<Draft>,
    /// The rota that people were told, if they were.
    pub published: Option<Published>,
    /// What the engine proposed since the draft was opened.
    pub plans: BTreeMap<PlanId, Plan>,
    /// Small changes to the published rota that are proposed and not made yet.
    pub repairs: BTreeMap<RepairId, Repair>,
}

/// A rota that is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Who makes which visit so far.
    pub rota: Rota,
    /// The round of picks, if there was one.
    pub picks: Option<Round>,
    /// Who agreed to the draft as it stands. Any change to it asks everyone anew.
    pub agreed: BTreeSet<WorkerId>,
    /// The version of the team at which the rota or its picks last changed.
    pub changed_at: u64,
}

/// A rota that people were told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Who makes which visit.
    pub rota: Rota,
    /// How often the week was published: 1 the first time.
    pub times: u32,
    /// When it was last published.
    pub at: Timestamp,
}

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

/// A draft was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBegun {
    /// Of which week.
    pub week: WeekStart,
    /// The week whose published rota it is like; none: it begins with what is published, or with nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<WeekStart>,
    /// What it begins with.
    pub draft: Draft,
}

/// A draft was dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftDropped {
    /// Of which week.
    pub week: WeekStart,
    /// What it had become.
    pub draft: Draft,
}

/// A worker agreed to the draft as it stands, or takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAgreed {
    /// Of which week.
    pub week: WeekStart,
    /// Who.
    pub worker: WorkerId,
    /// Whether she agrees, before and after.
    pub agrees: Change<bool>,
}

/// The draft became what people are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPublished {
    /// Of which week.
    pub week: WeekStart,
    /// When.
    pub at: Timestamp,
}

/// A small change to a published rota was proposed, agreed to by someone, or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairChanged {
    /// Of which week.
    pub week: WeekStart,
    /// Which.
    pub repair: RepairId,
    /// What is proposed, before and after.
    pub change: Change<Option<Repair>>,
}
