//! Working time law as dated data with its source. The version in force on a horizon's first date is taken.

use crate::civil::Date;

/// The limits of one version of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Law {
    /// The first date on which this version holds: year, month, day.
    from: (i16, i8, i8),
    /// Where it stands.
    pub source: &'static str,
    /// How many weeks the weekly average is taken over.
    pub reference_weeks: u32,
    /// For workers of 18 and older.
    pub adult: Allowance,
    /// For workers under 18.
    pub young: Allowance,
    /// Nobody younger than this works, in years.
    pub youngest: u8,
    /// Most minutes in each 24 hours a night worker works on average, one day a week taken off.
    pub night_minutes_a_day: u32,
    /// Minutes between 23:00 and 06:00 that make a shift night work.
    pub night_share_minutes: u32,
}

/// What one worker is allowed. In minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Most work in a day, if limited.
    pub most_a_day: Option<u32>,
    /// Most work in a week: on average for adults, who may opt out; in every week for the young, who may not.
    pub most_a_week: u32,
    /// Least rest between two days' work.
    pub daily_rest: u32,
    /// Least unbroken rest in each week.
    pub weekly_rest: u32,
    /// How long the break is.
    pub break_length: u32,
    /// Work longer than this needs the break.
    pub break_beyond: u32,
    /// No work between these hours of the clock (22 to 6), if so.
    pub no_nights: Option<(u16, u16)>,
}

/// Every version known, in the order in which they came into force.
///
/// The young worker's night is 22:00 to 06:00; the regulations also allow 23:00 to 07:00 by contract.
const GREAT_BRITAIN: [Law; 1] = [Law {
    from: (1998, 10, 1),
    source: "Working Time Regulations 1998 (SI 1998/1833), regulations 4 to 12; young workers as amended from 2003",
    reference_weeks: 17,
    adult: Allowance {
        most_a_day: None,
        most_a_week: 48 * 60,
        daily_rest: 11 * 60,
        weekly_rest: 24 * 60,
        break_length: 20,
        break_beyond: 6 * 60,
        no_nights: None,
    },
    young: Allowance {
        most_a_day: Some(8 * 60),
        most_a_week: 40 * 60,
        daily_rest: 12 * 60,
        weekly_rest: 48 * 60,
        break_length: 30,
        break_beyond: 4 * 60 + 30,
        no_nights: Some((22, 6)),
    },
    youngest: 16,
    night_minutes_a_day: 8 * 60,
    night_share_minutes: 3 * 60,
}];

impl Law {
    /// The law of Great Britain on a date; nothing before there was one.
    #[must_use]
    pub fn great_britain(on: Date) -> Option<&'static Self> {
        GREAT_BRITAIN.iter().rev().find(|law| law.from <= on.parts())
    }

    /// What it allows someone of an age in years; an unknown age is an adult's.
    #[must_use]
    pub fn allowance(&self, age: Option<u8>) -> &Allowance {
        if age.is_some_and(|age| age < 18) { &self.young } else { &self.adult }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_in_force_is_taken() {
        let law = Law::great_britain("2026-03-02".parse().unwrap()).unwrap();
        assert_eq!(law.allowance(None).daily_rest, 660);
        assert_eq!(law.allowance(Some(18)).daily_rest, 660);
        assert_eq!(law.allowance(Some(17)).daily_rest, 720);
        assert_eq!(Law::great_britain("1998-09-30".parse().unwrap()), None);
    }
}
