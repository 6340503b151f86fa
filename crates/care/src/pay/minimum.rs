//! The minimum wage: what an hour must come to over a pay period, with all that is worked and all that the work costs.
//!
//! National Minimum Wage Regulations 2015. What counts is the pay of the whole period over all working time in it, so some visits may
//! be paid less if others make up for it. Costs of the job that are not paid back count against pay, and so does lodging
//! that is charged above the offset.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::rates::{self, Kind, Rate};
use super::round::nearest;
use crate::units::{Minutes, Pence};

/// How old somebody must be for any of this to apply.
pub const SCHOOL_LEAVING_AGE: u8 = 16;

/// By what somebody's minimum wage goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// By their age on the first day of the period, in whole years.
    Aged(u8),
    /// They are an apprentice under 19 or in their first year.
    Apprentice,
}

/// Working time to any precision: so many parts of an hour. Whole minutes are sixtieths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked {
    /// How many parts.
    pub parts: u64,
    /// How many of them make an hour; more than nothing.
    pub of_an_hour: u64,
}

impl From<Minutes> for Worked {
    fn from(minutes: Minutes) -> Self {
        Self { parts: u64::from(minutes.0), of_an_hour: 60 }
    }
}

impl Worked {
    /// What it comes to at so much an hour, to the nearest penny.
    #[must_use]
    pub fn at(self, hour: Pence) -> Pence {
        Pence(nearest(i128::from(hour.0) * i128::from(self.parts), i128::from(self.of_an_hour)))
    }
}

/// Lodging that the employer provides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lodging {
    /// What is charged for a night; nothing where it is free.
    pub charge: Pence,
    /// For how many nights a week.
    pub nights: u8,
}

/// A pay period of a worker, as the law looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day: the rates of that day hold for all of it.
    pub from: Date,
    /// How many days it has, at most 31.
    pub days: u16,
    /// By what their minimum wage goes.
    pub standing: Standing,
    /// All working time: with people, on the way, waiting, learning and meeting.
    pub worked: Worked,
    /// What they are paid for it before tax, without what is paid more for some hours than for others, and without mileage.
    pub pay: Pence,
    /// What the work cost them and nobody pays back.
    pub costs: Pence,
    /// Lodging, where the employer provides it.
    pub lodging: Option<Lodging>,
}

/// What the law says of a pay period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalMinimum {
    /// What an hour must come to.
    pub rate: &'static Rate,
    /// What all the hours must come to, to the nearest penny.
    pub must: Pence,
    /// What lodging adds to pay, or takes from it where it is less than nothing.
    pub lodging: Pence,
    /// What counts as pay: with lodging, less costs.
    pub counts: Pence,
}

impl LegalMinimum {
    /// What is missing; nothing where it is enough.
    #[must_use]
    pub fn short(&self) -> Pence {
        Pence((self.must - self.counts).0.max(0))
    }

    /// Whether it is enough.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.must <= self.counts
    }
}

impl Period {
    /// What the law says; `None` where it does not apply to somebody so young, or no rate is known for the day.
    #[must_use]
    pub fn judge(&self) -> Option<LegalMinimum> {
        let rate = rate(self.standing, self.from)?;
        let lodging = self.lodging.map_or(Pence::ZERO, |lodging| self.adds(lodging));
        Some(LegalMinimum {
            rate,
            must: self.worked.at(rate.pence()),
            lodging,
            counts: self.pay + lodging - self.costs,
        })
    }

    /// What lodging adds to pay: the offset for each night where it is free; where it is charged, nothing, and what the
    /// charge is above the offset is taken from pay.
    fn adds(&self, lodging: Lodging) -> Pence {
        let offset = rates::of(Kind::AccommodationOffset, self.from).map_or(0, |rate| rate.amount);
        let a_night = match lodging.charge.0 {
            0 => offset,
            charge => (offset - charge).min(0),
        };
        let nights = i128::from(a_night) * i128::from(lodging.nights) * i128::from(self.days);
        Pence(nearest(nights, 7))
    }
}

/// What an hour must come to in a period that begins on `from`.
#[must_use]
pub fn rate(standing: Standing, from: Date) -> Option<&'static Rate> {
    match standing {
        Standing::Aged(age) if age < SCHOOL_LEAVING_AGE => None,
        Standing::Aged(age) => rates::on(Kind::MinimumWage, from, age),
        Standing::Apprentice => rates::of(Kind::ApprenticeWage, from),
    }
}
