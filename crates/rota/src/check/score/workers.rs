//! Workers: hours promised, wishes, fair shares, even workloads.

use super::cases;
use crate::check::hours::paid_by_week;
use crate::check::reading::{Call, Reading, Trip, ticks, ticks_of};
use crate::plan::Part;
use crate::problem::{Shift, Worker};
use crate::units::WorkerIdx;

/// Ticks of paid time below what is guaranteed, over workers and weeks.
pub(super) fn guaranteed_unfilled(reading: &Reading<'_>) -> i64 {
    against_guarantee(reading, |guaranteed, paid| guaranteed - paid)
}

/// Ticks of paid time above what is guaranteed, over workers and weeks.
pub(super) fn beyond_guaranteed(reading: &Reading<'_>) -> i64 {
    against_guarantee(reading, |guaranteed, paid| paid - guaranteed)
}

/// Stops that start when their worker would rather not work.
pub(super) fn wishes(reading: &Reading<'_>) -> Part {
    cases(reading.calls().flat_map(|(trip, call)| {
        let unwanted = trip.worker.unwanted.iter();
        unwanted
            .filter(|unwanted| {
                ticks(unwanted.window.from) <= call.start && call.start <= ticks(unwanted.window.to)
            })
            .map(|unwanted| unwanted.cost)
    }))
}

/// Evening stops that would have to change hands for even shares among those who have a shift in an evening.
pub(super) fn unfair_evenings(reading: &Reading<'_>) -> i64 {
    let is_evening =
        |trip: &Trip<'_>, call: &Call<'_>| call.start >= ticks(reading.problem.day(trip.day()).evening);
    let late = |shift: &Shift| shift.may_overrun || shift.window.to >= reading.problem.day(shift.day).evening;
    above_share(reading, |worker| worker.evenings_before, late, is_evening)
}

/// Weekend stops that would have to change hands for even shares among those who have a shift at a weekend.
pub(super) fn unfair_weekends(reading: &Reading<'_>) -> i64 {
    let is_weekend = |trip: &Trip<'_>, _: &Call<'_>| reading.problem.day(trip.day()).weekend;
    let at_weekend = |shift: &Shift| reading.problem.day(shift.day).weekend;
    above_share(reading, |worker| worker.weekends_before, at_weekend, is_weekend)
}

/// Ticks that each worker's visits and travel differ from the mean, rounded up for each.
pub(super) fn imbalance(reading: &Reading<'_>) -> i64 {
    let mut work = vec![0_i64; reading.problem.workers.len()];
    for trip in &reading.trips {
        work[trip.by.index()] += trip.service() + trip.travel();
    }
    // ceil(|w - sum / count|), exactly. Nothing is divided where there is nobody.
    let (count, sum) = (work.len() as u128, work.iter().map(|&work| i128::from(work)).sum::<i128>());
    let apart = |work: i64| (i128::from(work) * count.cast_signed() - sum).unsigned_abs().div_ceil(count);
    i64::try_from(work.iter().map(|&work| apart(work)).sum::<u128>()).unwrap_or(i64::MAX)
}

fn against_guarantee(reading: &Reading<'_>, difference: impl Fn(i64, i64) -> i64) -> i64 {
    let of_worker = |(by, worker): (WorkerIdx, &Worker)| -> i64 {
        let Some(guaranteed) = worker.guaranteed else { return 0 };
        let weeks = paid_by_week(reading, by).into_iter();
        weeks.map(|paid| difference(ticks_of(guaranteed.0), paid).max(0)).sum()
    };
    reading.workers().map(of_worker).sum()
}

