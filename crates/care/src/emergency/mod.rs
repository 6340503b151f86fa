//! The emergency sheet: what a paramedic needs to know of a person, behind a printed code in their home.
//!
//! Somebody who reads the code says who they are, and sees the sheet for half an hour without an account. The look is recorded, and
//! the team and the circle hear of it at once. The code is closed, and with it every open look, by the team, the person and those
//! whom they chose; a new code opens the sheet again.

pub(crate) mod access;
mod commands;
mod events;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, SealedId};
use crate::team::Team;
use crate::time::{Date, Timestamp};

pub use commands::{Command, LookAtSheet, Problem, SetSheetCode, WriteSheet};
pub use events::{CodeChanged, Event, SheetSeen, SheetWritten};

crate::ids::ids! {
    /// A code in somebody's home. It opens nothing by itself: the secret that is printed is kept elsewhere.
    SheetCodeId "emergency code";
    /// One look at an emergency sheet.
    SheetLookId "look at an emergency sheet";
}

/// For how long one look lasts.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(30);

/// What a paramedic needs to know, in the words of the person and the team. Sealed under the person's key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetWords {
    /// When they were born, and their NHS number.
    pub identity: String,
    /// What they must not have, and what happens then; "none known" where somebody said so.
    pub allergies: String,
    /// What they have, and had.
    pub conditions: String,
    /// How to talk with them, and how they show pain.
    pub communicating: String,
    /// What they decided beforehand: resuscitation, hospital, refusals, and where the paper is.
    pub decisions: String,
    /// Whom to ring.
    pub contacts: String,
}

/// A code that opens a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCode {
    /// Which.
    pub id: SheetCodeId,
    /// Since when.
    pub since: Date,
}

/// That somebody looked at a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLook {
    /// Whose sheet.
    pub person: PersonId,
    /// By which code.
    pub code: SheetCodeId,
    /// Who they said they are, sealed under the person's key.
    pub who: SealedId,
    /// When.
    pub at: Timestamp,
}

impl SheetLook {
    /// Until when the sheet is open to them.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.at.saturating_add(OPEN_FOR).unwrap_or(self.at)
    }
}

impl Team {
    /// Whether a look is still open: its half hour is not over, and its code was not closed.
    #[must_use]
    pub fn sheet_is_open(&self, look: &SheetLook, now: Timestamp) -> bool {
        let code = self.sheet_codes.get(&look.person);
        code.is_some_and(|code| code.id == look.code) && look.at <= now && now < look.until()
    }

    /// Who looked at a person's sheet, the latest first.
    #[must_use]
    pub fn sheet_looks_of(&self, person: PersonId) -> Vec<&SheetLook> {
        let mut looks: Vec<_> = self.sheet_looks.values().filter(|look| look.person == person).collect();
        looks.sort_by_key(|look| std::cmp::Reverse(look.at));
        looks
    }
}
