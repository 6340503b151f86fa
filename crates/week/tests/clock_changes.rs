//! The two nights of the year on which clocks change.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use proptest::prelude::*;

use common::{moment, stretch, week_from};
use rota::{DayIdx, PlaceIdx, Plan, Round, Span, Stop, Time, VisitIdx, Window, WorkerIdx};
use week::{Clock, Compiled, Date, Horizon, PlanClock, Shift, Visit};

fn clock(from: &str) -> PlanClock {
    Horizon::week(from.parse().unwrap(), "Europe/London").clock().unwrap()
}

fn time(clock: &PlanClock, text: &str) -> i32 {
    clock.time(moment(text)).0
}

#[test]
fn the_plan_counts_real_minutes() {
    let spring = clock("2026-03-29");
    assert_eq!(time(&spring, "2026-03-29T00:59"), 59);
    assert_eq!(time(&spring, "2026-03-29T02:00"), 60);
    assert_eq!(time(&spring, "2026-03-30T00:00"), 23 * 60);
    let autumn = clock("2026-10-25");
    assert_eq!(time(&autumn, "2026-10-25T02:00"), 3 * 60);
    assert_eq!(time(&autumn, "2026-10-25T24:00"), 25 * 60);
    assert_eq!(time(&autumn, "2026-10-24T23:00"), -60);
}

#[test]
fn a_time_the_clock_skips_is_as_much_later_and_of_two_it_is_the_first() {
    assert_eq!(time(&clock("2026-03-29"), "2026-03-29T01:30"), 90);
    assert_eq!(clock("2026-03-29").moment(Time(90)), Some(moment("2026-03-29T02:30")));
    assert_eq!(time(&clock("2026-10-25"), "2026-10-25T01:30"), 90);
}

#[test]
fn stamps_tell_the_two_hours_apart() {
    let autumn = clock("2026-10-25");
    let stamps = [90, 150, 210].map(|minute| autumn.stamp(Time(minute)).unwrap());
    assert_eq!(stamps, ["2026-10-25T01:30+01:00", "2026-10-25T01:30+00:00", "2026-10-25T02:30+00:00"]);
    assert_eq!(autumn.time(moment("2026-10-25T01:30 again")), Time(150));
    assert_eq!(autumn.moment(Time(150)).unwrap().to_string(), "2026-10-25T01:30 again");
    for minute in -2000..4000 {
        assert_eq!(autumn.time(autumn.moment(Time(minute)).unwrap()), Time(minute));
        let stamp = autumn.stamp(Time(minute)).unwrap();
        assert_eq!(autumn.read_stamp(&stamp), Some(Time(minute)));
    }
    assert_eq!(autumn.read_stamp("2026-10-25T01:30"), None);
}

/// Asha works the night before the first Sunday after `from`, and Mrs Hill is turned at 03:00 in it.
fn night(from: &str) -> Compiled {
    let mut week = week_from(from);
    let sunday: Date = week.horizon.from.plus_days(6);
    week.workers[0].shifts = vec![Shift {
        dates: vec![sunday.plus_days(-1)],
        parts: vec![stretch("22:00-07:00")],
        ..Shift::default()
    }];
    let three = Clock::new(3, 0).unwrap();
    week.visits = vec![Visit::new("turn", "hill", "turning", sunday.at(three), 30)];
    week.problem(None).unwrap()
}

#[test]
fn a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn() {
    for (from, length, day) in [("2026-03-23", 8, 23), ("2026-10-19", 10, 25)] {
        let problem = night(from).problem;
        let shift = &problem.workers[0].shifts[0];
        assert_eq!(shift.window.to - shift.window.from, Span(length * 60), "{from}");
        assert_eq!(problem.days[6].to - problem.days[6].from, Span(day * 60), "{from}");
        assert_eq!(problem.faults(), []);
    }
}

#[test]
fn a_visit_in_the_night_can_be_made_in_the_shift_of_the_evening_before() {
    for (from, start) in [("2026-03-23", 2), ("2026-10-19", 4)] {
        let compiled = night(from);
        let visit = &compiled.problem.visits[0];
        assert_eq!(visit.appointments.iter().map(|at| at.day).collect::<Vec<_>>(), [DayIdx(6), DayIdx(5)]);
        let three = compiled.problem.days[6].from + Span(start * 60);
        assert_eq!(visit.appointments[0].fine, Window { from: three - Span(15), to: three + Span(15) });
        let stop = Stop { visit: VisitIdx(0), arrive: three, start: three, end: three + Span(30) };
        let way = compiled.problem.travel[0].span(PlaceIdx(0), PlaceIdx(1));
        let (leave, back) = (three - way, three + Span(30) + way);
        let round = Round { worker: WorkerIdx(0), shift: 0, leave, back, stops: vec![stop], rest: None };
        let plan = Plan { rounds: vec![round] };
        assert_eq!(rota::check(&compiled.problem, &plan).breaches, [], "{from}");
        let file = compiled.plan_file(&plan, None);
        assert_eq!(file.rounds[0].date, compiled_date(from));
        assert_eq!(compiled.plan(&file), Ok(plan));
    }
}

fn compiled_date(from: &str) -> Date {
    from.parse::<Date>().unwrap().plus_days(5)
}

fn any_clock() -> impl Strategy<Value = Clock> {
    (0..=1440_u16).prop_map(|minute| Clock::from_minutes(minute).unwrap())
}

proptest! {
    #[test]
    fn any_times_on_these_nights_make_a_problem(
        from in prop::sample::select(vec!["2026-03-29", "2026-10-25"]),
        part in (0..240_u16, 0..240_u16),
        hard in prop_oneof![(0..120_u16, 120..240_u16), (1_200..1_440_u16, 0..240_u16)],
        agreed in any_clock(),
        off in (any_clock(), any_clock()),
        tolerance in 0..30_u16,
    ) {
        let of = |(from, to)| week::Stretch {
            from: Clock::from_minutes(from).unwrap(),
            to: Clock::from_minutes(to).unwrap(),
        };
        let mut week = week_from(from);
        let date = week.horizon.from;
        week.workers[0].shifts[0].parts = vec![of(part)];
        week.workers[0].off =
            vec![week::Off { from: date.at(off.0.min(off.1)), to: date.at(off.0.max(off.1)), why: String::new(), at_once: false }];
        week.visits[0].agreed = Some(agreed);
        week.visits[0].fine_early_minutes = Some(tolerance);
        week.visits[0].hard = Some(of(hard));
        week.visits[1].hard = Some(of(hard));
        week.visits[1].agreed = None;
        if week.findings().is_empty() {
            prop_assert!(week.problem(None).is_ok());
        } else {
            week.visits.iter_mut().for_each(|visit| visit.hard = None);
            week.workers[0].shifts[0].parts = vec![stretch("00:00-07:00")];
            prop_assert!(week.problem(None).is_ok());
        }
    }
}
