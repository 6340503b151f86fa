//! The ledger: accounts of one unit, and transactions between them that sum to zero.
//!
//! A form that several topics share. Minutes or pence, never both: the type of its accounts says which ([`Account::Unit`]). What is
//! promised is *reserved* under a name, *posted* when it was done and *released* when it was not. Nothing is ever changed or
//! taken out: a mistake is [corrected](Ledger::correct) by a second transaction that names the first, and both stay readable.
//! Each transaction has a name of its own, so that posting the same thing twice posts it once. Once both sides signed a balance,
//! the ledger is [closed](Ledger::close) up to that day.

mod amount;
mod kept;
mod plain_text;
mod problem;
mod statement;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use amount::{Amount, Money, Time, Unit};
pub use plain_text::{Words, csv, hledger};
pub use problem::Problem;
pub use statement::{Line, Statement};

/// What kind of account it is, as bookkeepers say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What is there.
    Assets,
    /// What is owed.
    Liabilities,
    /// Where it comes from.
    Income,
    /// What it went into.
    Expenses,
}

impl Kind {
    /// What plain-text accounting calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assets => "assets",
            Self::Liabilities => "liabilities",
            Self::Income => "income",
            Self::Expenses => "expenses",
        }
    }
}

/// Something that minutes or pence can be in.
pub trait Account: Copy + fmt::Debug + Ord + Serialize + DeserializeOwned {
    /// What is counted in it.
    type Unit: Unit;

    /// What kind of account it is.
    fn kind(self) -> Kind;
}

/// What one transaction puts into an account, or takes out of it where it is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Posting<A: Account> {
    /// The account.
    pub account: A,
    /// How much.
    pub amount: Amount<A::Unit>,
}

/// One thing that happened, with everything that it moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "W: Serialize", deserialize = "W: DeserializeOwned"))]
pub struct Transaction<A: Account, W> {
    /// Its name: no other has the same.
    pub what: W,
    /// The day on which it is entered.
    pub on: Date,
    /// What it moves; the sum is zero.
    pub postings: Vec<Posting<A>>,
    /// The one that it puts right, by its place in the ledger, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<usize>,
}

/// Something reserved that was neither posted nor released yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Held<A: Account> {
    /// Where it was taken from.
    pub from: A,
    /// Where it waits.
    pub at: A,
    /// How much.
    pub amount: Amount<A::Unit>,
}

/// Accounts and everything that happened to them. `A` are its accounts, `W` names transactions, `H` names what is reserved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger<A: Account, W, H> {
    transactions: Vec<Transaction<A, W>>,
    names: BTreeMap<W, usize>,
    balances: BTreeMap<A, Amount<A::Unit>>,
    held: BTreeMap<H, Held<A>>,
    closed: Option<Date>,
}

impl<A: Account, W, H> Default for Ledger<A, W, H> {
    fn default() -> Self {
        let (names, balances, held) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { transactions: Vec::new(), names, balances, held, closed: None }
    }
}

impl<A: Account, W: Clone + Ord, H: Copy + Ord> Ledger<A, W, H> {
    /// Everything that happened, in order.
    #[must_use]
    pub fn transactions(&self) -> &[Transaction<A, W>] {
        &self.transactions
    }

    /// The transaction of that name, with its place.
    #[must_use]
    pub fn find(&self, what: &W) -> Option<(usize, &Transaction<A, W>)> {
        let at = *self.names.get(what)?;
        Some((at, self.transactions.get(at)?))
    }

    /// What is in an account.
    #[must_use]
    pub fn balance(&self, account: A) -> Amount<A::Unit> {
        self.balances.get(&account).copied().unwrap_or_default()
    }

    /// Every account that was ever used, with what is in it.
    pub fn balances(&self) -> impl Iterator<Item = (A, Amount<A::Unit>)> {
        self.balances.iter().map(|(account, amount)| (*account, *amount))
    }

    /// Everything reserved that waits.
    pub fn held(&self) -> impl Iterator<Item = (H, Held<A>)> {
        self.held.iter().map(|(name, held)| (*name, *held))
    }

    /// What is reserved under a name.
    #[must_use]
    pub fn holds(&self, name: H) -> Option<Held<A>> {
        self.held.get(&name).copied()
    }

    /// The last day whose balances both sides signed.
    #[must_use]
    pub fn closed(&self) -> Option<Date> {
        self.closed
    }

