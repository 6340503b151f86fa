//! Who makes a visit: competent, cleared, wanted at that door, as many as it takes, and as pinned.

use super::Breach;
use super::reading::{Call, Reading, Trip, ticks};
use crate::rule::Rule;
use crate::units::{CompetenceIdx, DayIdx, VisitIdx, WorkerIdx};

/// Checks the worker of every stop, and the number of workers of every visit.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for (trip, call) in reading.calls() {
        competence(reading, trip, call, breaches);
        clearance(trip, call, breaches);
        not_this_worker(reading, trip, call, breaches);
        pinned(trip, call, breaches);
    }
    for visit in 0..reading.problem.visits.len() {
        together(reading, VisitIdx::at(visit), breaches);
    }
}

fn breach(rule: Rule, amount: i64, what: String, trip: &Trip<'_>, call: &Call<'_>) -> Breach {
    Breach::new(rule, amount, what).at(call.index).by(trip.by)
}

fn competence(reading: &Reading<'_>, trip: &Trip<'_>, call: &Call<'_>, breaches: &mut Vec<Breach>) {
    for &wanted in call.visit.competences.iter().filter(|&&wanted| !may_do(trip, call, wanted)) {
        let skill = reading.problem.competence(wanted);
        let what = format!("{} is not competent in {skill} for {}", trip.worker.name, call.visit.name);
        breaches.push(breach(Rule::Competence, 1, what, trip, call));
    }
}

/// Whether the worker holds a competence on the day, or is signed off in it for this person.
fn may_do(trip: &Trip<'_>, call: &Call<'_>, wanted: CompetenceIdx) -> bool {
    let valid = |until: Option<DayIdx>| until.is_none_or(|last| trip.day() <= last);
    let held = trip.worker.competences.iter().any(|held| held.competence == wanted && valid(held.until));
    let signed_off = || {
        trip.worker.sign_offs.iter().any(|signed| {
            signed.competence == wanted && signed.person == call.visit.person && valid(signed.until)
        })
    };
    held || signed_off()
}

fn clearance(trip: &Trip<'_>, call: &Call<'_>, breaches: &mut Vec<Breach>) {
    if trip.worker.cleared_until.is_some_and(|last| last < trip.day()) {
        let what = format!("{} is not cleared to work on the day of {}", trip.worker.name, call.visit.name);
        breaches.push(breach(Rule::Clearance, 1, what, trip, call));
    }
}

fn not_this_worker(reading: &Reading<'_>, trip: &Trip<'_>, call: &Call<'_>, breaches: &mut Vec<Breach>) {
    let person = reading.problem.person(call.visit.person);
    if person.not_this_worker.contains(&trip.by) {
        let what =
            format!("{} is not to come to {}, but makes {}", trip.worker.name, person.name, call.visit.name);
        breaches.push(breach(Rule::NotThisWorker, 1, what, trip, call));
    }
}

fn pinned(trip: &Trip<'_>, call: &Call<'_>, breaches: &mut Vec<Breach>) {
    let Some(pin) = &call.visit.pin else { return };
    if !pin.workers.is_empty() && !pin.workers.contains(&trip.by) {
        let what = format!("{} is pinned to someone else than {}", call.visit.name, trip.worker.name);
        breaches.push(breach(Rule::Pinned, 1, what, trip, call));
    }
    let moved = pin.start.map_or(0, |start| (call.start - ticks(start)).abs());
    if moved > 0 {
        let what = format!(
            "{} by {} starts at another time than it is pinned to",
            call.visit.name, trip.worker.name
        );
        breaches.push(breach(Rule::Pinned, moved, what, trip, call));
    }
}

