//! What voters have left of their shares, exactly.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::{Amount, Ballot};

/// What each ballot's voters have left: fractions with one denominator for all.
#[derive(Clone, Debug)]
pub(super) struct Shares {
    left: Vec<BigUint>,
    denominator: BigUint,
}

/// What a voter who pays in full pays for a project, `amount / (payers × denominator)`.
#[derive(Clone, Debug)]
pub(super) struct Price {
    amount: BigUint,
    payers: u64,
}

impl Price {
    /// Whether this price is lower than another of the same shares, each divided by what the project is worth.
    pub(super) fn cmp_per(&self, worth: Amount, other: &Self, other_worth: Amount) -> Ordering {
        let mine = &self.amount * other.payers * other_worth;
        let theirs = &other.amount * self.payers * worth;
        mine.cmp(&theirs)
    }
}

impl Shares {
    /// The same for everybody: so much money, divided among so many voters.
    pub(super) fn equal(ballots: usize, money: u128, voters: u64) -> Self {
        Self { left: vec![BigUint::from(money); ballots], denominator: BigUint::from(voters) }
    }

    /// What the supporters of a project pay for it; `None` where they cannot.
    ///
    /// Those who have less than the others pay give all they have; the others pay the same.
    pub(super) fn price(&self, supporters: &[usize], ballots: &[Ballot], cost: Amount) -> Option<Price> {
        let mut payers: u64 = supporters.iter().map(|&ballot| u64::from(ballots[ballot].voters)).sum();
        let mut poorest_first = supporters.to_vec();
        poorest_first.sort_by(|&a, &b| self.left[a].cmp(&self.left[b]));
        let mut missing = &self.denominator * cost;
        for ballot in poorest_first {
            let all = &self.left[ballot] * payers;
            if all >= missing {
                return Some(Price { amount: missing, payers });
            }
            missing -= &self.left[ballot] * ballots[ballot].voters;
            payers -= u64::from(ballots[ballot].voters);
        }
        None
    }

    /// Takes what its supporters pay for a project.
    pub(super) fn pay(&mut self, supporters: &[usize], price: &Price) {
        for left in &mut self.left {
            *left *= price.payers;
        }
        self.denominator *= price.payers;
        let zero = BigUint::ZERO;
        for &ballot in supporters {
            let left = &mut self.left[ballot];
            *left = if *left > price.amount { &*left - &price.amount } else { zero.clone() };
        }
    }

    /// What the supporters of a project have together, rounded down.
    pub(super) fn together(&self, supporters: &[usize], ballots: &[Ballot]) -> Amount {
        let sum: BigUint = supporters.iter().map(|&ballot| &self.left[ballot] * ballots[ballot].voters).sum();
        Amount::try_from(sum / &self.denominator).unwrap_or(Amount::MAX)
    }
}
