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
    (!weekly_kept(rules, rounds)).then_some(Rule::WeeklyRest)
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

/// Whether every full week with work has one rest long enough. It may begin with the last work before the week.
fn weekly_kept(rules: &WorkerRules, rounds: &[Shift]) -> bool {
    let owed = rules.limits.weekly_rest.0;
    let full_weeks = rules.rest_after.len() / 7;
    let mut last_work = rules.last_worked;
    for (week, &(from, to)) in rules.weeks[..full_weeks].iter().enumerate().filter(|_| owed > 0) {
        let (mut free_since, mut longest, mut works) = (last_work.unwrap_or(from), 0, false);
        for round in rounds.iter().filter(|round| round.summary.stops > 0 && round.day as usize / 7 == week) {
            works = true;
            longest = longest.max(round.summary.leave - free_since);
            free_since = free_since.max(round.summary.back);
            last_work = last_work.max(Some(round.summary.back));
        }
        if works && longest.max(to - free_since) < owed {
            return false;
        }
    }
    true
}
