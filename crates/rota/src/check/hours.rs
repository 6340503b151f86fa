//! Working time: hours in a day and a week, rest between days and in each week.

use std::collections::BTreeMap;

use super::Breach;
use super::reading::{Reading, Trip, ticks, ticks_of};
use crate::problem::Worker;
use crate::rule::Rule;
use crate::units::{Span, WorkerIdx};

/// Checks the working time of every worker.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for (by, worker) in reading.workers() {
        let trips: Vec<&Trip<'_>> = reading.trips_of(by).collect();
        let mut breach = |rule, amount, how: &str| {
            breaches.push(Breach::new(rule, amount, format!("{} {how}", worker.name)).by(by));
        };
        for excess in beyond(&trips, worker.limits.most_a_day, |trip| trip.work_of_day()) {
            breach(Rule::DailyHours, excess, "works more in a day than the most allowed");
        }
        for excess in beyond(&trips, worker.limits.most_a_week, |trip| reading.problem.week_of(trip.day())) {
            breach(Rule::WeeklyHours, excess, "works more in a week than the most allowed");
        }
        for missing in daily_rest(worker, &trips) {
            breach(Rule::DailyRest, missing, "has too little rest between two days of work");
        }
        for missing in weekly_rest(reading, worker, &trips) {
            breach(Rule::WeeklyRest, missing, "has no rest long enough in a week");
        }
    }
}

/// Paid time of one worker in each week of the horizon.
pub(super) fn paid_by_week(reading: &Reading<'_>, by: WorkerIdx) -> Vec<i64> {
    let mut weeks = vec![0; reading.weeks()];
    for trip in reading.trips_of(by) {
        weeks[reading.problem.week_of(trip.day())] += trip.paid();
    }
    weeks
}

/// By how much paid time is beyond the most, for each group of trips where it is.
fn beyond<Of: Ord>(trips: &[&Trip<'_>], most: Span, group: impl Fn(&Trip<'_>) -> Of) -> Vec<i64> {
    let mut paid: BTreeMap<Of, i64> = BTreeMap::new();
    for trip in trips {
        *paid.entry(group(trip)).or_default() += trip.paid();
    }
    let limit = ticks_of(most.0);
    paid.into_values().map(|paid| paid - limit).filter(|&excess| most < Span::MAX && excess > 0).collect()
}