    /// The day of the last transaction.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.transactions.last().map(|last| last.on)
    }

    /// Enters a transaction; nothing happens where it was entered before.
    ///
    /// # Errors
    ///
    /// If it does not sum to zero or moves nothing, another has its name, it is before the last one, or its day is closed.
    pub fn post(&mut self, transaction: Transaction<A, W>) -> Result<(), Problem> {
        if let Some((_, before)) = self.find(&transaction.what) {
            return if *before == transaction { Ok(()) } else { Err(Problem::AnotherOfThisName) };
        }
        self.check(&transaction)?;
        for posting in &transaction.postings {
            *self.balances.entry(posting.account).or_default() += posting.amount;
        }
        self.names.insert(transaction.what.clone(), self.transactions.len());
        self.transactions.push(transaction);
        Ok(())
    }

    /// Moves an amount from one account to another.
    ///
    /// # Errors
    ///
    /// As [`Ledger::post`].
    pub fn transfer(
        &mut self,
        (on, what): (Date, W),
        (from, to): (A, A),
        amount: Amount<A::Unit>,
    ) -> Result<(), Problem> {
        self.post(Transaction { what, on, postings: moves(from, to, amount), corrects: None })
    }

    /// Puts a transaction right: enters on `on` what undoes it, and names it. Both stay readable.
    ///
    /// # Errors
    ///
    /// If nothing has that name, it is corrected already, or as [`Ledger::post`].
    pub fn correct(&mut self, (on, what): (Date, W), wrong: &W) -> Result<(), Problem> {
        let (at, wrong) = self.find(wrong).ok_or(Problem::NothingOfThisName)?;
        let again = |one: &Transaction<A, W>| one.corrects == Some(at) && one.what != what;
        if self.transactions.iter().any(again) {
            return Err(Problem::CorrectedAlready);
        }
        let back = |posting: &Posting<A>| Posting { amount: -posting.amount, ..*posting };
        let postings = wrong.postings.iter().map(back).collect();
        self.post(Transaction { what, on, postings, corrects: Some(at) })
    }

    /// Reserves under a name what will be posted or released later.
    ///
    /// # Errors
    ///
    /// If something is reserved under that name, the amount is nothing or less, or as [`Ledger::post`].
    pub fn reserve(&mut self, (on, what): (Date, W), name: H, held: Held<A>) -> Result<(), Problem> {
        if self.find(&what).is_some() && self.held.get(&name) == Some(&held) {
            return Ok(());
        }
        if self.held.contains_key(&name) {
            return Err(Problem::HeldAlready);
        }
        if held.amount.is_negative() || held.from == held.at {
            return Err(Problem::NothingMoves);
        }
        self.transfer((on, what), (held.from, held.at), held.amount)?;
        self.held.insert(name, held);
        Ok(())
    }

    /// Posts what is reserved under a name: it was done, and took `took`. What was reserved beyond that goes back to where it came
    /// from; what it took beyond that comes from there.
    ///
    /// # Errors
    ///
    /// If nothing is reserved under that name, less than nothing is to be posted, or as [`Ledger::post`].
    pub fn settle(
        &mut self,
        (on, what): (Date, W),
        name: H,
        (to, took): (A, Amount<A::Unit>),
    ) -> Result<(), Problem> {
        let Some(held) = self.held.get(&name).copied() else {
            return if self.find(&what).is_some() { Ok(()) } else { Err(Problem::NothingHeld) };
        };
        if took.is_negative() {
            return Err(Problem::NothingMoves);
        }
        let mut postings = moves(held.at, to, took);
        postings.extend(moves(held.at, held.from, held.amount - took));
        self.post(Transaction { what, on, postings: joined(postings), corrects: None })?;
        self.held.remove(&name);
        Ok(())
    }

    /// Releases what is reserved under a name: it will not be done.
    ///
    /// # Errors
    ///
    /// If nothing is reserved under that name, or as [`Ledger::post`].
    pub fn release(&mut self, (on, what): (Date, W), name: H) -> Result<(), Problem> {
        let Some(held) = self.held.get(&name).copied() else {
            return if self.find(&what).is_some() { Ok(()) } else { Err(Problem::NothingHeld) };
        };
        self.transfer((on, what), (held.at, held.from), held.amount)?;
        self.held.remove(&name);
        Ok(())
    }

    /// Closes every day up to `through`: both sides signed its balances. What comes to light later is a correction on a later day.
    pub fn close(&mut self, through: Date) {
        self.closed = self.closed.max(Some(through));
    }

    /// Adds everything up again. Empty where it all agrees.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut sums: BTreeMap<A, Amount<A::Unit>> = BTreeMap::new();
        for (at, transaction) in self.transactions.iter().enumerate() {
            let sum: Amount<A::Unit> = transaction.postings.iter().map(|posting| posting.amount).sum();
            if !sum.is_zero() {
                faults.push(format!("transaction {} sums to {sum}", at + 1));
            }
            for posting in &transaction.postings {
                *sums.entry(posting.account).or_default() += posting.amount;
            }
        }
        let differ = self.balances.iter().filter(|(account, amount)| sums.get(account) != Some(amount));
        faults.extend(
            differ.map(|(account, amount)| format!("{account:?} has {amount}, and its entries another sum")),
        );
        faults
    }

    fn check(&self, transaction: &Transaction<A, W>) -> Result<(), Problem> {
        let sum: Amount<A::Unit> = transaction.postings.iter().map(|posting| posting.amount).sum();
        if !sum.is_zero() {
            return Err(Problem::DoesNotBalance { over: sum.to_string() });
        }
        if transaction.postings.iter().all(|posting| posting.amount.is_zero()) {
            return Err(Problem::NothingMoves);
        }
        if let Some(through) = self.closed.filter(|through| transaction.on <= *through) {
            return Err(Problem::Closed { through });
        }
        if let Some(last) = self.last().filter(|last| transaction.on < *last) {
            return Err(Problem::OutOfOrder { last });
        }
        Ok(())
    }
}

/// What moves an amount from one account to another; where it is less than nothing, the other way.
fn moves<A: Account>(from: A, to: A, amount: Amount<A::Unit>) -> Vec<Posting<A>> {
    vec![Posting { account: to, amount }, Posting { account: from, amount: -amount }]
}

/// One posting for each account, without those that move nothing.
fn joined<A: Account>(postings: Vec<Posting<A>>) -> Vec<Posting<A>> {
    let mut joined: Vec<Posting<A>> = Vec::new();
    for posting in postings {
        match joined.iter_mut().find(|known| known.account == posting.account) {
            Some(known) => known.amount += posting.amount,
            None => joined.push(posting),
        }
    }
    joined.retain(|posting| !posting.amount.is_zero());
    joined
}
