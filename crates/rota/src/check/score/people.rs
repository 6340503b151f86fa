//! People: strangers, faces, wishes.

use std::collections::BTreeSet;

use super::cases;
use crate::check::reading::Reading;
use crate::plan::Part;
use crate::units::{PersonIdx, WorkerIdx};

/// Pairs of a person and a worker new to them.
pub(super) fn strangers(reading: &Reading<'_>) -> i64 {
    let knows = |person: PersonIdx, worker| reading.problem.person(person).known.contains(&worker);
    count(met(reading).into_iter().filter(|&(person, worker)| !knows(person, worker)))
}

/// Different workers a visited person sees, the recent days included, beyond the first.
pub(super) fn faces(reading: &Reading<'_>) -> i64 {
    let mut seen = met(reading);
    let visited: BTreeSet<PersonIdx> = seen.iter().map(|&(person, _)| person).collect();
    for &person in &visited {
        seen.extend(reading.problem.person(person).recent.iter().map(|&worker| (person, worker)));
    }
    count(seen.into_iter()) - count(visited.into_iter())
}

/// Stops by someone not asked for, and stops that a wish for a single visit speaks of.
pub(super) fn wishes(reading: &Reading<'_>) -> Part {
    let weights = &reading.problem.weights;
    cases(reading.calls().flat_map(|(trip, call)| {
        let liked = &reading.problem.person(call.visit.person).liked;
        let not_liked = !liked.is_empty() && !liked.contains(&trip.by);
        let by = trip.by;
        let wished = call.visit.wishes.iter().filter(move |(worker, _)| *worker == by).map(|(_, cost)| *cost);
        not_liked.then_some(weights.not_liked).into_iter().chain(wished)
    }))
}

/// Every person and worker that meet in the plan.
fn met(reading: &Reading<'_>) -> BTreeSet<(PersonIdx, WorkerIdx)> {
    reading.calls().map(|(trip, call)| (call.visit.person, trip.by)).collect()
}

fn count(items: impl Iterator) -> i64 {
    items.fold(0, |count, _| count + 1)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{round, tiny, weighed};
    use crate::plan::Round;
    use crate::problem::{Person, Problem, Weights};
    use crate::rule::Rule;
    use crate::units::{PersonIdx, WorkerIdx};

    const ASHA: WorkerIdx = WorkerIdx(0);
    const BEN: WorkerIdx = WorkerIdx(1);

    /// Asha comes for breakfast and lunch, Ben for tea.
    fn both(problem: &Problem) -> [Round; 2] {
        [round(problem, 0, &[(0, 100), (1, 300)]), round(problem, 1, &[(2, 500)])]
    }

    fn priced(weights: Weights) -> Problem {
        Problem { weights, ..tiny() }
    }

    #[test]
    fn a_stranger_counts_once_for_each_person() {
        let mut problem = priced(Weights { stranger: 5, ..Weights::default() });
        assert_eq!(weighed(&problem, both(&problem), Rule::Stranger), (2, 10));
        problem.people[0].known = vec![BEN];
        assert_eq!(weighed(&problem, both(&problem), Rule::Stranger), (1, 5));
        problem.people.push(Person::default());
        problem.visits[1].person = PersonIdx(1);
        assert_eq!(weighed(&problem, both(&problem), Rule::Stranger), (2, 10));
    }

    #[test]
    fn faces_are_those_of_the_plan_and_of_recent_days() {
        let mut problem = priced(Weights { face: 5, ..Weights::default() });
        assert_eq!(weighed(&problem, both(&problem), Rule::Faces), (1, 5));
        let asha = [round(&problem, 0, &[(0, 100), (1, 300)])];
        assert_eq!(weighed(&problem, asha.clone(), Rule::Faces), (0, 0));
        problem.people[0].recent = vec![BEN, BEN];
        assert_eq!(weighed(&problem, asha, Rule::Faces), (1, 5));
        assert_eq!(weighed(&problem, both(&problem), Rule::Faces), (1, 5));
        problem.people[0].recent = vec![ASHA, BEN];
        assert_eq!(weighed(&problem, [], Rule::Faces), (0, 0), "nobody is visited");
    }

    #[test]
    fn people_are_liked_and_visits_wished_for() {
        let mut problem = priced(Weights { not_liked: 5, ..Weights::default() });
        assert_eq!(weighed(&problem, both(&problem), Rule::PersonWishes), (0, 0), "nobody was asked for");
        problem.people[0].liked = vec![BEN];
        assert_eq!(weighed(&problem, both(&problem), Rule::PersonWishes), (2, 10));
        problem.visits[2].wishes = vec![(ASHA, 100), (BEN, -3)];
        assert_eq!(weighed(&problem, both(&problem), Rule::PersonWishes), (3, 7));
    }
}
