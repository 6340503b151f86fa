//! The bank of hours: minutes that a council or a person commissions as a block, and what becomes of those that are not needed.
//!
//! A block promises so many minutes a week. Publishing a week reserves them, a visit that takes place uses them, and what is left when
//! the week is over flows to the bank by the rules of the agreement: how much is kept, for how long, and what it may be spent on. What
//! is not kept goes back to who pays, and the ledger says so. The ledger itself ([`Book`]) follows from what happened.

pub(crate) mod access;
mod book;
mod commands;
mod events;
mod holding;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, SealedId};
use crate::ledger::{Amount, Time};
use crate::team::Team;
use crate::time::Timestamp;
use crate::units::Minutes;

pub use book::{Book, Lot, Part, Told};
pub use commands::{AgreeBlock, Command, Known, Problem, PutRight, Sign, Spend};
pub use events::{BlockAgreed, Event, LinePutRight, Signed, Spent};
pub use holding::{Holding, What};

crate::ids::ids! {
    /// A block of hours.
    BlockId "block of hours";
    /// Something that kept hours are spent on.
    SpendingId "spending";
    /// A line that was put right.
    CorrectionId "correction";
}

/// A block of hours that was commissioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// For whom.
    pub whose: Whose,
    /// Who pays for it.
    pub payer: Payer,
    /// How much there is for each week.
    pub a_week: Minutes,
    /// The first day it is for.
    pub from: Date,
    /// The last day; `None`: no end is agreed.
    pub last: Option<Date>,
    /// What becomes of minutes that are not used.
    pub keeping: Keeping,
}

/// Whom a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// One person.
    Person(PersonId),
    /// Everyone of the team who has no block of their own.
    Team,
}

/// Who pays for a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// The council.
    Council,
    /// The person.
    Person,
}

/// What becomes of minutes of a week that are not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// How many of a hundred are kept, rounded down; the others go back to who pays.
    pub percent: u8,
    /// The most that there may be in the bank.
    pub most: Minutes,
    /// For how many weeks after their own they are kept.
    pub weeks: u16,
    /// What they may be spent on.
    pub uses: BTreeSet<Use>,
}

/// What kept minutes may be spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// More time at home in another week.
    MoreTime,
    /// A day out, a visit, a concert.
    Outing,
    /// Another person of the team, as a gift.
    Gift,
    /// A break for somebody who cares for them.
    Respite,
    /// Learning something so that less help is needed.
    Learning,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::MoreTime, Self::Outing, Self::Gift, Self::Respite, Self::Learning];
}

/// Kept minutes that are spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// From which block's bank.
    pub block: BlockId,
    /// How many.
    pub minutes: Minutes,
    /// On what.
    pub on: Use,
    /// The block of the person who is given them, where they are a gift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<BlockId>,
    /// What for, in words sealed under the team's key.
    pub words: SealedId,
}

/// A line of a block's statement that was put right, in the open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Of which block.
    pub block: BlockId,
    /// Which line, by its number in the ledger, from 1.
    pub line: u32,
    /// How many minutes go into the bank; below nothing: out of it.
    pub minutes: i64,
    /// Why, in words sealed under the team's key.
    pub words: SealedId,
}

/// One of the two who sign a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The team, that does the work.
    Team,
    /// Who pays.
    Payer,
}

/// That a side agrees with what a block came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Up to the end of this day.
    pub through: Date,
    /// What was in the bank then.
    pub kept: Amount<Time>,
    /// What had been delivered by then.
    pub delivered: Amount<Time>,
    /// When it was signed.
    pub at: Timestamp,
}

impl Block {
    /// Whether it is for `date`.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.last.is_none_or(|last| date <= last)
    }
}

impl Team {
    /// The block that a visit to `person` on `date` is taken from: their own, else the team's.
    #[must_use]
    pub fn block_of(&self, person: PersonId, date: Date) -> Option<BlockId> {
        let whose = |wanted: Whose| {
            let mut blocks =
                self.blocks.iter().filter(|(_, block)| block.whose == wanted && block.holds(date));
            blocks.next().map(|(id, _)| *id)
        };
        whose(Whose::Person(person)).or_else(|| whose(Whose::Team))
    }
}
