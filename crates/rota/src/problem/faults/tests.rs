//! Every kind of fault, in a problem that is sound but for it.

use super::Fault;
use crate::check::testing::tiny;
use crate::problem::*;
use crate::units::*;

/// Where the faults are once a sound problem is changed.
fn faults_after(change: impl FnOnce(&mut Problem)) -> Vec<String> {
    let mut problem = tiny();
    change(&mut problem);
    problem.faults().into_iter().map(|fault| fault.at).collect()
}

/// Asserts that each change makes exactly the fault named.
macro_rules! assert_faults {
    ($($at:literal: |$problem:ident| $change:expr;)*) => {$(
        assert_eq!(faults_after(|$problem: &mut Problem| { $change; }), [$at]);
    )*};
}

fn link(first: u32, second: u32, least: i32, most: i32) -> Link {
    let (first, second) = (VisitIdx(first), VisitIdx(second));
    Link { first, second, least: Span(least), most: Span(most), companions: Companions::Any, together: false }
}

fn published(worker: u32, start: i32) -> Option<Published> {
    Some(Published { workers: vec![WorkerIdx(worker)], start: Time(start), other_worker: 0, moved: 0 })
}

#[test]
fn a_sound_problem_has_none() {
    assert_eq!(tiny().faults(), []);
    let everything = faults_after(|problem| {
        problem.visits[0].workers = 2;
        problem.links = vec![link(0, 1, 0, Span::MAX.0)];
        problem.workers[0].shifts[0].window = Window::ALWAYS;
        problem.visits[1].appointments[0].fine = Window::new(300, 290);
        problem.visits[2].pin = Some(Pin { workers: vec![WorkerIdx(0), WorkerIdx(1)], start: None });
        problem.workers[0].cleared_until = Some(DayIdx(400));
    });
    assert!(everything.is_empty(), "{everything:?}");
}

#[test]
fn faults_say_where_and_what() {
    let mut problem = tiny();
    problem.visits[1].appointments[0].day = DayIdx(3);
    problem.workers.clear();
    problem.people[0].liked = vec![WorkerIdx(1)];
    let fault = |at: &str, what: &str| Fault { at: at.into(), what: what.into() };
    let expected = [
        fault("people[0].liked[0]", "names worker 1, and there are 0"),
        fault("visits[1].appointments[0].day", "names day 3, and there are 1"),
    ];
    assert_eq!(problem.faults(), expected);
}

#[test]
fn days_come_in_order_and_not_too_many() {
    let empty = Problem::default().faults();
    assert_eq!(empty[0].what, "there are 0 days; a horizon has 1 to 28");
    let next = |from| Day { from: Time(from), to: Time(9_999), weekend: false, evening: Time(0) };
    assert_faults! {
        "days": |problem| for _ in 0..28 {
            let end = problem.days.last().unwrap().to;
            problem.days.push(Day { from: end, to: end + Span(1), weekend: false, evening: end });
        };
        "days[1]": |problem| problem.days.push(next(1_439));
        "days[0]": |problem| problem.days[0].to = Time(-1);
        "days[0].evening": |problem| problem.days[0].evening = Time(600_000_000);
    }
}

#[test]
fn travel_covers_every_place_with_sane_times() {
    assert_faults! {
        "travel[0]": |problem| problem.travel[0] = TravelTable::from_fn(5, |_, _| Span(1));
        "travel[0]": |problem| problem.travel[0] = TravelTable::from_fn(4, |from, _| Span(if from == 3 { -1 } else { 1 }));
        "travel[0]": |problem| problem.travel[0] = TravelTable::from_fn(4, |_, _| Span(100_000_001));
        "travel[1]": |problem| problem.travel.push(TravelTable::from_fn(0, |_, _| Span(1)));
    }
}

#[test]
fn workers_point_at_what_exists() {
    let shift = |problem: &mut Problem, change: fn(&mut Shift)| change(&mut problem.workers[1].shifts[0]);
    assert_faults! {
        "workers[0].mode": |problem| problem.workers[0].mode = ModeIdx(1);
        "workers[1].shifts[0].day": |problem| shift(problem, |shift| shift.day = DayIdx(1));
        "workers[1].shifts[0].start": |problem| shift(problem, |shift| shift.start = Some(PlaceIdx(4)));
        "workers[1].shifts[0].end": |problem| shift(problem, |shift| shift.end = Some(PlaceIdx(4)));
        "workers[1].shifts[0].window": |problem| shift(problem, |shift| shift.window = Window::new(5, 4));
        "workers[0].competences[0]": |problem| problem.workers[0].competences =
            vec![Competent { competence: CompetenceIdx(2), until: None }];
        "workers[0].sign_offs[0].competence": |problem| problem.workers[0].sign_offs =
            vec![SignOff { person: PersonIdx(0), competence: CompetenceIdx(2), until: None }];
        "workers[0].sign_offs[0].person": |problem| problem.workers[0].sign_offs =
            vec![SignOff { person: PersonIdx(1), competence: CompetenceIdx(1), until: None }];
        "people[0].not_this_worker[1]": |problem| problem.people[0].not_this_worker = vec![WorkerIdx(0), WorkerIdx(2)];
        "people[0].known[0]": |problem| problem.people[0].known = vec![WorkerIdx(2)];
        "people[0].recent[0]": |problem| problem.people[0].recent = vec![WorkerIdx(2)];
    }
}

