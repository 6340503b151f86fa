//! Small days that cannot be, and the like of them that can.

use super::*;
use crate::check::testing::tiny;
use crate::problem::{Appointment, Pin, TravelTable};
use crate::units::{Span, Time, Window};

/// Breakfast, lunch and tea of the tiny problem with these hard windows; 30 ticks each, at places 1, 2 and 3.
fn at(windows: [(i32, i32); 3]) -> Problem {
    let mut problem = tiny();
    for (visit, (from, to)) in problem.visits.iter_mut().zip(windows) {
        visit.appointments = vec![Appointment::hard(DayIdx(0), Window::new(from, to))];
    }
    problem
}

fn around(problem: &Problem, visit: u32) -> Option<Shortage> {
    assert_eq!(problem.faults(), []);
    shortage(problem, VisitIdx(visit))
}

fn short(visits: &[u32], workers: &[u32]) -> Option<Shortage> {
    Some(Shortage {
        visits: visits.iter().map(|visit| VisitIdx(*visit)).collect(),
        workers: workers.iter().map(|worker| WorkerIdx(*worker)).collect(),
    })
}

#[test]
fn three_at_once_are_too_many_for_two() {
    let problem = at([(100, 120), (105, 125), (110, 129)]);
    assert_eq!(around(&problem, 1), short(&[0, 1, 2], &[0, 1]));
    let said = around(&problem, 1).map(|shortage| shortage.in_words(&problem));
    let says = "No rota could hold all of these: breakfast, lunch and tea. Only Asha and Ben could make any of them.";
    assert_eq!(said.as_deref(), Some(says));
}

#[test]
fn one_that_can_wait_until_another_is_over_is_not_too_many() {
    // Lunch is over at 135 and 10 ticks from tea.
    assert_eq!(around(&at([(100, 120), (105, 125), (110, 145)]), 1), None);
    assert_eq!(around(&at([(100, 120), (105, 125), (110, 144)]), 1), short(&[0, 1, 2], &[0, 1]));
}

#[test]
fn whoever_may_not_make_it_does_not_count() {
    let mut problem = at([(100, 120), (105, 125), (500, 600)]);
    assert_eq!(around(&problem, 0), None);
    problem.people[0].not_this_worker = vec![WorkerIdx(1)];
    assert_eq!(around(&problem, 0), short(&[0, 1], &[0]));
    assert_eq!(around(&problem, 2), None, "tea is at another time");
}

#[test]
fn a_visit_that_takes_two_wants_two_at_once() {
    let mut problem = at([(100, 400), (100, 120), (500, 600)]);
    problem.visits[0].workers = 2;
    assert_eq!(around(&problem, 0), None, "first lunch, then breakfast");
    problem.people[0].not_this_worker = vec![WorkerIdx(1)];
    assert_eq!(around(&problem, 0), short(&[0], &[0]), "Asha alone cannot be two");
    let said = around(&problem, 0).map(|shortage| shortage.in_words(&problem));
    assert_eq!(
        said.as_deref(),
        Some("No rota could hold it, even with nothing else in it. Only Asha could make it.")
    );
}

#[test]
fn two_who_are_never_there_together_cannot_make_it() {
    let mut problem = at([(100, 400), (500, 520), (500, 600)]);
    problem.visits[0].workers = 2;
    problem.workers[0].shifts[0].window = Window::new(0, 200);
    problem.workers[1].shifts[0].window = Window::new(180, 1_000);
    assert_eq!(around(&problem, 0), short(&[0], &[0, 1]));
    problem.workers[0].shifts[0].window = Window::new(0, 230);
    assert_eq!(around(&problem, 0), None, "from 190 to 220, and Asha is home at 230");
}

#[test]
fn the_end_of_a_shift_and_the_way_home_count() {
    let mut problem = at([(100, 120), (100, 160), (500, 600)]);
    problem.workers.truncate(1);
    problem.workers[0].shifts[0].window = Window::new(0, 190);
    assert_eq!(around(&problem, 0), None, "lunch is over at 170, and Asha home at 190");
    problem.workers[0].shifts[0].window = Window::new(0, 189);
    assert_eq!(around(&problem, 0), short(&[0, 1], &[0]));
    problem.workers[0].shifts[0].may_overrun = true;
    assert_eq!(around(&problem, 0), None);
}

#[test]
fn a_second_shift_is_a_second_round() {
    let mut problem = at([(100, 120), (100, 130), (500, 600)]);
    problem.workers.truncate(1);
    let shift = problem.workers[0].shifts[0].clone();
    assert_eq!(around(&problem, 0), short(&[0, 1], &[0]));
    problem.visits[1].appointments = vec![Appointment::hard(DayIdx(0), Window::new(100, 200))];
    problem.workers[0].shifts = [(0, 150), (160, 300)]
        .map(|(from, to)| Shift { window: Window::new(from, to), ..shift.clone() })
        .to_vec();
    assert_eq!(around(&problem, 0), None);
}

#[test]
fn what_can_be_on_another_day_or_shorter_or_is_pinned_to_a_time() {
    let mut problem = at([(100, 120), (100, 120), (500, 600)]);
    problem.workers.truncate(1);
    assert_eq!(around(&problem, 0), short(&[0, 1], &[0]));
    problem.visits[1].shortest = Span(5);
    problem.visits[1].appointments = vec![Appointment::hard(DayIdx(0), Window::new(80, 120))];
    assert_eq!(around(&problem, 0), None, "lunch from 95 to 100");
    problem.visits[1].pin = Some(Pin { workers: Vec::new(), start: Some(Time(120)) });
    assert_eq!(around(&problem, 0), short(&[0, 1], &[0]));
}

#[test]
fn a_way_round_may_be_shorter_than_the_straight_one() {
    let mut problem = at([(100, 100), (160, 160), (115, 145)]);
    problem.workers.truncate(1);
    problem.travel = vec![TravelTable::from_fn(4, |from, to| match (from, to) {
        (1, 2) => Span(100),
        (1, 3) | (3, 2) => Span(1),
        _ => Span(0),
    })];
    problem.visits[2].duration = Span(5);
    problem.visits[2].shortest = Span(5);
    assert_eq!(around(&problem, 0), None, "breakfast to 130, tea 131 to 136, lunch at 160");
}
