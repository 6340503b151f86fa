//! A person's circle, and what they share: with family, friends and neighbours, and with the council.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::SealedId;
use crate::people::Section;

pub use commands::{Command, SetMember, ShareWithCouncil};
pub use events::{CircleChanged, CouncilSees, Event};

/// Someone of a person's circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who they are, sealed under the person's key.
    pub details: SealedId,
    /// What the person lets them see.
    pub sees: BTreeSet<Section>,
    /// The last date on which they see it; `None`: until the person says otherwise.
    pub until: Option<Date>,
}

impl Member {
    /// Whether the person lets them see `section` on `date`.
    #[must_use]
    pub fn may_see(&self, section: Section, date: Date) -> bool {
        self.sees.contains(&section) && self.until.is_none_or(|last| date <= last)
    }
}
