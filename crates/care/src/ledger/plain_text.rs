//! A ledger as plain text: for hledger, and as a table with commas.
//!
//! Accounts and the commodity are declared and every posting says what its account comes to, so that
//! `hledger check accounts commodities balancednoautoconversion ordereddates` finds every slip.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Account, Amount, Ledger, Unit};

/// What accounts and transactions are called in plain text. A name has neither two blanks in a row nor a semicolon.
pub trait Words<A, W> {
    /// An account, its parts apart by colons, without its kind.
    fn account(&self, account: A) -> String;

    /// What a transaction was for.
    fn transaction(&self, what: &W) -> String;
}

/// The whole ledger as hledger reads it.
#[must_use]
pub fn hledger<A: Account, W: Clone + Ord, H: Copy + Ord>(
    ledger: &Ledger<A, W, H>,
    words: &impl Words<A, W>,
) -> String {
    let mut text = declared::<A, W, H>(ledger, words);
    let mut balances: BTreeMap<A, Amount<A::Unit>> = BTreeMap::new();
    for (number, transaction) in ledger.transactions().iter().enumerate() {
        let what = plain(&words.transaction(&transaction.what));
        let corrects = transaction.corrects.map(|at| format!(", corrects: E-{}", at + 1)).unwrap_or_default();
        let _ = writeln!(text, "\n{} * {what}  ; ref: E-{}{corrects}", transaction.on, number + 1);
        for posting in &transaction.postings {
            let balance = balances.entry(posting.account).or_default();
            *balance += posting.amount;
            let _ = writeln!(text, "    {}  {} = {balance}", named(words, posting.account), posting.amount);
        }
    }
    text
}

/// The ledger as a table: a row for each posting.
#[must_use]
pub fn csv<A: Account, W: Clone + Ord, H: Copy + Ord>(
    ledger: &Ledger<A, W, H>,
    words: &impl Words<A, W>,
) -> String {
    let mut text = "entry,date,what,account,amount,balance,unit,corrects\n".to_owned();
    let mut balances: BTreeMap<A, Amount<A::Unit>> = BTreeMap::new();
    for (number, transaction) in ledger.transactions().iter().enumerate() {
        let what = quoted(&words.transaction(&transaction.what));
        let corrects = transaction.corrects.map(|at| (at + 1).to_string()).unwrap_or_default();
        for posting in &transaction.postings {
            let balance = balances.entry(posting.account).or_default();
            *balance += posting.amount;
            let (on, account) = (transaction.on, quoted(&named(words, posting.account)));
            let (amount, balance) = (posting.amount.number(), balance.number());
            let unit = A::Unit::COMMODITY;
            let _ =
                writeln!(text, "{},{on},{what},{account},{amount},{balance},{unit},{corrects}", number + 1);
        }
    }
    text
}

fn declared<A: Account, W: Clone + Ord, H: Copy + Ord>(
    ledger: &Ledger<A, W, H>,
    words: &impl Words<A, W>,
) -> String {
    let decimals = "0".repeat(A::Unit::DECIMALS as usize);
    let mut text = format!("commodity 1000.{decimals} {}\n", A::Unit::COMMODITY);
    for (account, _) in ledger.balances() {
        let _ = writeln!(text, "account {}", named(words, account));
    }
    text
}

fn named<A: Account, W>(words: &impl Words<A, W>, account: A) -> String {
    format!("{}:{}", account.kind().name(), plain(&words.account(account)))
}

/// Without what would end a name or begin a remark.
fn plain(text: &str) -> String {
    text.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell, in quotes where it needs them. A cell that a spreadsheet would take for a formula is told apart by a quote.
fn quoted(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
