//! What may be a risk of falling or of drying out, each with its reason. The rules are few and plain: this week against the four weeks
//! before, by the person's own normal. They support those who know the person and decide nothing.

use super::{Measure, Measured};
use crate::time::{Date, plus_days};

/// How many days count as now, today included.
const NOW_DAYS: i32 = 7;
/// How many days before that are the person's normal.
const NORMAL_DAYS: i32 = 28;
/// Days of normal that must be known before something is compared with it.
const FEWEST_DAYS: usize = 5;
/// Stumbles in a week that are worth saying whatever is normal.
const STUMBLES: i64 = 2;
/// Less than this in a day is little for anybody, in millilitres.
const LITTLE_TO_DRINK: i64 = 1_000;
/// So much weight lost in a week is water before it is anything else, in thousandths of a kilogram.
const WEIGHT_LOST: i64 = 2_000;

/// What may be a risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Risk {
    /// They stumbled more often than usual: how often since a date, and how often in a usual week.
    Stumbles {
        /// How often.
        times: i64,
        /// Since when.
        since: Date,
        /// How often in a usual week, rounded.
        usual: i64,
    },
    /// They walk less than half of what is usual: steps a day, and what is usual.
    Steps {
        /// Steps a day now.
        now: i64,
        /// Steps a day usually.
        usual: i64,
    },
    /// They drink little: millilitres a day, and what is usual, where it is known.
    Drinking {
        /// Millilitres a day now.
        now: i64,
        /// Millilitres a day usually.
        usual: Option<i64>,
    },
    /// They lost weight quickly, in thousandths of a kilogram.
    Weight {
        /// How much.
        lost: i64,
        /// Since when.
        since: Date,
    },
}

/// What may be a risk on the date `today`, by what was measured on which dates.
#[must_use]
pub fn risks(measured: &[(Date, Measured)], today: Date) -> Vec<Risk> {
    let week = Week { measured, first: plus_days(today, 1 - NOW_DAYS), today };
    [week.stumbles(), week.steps(), week.drinking(), week.weight()].into_iter().flatten().collect()
}

/// What was measured, parted into now and normal.
struct Week<'a> {
    measured: &'a [(Date, Measured)],
    first: Date,
    today: Date,
}

impl Week<'_> {
    /// The values of a measure between two dates, both included.
    fn values(&self, measure: Measure, first: Date, last: Date) -> Vec<(Date, i64)> {
        let of = |(date, one): &(Date, Measured)| {
            (one.measure == measure && (first..=last).contains(date)).then_some((*date, one.value))
        };
        self.measured.iter().filter_map(of).collect()
    }

    fn now(&self, measure: Measure) -> Vec<(Date, i64)> {
        self.values(measure, self.first, self.today)
    }

    fn normal(&self, measure: Measure) -> Vec<(Date, i64)> {
        self.values(measure, plus_days(self.first, -NORMAL_DAYS), plus_days(self.first, -1))
    }

    fn stumbles(&self) -> Option<Risk> {
        let times = sum(&self.now(Measure::Stumbles)) / 1_000;
        let before = sum(&self.normal(Measure::Stumbles)) / 1_000;
        let usual = (before * i64::from(NOW_DAYS) + i64::from(NORMAL_DAYS) / 2) / i64::from(NORMAL_DAYS);
        (times >= STUMBLES && times > 2 * usual).then_some(Risk::Stumbles { times, since: self.first, usual })
    }

    fn steps(&self) -> Option<Risk> {
        let (now, usual) = (a_day(&self.now(Measure::Steps))?, a_day(&self.normal(Measure::Steps))?);
        let known = self.normal(Measure::Steps).len() >= FEWEST_DAYS;
        (known && 2 * now < usual).then_some(Risk::Steps { now: now / 1_000, usual: usual / 1_000 })
    }

    fn drinking(&self) -> Option<Risk> {
        let now = a_day(&self.now(Measure::Drinking))? / 1_000;
        let normal = self.normal(Measure::Drinking);
        let usual = a_day(&normal).filter(|_| normal.len() >= FEWEST_DAYS).map(|usual| usual / 1_000);
        let little = now < LITTLE_TO_DRINK || usual.is_some_and(|usual| 3 * now < 2 * usual);
        little.then_some(Risk::Drinking { now, usual })
    }

    fn weight(&self) -> Option<Risk> {
        let now = self.now(Measure::Weight);
        let (first, last) =
            (now.iter().min_by_key(|(date, _)| *date)?, now.iter().max_by_key(|(date, _)| *date)?);
        let lost = first.1 - last.1;
        (lost >= WEIGHT_LOST).then_some(Risk::Weight { lost, since: first.0 })
    }
}

