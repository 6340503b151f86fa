//! When visits start: their hard windows, and the ties between them.

use super::Breach;
use super::reading::{Call, Reading, Trip, appointment, ticks, ticks_of};
use crate::problem::{Companions, Link};
use crate::rule::Rule;
use crate::units::{Span, WorkerIdx};

/// Checks every start, and every link.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for (trip, call) in reading.calls() {
        if appointment(reading.problem, trip, call).is_none() {
            breaches.push(outside(trip, call));
        }
    }
    for link in &reading.problem.links {
        linked(reading, link, breaches);
    }
}

/// A start that keeps no appointment: how far from the nearest one of the day.
fn outside(trip: &Trip<'_>, call: &Call<'_>) -> Breach {
    let of_the_day = call.visit.appointments.iter().filter(|choice| choice.day == trip.day());
    let distance = of_the_day
        .map(|choice| (ticks(choice.hard.from) - call.start).max(call.start - ticks(choice.hard.to)))
        .min();
    let (visit, who) = (&call.visit.name, &trip.worker.name);
    let what = match distance {
        Some(_) => format!("{visit} by {who} starts outside the time it may"),
        None => format!("{visit} by {who} is on a day that is none of its days"),
    };
    Breach::new(Rule::HardWindow, distance.unwrap_or(1), what).at(call.index).by(trip.by)
}

fn linked(reading: &Reading<'_>, link: &Link, breaches: &mut Vec<Breach>) {
    let (first, second) = (reading.problem.visit(link.first), reading.problem.visit(link.second));
    let starts = (
        reading.made(link.first).map(|(_, call)| call.start).min(),
        reading.made(link.second).map(|(_, call)| call.start).min(),
    );
    let mut breach = |amount: i64, what: String| {
        breaches.push(Breach::new(Rule::Linked, amount, what).at(link.second));
    };
    match starts {
        (Some(from), Some(to)) => {
            if let Some((amount, how)) = gap(link, to - from) {
                breach(amount, format!("{} starts {how} {}", second.name, first.name));
            }
            if let Some(how) = companions(reading, link) {
                breach(1, format!("{} and {} {how}", first.name, second.name));
            }
        }
        (Some(_), None) if link.together => {
            breach(1, format!("{} is placed without {}", first.name, second.name));
        }
        (None, Some(_)) if link.together => {
            breach(1, format!("{} is placed without {}", second.name, first.name));
        }
        _ => {}
    }
}

/// By how much the gap from start to start is too short or too long.
fn gap(link: &Link, gap: i64) -> Option<(i64, &'static str)> {
    let (least, most) = (ticks_of(link.least.0), ticks_of(link.most.0));
    if link.least > -Span::MAX && gap < least {
        Some((least - gap, "too soon after"))
    } else if link.most < Span::MAX && gap > most {
        Some((gap - most, "too long after"))
    } else {
        None
    }
}

/// What is wrong with who makes two linked visits. Different: nobody makes both. Same: the worker who makes the one that
/// takes fewer workers makes the other too.
fn companions(reading: &Reading<'_>, link: &Link) -> Option<&'static str> {
    let workers = |visit| reading.made(visit).map(|(trip, _)| trip.by).collect::<Vec<WorkerIdx>>();
    let (first, second) = (workers(link.first), workers(link.second));
    match link.companions {
        Companions::Any => None,
        Companions::Different => {
            first.iter().any(|who| second.contains(who)).then_some("have a worker in common")
        }
        Companions::Same => {
            let (fewer, more) = if first.len() <= second.len() { (first, second) } else { (second, first) };
            fewer.iter().any(|who| !more.contains(who)).then_some("are not made by the same worker")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, days, on, round, round_in, tiny};
    use crate::problem::{Appointment, Companions, Link, Problem};
    use crate::rule::Rule;
    use crate::units::{DayIdx, Span, VisitIdx, Window};
    use Rule::{HardWindow, Linked};

    fn linked(least: i32, most: Span, companions: Companions, together: bool) -> Problem {
        let (first, second) = (VisitIdx(0), VisitIdx(1));
        let link = Link { first, second, least: Span(least), most, companions, together };
        Problem { links: vec![link], ..tiny() }
    }

    #[test]
    fn visits_start_in_their_hard_window() {
        let problem = tiny();
        for (start, expected) in [(98, vec![2]), (100, vec![]), (200, vec![]), (203, vec![3])] {
            let amounts: Vec<_> = expected.into_iter().map(|amount| (HardWindow, amount)).collect();
            assert_eq!(broken(&problem, [round(&problem, 0, &[(0, start)])]), amounts);
        }
    }

    #[test]
    fn one_of_several_windows_will_do() {
        let mut problem = tiny();
        problem.visits[0].appointments.push(Appointment::hard(DayIdx(0), Window::new(250, 260)));
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 255)])]), []);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 230)])]), [(HardWindow, 20)], "the nearer one");
    }

    #[test]
    fn only_shifts_of_the_day_serve_an_appointment() {
        let mut problem = days(3);
        assert_eq!(broken(&problem, [round_in(&problem, 0, 1, &[(1, on(1, 300).0)])]), []);
        problem.visits[1].appointments[0].day = DayIdx(0);
        assert_eq!(broken(&problem, [round_in(&problem, 0, 1, &[(1, on(1, 300).0)])]), [(HardWindow, 1)]);
    }

    #[test]
    fn linked_visits_keep_their_gap() {
        for (least, most, expected) in [
            (200, Span(200), vec![]),
            (205, Span::MAX, vec![(Linked, 5)]),
            (0, Span(193), vec![(Linked, 7)]),
            (-150, Span(-100), vec![(Linked, 300)]),
            (-Span::MAX.0, Span(200), vec![]),
        ] {
            let problem = linked(least, most, Companions::Any, false);
            assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100), (1, 300)])]), expected);
            assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), [], "only one of them is placed");
        }
    }

    #[test]
    fn linked_visits_have_the_right_companions() {
        let companions = |companions, apart| {
            let problem = linked(0, Span::MAX, companions, false);
            let (asha, ben) = (round(&problem, 0, &[(0, 100)]), round(&problem, 1, &[(1, 300)]));
            let both = round(&problem, 0, &[(0, 100), (1, 300)]);
            broken(&problem, if apart { vec![asha, ben] } else { vec![both] })
        };
        assert_eq!(companions(Companions::Any, true), []);
        assert_eq!(companions(Companions::Any, false), []);
        assert_eq!(companions(Companions::Different, true), []);
        assert_eq!(companions(Companions::Different, false), [(Linked, 1)]);
        assert_eq!(companions(Companions::Same, true), [(Linked, 1)]);
        assert_eq!(companions(Companions::Same, false), []);
    }

    #[test]
    fn one_of_two_workers_makes_the_single_visit_linked_to_a_double_up() {
        let mut problem = linked(0, Span::MAX, Companions::Same, false);
        problem.visits[0].workers = 2;
        let rounds = [round(&problem, 0, &[(0, 100)]), round(&problem, 1, &[(0, 100), (1, 300)])];
        assert_eq!(broken(&problem, rounds.clone()), []);
        problem.links[0].companions = Companions::Different;
        assert_eq!(broken(&problem, rounds), [(Linked, 1)]);
    }

    #[test]
    fn inseparable_visits_are_placed_both_or_neither() {
        let problem = linked(0, Span::MAX, Companions::Any, true);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), [(Linked, 1)]);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(1, 300)])]), [(Linked, 1)]);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(2, 500)])]), []);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100), (1, 300)])]), []);
    }
}