/// A visit has as many different workers as it takes, all starting at the same time; or nobody.
fn together(reading: &Reading<'_>, visit: VisitIdx, breaches: &mut Vec<Breach>) {
    let name = &reading.problem.visit(visit).name;
    let (wanted, made) = (usize::from(reading.problem.visit(visit).workers), reading.times_made(visit));
    if made == 0 {
        return;
    }
    let mut breach = |amount: i64, what: String| {
        breaches.push(Breach::new(Rule::Together, amount, what).at(visit));
    };
    if made != wanted {
        breach(1, format!("{name} takes {wanted} and is made by {made}"));
    }
    let mut workers: Vec<WorkerIdx> = reading.made(visit).map(|(trip, _)| trip.by).collect();
    workers.sort_unstable();
    workers.dedup();
    if workers.len() < made {
        breach(1, format!("{name} is made twice by the same worker"));
    }
    let earliest = reading.made(visit).map(|(_, call)| call.start).min().unwrap_or(0);
    let latest = reading.made(visit).map(|(_, call)| call.start).max().unwrap_or(0);
    if latest > earliest {
        breach(latest - earliest, format!("the workers of {name} do not start together"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, days, on, round, round_in, tiny};
    use super::*;
    use crate::problem::{Competent, Pin, SignOff};
    use crate::units::{PersonIdx, Time};
    use Rule::{Clearance, Competence, NotThisWorker, Pinned, Together};

    const MEDICINES: CompetenceIdx = CompetenceIdx(0);
    const HOIST: CompetenceIdx = CompetenceIdx(1);

    #[test]
    fn competences_are_held_on_the_day() {
        let mut problem = days(3);
        problem.visits[1].competences = vec![MEDICINES, HOIST];
        let lunch = |problem: &_| broken(problem, [round_in(problem, 0, 1, &[(1, on(1, 300).0)])]);
        assert_eq!(lunch(&problem), [(Competence, 1), (Competence, 1)]);
        problem.workers[0].competences = vec![Competent { competence: MEDICINES, until: None }];
        assert_eq!(lunch(&problem), [(Competence, 1)]);
        for (until, expected) in [(0, vec![(Competence, 1)]), (1, vec![])] {
            problem.workers[0].competences.truncate(1);
            problem.workers[0].competences.push(Competent { competence: HOIST, until: Some(DayIdx(until)) });
            assert_eq!(lunch(&problem), expected);
        }
    }

    #[test]
    fn a_sign_off_stands_in_for_one_person_only() {
        let mut problem = days(3);
        problem.visits[1].competences = vec![MEDICINES];
        for (person, competence, until, expected) in [
            (0, MEDICINES, None, vec![]),
            (0, MEDICINES, Some(DayIdx(1)), vec![]),
            (0, MEDICINES, Some(DayIdx(0)), vec![(Competence, 1)]),
            (1, MEDICINES, None, vec![(Competence, 1)]),
            (0, HOIST, None, vec![(Competence, 1)]),
        ] {
            problem.workers[0].sign_offs = vec![SignOff { person: PersonIdx(person), competence, until }];
            assert_eq!(broken(&problem, [round_in(&problem, 0, 1, &[(1, on(1, 300).0)])]), expected);
        }
    }

    #[test]
    fn workers_are_cleared_on_the_day() {
        let mut problem = days(3);
        for (until, expected) in [(0, vec![(Clearance, 1)]), (1, vec![])] {
            problem.workers[0].cleared_until = Some(DayIdx(until));
            assert_eq!(broken(&problem, [round_in(&problem, 0, 1, &[(1, on(1, 300).0)])]), expected);
        }
    }

    #[test]
    fn who_is_not_to_come_does_not_come() {
        let mut problem = tiny();
        problem.people[0].not_this_worker = vec![WorkerIdx(0)];
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), [(NotThisWorker, 1)]);
        assert_eq!(broken(&problem, [round(&problem, 1, &[(0, 100)])]), []);
    }

    #[test]
    fn pins_hold_workers_and_starts() {
        let mut problem = tiny();
        problem.visits[0].pin = Some(Pin { workers: vec![WorkerIdx(1)], start: Some(Time(120)) });
        let breakfast = |worker, start| broken(&problem, [round(&problem, worker, &[(0, start)])]);
        assert_eq!(breakfast(1, 120), []);
        assert_eq!(breakfast(0, 120), [(Pinned, 1)]);
        assert_eq!(breakfast(1, 130), [(Pinned, 10)]);
        assert_eq!(broken(&problem, []), [], "left out, at its price");
    }

    #[test]
    fn a_visit_is_made_once_by_everyone_it_takes() {
        let mut problem = tiny();
        let two = |starts: (i32, i32), problem: &_| {
            broken(problem, [round(problem, 0, &[(0, starts.0)]), round(problem, 1, &[(0, starts.1)])])
        };
        assert_eq!(two((100, 100), &problem), [(Together, 1)], "takes one");
        problem.visits[0].workers = 2;
        assert_eq!(two((100, 100), &problem), []);
        assert_eq!(two((100, 104), &problem), [(Together, 4)]);
        assert_eq!(broken(&problem, [round(&problem, 0, &[(0, 100)])]), [(Together, 1)], "takes two");
        let twice = broken(&problem, [round(&problem, 0, &[(0, 100), (0, 130)])]);
        assert_eq!(twice, [(Together, 1), (Together, 30)], "the same worker, one after the other");
    }
}
