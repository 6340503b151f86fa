//! Rounds: travel, waiting, overtime, idle time, breaks, split days.

use std::collections::BTreeMap;

use super::cases;
use crate::check::breaks;
use crate::check::reading::{Reading, Trip, ticks};
use crate::plan::Part;

/// All legs of all rounds.
pub(super) fn travel(reading: &Reading<'_>) -> i64 {
    reading.trips.iter().map(Trip::travel).sum()
}

/// All ticks between arriving and starting.
pub(super) fn waiting(reading: &Reading<'_>) -> i64 {
    reading.trips.iter().map(Trip::waiting).sum()
}

/// All ticks after the ends of shifts that may be overrun.
pub(super) fn overtime(reading: &Reading<'_>) -> i64 {
    let may_overrun = reading.trips.iter().filter(|trip| trip.shift.may_overrun);
    may_overrun.map(|trip| (trip.back() - ticks(trip.shift.window.to)).max(0)).sum()
}

/// The longest idle time of any shift; all of an empty one is idle.
pub(super) fn longest_idle(reading: &Reading<'_>) -> i64 {
    let idle = reading.shifts().map(|(shift, trip)| {
        let (from, to) = (ticks(shift.window.from), ticks(shift.window.to));
        trip.map_or(to - from, |trip| trip.leave - from + trip.idle() + (to - trip.back()).max(0))
    });
    idle.max().unwrap_or(0)
}

/// Breaks owed and not taken where that has a price.
pub(super) fn missed_breaks(reading: &Reading<'_>) -> Part {
    cases(reading.shifts().filter_map(|(shift, trip)| {
        let cost = shift.break_rule?.missed?;
        breaks::missed(shift, trip).then_some(cost)
    }))
}