#[test]
fn what_workers_are_owed_is_sane() {
    let due = BreakRule { length: Span(20), starts: Window::ALWAYS, beyond: None, missed: None };
    assert_faults! {
        "workers[0].shifts[0].break_rule.length": |problem| problem.workers[0].shifts[0].break_rule =
            Some(BreakRule { length: Span(-1), ..due });
        "workers[0].shifts[0].break_rule.starts": |problem| problem.workers[0].shifts[0].break_rule =
            Some(BreakRule { starts: Window::new(1, 0), ..due });
        "workers[0].shifts[0].break_rule.beyond": |problem| problem.workers[0].shifts[0].break_rule =
            Some(BreakRule { beyond: Some(Span(-1)), ..due });
        "workers[0].shifts[0].break_rule.missed": |problem| problem.workers[0].shifts[0].break_rule =
            Some(BreakRule { missed: Some(-1), ..due });
        "workers[0].guaranteed": |problem| problem.workers[0].guaranteed = Some(Span(-1));
        "workers[0].capacity": |problem| problem.workers[0].capacity = Some(-1);
        "workers[0].unwanted[0].window": |problem| problem.workers[0].unwanted =
            vec![Unwanted { window: Window::new(1, 0), cost: 0 }];
        "workers[0].last_worked": |problem| problem.workers[0].last_worked = Some(Time(-500_000_001));
        "workers[0].limits.most_a_day": |problem| problem.workers[0].limits.most_a_day = Span(-1);
        "workers[0].limits.most_a_week": |problem| problem.workers[0].limits.most_a_week = Span(-1);
        "workers[0].limits.daily_rest": |problem| problem.workers[0].limits.daily_rest = Span(-1);
        "workers[0].limits.weekly_rest": |problem| problem.workers[0].limits.weekly_rest = Span(500_000_001);
        "workers[0].rest_exceptions[0].after": |problem| problem.workers[0].rest_exceptions =
            vec![RestException { after: DayIdx(1), least: Span(1) }];
        "workers[0].rest_exceptions[0].least": |problem| problem.workers[0].rest_exceptions =
            vec![RestException { after: DayIdx(0), least: Span(-1) }];
        "weights.face": |problem| problem.weights.face = -1;
    }
}

#[test]
fn visits_can_be_made_at_all() {
    let appointment = |problem: &mut Problem, change: fn(&mut Appointment)| {
        change(&mut problem.visits[2].appointments[0]);
    };
    assert_faults! {
        "visits[2].person": |problem| problem.visits[2].person = PersonIdx(1);
        "visits[2].place": |problem| problem.visits[2].place = Some(PlaceIdx(4));
        "visits[2].shortest": |problem| problem.visits[2].shortest = Span(31);
        "visits[2].shortest": |problem| problem.visits[2].shortest = Span(-1);
        "visits[2].load": |problem| problem.visits[2].load = -1;
        "visits[2].appointments": |problem| problem.visits[2].appointments.clear();
        "visits[2].appointments[0].day": |problem| appointment(problem, |choice| choice.day = DayIdx(1));
        "visits[2].appointments[0].hard": |problem| appointment(problem, |choice| {
            *choice = Appointment::hard(DayIdx(0), Window::new(500, 499));
            choice.fine.to = Time(400);
        });
        "visits[2].appointments[0].fine": |problem| appointment(problem, |choice| choice.fine = Window::new(550, 549));
        "visits[2].appointments[0].fine": |problem| appointment(problem, |choice| choice.fine = Window::new(501, 400));
        "visits[2].appointments[0].fine": |problem| appointment(problem, |choice| choice.fine.from = Time(499));
        "visits[2].appointments[0].fine": |problem| appointment(problem, |choice| choice.fine.to = Time(601));
        "visits[2].workers": |problem| problem.visits[2].workers = 0;
        "visits[2].workers": |problem| problem.visits[2].workers = 3;
        "visits[2].competences[0]": |problem| problem.visits[2].competences = vec![CompetenceIdx(2)];
        "visits[2].wishes[0]": |problem| problem.visits[2].wishes = vec![(WorkerIdx(2), 1)];
        "visits[2].wishes[1]": |problem| problem.visits[2].wishes = vec![(WorkerIdx(1), 1), (WorkerIdx(1), 2)];
    }
}

#[test]
fn pins_and_what_was_published_point_at_workers() {
    let pin = |workers: &[u32], start| {
        Some(Pin { workers: workers.iter().map(|&worker| WorkerIdx(worker)).collect(), start })
    };
    assert_faults! {
        "visits[0].pin.workers[0]": |problem| problem.visits[0].pin = pin(&[2], None);
        "visits[0].pin.start": |problem| problem.visits[0].pin = pin(&[], Some(Time(600_000_000)));
        "visits[0].pin.workers": |problem| {
            problem.visits[0].workers = 2;
            problem.visits[0].pin = pin(&[1, 1], None);
        };
        "visits[0].published.workers[0]": |problem| problem.visits[0].published = published(2, 0);
        "visits[0].published.start": |problem| problem.visits[0].published = published(1, 600_000_000);
    }
}

#[test]
fn links_tie_two_visits_with_a_possible_gap() {
    assert_faults! {
        "links[0].first": |problem| problem.links = vec![link(3, 1, 0, 0)];
        "links[0].second": |problem| problem.links = vec![link(0, 3, 0, 0)];
        "links[0].least": |problem| problem.links = vec![link(0, 1, -600_000_000, 0)];
        "links[0].least": |problem| problem.links = vec![link(0, 1, i32::MIN, 0)];
        "links[0]": |problem| problem.links = vec![link(1, 1, 0, 0)];
        "links[0]": |problem| problem.links = vec![link(0, 1, 2, 1)];
    }
    let mut either_first = tiny();
    either_first.links = vec![link(0, 1, -Span::MAX.0, Span::MAX.0), link(0, 1, -30, 30)];
    assert_eq!(either_first.faults(), []);
}
