//! Where the minutes of a block can be, and what moves them.

use serde::{Deserialize, Serialize};

use super::{BlockId, CorrectionId, Part, SpendingId};
use crate::ledger::{Account, Kind, Time};
use crate::time::WeekStart;

/// Where minutes of a block can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holding {
    /// With who pays: as many below nothing as they commissioned.
    Commissioned(BlockId),
    /// For a week, and neither promised nor used yet.
    Open(BlockId, WeekStart),
    /// For visits that people were told of.
    Reserved(BlockId),
    /// Used by visits that took place.
    Delivered(BlockId),
    /// In the bank.
    Kept(BlockId),
    /// Spent from the bank.
    Spent(BlockId),
    /// Gone back to who pays.
    Returned(BlockId),
    /// Used beyond what was commissioned: as many below nothing as were.
    Beyond(BlockId),
}

impl Holding {
    /// The block whose minutes they are.
    #[must_use]
    pub fn block(self) -> BlockId {
        match self {
            Self::Commissioned(block)
            | Self::Open(block, _)
            | Self::Reserved(block)
            | Self::Delivered(block)
            | Self::Kept(block)
            | Self::Spent(block)
            | Self::Returned(block)
            | Self::Beyond(block) => block,
        }
    }
}

impl Account for Holding {
    type Unit = Time;

    fn kind(self) -> Kind {
        match self {
            Self::Commissioned(_) => Kind::Income,
            Self::Open(..) | Self::Reserved(_) | Self::Kept(_) => Kind::Assets,
            Self::Delivered(_) | Self::Spent(_) | Self::Returned(_) => Kind::Expenses,
            Self::Beyond(_) => Kind::Liabilities,
        }
    }
}

/// What moved minutes: the name of a transaction. `times` tells apart what happened to the same thing again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A week of a block began.
    Commissioned(BlockId, WeekStart, u32),
    /// The block had been entered by mistake.
    Withdrawn(BlockId, WeekStart, u32),
    /// A visit was promised.
    Reserved(Part, u32),
    /// It will not take place, or not like this.
    Released(Part, u32),
    /// Its day is over, and it was not cancelled.
    Delivered(Part, u32),
    /// It had been counted, and had not taken place like this.
    Corrected(Part, u32),
    /// A week is over: what was not used is kept, as far as the agreement keeps it.
    NotUsed(BlockId, WeekStart, u32),
    /// What was kept from a week has been kept for as long as the agreement keeps it.
    RanOut(BlockId, WeekStart),
    /// Kept minutes were spent.
    Spent(SpendingId, u32),
    /// They were not spent after all.
    NotSpent(SpendingId, u32),
    /// A line was put right.
    PutRight(CorrectionId, u32),
    /// It had been right.
    NotPutRight(CorrectionId, u32),
}
