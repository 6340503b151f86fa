//! What is known from elsewhere of the parts of a price, and the prices that were published: dated data with source and mark.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::Item;
use crate::units::Pence;

/// A value that holds from a day on, with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Of what.
    pub what: What,
    /// The first day.
    pub from: Date,
    /// The last day; `None`: no end is known.
    pub to: Option<Date>,
    /// How much: see [`What`].
    pub value: i64,
    /// Where it is written.
    pub source: &'static str,
    /// Whether that was read; if not, it is from memory or worked out, and to be checked.
    pub checked: bool,
}

/// What a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A part of the price.
    Part(Item),
    /// What an employer pays of a wage above the threshold, of ten thousand.
    InsuranceRate,
    /// What somebody earns in a year, in pence, before their employer pays insurance.
    InsuranceThreshold,
    /// The minimum price for England that the Homecare Association published, in pence.
    PublishedPrice,
    /// The average fee that councils pay, in pence.
    AverageFee,
}

impl What {
    const NAMES: [(Self, &'static str); 11] = [
        (Self::Part(Item::Holiday), "holiday"),
        (Self::Part(Item::SickPay), "sick-pay"),
        (Self::Part(Item::Training), "training"),
        (Self::Part(Item::Pension), "pension"),
        (Self::Part(Item::Running), "running"),
        (Self::Part(Item::Surplus), "surplus"),
        (Self::Part(Item::Mileage), "mileage"),
        (Self::InsuranceRate, "insurance-rate"),
        (Self::InsuranceThreshold, "insurance-threshold"),
        (Self::PublishedPrice, "published-price"),
        (Self::AverageFee, "average-fee"),
    ];
}

impl Known {
    /// The value, where it is money.
    #[must_use]
    pub fn pence(&self) -> Pence {
        Pence(self.value)
    }

    /// Reads a line; `None` where it is not one.
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split(',');
        let mut next = || cells.next();
        let name = next()?;
        let what = What::NAMES.into_iter().find(|(_, known)| *known == name)?.0;
        let (from, to, value) = (next()?.parse().ok()?, next()?, next()?.parse().ok()?);
        let (source, mark) = (next()?, next()?);
        let to = if to.is_empty() { None } else { Some(to.parse().ok()?) };
        Some(Self { what, from, to, value, source, checked: mark == "sourced" })
    }
}

const TEXT: &str = include_str!("known.csv");

fn lines() -> impl Iterator<Item = &'static str> {
    TEXT.lines().filter(|line| !line.starts_with('#'))
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| lines().filter_map(Known::read).collect());

/// What is known for a day; `None` where nothing is.
#[must_use]
pub fn on(what: What, date: Date) -> Option<&'static Known> {
    let holds = |one: &&Known| one.what == what && one.from <= date && one.to.is_none_or(|to| date <= to);
    KNOWN.iter().find(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_day_has_two_values() {
        assert_eq!(KNOWN.len(), lines().count());
        for one in KNOWN.iter() {
            assert!(!one.source.is_empty());
            let others = KNOWN.iter().filter(|other| {
                other.what == one.what && other.from <= one.from && other.to.is_none_or(|to| one.from <= to)
            });
            assert_eq!(others.count(), 1, "{one:?}");
        }
    }

    #[test]
    fn what_is_published_goes_by_date() {
        let price = |date: &str| on(What::PublishedPrice, date.parse().unwrap()).map(Known::pence);
        assert_eq!([price("2014-03-01"), price("2018-06-01")], [Some(Pence(1_519)), Some(Pence(1_801))]);
        assert_eq!([price("2025-06-01"), price("2026-06-01")], [Some(Pence(3_214)), None]);
    }
}