fn sum(values: &[(Date, i64)]) -> i64 {
    values.iter().map(|(_, value)| value).sum()
}

/// What it comes to on a day on which anything was measured.
fn a_day(values: &[(Date, i64)]) -> Option<i64> {
    let days: std::collections::BTreeSet<Date> = values.iter().map(|(date, _)| *date).collect();
    sum(values).checked_div(i64::try_from(days.len()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-30";

    fn measured(measure: Measure, days: &[(i32, i64)]) -> Vec<(Date, Measured)> {
        let today = TODAY.parse().unwrap();
        let one = |(ago, value): &(i32, i64)| {
            (plus_days(today, -ago), Measured { measure, value: value * 1_000, lower: None })
        };
        days.iter().map(one).collect()
    }

    fn found(measured: &[(Date, Measured)]) -> Vec<Risk> {
        risks(measured, TODAY.parse().unwrap())
    }

    #[test]
    fn three_stumbles_this_week_where_there_are_usually_none_are_a_risk() {
        let since = "2026-11-24".parse().unwrap();
        let three = measured(Measure::Stumbles, &[(0, 1), (1, 1), (6, 1)]);
        assert_eq!(found(&three), [Risk::Stumbles { times: 3, since, usual: 0 }]);
        assert_eq!(found(&measured(Measure::Stumbles, &[(0, 1)])), []);
        assert_eq!(found(&measured(Measure::Stumbles, &[(7, 3)])), [], "that was last week");
        let often = measured(Measure::Stumbles, &[(0, 3), (8, 3), (15, 3), (22, 3), (29, 3)]);
        assert_eq!(found(&often), [], "that is usual for them");
    }

    #[test]
    fn half_the_steps_are_a_risk_once_the_usual_is_known() {
        let usual: Vec<(i32, i64)> = (7..14).map(|ago| (ago, 4_000)).collect();
        let now = [(0, 1_500), (1, 1_700)];
        let both = measured(Measure::Steps, &[usual.as_slice(), &now].concat());
        assert_eq!(found(&both), [Risk::Steps { now: 1_600, usual: 4_000 }]);
        assert_eq!(found(&measured(Measure::Steps, &now)), []);
    }

    #[test]
    fn drinking_little_is_a_risk_by_itself_and_against_the_usual() {
        assert_eq!(
            found(&measured(Measure::Drinking, &[(0, 400), (0, 400)])),
            [Risk::Drinking { now: 800, usual: None }]
        );
        let usual: Vec<(i32, i64)> = (7..14).map(|ago| (ago, 2_000)).collect();
        let both = measured(Measure::Drinking, &[usual.as_slice(), &[(0, 1_200)]].concat());
        assert_eq!(found(&both), [Risk::Drinking { now: 1_200, usual: Some(2_000) }]);
        assert_eq!(found(&measured(Measure::Drinking, &[(0, 1_400)])), []);
    }

    #[test]
    fn two_kilograms_lost_in_a_week_are_a_risk() {
        let since = "2026-11-25".parse().unwrap();
        let lost = measured(Measure::Weight, &[(5, 62), (0, 60)]);
        assert_eq!(found(&lost), [Risk::Weight { lost: 2_000, since }]);
        assert_eq!(found(&measured(Measure::Weight, &[(0, 62), (5, 60)])), []);
    }
}
