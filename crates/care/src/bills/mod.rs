//! Bills: what a person's visits come to, for each who pays, line by line.
//!
//! Each line is a visit with its agreed, promised and delivered minutes and the rule that priced it. Nothing is charged for a visit that did
//! not happen. Who pays what is agreed for each person: by shares, or pattern by pattern. A bill that was sent is never changed: what was
//! wrong is credited in the open, line by line, with a reason. The lines of bills are in the team's [books](crate::books); its state
//! knows only what they come to.

pub(crate) mod access;
mod commands;
mod draft;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bank;
use crate::ids::{MemberId, PatternId, PersonId, SealedId};
use crate::team::Team;
use crate::units::{Minutes, Pence};
use crate::visit::VisitId;

pub use crate::price::Counts;
pub use commands::{AgreePaying, Command, GiveCredit, LineKnown, Problem, SendBill};
pub(crate) use draft::shared_evenly;
pub use draft::{draft, shared_out, unpriced};
pub use events::{BillSent, CreditGiven, Event, PayingAgreed};

crate::ids::ids! {
    /// A bill.
    BillId "bill";
    /// A credit for a line of a bill.
    CreditId "credit";
}

/// Who gets a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The council.
    Council,
    /// The person.
    Person,
    /// Somebody of their circle.
    Member(MemberId),
}

/// Who pays for a person's visits, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paying {
    /// Each pays a share of every visit: of ten thousand, ten thousand together.
    Shares(Vec<(Who, u16)>),
    /// Each pays for visits of their own.
    Lines {
        /// Who pays for what is not named.
        others: Who,
        /// Who pays for the visits of a pattern.
        of: Vec<(PatternId, Who)>,
    },
}

/// A bill that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// For whose visits.
    pub person: PersonId,
    /// Who gets it.
    pub who: Who,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// How many lines it has.
    pub lines: u32,
    /// What they come to.
    pub total: Pence,
    /// The day on which it was sent.
    pub sent: Date,
}

/// A line of a bill: a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which.
    pub visit: VisitId,
    /// When it was.
    pub on: Date,
    /// How many workers it takes.
    pub workers: u8,
    /// The minutes that were agreed, of all its workers together.
    pub agreed: Minutes,
    /// The minutes that the person was told of.
    pub promised: Minutes,
    /// The minutes that somebody was there; `None`: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Minutes>,
    /// Whether it took place; where it did not, nothing is charged.
    pub happened: bool,
    /// What an hour costs.
    pub hour: Pence,
    /// Which minutes are charged.
    pub counts: Counts,
    /// Which share of it is theirs, of ten thousand.
    pub share: u16,
    /// What it comes to for them.
    pub amount: Pence,
}

impl Line {
    /// The minutes that are charged, before shares.
    #[must_use]
    pub fn charged(&self) -> Minutes {
        let minutes = self.counts.minutes(self.agreed, self.promised, self.delivered);
        if self.happened { minutes } else { Minutes::ZERO }
    }
}

/// Money back for a line of a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Of which bill.
    pub bill: BillId,
    /// Which line, from 1.
    pub line: u32,
    /// How much.
    pub amount: Pence,
    /// Why, in words sealed under the person's key.
    pub words: SealedId,
    /// The day on which it was given.
    pub on: Date,
}

impl Who {
    /// Whose fee their visits are priced at.
    #[must_use]
    pub fn payer(self) -> bank::Payer {
        match self {
            Self::Council => bank::Payer::Council,
            Self::Person | Self::Member(_) => bank::Payer::Person,
        }
    }
}

impl Paying {
    /// Everyone who pays something.
    #[must_use]
    pub fn everyone(&self) -> Vec<Who> {
        let mut all: Vec<Who> = match self {
            Self::Shares(shares) => shares.iter().map(|(who, _)| *who).collect(),
            Self::Lines { others, of } => of.iter().map(|(_, who)| *who).chain([*others]).collect(),
        };
        all.sort();
        all.dedup();
        all
    }

    /// Who pays which share of a visit, of ten thousand.
    #[must_use]
    pub fn shares_of(&self, visit: VisitId) -> Vec<(Who, u16)> {
        match self {
            Self::Shares(shares) => shares.clone(),
            Self::Lines { others, of } => {
                let named = match visit {
                    VisitId::Agreed { pattern, .. } => of.iter().find(|(one, _)| *one == pattern),
                    VisitId::Once(_) => None,
                };
                vec![(named.map_or(*others, |(_, who)| *who), WHOLE)]
            }
        }
    }
}

/// All of a visit, in shares.
pub const WHOLE: u16 = 10_000;

impl Team {
    /// Who pays for a person's visits on a date; where nothing is agreed, the council.
    #[must_use]
    pub fn paying_on(&self, person: PersonId, date: Date) -> Paying {
        let agreed = self.paying.get(&person).and_then(|dates| dates.range(..=date).next_back());
        agreed.map_or_else(|| Paying::Shares(vec![(Who::Council, WHOLE)]), |(_, paying)| paying.clone())
    }

    /// Whether somebody pays or paid for a person's visits.
    #[must_use]
    pub fn pays_for(&self, who: Who, person: PersonId) -> bool {
        match self.paying.get(&person) {
            Some(dates) => dates.values().any(|paying| paying.everyone().contains(&who)),
            None => who == Who::Council,
        }
    }

    /// Whether a bill at a payer's fee was sent for a day from `from` on.
    #[must_use]
    pub(crate) fn is_billed_from(&self, payer: bank::Payer, from: Date) -> bool {
        self.bills.values().any(|bill| bill.who.payer() == payer && from <= bill.last)
    }

    /// What was credited of a line of a bill.
    #[must_use]
    pub fn credited(&self, bill: BillId, line: u32) -> Pence {
        let theirs = self.bill_credits.values().filter(|credit| credit.bill == bill && credit.line == line);
        theirs.map(|credit| credit.amount).sum()
    }

    /// What is to be paid for a bill, its credits counted.
    #[must_use]
    pub fn to_pay(&self, id: BillId) -> Option<Pence> {
        let bill = self.bills.get(&id)?;
        let credits = self.bill_credits.values().filter(|credit| credit.bill == id);
        Some(bill.total - credits.map(|credit| credit.amount).sum())
    }
}