/// What is missing to the rest owed before each day with work, where something is.
fn daily_rest(worker: &Worker, trips: &[&Trip<'_>]) -> Vec<i64> {
    let mut days: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for trip in trips {
        let day = days.entry(trip.work_of_day()).or_insert((trip.leave, trip.back()));
        *day = (day.0.min(trip.leave), day.1.max(trip.back()));
    }
    let mut before = worker.last_worked.map(|end| (ticks(end), rest_before(worker, trips)));
    let mut missing = Vec::new();
    for (day, (leave, back)) in days {
        missing.extend(before.map(|(end, owed)| owed - (leave - end)).filter(|&short| short > 0));
        before = Some((back, rest_after(worker, day))).filter(|(_, owed)| *owed > 0);
    }
    missing
}

/// The rest owed after the last work before the horizon: none where the first trip is in the same shift.
fn rest_before(worker: &Worker, trips: &[&Trip<'_>]) -> i64 {
    let began = trips.iter().filter_map(|trip| trip.shift.began).min();
    if began.is_some_and(|began| worker.last_worked >= Some(began)) {
        return 0;
    }
    ticks_of(worker.limits.daily_rest.0)
}

/// The rest owed after the work of a day, agreed exceptions considered.
fn rest_after(worker: &Worker, day: i64) -> i64 {
    let agreed = worker.rest_exceptions.iter().filter(|exception| i64::from(exception.after.0) == day);
    let owed = ticks_of(worker.limits.daily_rest.0);
    agreed.map(|exception| ticks_of(exception.least.0)).fold(owed, i64::min)
}

/// What is missing to one long rest, for each full week of the horizon with work where something is.
fn weekly_rest(reading: &Reading<'_>, worker: &Worker, trips: &[&Trip<'_>]) -> Vec<i64> {
    let owed = ticks_of(worker.limits.weekly_rest.0);
    let mut missing = Vec::new();
    let mut last_work = worker.last_worked.map(ticks);
    for (week, days) in reading.problem.days.chunks_exact(7).enumerate() {
        let mut free_from = last_work.unwrap_or(ticks(days[0].from));
        let (mut longest, mut works) = (0, false);
        for trip in trips.iter().filter(|trip| reading.problem.week_of(trip.day()) == week) {
            works = true;
            longest = longest.max(trip.leave - free_from);
            free_from = free_from.max(trip.back());
            last_work = last_work.max(Some(trip.back()));
        }
        longest = longest.max(ticks(days[6].to) - free_from);
        if works && longest < owed {
            missing.push(owed - longest);
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, days, on, round, round_in, tiny};
    use super::*;
    use crate::problem::{Limits, Problem, RestException, Shift};
    use crate::units::{DayIdx, PlaceIdx, Time, Window};

    fn limited(count: u32, limits: Limits) -> Problem {
        let mut problem = if count == 1 { tiny() } else { days(count) };
        problem.workers[0].limits = limits;
        problem
    }

    #[test]
    fn a_day_has_a_most_over_all_its_rounds() {
        // Breakfast and lunch, 10 to 20 ticks from home: 50 and 70 ticks with the ways.
        for (most, expected) in [(120, vec![]), (119, vec![(Rule::DailyHours, 1)])] {
            let mut problem = limited(1, Limits { most_a_day: Span(most), ..Limits::default() });
            let again = problem.workers[0].shifts[0].clone();
            problem.workers[0].shifts.push(again);
            let rounds = [round(&problem, 0, &[(0, 100)]), round_in(&problem, 0, 1, &[(1, 300)])];
            assert_eq!(broken(&problem, rounds), expected);
        }
    }

    #[test]
    fn a_week_has_a_most_of_its_own() {
        let limits = Limits { most_a_week: Span(119), ..Limits::default() };
        let rounds = |problem: &Problem, last: usize| {
            [round(problem, 0, &[(0, 100)]), round_in(problem, 0, last, &[(1, on(last as u32, 300).0)])]
        };
        let same_week = limited(8, limits);
        assert_eq!(broken(&same_week, rounds(&same_week, 6)), [(Rule::WeeklyHours, 1)]);
        let next_week = limited(9, limits);
        assert_eq!(broken(&next_week, rounds(&next_week, 7)), []);
    }

    #[test]
    fn days_of_work_have_rest_between_them() {
        // Home at 140, out again at 1,440 + 280: a rest of 1,580.
        let rest_of = |least| {
            let problem = limited(3, Limits { daily_rest: Span(least), ..Limits::default() });
            let rounds = [round(&problem, 0, &[(0, 100)]), round_in(&problem, 0, 1, &[(1, on(1, 300).0)])];
            (problem, rounds)
        };
        let (problem, rounds) = rest_of(1_580);
        assert_eq!(broken(&problem, rounds), []);
        let (mut problem, rounds) = rest_of(1_600);
        assert_eq!(broken(&problem, rounds.clone()), [(Rule::DailyRest, 20)]);
        problem.workers[0].rest_exceptions.push(RestException { after: DayIdx(0), least: Span(1_570) });
        assert_eq!(broken(&problem, rounds.clone()), []);
        problem.workers[0].rest_exceptions[0].least = Span(1_590);
        assert_eq!(broken(&problem, rounds), [(Rule::DailyRest, 10)]);
    }

    #[test]
    fn rest_counts_from_the_last_work_before_the_horizon() {
        let mut problem = limited(1, Limits { daily_rest: Span(100), ..Limits::default() });
        for (ended, expected) in [(-10, vec![]), (-9, vec![(Rule::DailyRest, 1)])] {
            problem.workers[0].last_worked = Some(Time(ended));
            assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), expected);
        }
    }

    /// The night before the horizon, from 200 ticks before it until 200 after.
    fn night() -> Shift {
        Shift { began: Some(Time(-200)), ..Shift::new(DayIdx(0), Window::new(0, 200), PlaceIdx(0)) }
    }

    #[test]
    fn the_end_of_a_night_begun_before_the_horizon_is_work_of_that_night() {
        let mut problem = limited(1, Limits { daily_rest: Span(100), ..Limits::default() });
        problem.workers[0].shifts.push(night());
        let breakfast = |problem: &Problem| round_in(problem, 0, 1, &[(0, 100)]);
        for (ended, expected) in [(-201, vec![]), (50, vec![]), (91, vec![(Rule::DailyRest, 1)])] {
            problem.workers[0].last_worked = Some(Time(ended));
            assert_eq!(broken(&problem, [breakfast(&problem)]), expected, "last worked until {ended}");
        }
        problem.workers[0].shifts[1].began = Some(Time(-20));
        problem.workers[0].last_worked = Some(Time(-30));
        let rested = broken(&problem, [breakfast(&problem)]);
        assert_eq!(rested, [], "120 ticks from there to setting out");
        problem.workers[0].limits.daily_rest = Span(125);
        assert_eq!(broken(&problem, [breakfast(&problem)]), [(Rule::DailyRest, 5)], "work of another shift");
    }

    #[test]
    fn the_day_after_a_night_is_another_day() {
        // Home from breakfast at 140, out for lunch at 280.
        let mut problem =
            limited(1, Limits { daily_rest: Span(150), most_a_day: Span(70), ..Limits::default() });
        problem.workers[0].shifts.push(night());
        let rounds = [round_in(&problem, 0, 1, &[(0, 100)]), round(&problem, 0, &[(1, 300)])];
        assert_eq!(broken(&problem, rounds), [(Rule::DailyRest, 10)]);
    }

    #[test]
    fn nothing_begins_before_the_last_work_has_ended() {
        let mut problem = limited(1, Limits::default());
        problem.workers[0].last_worked = Some(Time(95));
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), [(Rule::DailyRest, 5)]);
    }

    #[test]
    fn every_full_week_has_one_long_rest() {
        // Breakfast on the first day until 140, lunch on the sixth from 280 to 350 (day start 7,200), tea on the last
        // from 470 to 560 (day start 8,640): rests of 90, 7,340, 1,560, and then 880 to the end of the week.
        let most = 7_200 + 280 - 140;
        for (least, expected) in [(most, vec![]), (most + 5, vec![(Rule::WeeklyRest, 5)])] {
            let problem = limited(7, Limits { weekly_rest: Span(least), ..Limits::default() });
            let rounds = [
                round(&problem, 0, &[(0, 100)]),
                round_in(&problem, 0, 5, &[(1, on(5, 300).0)]),
                round_in(&problem, 0, 6, &[(2, on(6, 500).0)]),
            ];
            assert_eq!(broken(&problem, rounds), expected);
        }
    }

    #[test]
    fn weekly_rest_may_begin_before_the_week_and_is_not_owed_in_a_short_one() {
        let tea = |problem: &Problem, day: u32| [round_in(problem, 0, day as usize, &[(2, on(day, 500).0)])];
        let mut problem = limited(7, Limits { weekly_rest: Span(9_200), ..Limits::default() });
        assert_eq!(broken(&problem, tea(&problem, 6)), [(Rule::WeeklyRest, 90)]);
        problem.workers[0].last_worked = Some(Time(-90));
        assert_eq!(broken(&problem, tea(&problem, 6)), []);
        let short = limited(6, Limits { weekly_rest: Span(9_200), ..Limits::default() });
        assert_eq!(broken(&short, tea(&short, 5)), []);
    }

    #[test]
    fn who_does_not_work_at_all_rests() {
        let problem = limited(7, Limits { weekly_rest: Span(99_999), ..Limits::default() });
        assert_eq!(broken(&problem, []), []);
    }
}
