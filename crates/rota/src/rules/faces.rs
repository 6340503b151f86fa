//! Few familiar faces: strangers at the door, and how many different people come.

use crate::problem::Problem;
use crate::units::{Cost, PersonIdx, WorkerIdx};

/// Who sees whom, counted as the search moves.
#[derive(Clone)]
pub(crate) struct Faces {
    active: bool,
    workers: usize,
    stranger: Cost,
    face: Cost,
    /// Visits of each worker to each person.
    count: Vec<u16>,
    /// What a first visit of this worker to this person costs: bit 0 a stranger, bit 1 a face not seen lately.
    new: Vec<u8>,
    /// Visits to each person, and different faces beyond those seen lately.
    placed: Vec<u32>,
    fresh: Vec<i64>,
    recent: Vec<i64>,
}

const STRANGER: u8 = 1;
const FRESH: u8 = 2;

impl Faces {
    pub(crate) fn new(problem: &Problem) -> Self {
        let (workers, people) = (problem.workers.len(), problem.people.len());
        let active = problem.weights.stranger != 0 || problem.weights.face != 0;
        let cells = if active { workers * people } else { 0 };
        let mut new = vec![0; cells];
        let mut recent = vec![0; people];
        for (p, person) in problem.people.iter().enumerate().filter(|_| active) {
            let mut seen: Vec<WorkerIdx> = person.recent.clone();
            seen.sort_unstable();
            seen.dedup();
            recent[PersonIdx::at(p).index()] = seen.len() as i64;
            for w in 0..workers {
                let worker = WorkerIdx::at(w);
                new[p * workers + w] = if person.known.contains(&worker) { 0 } else { STRANGER }
                    | if seen.contains(&worker) { 0 } else { FRESH };
            }
        }
        Self {
            active,
            workers,
            stranger: problem.weights.stranger,
            face: problem.weights.face,
            count: vec![0; cells],
            new,
            placed: vec![0; people],
            fresh: vec![0; people],
            recent,
        }
    }

    pub(crate) fn active(&self) -> bool {
        self.active
    }

    fn faces_cost(&self, person: usize) -> Cost {
        if self.placed[person] == 0 {
            0
        } else {
            self.face * (self.fresh[person] + self.recent[person] - 1).max(0)
        }
    }

    /// Counts one more visit, and says what it changes in cost.
    pub(crate) fn add(&mut self, person: u32, worker: u32) -> Cost {
        let (person, cell) = (person as usize, person as usize * self.workers + worker as usize);
        let before = self.faces_cost(person);
        self.placed[person] += 1;
        self.count[cell] += 1;
        let mut cost = 0;
        if self.count[cell] == 1 {
            self.fresh[person] += i64::from(self.new[cell] & FRESH != 0);
            cost += if self.new[cell] & STRANGER != 0 { self.stranger } else { 0 };
        }
        cost + self.faces_cost(person) - before
    }

    /// Counts one visit less, and says what it changes in cost.
    pub(crate) fn take(&mut self, person: u32, worker: u32) -> Cost {
        let (person, cell) = (person as usize, person as usize * self.workers + worker as usize);
        let before = self.faces_cost(person);
        self.placed[person] -= 1;
        self.count[cell] -= 1;
        let mut cost = 0;
        if self.count[cell] == 0 {
            self.fresh[person] -= i64::from(self.new[cell] & FRESH != 0);
            cost -= if self.new[cell] & STRANGER != 0 { self.stranger } else { 0 };
        }
        cost + self.faces_cost(person) - before
    }

    /// What it would change in cost if a visit went from one worker to another.
    pub(crate) fn moved(&self, person: u32, from: u32, to: u32) -> Cost {
        if from == to {
            return 0;
        }
        let row = person as usize * self.workers;
        let (left, found) = (row + from as usize, row + to as usize);
        let (leaves, comes) = (self.count[left] == 1, self.count[found] == 0);
        let new = |cell: usize, what: u8, happens: bool| happens && self.new[cell] & what != 0;
        let strangers = Cost::from(new(found, STRANGER, comes)) - Cost::from(new(left, STRANGER, leaves));
        let fresh = i64::from(new(found, FRESH, comes)) - i64::from(new(left, FRESH, leaves));
        let faces = self.fresh[person as usize] + self.recent[person as usize] - 1;
        self.stranger * strangers + self.face * ((faces + fresh).max(0) - faces.max(0))
    }

    /// What one more visit would change in cost.
    pub(crate) fn added(&self, person: u32, worker: u32) -> Cost {
        let (person, cell) = (person as usize, person as usize * self.workers + worker as usize);
        if self.count[cell] > 0 {
            return 0;
        }
        let stranger = if self.new[cell] & STRANGER != 0 { self.stranger } else { 0 };
        let fresh = i64::from(self.new[cell] & FRESH != 0);
        let after = self.face * (self.fresh[person] + fresh + self.recent[person] - 1).max(0);
        stranger + after - self.faces_cost(person)
    }
}
