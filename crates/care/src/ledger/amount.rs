//! Amounts of one unit. Minutes and pence are different types, so that nobody can add one to the other.

use std::fmt;
use std::iter::Sum;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Serialize};

use crate::units::{Minutes, Pence};

/// What a ledger counts in.
pub trait Unit: Copy + fmt::Debug + Default + Ord + Send + Sync + 'static {
    /// What it is called in plain-text accounting.
    const COMMODITY: &'static str;
    /// How many of its digits stand after the point there.
    const DECIMALS: u32;
}

/// Counted in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time;

/// Counted in whole pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money;

impl Unit for Time {
    const COMMODITY: &'static str = "min";
    const DECIMALS: u32 = 0;
}

impl Unit for Money {
    const COMMODITY: &'static str = "GBP";
    const DECIMALS: u32 = 2;
}

/// So many minutes or pence; negative where they go the other way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Amount<U> {
    number: i64,
    unit: PhantomData<U>,
}

impl<U: Unit> Amount<U> {
    /// Nothing.
    pub const ZERO: Self = Self::new(0);

    /// So many.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self { number, unit: PhantomData }
    }

    /// As a number of minutes or pence.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.number
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.number == 0
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.number < 0
    }
}

impl From<Minutes> for Amount<Time> {
    fn from(minutes: Minutes) -> Self {
        Self::new(i64::from(minutes.0))
    }
}

impl From<Pence> for Amount<Money> {
    fn from(pence: Pence) -> Self {
        Self::new(pence.0)
    }
}

impl<U: Unit> Add for Amount<U> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.number.saturating_add(other.number))
    }
}

impl<U: Unit> AddAssign for Amount<U> {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl<U: Unit> Neg for Amount<U> {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(self.number.saturating_neg())
    }
}

impl<U: Unit> Sub for Amount<U> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl<U: Unit> Sum for Amount<U> {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<U: Unit> fmt::Display for Amount<U> {
    /// As plain-text accounting writes it: `-47 min`, `12.71 GBP`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.number < 0 { "-" } else { "" };
        let one = 10_u64.pow(U::DECIMALS);
        let (whole, rest) = (self.number.unsigned_abs() / one, self.number.unsigned_abs() % one);
        let places = U::DECIMALS as usize;
        if places == 0 {
            write!(f, "{sign}{whole} {}", U::COMMODITY)
        } else {
            write!(f, "{sign}{whole}.{rest:0places$} {}", U::COMMODITY)
        }
    }
}
