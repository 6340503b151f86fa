//! Where the money of a budget can be, and what moves it.

use serde::{Deserialize, Serialize};

use super::{BudgetId, SpendingId, Use};
use crate::bank::Part;
use crate::ledger::{Account, Kind, Money};

/// Where money of a budget can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holding {
    /// With who gives it: as much below nothing as was agreed.
    Agreed(BudgetId),
    /// Free to spend; below nothing where more is promised than there is.
    Free(BudgetId),
    /// Set aside for what nobody foresees.
    Contingency(BudgetId),
    /// For visits that people were told of.
    Reserved(BudgetId),
    /// Spent.
    Spent(BudgetId, On),
}

/// On what money was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// Visits of the team.
    Visits,
    /// Something else.
    Use(Use),
}

impl Holding {
    /// The budget whose money it is.
    #[must_use]
    pub fn budget(self) -> BudgetId {
        match self {
            Self::Agreed(budget)
            | Self::Free(budget)
            | Self::Contingency(budget)
            | Self::Reserved(budget)
            | Self::Spent(budget, _) => budget,
        }
    }
}

impl Account for Holding {
    type Unit = Money;

    fn kind(self) -> Kind {
        match self {
            Self::Agreed(_) => Kind::Income,
            Self::Free(_) | Self::Contingency(_) | Self::Reserved(_) => Kind::Assets,
            Self::Spent(..) => Kind::Expenses,
        }
    }
}

/// What moved money: the name of a transaction. The number tells apart what happened to the same thing again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The budget was agreed.
    Agreed(BudgetId, u32),
    /// It had been agreed otherwise.
    Withdrawn(BudgetId, u32),
    /// A visit was promised.
    Reserved(Part, u32),
    /// It will not take place, or not like this.
    Released(Part, u32),
    /// Its day is over, and it was not cancelled.
    Delivered(Part, u32),
    /// It had been counted, and had not taken place like this.
    Corrected(Part, u32),
    /// A bill counted other minutes.
    Billed(Part, u32),
    /// Something else was bought.
    Spent(SpendingId, u32),
    /// It was not bought after all.
    NotSpent(SpendingId, u32),
}
