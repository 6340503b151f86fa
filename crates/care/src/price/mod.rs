//! The price of care: what an hour with a person costs, from the team's own travel, wages and overheads, and what is paid for it.
//!
//! The [sum](model) is that of the Homecare Association's published minimum price. What goes into it is [measured] where the team's
//! own record says it, [known] from elsewhere with its source where it does not, and changed by the team where it knows better.
//! What is agreed to be paid for an hour, the *fee*, is dated, and says which minutes it counts.

pub(crate) mod access;
mod commands;
mod events;
pub mod known;
pub mod measured;
pub mod model;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bank::Payer;
use crate::ids::SealedId;
use crate::team::Team;
use crate::units::{Minutes, Pence};

pub use commands::{AgreeFee, Assume, Command, Problem};
pub use events::{AssumptionChanged, Event, FeeAgreed};
pub use model::{Item, Price, Values, price};

/// What the team assumes for a part of the price, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    /// How much: see [`Item`] for the unit.
    pub value: i64,
    /// Where that comes from, in words sealed under the team's key.
    pub words: SealedId,
}

/// What is agreed to be paid for an hour, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// For an hour of one worker.
    pub hour: Pence,
    /// Which minutes of a visit it counts.
    pub counts: Counts,
}

/// Which minutes of a visit are paid for. Nothing is ever paid for a visit that did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// Those that were agreed.
    Agreed,
    /// Those that the person was told of.
    Promised,
    /// The minutes that somebody was there, at most those agreed; where nobody said, the minutes that the person was told of.
    Delivered,
}

impl Counts {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Agreed, Self::Promised, Self::Delivered];

    /// The minutes that are paid for.
    #[must_use]
    pub fn minutes(self, agreed: Minutes, promised: Minutes, delivered: Option<Minutes>) -> Minutes {
        match self {
            Self::Agreed => agreed,
            Self::Promised => promised,
            Self::Delivered => delivered.map_or(promised, |delivered| delivered.min(agreed)),
        }
    }
}

/// Every fee that is agreed, by who pays and from when.
pub type Fees = BTreeMap<Payer, BTreeMap<Date, Fee>>;

impl Team {
    /// What is agreed to be paid for an hour on a date.
    #[must_use]
    pub fn fee_on(&self, payer: Payer, date: Date) -> Option<Fee> {
        self.fee_from(payer, date).map(|(_, fee)| fee)
    }

    /// The same, with the day from which it holds.
    #[must_use]
    pub fn fee_from(&self, payer: Payer, date: Date) -> Option<(Date, Fee)> {
        self.fees.get(&payer)?.range(..=date).next_back().map(|(from, fee)| (*from, *fee))
    }

    /// What the team assumes for a part of the price on a date, with the day from which it does.
    #[must_use]
    pub fn assumed_on(&self, item: Item, date: Date) -> Option<(Date, Assumption)> {
        let of_item = self.price_assumptions.get(&item)?;
        of_item.range(..=date).next_back().map(|(from, assumption)| (*from, *assumption))
    }
}
