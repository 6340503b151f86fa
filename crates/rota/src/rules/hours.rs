//! Paid time: the most in a day and in a week, what is guaranteed and not filled, what goes beyond it.

use super::Shift;
use crate::problem::{Limits, Weights};
use crate::rule::Rule;
use crate::units::Cost;

/// Whether days and weeks keep within their limits.
pub(super) fn within_limits(limits: &Limits, rounds: &[Shift]) -> bool {
    broken(limits, rounds).is_none()
}

/// Which limit is broken first.
pub(super) fn broken(limits: &Limits, rounds: &[Shift]) -> Option<Rule> {
    let (mut day, mut in_day, mut week, mut in_week) = (i32::MIN, 0i64, u32::MAX, 0i64);
    for round in rounds {
        if round.work_of_day() != day {
            (day, in_day) = (round.work_of_day(), 0);
        }
        if round.day / 7 != week {
            (week, in_week) = (round.day / 7, 0);
        }
        in_day += i64::from(round.summary.paid);
        in_week += i64::from(round.summary.paid);
        if in_day > i64::from(limits.most_a_day.0) {
            return Some(Rule::DailyHours);
        }
        if in_week > i64::from(limits.most_a_week.0) {
            return Some(Rule::WeeklyHours);
        }
    }
    None
}

/// What is guaranteed and not filled, and what goes beyond, week by week.
pub(super) fn cost(guaranteed: Option<i64>, weeks: usize, rounds: &[Shift], weights: &Weights) -> Cost {
    let Some(guaranteed) = guaranteed else { return 0 };
    let mut cost = 0;
    let mut rounds = rounds.iter().peekable();
    for week in 0..weeks {
        let mut paid = 0;
        while let Some(round) = rounds.next_if(|round| round.day as usize / 7 == week) {
            paid += i64::from(round.summary.paid);
        }
        cost += weights.guaranteed_unfilled * (guaranteed - paid).max(0);
        cost += weights.beyond_guaranteed * (paid - guaranteed).max(0);
    }
    cost
}
