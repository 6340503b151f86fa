//! The best of all plans of a tiny problem: every visit left out, or at any start of its windows by anyone.
//!
//! Rounds follow from the starts. Everyone leaves just in time, visits are made in full and nobody has a break, so
//! where a problem knows breaks or shorter visits there may be better plans still. A pinned visit may be left out here,
//! though the search holds on to it.

use rota::problem::{Problem, Shift};
use rota::{Cost, Plan, Round, Stop, Time, Verdict, VisitIdx, WorkerIdx, check};

/// One way to make a visit: who, in which shift, from when.
#[derive(Clone)]
struct Way {
    who: Vec<(WorkerIdx, usize)>,
    start: Time,
}

/// The cost of the best plan without a breach, and that plan.
pub(crate) fn best(problem: &Problem) -> (Cost, Plan) {
    let ways: Vec<Vec<Way>> =
        (0..problem.visits.len()).map(|visit| ways(problem, VisitIdx::at(visit))).collect();
    let empty = Plan::default();
    let mut best = (check(problem, &empty).score.total, empty);
    let mut chosen = vec![None; ways.len()];
    search(problem, &ways, &mut chosen, 0, &mut best);
    best
}

/// Tries every way of the visits from `at` on, with those before it decided.
fn search<'w>(
    problem: &Problem,
    ways: &'w [Vec<Way>],
    chosen: &mut Vec<Option<&'w Way>>,
    at: usize,
    best: &mut (Cost, Plan),
) {
    let Some(here) = ways.get(at) else {
        let plan = rounds(problem, chosen);
        let Verdict { breaches, score } = check(problem, &plan);
        if breaches.is_empty() && score.total < best.0 {
            *best = (score.total, plan);
        }
        return;
    };
    for way in std::iter::once(None).chain(here.iter().map(Some)) {
        chosen[at] = way;
        search(problem, ways, chosen, at + 1, best);
    }
}

/// Every way to make one visit that could be part of a plan.
fn ways(problem: &Problem, visit: VisitIdx) -> Vec<Way> {
    let mut ways = Vec::new();
    for appointment in &problem.visit(visit).appointments {
        let shifts: Vec<(WorkerIdx, usize)> = all_shifts(problem)
            .filter(|(_, _, shift)| shift.day == appointment.day)
            .map(|(by, at, _)| (by, at))
            .collect();
        let crews: Vec<Vec<(WorkerIdx, usize)>> = match problem.visit(visit).workers {
            1 => shifts.iter().map(|&one| vec![one]).collect(),
            _ => shifts
                .iter()
                .flat_map(|&one| {
                    shifts.iter().filter(move |other| other.0 > one.0).map(move |&other| vec![one, other])
                })
                .collect(),
        };
        for start in appointment.hard.from.0..=appointment.hard.to.0 {
            ways.extend(crews.iter().map(|who| Way { who: who.clone(), start: Time(start) }));
        }
    }
    ways.retain(|way| {
        check(problem, &rounds_of(problem, &[(visit, way)])).holds()
            || problem.links.iter().any(|link| link.together && (link.first == visit || link.second == visit))
    });
    ways
}

fn all_shifts(problem: &Problem) -> impl Iterator<Item = (WorkerIdx, usize, &Shift)> {
    problem.workers.iter().enumerate().flat_map(|(by, worker)| {
        worker.shifts.iter().enumerate().map(move |(at, shift)| (WorkerIdx::at(by), at, shift))
    })
}

fn rounds(problem: &Problem, chosen: &[Option<&Way>]) -> Plan {
    let placed: Vec<(VisitIdx, &Way)> =
        chosen.iter().enumerate().filter_map(|(at, way)| way.map(|way| (VisitIdx::at(at), way))).collect();
    rounds_of(problem, &placed)
}

/// The rounds in which each visit is made as chosen, in the order of the starts.
fn rounds_of(problem: &Problem, placed: &[(VisitIdx, &Way)]) -> Plan {
    let mut rounds = Vec::new();
    for (by, at, shift) in all_shifts(problem) {
        let mut visits: Vec<(Time, VisitIdx)> = placed
            .iter()
            .filter(|(_, way)| way.who.contains(&(by, at)))
            .map(|&(visit, way)| (way.start, visit))
            .collect();
        visits.sort_unstable();
        if !visits.is_empty() {
            rounds.push(round(problem, by, at, shift, &visits));
        }
    }
    Plan { rounds }
}

fn round(problem: &Problem, by: WorkerIdx, at: usize, shift: &Shift, visits: &[(Time, VisitIdx)]) -> Round {
    let place = |visit: VisitIdx| problem.visit(visit).place;
    let (first_start, first) = visits[0];
    let just_in_time = first_start - problem.travel(by, shift.start, place(first));
    let leave = if shift.leaves_at_start { shift.window.from } else { just_in_time };
    let (mut here, mut free) = (shift.start, leave);
    let mut stops = Vec::new();
    for &(start, visit) in visits {
        let arrive = free + problem.travel(by, here, place(visit));
        let end = start + problem.visit(visit).duration;
        stops.push(Stop { visit, arrive, start, end });
        (here, free) = (place(visit), end);
    }
    let back = free + problem.travel(by, here, shift.end);
    Round { worker: by, shift: at, leave, back, stops, rest: None }
}
