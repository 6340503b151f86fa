//! The week by person: who is coming.

use super::{Coming, Face, PersonView, StopView, WorkerView, build::Source};
use std::collections::BTreeMap;
use words::initials;

/// Every person with who comes and when.
pub(super) fn people(source: &Source<'_>, workers: &[WorkerView]) -> Vec<PersonView> {
    let mut coming = vec![BTreeMap::new(); source.problem.people.len()];
    let mut faces = vec![BTreeMap::<usize, (usize, bool)>::new(); source.problem.people.len()];
    for (worker, day, stop) in each_stop(workers) {
        let person = source.problem.visits[stop.visit].person.index();
        let seen = Coming { visit: stop.visit, day, start: stop.start, end: stop.end };
        coming[person].insert((day, stop.start, stop.visit), seen);
        let face = faces[person].entry(worker).or_insert((0, stop.new_face));
        face.0 += 1;
    }
    let view = |(at, person): (usize, &rota::problem::Person)| PersonView {
        name: person.name.clone(),
        initials: initials(&person.name),
        coming: coming[at].values().cloned().collect(),
        faces: most_first(&faces[at]),
    };
    source.problem.people.iter().enumerate().map(view).collect()
}

/// Every stop of the week with its worker and day.
pub(super) fn each_stop(workers: &[WorkerView]) -> impl Iterator<Item = (usize, usize, &StopView)> {
    workers.iter().enumerate().flat_map(|(at, worker)| {
        worker.rounds.iter().flat_map(move |round| round.stops.iter().map(move |stop| (at, round.day, stop)))
    })
}

fn most_first(faces: &BTreeMap<usize, (usize, bool)>) -> Vec<Face> {
    let face = |(&worker, &(visits, new)): (&usize, &(usize, bool))| Face { worker, visits, new };
    let mut faces: Vec<Face> = faces.iter().map(face).collect();
    faces.sort_by_key(|face| std::cmp::Reverse(face.visits));
    faces
}

impl PersonView {
    /// Visits counted once for every worker who comes to them.
    #[must_use]
    pub fn arrivals(&self) -> usize {
        self.faces.iter().map(|face| face.visits).sum()
    }
}
