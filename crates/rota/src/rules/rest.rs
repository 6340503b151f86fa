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
    let full = rules.limits.daily_rest.0;
    let mut worked = rounds.iter().filter(|round| round.summary.stops > 0).peekable();
    let mut last: Option<(i32, i32, i32)> = rules.last_worked.zip(worked.peek()).map(|(end, first)| {
        let same_shift = first.began.is_some_and(|began| began <= end);
        (i32::MIN, end, if same_shift { 0 } else { full })
    });
    for round in worked {
        let day = round.work_of_day();
        if last.is_some_and(|(of, end, owed)| of != day && round.summary.leave - end < owed) {
            return false;
        }
        let owed = usize::try_from(day).map_or(full, |day| rules.rest_after[day]);
        last = Some((day, round.summary.back, owed)).filter(|_| full > 0);
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
