//! The law of pay as dated data: each amount with the days on which it holds, where it is written, and whether that was checked.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::units::Pence;

/// What an amount is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The least that an hour is paid, in pence, by age.
    MinimumWage,
    /// The same for apprentices under 19 or in their first year.
    ApprenticeWage,
    /// What may be charged for a night's lodging, in pence, before it counts against pay.
    AccommodationOffset,
    /// From which age the minimum wage is called the National Living Wage.
    LivingWageAge,
    /// Statutory sick pay for a week, in pence.
    SickPayWeek,
    /// Who earns less in a week, in pence, has no statutory sick pay.
    SickLowerLimit,
    /// How many days somebody must be ill.
    SickLeastDays,
    /// For how many days of work they then wait.
    SickWaitingDays,
    /// What of their earnings it comes to at most, in a hundred.
    SickShareOfEarnings,
    /// For how many weeks it is paid.
    SickMostWeeks,
    /// Weeks of holiday in a year, in tenths.
    HolidayTenthsOfWeeks,
    /// Days of holiday in a year at most.
    HolidayMostDays,
    /// Holiday for irregular hours, of ten thousand minutes worked.
    HolidayAccrual,
    /// What the Living Wage Foundation says an hour must be paid to live on, in pence.
    RealLivingWage,
    /// The same in London.
    RealLivingWageLondon,
    /// What a mile by car may be paid without being pay, in pence.
    ApprovedMileage,
    /// A bank holiday in England and Wales.
    BankHoliday,
}

impl Kind {
    const NAMES: [(Self, &'static str); 17] = [
        (Self::MinimumWage, "minimum-wage"),
        (Self::ApprenticeWage, "apprentice-wage"),
        (Self::AccommodationOffset, "accommodation-offset"),
        (Self::LivingWageAge, "living-wage-age"),
        (Self::SickPayWeek, "sick-pay-week"),
        (Self::SickLowerLimit, "sick-lower-limit"),
        (Self::SickLeastDays, "sick-least-days"),
        (Self::SickWaitingDays, "sick-waiting-days"),
        (Self::SickShareOfEarnings, "sick-share-of-earnings"),
        (Self::SickMostWeeks, "sick-most-weeks"),
        (Self::HolidayTenthsOfWeeks, "holiday-tenths-of-weeks"),
        (Self::HolidayMostDays, "holiday-most-days"),
        (Self::HolidayAccrual, "holiday-accrual"),
        (Self::RealLivingWage, "real-living-wage"),
        (Self::RealLivingWageLondon, "real-living-wage-london"),
        (Self::ApprovedMileage, "approved-mileage"),
        (Self::BankHoliday, "bank-holiday"),
    ];

    fn read(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }
}

/// An amount that the law or a promise names, with the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Of what.
    pub kind: Kind,
    /// The first day.
    pub from: Date,
    /// The last day; `None`: no end is known.
    pub to: Option<Date>,
    /// The first age to which it applies, where it goes by age.
    pub age_from: u8,
    /// The first age to which it no longer applies.
    pub below_age: Option<u8>,
    /// How much: see [`Kind`] for the unit.
    pub amount: i64,
    /// Where it is written.
    pub source: &'static str,
    /// Whether that was read; if not, it is from memory and to be checked.
    pub checked: bool,
}

impl Rate {
    /// The amount, where it is money.
    #[must_use]
    pub fn pence(&self) -> Pence {
        Pence(self.amount)
    }

    fn holds(&self, on: Date, age: u8) -> bool {
        let begun = self.from <= on && self.to.is_none_or(|last| on <= last);
        begun && self.age_from <= age && self.below_age.is_none_or(|below| age < below)
    }

    /// Reads a line; `None` where it is not one.
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split(',');
        let mut next = || cells.next();
        let (kind, from, to) = (Kind::read(next()?)?, next()?.parse().ok()?, next()?);
        let (age_from, below_age, amount) = (next()?, next()?, next()?.parse().ok()?);
        let (source, mark) = (next()?, next()?);
        Some(Self {
            kind,
            from,
            to: if to.is_empty() { None } else { Some(to.parse().ok()?) },
            age_from: if age_from.is_empty() { 0 } else { age_from.parse().ok()? },
            below_age: if below_age.is_empty() { None } else { Some(below_age.parse().ok()?) },
            amount,
            source,
            checked: mark == "sourced",
        })
    }
}

const TEXT: &str = include_str!("rates.csv");

fn lines() -> impl Iterator<Item = &'static str> {
    TEXT.lines().filter(|line| !line.starts_with('#'))
}

static RATES: LazyLock<Vec<Rate>> = LazyLock::new(|| lines().filter_map(Rate::read).collect());

/// Every amount that is known.
#[must_use]
pub fn all() -> &'static [Rate] {
    &RATES
}

/// What holds on a day, for somebody of an age where it goes by age; `None` where nothing is known for that day.
#[must_use]
pub fn on(kind: Kind, date: Date, age: u8) -> Option<&'static Rate> {
    RATES.iter().find(|rate| rate.kind == kind && rate.holds(date, age))
}

/// The same for what does not go by age.
#[must_use]
pub fn of(kind: Kind, date: Date) -> Option<&'static Rate> {
    on(kind, date, u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::plus_days;

    #[test]
    fn every_line_is_read() {
        assert_eq!(all().len(), lines().count());
        let used = |kind| all().iter().any(|rate| rate.kind == kind);
        assert!(Kind::NAMES.into_iter().all(|(kind, _)| used(kind)));
        assert!(all().iter().all(|rate| !rate.source.is_empty()));
    }

    #[test]
    fn no_day_has_two_amounts_and_none_is_left_out() {
        let mut day: Date = "2016-04-01".parse().unwrap();
        while day < "2027-04-01".parse().unwrap() {
            for age in [15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 60] {
                let held: Vec<_> = all()
                    .iter()
                    .filter(|rate| rate.kind == Kind::MinimumWage && rate.holds(day, age))
                    .collect();
                assert_eq!(held.len(), 1, "{day} at {age}: {held:?}");
            }
            for kind in
                [Kind::SickPayWeek, Kind::SickLeastDays, Kind::ApprenticeWage, Kind::AccommodationOffset]
            {
                let held = all().iter().filter(|rate| rate.kind == kind && rate.holds(day, 0)).count();
                assert_eq!(held, 1, "{kind:?} on {day}");
            }
            day = plus_days(day, 1);
        }
    }

    #[test]
    fn a_rate_goes_by_day_and_age() {
        let hour =
            |on: &str, age| super::on(Kind::MinimumWage, on.parse().unwrap(), age).map(|rate| rate.amount);
        assert_eq!((hour("2026-03-31", 21), hour("2026-04-01", 21)), (Some(1_221), Some(1_271)));
        assert_eq!((hour("2026-04-01", 20), hour("2021-04-01", 22)), (Some(1_085), Some(836)));
        assert_eq!(hour("1990-01-01", 30), None);
    }
}
