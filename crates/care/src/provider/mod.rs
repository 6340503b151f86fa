//! The provider: what the organisation is called, and what it is in law.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

pub use commands::{Command, Describe, Found, Problem};
pub use events::{Described, Event, Founded};

/// What an organisation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its name.
    pub name: String,
    /// What it is in law.
    pub form: LegalForm,
    /// How many people work in it.
    pub size: Size,
}

/// What an organisation is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalForm {
    /// A charity.
    Charity,
    /// A community interest company.
    CommunityInterestCompany,
    /// A co-operative of its workers or of the people it supports.
    Cooperative,
    /// A company with shareholders.
    Company,
    /// A partnership.
    Partnership,
    /// One person who works for themselves.
    SoleTrader,
    /// A part of a council.
    Council,
    /// Something else.
    Other,
}

impl LegalForm {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Charity,
        Self::CommunityInterestCompany,
        Self::Cooperative,
        Self::Company,
        Self::Partnership,
        Self::SoleTrader,
        Self::Council,
        Self::Other,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Charity => "charity",
            Self::CommunityInterestCompany => "community interest company",
            Self::Cooperative => "co-operative",
            Self::Company => "company",
            Self::Partnership => "partnership",
            Self::SoleTrader => "sole trader",
            Self::Council => "council",
            Self::Other => "something else",
        }
    }
}

/// How many people work in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// At most five: a micro-provider.
    Micro,
    /// 6 to 49.
    Small,
    /// 50 to 249.
    Medium,
    /// 250 and more.
    Large,
}

impl Size {
    /// All of them, from the smallest.
    pub const ALL: [Self; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Micro => "up to 5 people",
            Self::Small => "6 to 49 people",
            Self::Medium => "50 to 249 people",
            Self::Large => "250 people and more",
        }
    }
}
