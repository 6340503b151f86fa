//! Personal budgets: money that is a person's to spend on support, and what it is spent on.
//!
//! A budget is for a stretch of days, with a part set aside for what nobody foresees. Visits that people are told of reserve money at the
//! agreed [fee](crate::price::Fee), visits that take place use it, and a bill that counts other minutes puts that right. What the
//! person spends elsewhere is noted by themselves, in as many words as they like: nobody watches an account. The ledger ([`Book`])
//! follows from what happened.

pub(crate) mod access;
mod book;
mod commands;
mod events;
mod forecast;
mod holding;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bank::Payer;
use crate::ids::{PersonId, SealedId};
use crate::team::Team;
use crate::units::Pence;

pub use book::{Book, Priced};
pub use commands::{AgreeBudget, Command, Problem, Spend};
pub use events::{BudgetAgreed, Event, Spent};
pub use forecast::{Forecast, forecast};
pub use holding::{Holding, On, What};

crate::ids::ids! {
    /// A personal budget.
    BudgetId "budget";
    /// Something that a budget was spent on.
    SpendingId "spending from a budget";
}

/// A personal budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Whose.
    pub person: PersonId,
    /// Who holds the money.
    pub kind: Kind,
    /// How much there is for all its days, with what is set aside.
    pub amount: Pence,
    /// How much of it is set aside for what nobody foresees.
    pub contingency: Pence,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub last: Date,
    /// What the council sees of it.
    pub council_sees: Seen,
}

/// Who holds the money of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The council, and it pays for what is agreed.
    Managed,
    /// The person, or somebody for them.
    DirectPayment,
    /// The team, as the person says: an individual service fund.
    ServiceFund,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Managed, Self::DirectPayment, Self::ServiceFund];

    /// Whose fee visits are paid at.
    #[must_use]
    pub fn payer(self) -> Payer {
        match self {
            Self::Managed | Self::ServiceFund => Payer::Council,
            Self::DirectPayment => Payer::Person,
        }
    }
}

/// What the council sees of a budget, as was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// How much was used and how much is left.
    Sums,
    /// The same, and how much went into what.
    Uses,
}

/// What money is spent on besides the team's visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Personal assistants.
    Assistants,
    /// Equipment.
    Equipment,
    /// Getting about.
    Transport,
    /// Clubs, classes, outings.
    Activities,
    /// A break for somebody who cares for them.
    Respite,
    /// Learning something.
    Learning,
    /// Something else.
    Other,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Assistants,
        Self::Equipment,
        Self::Transport,
        Self::Activities,
        Self::Respite,
        Self::Learning,
        Self::Other,
    ];
}

/// Something that a budget was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// From which budget.
    pub budget: BudgetId,
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Pence,
    /// On what.
    pub what: Use,
    /// Whether it comes from what was set aside.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub contingency: bool,
    /// More, in words sealed under the person's key.
    pub words: SealedId,
}

impl Budget {
    /// Whether it is for `date`.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        (self.from..=self.last).contains(&date)
    }
}

impl Team {
    /// The budget that a visit to `person` on `date` is paid from.
    #[must_use]
    pub fn budget_of(&self, person: PersonId, date: Date) -> Option<(BudgetId, &Budget)> {
        let mut theirs = self.budgets.iter().filter(|(_, one)| one.person == person && one.holds(date));
        theirs.next().map(|(id, budget)| (*id, budget))
    }
}