/// All that workers have of something above the even share, over those with a shift in which they could have some,
/// rounded up at the end.
fn above_share(
    reading: &Reading<'_>,
    before: impl Fn(&Worker) -> u32,
    could: impl Fn(&Shift) -> bool,
    counts: impl Fn(&Trip<'_>, &Call<'_>) -> bool,
) -> i64 {
    let mut had: Vec<i64> = reading.problem.workers.iter().map(|worker| i64::from(before(worker))).collect();
    for (trip, call) in reading.calls() {
        had[trip.by.index()] += i64::from(counts(trip, call));
    }
    let sharing = reading.workers().filter(|(_, worker)| worker.shifts.iter().any(&could));
    let had: Vec<i64> = sharing.map(|(by, _)| had[by.index()]).collect();
    let (count, sum) = (i64::try_from(had.len()).unwrap_or(i64::MAX), had.iter().sum::<i64>());
    let above: i64 = had.iter().map(|had| (had * count - sum).max(0)).sum();
    above.checked_add(count - 1).and_then(|above| above.checked_div(count)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{days, on, round, round_in, tiny, weighed};
    use crate::plan::Round;
    use crate::problem::{Problem, Unwanted, Weights, Worker};
    use crate::rule::Rule;
    use crate::units::{Span, Time, Window};

    fn priced(weights: Weights) -> Problem {
        Problem { weights, ..tiny() }
    }

    #[test]
    fn guaranteed_hours_are_judged_week_by_week() {
        let weights = Weights { guaranteed_unfilled: 2, ..Weights::default() };
        let mut problem = Problem { weights, ..days(9) };
        problem.workers[0].guaranteed = Some(Span(60));
        // Breakfast on the first day: 50 paid ticks. Lunch in the second week: 70.
        let rounds = [round(&problem, 0, &[(0, 100)]), round_in(&problem, 0, 7, &[(1, on(7, 300).0)])];
        assert_eq!(weighed(&problem, rounds.clone(), Rule::GuaranteedHours), (10, 20));
        assert_eq!(weighed(&problem, [], Rule::GuaranteedHours), (120, 240));
        problem.weights = Weights { beyond_guaranteed: 3, ..Weights::default() };
        assert_eq!(weighed(&problem, rounds.clone(), Rule::BeyondGuaranteed), (10, 30));
        problem.workers[0].guaranteed = None;
        assert_eq!(weighed(&problem, rounds, Rule::BeyondGuaranteed), (0, 0));
    }

    #[test]
    fn a_break_is_not_paid() {
        let mut problem = priced(Weights { beyond_guaranteed: 1, ..Weights::default() });
        problem.workers[0].guaranteed = Some(Span(0));
        let (length, starts) = (Span(20), Window::ALWAYS);
        problem.workers[0].shifts[0].break_rule =
            Some(crate::problem::BreakRule { length, starts, beyond: None, missed: None });
        let asha = round(&problem, 0, &[(0, 100), (1, 300)]);
        let asha = Round { rest: crate::check::testing::rest(200, 20, 1), ..asha };
        assert_eq!(weighed(&problem, [asha], Rule::BeyondGuaranteed), (240, 240));
    }

    #[test]
    fn a_start_at_an_unwanted_time_costs() {
        let mut problem = tiny();
        problem.workers[0].unwanted = vec![
            Unwanted { window: Window::new(100, 110), cost: 5 },
            Unwanted { window: Window::new(110, 300), cost: 7 },
        ];
        let breakfast =
            |worker, start| weighed(&problem, [round(&problem, worker, &[(0, start)])], Rule::WorkerWishes);
        assert_eq!(breakfast(0, 105), (1, 5));
        assert_eq!(breakfast(0, 110), (2, 12));
        assert_eq!(breakfast(1, 105), (0, 0));
        let three = [round(&problem, 0, &[(0, 150), (1, 300), (2, 500)])];
        assert_eq!(weighed(&problem, three, Rule::WorkerWishes), (2, 14));
    }

    #[test]
    fn evenings_are_shared() {
        let mut problem = priced(Weights { unfair_evenings: 2, ..Weights::default() });
        problem.days[0].evening = Time(300);
        problem.workers.push(Worker { evenings_before: 90, ..Worker::new("Cat, who has no shift") });
        let all = [round(&problem, 0, &[(0, 100), (1, 300), (2, 500)])];
        assert_eq!(
            weighed(&problem, all.clone(), Rule::FairEvenings),
            (1, 2),
            "two of two; the share is one"
        );
        problem.workers[1].evenings_before = 1;
        assert_eq!(
            weighed(&problem, all.clone(), Rule::FairEvenings),
            (1, 2),
            "two of three; the share is one and a half, rounded up"
        );
        problem.workers[1].evenings_before = 2;
        assert_eq!(weighed(&problem, all.clone(), Rule::FairEvenings), (0, 0));
        problem.workers[1].evenings_before = 0;
        problem.workers[1].shifts[0].window.to = Time(299);
        assert_eq!(weighed(&problem, all, Rule::FairEvenings), (0, 0), "Ben could have had none");
    }

    #[test]
    fn everyone_above_the_share_counts() {
        let mut problem = priced(Weights { unfair_weekends: 2, ..Weights::default() });
        problem.days[0].weekend = true;
        let shift = problem.workers[0].shifts[0].clone();
        let before = [6, 5, 1];
        problem.workers = before
            .map(|weekends_before| Worker {
                weekends_before,
                shifts: vec![shift.clone()],
                ..Worker::new("one")
            })
            .to_vec();
        assert_eq!(weighed(&problem, [], Rule::FairWeekends), (3, 6), "two and one above four");
        problem.workers[2].weekends_before = 2;
        assert_eq!(weighed(&problem, [], Rule::FairWeekends), (3, 6), "7/3 above 13/3, rounded up");
    }

    #[test]
    fn weekends_are_shared() {
        let mut problem = priced(Weights { unfair_weekends: 2, ..Weights::default() });
        problem.days[0].weekend = true;
        let all = [round(&problem, 0, &[(0, 100), (1, 300)]), round(&problem, 1, &[(2, 500)])];
        assert_eq!(weighed(&problem, all.clone(), Rule::FairWeekends), (1, 2));
        problem.workers[0].weekends_before = 3;
        assert_eq!(weighed(&problem, all.clone(), Rule::FairWeekends), (2, 4), "five of six");
        assert_eq!(weighed(&problem, [], Rule::FairWeekends), (2, 4), "three of three, before");
        problem.days[0].weekend = false;
        assert_eq!(weighed(&problem, all, Rule::FairWeekends), (0, 0), "no weekend to share");
    }

    #[test]
    fn even_workloads_are_those_near_the_mean() {
        let mut problem = priced(Weights { imbalance: 2, ..Weights::default() });
        // Asha: 30 + 20 and 30 + 40. Ben: nothing.
        let asha = [round(&problem, 0, &[(0, 100)])];
        assert_eq!(weighed(&problem, asha.clone(), Rule::Balance), (25 + 25, 100));
        problem.workers.push(Worker::new("Cat"));
        // The mean is 50/3: 33 1/3 above for one, 16 2/3 below for two.
        assert_eq!(weighed(&problem, asha, Rule::Balance), (34 + 17 + 17, 136));
        problem.workers.clear();
        assert_eq!(weighed(&problem, [], Rule::Balance), (0, 0));
    }
}
