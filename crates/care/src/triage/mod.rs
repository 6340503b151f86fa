//! Triage: somebody seems unwell. What is different from their ordinary day, what was measured, who was spoken to, what was
//! decided, who checks by when, and what came of it.
//!
//! It supports those who decide and decides nothing. Observations are scored only where a named clinician signed what the team
//! does then; without that there are soft signs alone. An emergency goes to 999 before any form.

pub(crate) mod access;
mod commands;
mod events;
pub mod news2;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::case;
use crate::ids::{PersonId, SealedId};
use crate::team::Team;
use crate::time::Timestamp;
use news2::Observations;

pub use commands::{Command, Conclude, Decide, LookAt, Problem, RecordScaleTwo, SayNormal, SignPlan};
pub use events::{Event, NormalSaid, PlanSigned, ScaleTwoRecorded, Stepped};

crate::ids::ids! {
    /// A time when somebody seemed unwell.
    EpisodeId "episode";
}

/// Something small that is different from somebody's ordinary day, in our own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// More muddled than usual.
    Muddled,
    /// Quieter, keeps to themselves.
    Withdrawn,
    /// Cannot settle.
    Restless,
    /// Upset, frightened or cross.
    Upset,
    /// Not interested in what they like.
    NotInterested,
    /// Short of breath.
    Breathless,
    /// Sleepier, or hard to wake.
    Sleepy,
    /// In pain, or holds a part of the body.
    Pain,
    /// Hot, cold, sweaty or shivering.
    HotOrCold,
    /// Pale, grey, blue or blotchy.
    Colour,
    /// The toilet: more, less or different.
    Toilet,
    /// Unsteady, or has fallen.
    Unsteady,
    /// Moves less than they can.
    MovesLess,
    /// Eats less.
    EatsLess,
    /// Drinks less.
    DrinksLess,
    /// Sleeps badly.
    SleepsBadly,
    /// Not themselves; it is hard to say why.
    NotThemselves,
}

impl Sign {
    /// All of them: first the mind, then the body, then what they do.
    pub const ALL: [Self; 17] = [
        Self::Muddled,
        Self::Withdrawn,
        Self::Restless,
        Self::Upset,
        Self::NotInterested,
        Self::Breathless,
        Self::Sleepy,
        Self::Pain,
        Self::HotOrCold,
        Self::Colour,
        Self::Toilet,
        Self::Unsteady,
        Self::MovesLess,
        Self::EatsLess,
        Self::DrinksLess,
        Self::SleepsBadly,
        Self::NotThemselves,
    ];
}

/// How somebody was who seemed unwell. Sealed under their key as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// What was different from their ordinary day.
    pub signs: BTreeSet<Sign>,
    /// What changed and since when, in words.
    pub changed: String,
    /// Whether the one who saw it is worried, whatever the rest says.
    pub worried: bool,
    /// What was measured.
    pub observations: Option<Observations>,
}

/// That a clinician decided to score somebody's saturation on scale 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleTwo {
    /// Who, in words sealed under the person's key.
    pub clinician: SealedId,
    /// When.
    pub on: Date,
}

/// What the team does when somebody is unwell, as a named clinician signed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsePlan {
    /// Who signed it, in words sealed under the team's key.
    pub clinician: SealedId,
    /// When.
    pub signed: Date,
    /// Until when it holds: by then it is looked at again.
    pub review: Date,
    /// What is done at which score, in words sealed under the team's key.
    pub words: SealedId,
}

/// A time when somebody seemed unwell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// Who.
    pub person: PersonId,
    /// What was done, first to last.
    pub steps: Vec<Step>,
}

/// Something that was done in an episode.
pub type Step = case::Step<Did>;

/// What was done in an episode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Did {
    /// Somebody looked how they were.
    Looked {
        /// How they were, sealed under their key.
        seen: SealedId,
    },
    /// Somebody was spoken to, and something decided.
    Decided(Box<Decision>),
    /// What came of it; with that it is over.
    Concluded {
        /// What, in words sealed under their key.
        words: SealedId,
    },
}

/// Whom somebody spoke to, what was decided, and who checks by when. All words are sealed under the person's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who was spoken to, and what they are.
    pub with: SealedId,
    /// What was asked for.
    pub asked: SealedId,
    /// Where it goes from here.
    pub route: Route,
    /// What was advised and agreed.
    pub agreed: SealedId,
    /// Who checks how they are.
    pub checks: By,
    /// By when.
    pub by_when: Timestamp,
}

/// Where it goes from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// They stay at home, and are looked after there.
    AtHome,
    /// Their pharmacist.
    Pharmacist,
    /// Their GP.
    Gp,
    /// The nurses or the team of the neighbourhood who come home.
    CommunityTeam,
    /// NHS 111.
    Nhs111,
    /// 999: an ambulance, or the emergency department.
    Emergency,
}

impl Route {
    /// All of them, the least urgent first.
    pub const ALL: [Self; 6] =
        [Self::AtHome, Self::Pharmacist, Self::Gp, Self::CommunityTeam, Self::Nhs111, Self::Emergency];
}

impl Episode {
    /// When it began.
    #[must_use]
    pub fn began(&self) -> Option<Timestamp> {
        self.steps.first().map(|step| step.at)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.did, Did::Concluded { .. }))
    }

    /// What was last decided.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        self.steps.iter().rev().find_map(|step| match &step.did {
            Did::Decided(decision) => Some(decision.as_ref()),
            Did::Looked { .. } | Did::Concluded { .. } => None,
        })
    }

    /// Whether nobody has checked though the time has come: nothing was done since the last decision, and its time has passed.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        match self.steps.last().map(|step| &step.did) {
            Some(Did::Decided(decision)) => decision.by_when < now,
            Some(Did::Looked { .. } | Did::Concluded { .. }) | None => false,
        }
    }
}

impl Did {
    /// Everything that is sealed of it.
    pub(crate) fn sealed(&self) -> Vec<SealedId> {
        match self {
            Self::Looked { seen } => vec![*seen],
            Self::Decided(decision) => vec![decision.with, decision.asked, decision.agreed],
            Self::Concluded { words } => vec![*words],
        }
    }
}

impl Team {
    /// What a clinician signed and still holds on a date. Without it nothing is measured or scored.
    #[must_use]
    pub fn response_plan_on(&self, date: Date) -> Option<&ResponsePlan> {
        self.response_plan.as_ref().filter(|plan| plan.signed <= date && date <= plan.review)
    }
}
