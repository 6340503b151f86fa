//! What happened to an account in some days, line by line.

use jiff::civil::Date;

use super::{Account, Amount, Ledger, Transaction};

/// An account from one day to another: what was there, each line, and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'a, A: Account, W> {
    /// What was in it before the first day.
    pub before: Amount<A::Unit>,
    /// What happened, in order.
    pub lines: Vec<Line<'a, A, W>>,
    /// What is in it at the end of the last day.
    pub after: Amount<A::Unit>,
}

/// One line of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a, A: Account, W> {
    /// Its place in the ledger.
    pub number: usize,
    /// What happened.
    pub transaction: &'a Transaction<A, W>,
    /// What it put into the account, or took out of it.
    pub amount: Amount<A::Unit>,
    /// What was in the account then.
    pub balance: Amount<A::Unit>,
}

impl<A: Account, W: Clone + Ord, H: Copy + Ord> Ledger<A, W, H> {
    /// What happened to the accounts that `ours` picks, taken together, on the days from `first` to `last`. What only moves
    /// from one of them to another is no line.
    pub fn statement(&self, ours: impl Fn(A) -> bool, first: Date, last: Date) -> Statement<'_, A, W> {
        let (mut before, mut after, mut lines) = (Amount::ZERO, Amount::ZERO, Vec::new());
        for (number, transaction) in self.transactions.iter().enumerate() {
            if last < transaction.on {
                break;
            }
            let theirs = transaction.postings.iter().filter(|posting| ours(posting.account));
            let amount: Amount<A::Unit> = theirs.map(|posting| posting.amount).sum();
            after += amount;
            if transaction.on < first {
                before = after;
            } else if !amount.is_zero() {
                lines.push(Line { number, transaction, amount, balance: after });
            }
        }
        Statement { before, lines, after }
    }
}
