//! Visits left out, late, early, shortened or changed.

use super::cases;
use crate::check::reading::{Reading, appointment, ticks};
use crate::plan::Part;
use crate::units::{Cost, VisitIdx};

/// Every visit nobody makes, at its own price for each worker it takes.
pub(super) fn unplaced(reading: &Reading<'_>) -> Part {
    let visits = reading.problem.visits.iter().enumerate();
    let left_out = visits.filter(|(at, _)| reading.times_made(VisitIdx::at(*at)) == 0);
    cases(left_out.map(|(_, visit)| visit.unplaced.saturating_mul(Cost::from(visit.workers))))
}

/// Ticks after the fine windows.
pub(super) fn late(reading: &Reading<'_>) -> i64 {
    lateness(reading).sum()
}

/// Ticks after the fine window of the latest start of all.
pub(super) fn worst_late(reading: &Reading<'_>) -> i64 {
    lateness(reading).max().unwrap_or(0)
}

/// Ticks before the fine windows.
pub(super) fn early(reading: &Reading<'_>) -> i64 {
    let kept = reading.calls().filter_map(|(trip, call)| appointment(reading.problem, trip, call));
    kept.map(|(_, early, _)| early).sum()
}

/// Ticks cut from visits.
pub(super) fn shortened(reading: &Reading<'_>) -> i64 {
    reading.calls().map(|(_, call)| call.shortened()).sum()
}

/// Every stop by someone else or at another time than published; the price is each visit's own.
pub(super) fn changed(reading: &Reading<'_>) -> Part {
    cases(reading.calls().filter_map(|(trip, call)| {
        let published = call.visit.published.as_ref()?;
        let other = !published.workers.contains(&trip.by);
        let moved = (call.start - ticks(published.start)).abs();
        let for_worker = if other { published.other_worker } else { 0 };
        (other || moved > 0).then(|| for_worker.saturating_add(moved.saturating_mul(published.moved)))
    }))
}

fn lateness(reading: &Reading<'_>) -> impl Iterator<Item = i64> {
    let kept = reading.calls().filter_map(|(trip, call)| appointment(reading.problem, trip, call));
    kept.map(|(_, _, late)| late)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{round, tiny, weighed};
    use crate::plan::Round;
    use crate::problem::{Appointment, Problem, Published, Weights};
    use crate::rule::Rule;
    use crate::units::{DayIdx, Span, Time, Window, WorkerIdx};

    fn priced(weights: Weights) -> Problem {
        Problem { weights, ..tiny() }
    }

    #[test]
    fn a_visit_left_out_costs_its_price_for_each_worker_it_takes() {
        let mut problem = tiny();
        problem.visits[1].workers = 2;
        problem.visits[1].unplaced = 70;
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 100)])], Rule::Unplaced), (2, 1_140));
        let all = [round(&problem, 0, &[(0, 100), (1, 300), (2, 500)]), round(&problem, 1, &[(1, 300)])];
        assert_eq!(weighed(&problem, all, Rule::Unplaced), (0, 0));
    }

    #[test]
    fn lateness_counts_each_tick_and_each_worker() {
        let mut problem = priced(Weights { late: 3, ..Weights::default() });
        problem.visits[0].workers = 2;
        let breakfast =
            |start| [round(&problem, 0, &[(0, start), (1, 351)]), round(&problem, 1, &[(0, start)])];
        assert_eq!(weighed(&problem, breakfast(150), Rule::Late), (1, 3), "lunch");
        assert_eq!(weighed(&problem, breakfast(160), Rule::Late), (21, 63));
    }

    #[test]
    fn the_latest_of_all_counts_once() {
        let problem = priced(Weights { worst_late: 3, ..Weights::default() });
        let all = round(&problem, 0, &[(0, 160), (1, 357), (2, 500)]);
        assert_eq!(weighed(&problem, [all], Rule::WorstLate), (10, 30));
        assert_eq!(weighed(&problem, [], Rule::WorstLate), (0, 0));
    }

    #[test]
    fn earliness_counts_each_tick() {
        let mut problem = priced(Weights { early: 3, ..Weights::default() });
        problem.visits[0].appointments[0].fine.from = Time(110);
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 106)])], Rule::Early), (4, 12));
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 110)])], Rule::Early), (0, 0));
    }

    #[test]
    fn a_start_is_late_for_the_window_it_is_in_and_for_the_cheapest_of_those() {
        let mut problem = priced(Weights { late: 3, ..Weights::default() });
        let (day, hard) = (DayIdx(0), Window::new(250, 300));
        problem.visits[0].appointments.push(Appointment { day, hard, fine: Window::new(250, 240) });
        assert_eq!(
            weighed(&problem, [round(&problem, 0, &[(0, 255)])], Rule::Late),
            (15, 45),
            "every start is late"
        );
        problem.visits[0].appointments.push(Appointment { day, hard, fine: Window::new(250, 251) });
        assert_eq!(weighed(&problem, [round(&problem, 0, &[(0, 255)])], Rule::Late), (4, 12));
    }

    #[test]
    fn shortening_counts_each_tick() {
        let mut problem = priced(Weights { shortened: 3, ..Weights::default() });
        problem.visits[0].shortest = Span(20);
        let mut short = round(&problem, 0, &[(0, 100)]);
        (short.stops[0].end, short.back) = (Time(124), Time(134));
        assert_eq!(weighed(&problem, [short], Rule::Shortened), (6, 18));
    }

    #[test]
    fn changes_cost_what_was_published() {
        let mut problem = tiny();
        let workers = vec![WorkerIdx(0)];
        problem.visits[0].published =
            Some(Published { workers, start: Time(110), other_worker: 40, moved: 2 });
        let breakfast = |worker, start| -> [Round; 1] { [round(&problem, worker, &[(0, start)])] };
        let changed = |rounds| weighed(&problem, rounds, Rule::Changed);
        assert_eq!(changed(breakfast(0, 110)), (0, 0));
        assert_eq!(changed(breakfast(0, 100)), (1, 20));
        assert_eq!(changed(breakfast(1, 115)), (1, 50));
        assert_eq!(weighed(&problem, [], Rule::Changed), (0, 0), "left out, at that price");
    }
}
