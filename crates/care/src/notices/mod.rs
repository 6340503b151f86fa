//! Being told: what of all that happens somebody hears of, and how they want to hear it.
//!
//! A notice says that there is something new, for which days, and nothing about anybody: it may be read on a locked phone.

mod choices;
mod concerned;
mod told;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, TeamId};
use crate::time::plus_days;

pub use choices::{Choices, Quiet};
pub use told::{is_news, news_of};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A week is published.
    Published,
    /// Visits that were told are different.
    Changed,
    /// A colleague asks for something, or has answered.
    Asked,
    /// The team has something to decide.
    Proposed,
    /// Somebody thanks a worker.
    Thanked,
    /// Somebody asks for something to be different for a person, or is answered.
    Wished,
    /// Somebody worries or seems unwell, and somebody follows it up.
    FollowUp,
    /// Medicines, and health tasks that a nurse delegates.
    Health,
    /// Something about one's own pay.
    Pay,
    /// Somebody's emergency sheet was opened.
    Emergency,
    /// A colleague who works alone did not come back in time, or is back after all.
    NotBack,
}

impl Kind {
    /// All of them, as people choose among them.
    pub const ALL: [Self; 11] = [
        Self::Published,
        Self::Changed,
        Self::Asked,
        Self::Proposed,
        Self::Thanked,
        Self::Wished,
        Self::FollowUp,
        Self::Health,
        Self::Pay,
        Self::Emergency,
        Self::NotBack,
    ];

    /// Whether only workers hear of it.
    #[must_use]
    pub fn is_for_workers(self) -> bool {
        match self {
            Self::Published | Self::Changed | Self::Wished | Self::FollowUp | Self::Emergency => false,
            Self::Asked | Self::Proposed | Self::Thanked | Self::Health | Self::Pay | Self::NotBack => true,
        }
    }

    /// Whether it is told at once whatever somebody chose: somebody may be in danger.
    #[must_use]
    pub fn is_always_told(self) -> bool {
        match self {
            Self::Emergency | Self::NotBack => true,
            Self::Published
            | Self::Changed
            | Self::Asked
            | Self::Proposed
            | Self::Thanked
            | Self::Wished
            | Self::FollowUp
            | Self::Health
            | Self::Pay => false,
        }
    }
}

/// What somebody is told of something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What it is about.
    pub kind: Kind,
    /// For which days; the Monday of the week where a week is published; none where it is about no day.
    pub days: BTreeSet<Date>,
    /// Whose page it leads to, where somebody has to look at once. It is in no push and no e-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<PersonId>,
}

/// A notice: what somebody is told, and as whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The team in which it happened.
    pub team: TeamId,
    /// The person whose visits it is about, for themselves and their circle; `None`: it is for a worker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What is told.
    #[serde(flatten)]
    pub told: Told,
}

impl Told {
    /// Something about these days.
    #[must_use]
    pub fn new(kind: Kind, days: impl IntoIterator<Item = Date>) -> Self {
        Self { kind, days: days.into_iter().collect(), whose: None }
    }

    /// Whether it cannot wait: visits of today or tomorrow are different.
    #[must_use]
    pub fn is_urgent(&self, today: Date) -> bool {
        self.kind == Kind::Changed && self.days.range(today..=plus_days(today, 1)).next().is_some()
    }

    /// Two things that happened at once, as one notice each: what is published says all that changed with it.
    #[must_use]
    pub fn gathered(all: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut gathered: Vec<Self> = Vec::new();
        for told in all {
            match gathered.iter_mut().find(|known| known.kind == told.kind) {
                Some(known) => known.days.extend(told.days),
                None => gathered.push(told),
            }
        }
        let published = gathered.iter().any(|told| told.kind == Kind::Published);
        gathered.retain(|told| !(published && told.kind == Kind::Changed));
        gathered
    }
}
