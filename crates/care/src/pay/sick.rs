//! Statutory sick pay: how many days are paid, and what they come to.
//!
//! Social Security Contributions and Benefits Act 1992, part XI, and from 6 April 2026 the Employment Rights Act 2025: from the first day, to
//! everyone, the flat rate or 80 % of what they earn if that is less. It is paid for the days on which somebody would have worked, in
//! weeks from Sunday to Saturday, each rounded up to the penny.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::rates::{self, Kind};
use super::round::{nearest, up};
use crate::time::{Weekday, days_between, plus_days};
use crate::units::Pence;

/// Somebody who is ill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sickness {
    /// Their first day of it.
    pub first: Date,
    /// Their last.
    pub last: Date,
    /// An illness not more than eight weeks before, from its first day to its last: the two count as one.
    pub linked: Option<(Date, Date)>,
    /// On which days of the week they work.
    pub works: BTreeSet<Weekday>,
    /// What they earn in a week, on average.
    pub earns: Pence,
}

/// What the law gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SickPay {
    /// They are not ill for long enough.
    TooShort {
        /// How many days it takes.
        least: i64,
    },
    /// It goes across a change of the law, and is to be worked out on each side of it.
    AcrossAChange {
        /// The first day of the new law.
        from: Date,
    },
    /// They earn too little for it.
    EarnsTooLittle {
        /// What one must earn in a week.
        least: Pence,
    },
    /// They have had it for as long as it is paid.
    MostReached,
    /// None of the days is one that is paid.
    NoPaidDays,
    /// They are paid.
    Paid(Paid),
}

/// What is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// On how many days they would have worked.
    pub missed: usize,
    /// For which of these they are paid.
    pub days: Vec<Date>,
    /// What each week comes to, by its Sunday.
    pub weeks: BTreeMap<Date, Pence>,
}

impl Paid {
    /// What it comes to.
    #[must_use]
    pub fn pay(&self) -> Pence {
        self.weeks.values().copied().sum()
    }
}

/// What somebody earns in a week who earns so much in so many days, to the nearest penny.
#[must_use]
pub fn weekly(pay: Pence, days: u32) -> Pence {
    Pence(nearest(i128::from(pay.0) * 7, i128::from(days)))
}

impl Sickness {
    /// What the law gives them.
    #[must_use]
    pub fn pay(&self) -> SickPay {
        let least = amount(Kind::SickLeastDays, self.first);
        if i64::from(days_between(self.first, self.last)) + 1 < least {
            return SickPay::TooShort { least };
        }
        if let Some(from) = change(self.first, self.last) {
            return SickPay::AcrossAChange { from };
        }
        let limit = rates::of(Kind::SickLowerLimit, self.first).map(rates::Rate::pence);
        if let Some(least) = limit.filter(|least| self.earns < *least) {
            return SickPay::EarnsTooLittle { least };
        }
        let missed = self.worked_between(self.first, self.last);
        let left = self.left();
        if left == 0 {
            return SickPay::MostReached;
        }
        let days: Vec<Date> = missed.iter().copied().skip(self.waits()).take(left).collect();
        if days.is_empty() {
            return SickPay::NoPaidDays;
        }
        let weeks = self.weeks(&days);
        SickPay::Paid(Paid { missed: missed.len(), days, weeks })
    }

    fn worked_between(&self, first: Date, last: Date) -> Vec<Date> {
        let dates = (0..=days_between(first, last)).map(|days| plus_days(first, days));
        dates.filter(|date| self.works.contains(&Weekday::of(*date))).collect()
    }

    /// On how many days of an illness before they would have worked.
    fn missed_before(&self) -> usize {
        self.linked.map_or(0, |(first, last)| self.worked_between(first, last).len())
    }

    /// How many days they still wait.
    fn waits(&self) -> usize {
        number(amount(Kind::SickWaitingDays, self.first)).saturating_sub(self.missed_before())
    }

    /// For how many days they can still be paid.
    fn left(&self) -> usize {
        let most = number(amount(Kind::SickMostWeeks, self.first)) * self.works.len();
        let waited = self.linked.map_or(0, |(first, _)| number(amount(Kind::SickWaitingDays, first)));
        most.saturating_sub(self.missed_before().saturating_sub(waited))
    }

    /// What each week comes to. A day's share of the week is cut off at a hundredth of a penny, as HMRC's tables have it.
    fn weeks(&self, days: &[Date]) -> BTreeMap<Date, Pence> {
        let mut hundredths: BTreeMap<Date, i128> = BTreeMap::new();
        for day in days {
            let sunday = plus_days(*day, -i32::from(day.weekday().to_sunday_zero_offset()));
            let a_day = self.a_week(*day).div_euclid(i128::try_from(self.works.len().max(1)).unwrap_or(1));
            *hundredths.entry(sunday).or_default() += a_day;
        }
        hundredths.into_iter().map(|(week, sum)| (week, Pence(up(sum, 100)))).collect()
    }

    /// What a week comes to by the law of a day, in hundredths of a penny.
    fn a_week(&self, on: Date) -> i128 {
        let flat = i128::from(amount(Kind::SickPayWeek, on)) * 100;
        let share = rates::of(Kind::SickShareOfEarnings, on);
        share.map_or(flat, |share| flat.min(i128::from(self.earns.0) * i128::from(share.amount)))
    }
}

/// The first day of another law of sick pay, where it begins within these days.
fn change(first: Date, last: Date) -> Option<Date> {
    let begins = rates::all().iter().filter(|rate| rate.kind == Kind::SickWaitingDays).map(|rate| rate.from);
    begins.filter(|from| first < *from && *from <= last).min()
}

fn amount(kind: Kind, on: Date) -> i64 {
    rates::of(kind, on).map_or(0, |rate| rate.amount)
}

fn number(amount: i64) -> usize {
    usize::try_from(amount).unwrap_or_default()
}
