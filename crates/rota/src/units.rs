//! The units of a plan: points and lengths of time, kinds of index, and costs.
//!
//! A problem chooses how long a *tick* is: whole minutes for a week of care, thousandths of a minute for
//! some instances of the literature. The engine only ever adds, subtracts and compares ticks, so that
//! totals never drift and an undone move leaves no trace.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A weighed amount: ticks (or visits, or faces) times a weight. Lower is better.
pub type Cost = i64;

/// A point on the plan's clock, in ticks since the horizon began. Negative before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i32);

/// A length of time in ticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(pub i32);

impl Time {
    /// Earlier than any moment a plan can hold; far enough from overflow to be added to.
    pub const MIN: Self = Self(-1_000_000_000);
    /// Later than any moment a plan can hold; far enough from overflow to be added to.
    pub const MAX: Self = Self(1_000_000_000);

    /// The length from `earlier` to `self`, or nothing when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Span {
        Span((self.0 - earlier.0).max(0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// Longer than any plan.
    pub const MAX: Self = Self(1_000_000_000);
}

impl Add<Span> for Time {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0 + span.0)
    }
}

impl Sub<Span> for Time {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0 - span.0)
    }
}

impl Sub for Time {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Span {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Span {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl std::iter::Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

/// A stretch of the plan's clock, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first moment that belongs to it.
    pub from: Time,
    /// The last moment that belongs to it.
    pub to: Time,
}

impl Window {
    /// Every moment there is.
    pub const ALWAYS: Self = Self { from: Time::MIN, to: Time::MAX };

    /// The window from one tick to another.
    #[must_use]
    pub fn new(from: i32, to: i32) -> Self {
        Self { from: Time(from), to: Time(to) }
    }

    /// Whether `moment` is in it.
    #[must_use]
    pub fn contains(&self, moment: Time) -> bool {
        self.from <= moment && moment <= self.to
    }
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the list it indexes.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The index of position `at`.
            ///
            /// # Panics
            /// Never on the sizes a problem accepts (see `Problem::faults`).
            #[must_use]
            #[expect(clippy::cast_possible_truncation, reason = "lists are far shorter than u32::MAX")]
            pub fn at(at: usize) -> Self {
                Self(at as u32)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

indices! {
    /// Which worker, in `Problem::workers`.
    WorkerIdx;
    /// Which person, in `Problem::people`.
    PersonIdx;
    /// Which visit, in `Problem::visits`.
    VisitIdx;
    /// Which place: a row and a column of every travel table.
    PlaceIdx;
    /// Which way of travelling, in `Problem::travel`.
    ModeIdx;
    /// Which day of the horizon, in `Problem::days`.
    DayIdx;
    /// Which competence, in `Problem::competences`.
    CompetenceIdx;
}