/// Rounds of a worker on a day beyond the first.
pub(super) fn split_days(reading: &Reading<'_>) -> i64 {
    let mut rounds: BTreeMap<_, i64> = BTreeMap::new();
    for trip in &reading.trips {
        *rounds.entry((trip.by, trip.work_of_day())).or_default() += 1;
    }
    rounds.into_values().map(|rounds| rounds - 1).sum()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{days, on, rest, round, round_in, tiny, weighed};
    use crate::plan::Round;
    use crate::problem::{BreakRule, Problem, Weights};
    use crate::rule::Rule;
    use crate::units::{Span, Time, Window};

    fn priced(weights: Weights) -> Problem {
        Problem { weights, ..tiny() }
    }

    fn with_breaks(weights: Weights) -> Problem {
        let mut problem = priced(weights);
        problem.workers[0].shifts[0].break_rule =
            Some(BreakRule { length: Span(20), starts: Window::ALWAYS, beyond: None, missed: Some(0) });
        problem
    }

    fn waiting() -> Weights {
        Weights { waiting: 2, ..Weights::default() }
    }

    fn idle() -> Weights {
        Weights { longest_idle: 2, ..Weights::default() }
    }

    #[test]
    fn travel_counts_every_leg() {
        let problem = priced(Weights { travel: 2, ..Weights::default() });
        let all = [round(&problem, 0, &[(0, 100), (2, 500)]), round(&problem, 1, &[(1, 300)])];
        assert_eq!(weighed(&problem, all, Rule::Travel), (10 + 20 + 30 + 20 + 20, 200));
        assert_eq!(weighed(&problem, [round(&problem, 0, &[])], Rule::Travel), (0, 0));
    }

    #[test]
    fn waiting_begins_with_the_second_visit_for_who_leaves_just_in_time() {
        let problem = priced(waiting());
        let mut asha = round(&problem, 0, &[(0, 100), (1, 300)]);
        assert_eq!(weighed(&problem, [asha.clone()], Rule::Waiting), (160, 320));
        (asha.leave, asha.stops[0].arrive) = (Time(85), Time(95));
        assert_eq!(weighed(&problem, [asha], Rule::Waiting), (165, 330), "left too soon");
    }

    #[test]
    fn a_break_is_not_waiting_but_the_time_around_it_is() {
        let problem = with_breaks(waiting());
        let asha = Round { rest: rest(200, 20, 1), ..round(&problem, 0, &[(0, 100), (1, 300)]) };
        assert_eq!(weighed(&problem, [asha], Rule::Waiting), (140, 280));
    }

    /// Out at 40, at the first door at 50, a break from 60 to 80, breakfast at 100; back at 140, well before 1,000.
    fn break_first(problem: &Problem) -> Round {
        let mut asha = Round { rest: rest(60, 20, 0), ..round(problem, 0, &[(0, 100)]) };
        (asha.leave, asha.stops[0].arrive) = (Time(40), Time(50));
        asha
    }

    #[test]
    fn the_wait_after_a_break_before_the_first_visit_is_idle_but_not_waiting() {
        let problem = with_breaks(waiting());
        assert_eq!(weighed(&problem, [break_first(&problem)], Rule::Waiting), (10, 20));
        let mut problem = with_breaks(idle());
        problem.workers.truncate(1);
        assert_eq!(weighed(&problem, [break_first(&problem)], Rule::LongestIdle), (40 + 30 + 860, 1_860));
    }

    #[test]
    fn waiting_for_a_break_at_the_end_place_counts() {
        let problem = with_breaks(waiting());
        let mut asha = Round { rest: rest(200, 20, 1), ..round(&problem, 0, &[(0, 100)]) };
        asha.back = Time(220);
        assert_eq!(weighed(&problem, [asha], Rule::Waiting), (60, 120));
    }

    #[test]
    fn overtime_counts_where_a_shift_may_overrun() {
        let mut problem = priced(Weights { overtime: 2, ..Weights::default() });
        let shift = &mut problem.workers[0].shifts[0];
        (shift.window.to, shift.may_overrun) = (Time(137), true);
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 100)])], Rule::Overtime), (3, 6));
        assert_eq!(weighed(&problem, [round(&problem, 1, &[(0, 100)])], Rule::Overtime), (0, 0));
    }

    #[test]
    fn the_longest_idle_time_is_that_of_any_shift() {
        let problem = priced(idle());
        let asha = round(&problem, 0, &[(0, 100), (1, 300)]);
        assert_eq!(weighed(&problem, [asha.clone()], Rule::LongestIdle), (1_000, 2_000), "Ben's");
        let ben = round(&problem, 1, &[(2, 500)]);
        assert_eq!(weighed(&problem, [asha, ben], Rule::LongestIdle), (470 + 440, 1_820), "Ben's again");
        assert_eq!(weighed(&tiny(), [], Rule::LongestIdle), (0, 0), "of no weight");
    }

    #[test]
    fn idle_time_is_never_made_up_by_overtime() {
        let mut problem = priced(idle());
        problem.workers.truncate(1);
        let shift = &mut problem.workers[0].shifts[0];
        (shift.window, shift.may_overrun) = (Window::new(50, 100), true);
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 100)])], Rule::LongestIdle), (40, 80));
    }

    #[test]
    fn further_rounds_of_a_day_split_it() {
        let mut problem = Problem { weights: Weights { split_day: 2, ..Weights::default() }, ..days(3) };
        let again = problem.workers[0].shifts[0].clone();
        problem.workers[0].shifts.push(again);
        let (breakfast, empty) = (round(&problem, 0, &[(0, 100)]), round_in(&problem, 0, 3, &[]));
        let next_day = round_in(&problem, 0, 1, &[(1, on(1, 300).0)]);
        assert_eq!(weighed(&problem, [breakfast.clone(), empty, next_day], Rule::SplitDay), (0, 0));
        problem.visits[1] = tiny().visits.remove(1);
        let lunch = round_in(&problem, 0, 3, &[(1, 300)]);
        assert_eq!(weighed(&problem, [breakfast, lunch], Rule::SplitDay), (1, 2));
    }
}
