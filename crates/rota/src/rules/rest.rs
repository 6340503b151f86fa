//! Rest between days and in the week (Working Time Regulations 1998, regulations 10 and 11, as data in the problem).

use super::{Shift, WorkerRules};
use crate::rule::Rule;

/// Whether every rest is long enough.
pub(super) fn kept(rules: &WorkerRules, rounds: &[Shift]) -> bool {
    broken(rules, rounds).is_none()
}

/// Which rest is broken first.
pub(super) fn broken(rules: &WorkerRules, rounds: &[Shift]) -> Option<Rule> {
    if !daily_kept(rules, rounds) {
        return Some(Rule::DailyRest);
    }
    let weekly = rules.limits.weekly_rest.0;
    if weekly > 0 && (0..rules.weeks.len()).any(|week| longest_rest(rules, rounds, week) < weekly) {
        return Some(Rule::WeeklyRest);
    }
    None
}

fn daily_kept(rules: &WorkerRules, rounds: &[Shift]) -> bool {
    if rules.limits.daily_rest.0 <= 0 {
        return true;
    }
    let mut last: Option<(Option<u32>, i32)> = rules.last_worked.map(|at| (None, at));
    for round in rounds.iter().filter(|round| round.summary.stops > 0) {
        if let Some((day, back)) = last
            && day != Some(round.day)
        {
            let owed = day.map_or(rules.limits.daily_rest.0, |day| rules.rest_after[day as usize]);
            if round.summary.leave - back < owed {
                return false;
            }
        }
        last = Some((Some(round.day), round.summary.back));
    }
    true
}

/// The longest stretch without work that lies within one week.
fn longest_rest(rules: &WorkerRules, rounds: &[Shift], week: usize) -> i32 {
    let (from, to) = rules.weeks[week];
    let mut free_since = if week == 0 { rules.last_worked.unwrap_or(from).min(from) } else { from };
    let mut longest = 0;
    for round in rounds.iter().filter(|round| round.summary.stops > 0 && round.day as usize / 7 == week) {
        longest = longest.max(round.summary.leave - free_since);
        free_since = free_since.max(round.summary.back);
    }
    longest.max(to - free_since)
}
