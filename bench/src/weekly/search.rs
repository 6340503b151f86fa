//! Accepts as many patients as it can: those left out push others out, and a patient who is hard to place becomes dear to
//! push (the ejection pool of Nagata and Bräysy, 2009). Between pushes patients are moved about at random.

use rota::Pace;

use super::timetable::Timetable;
use super::{Slot, Week};

/// Random moves after each push.
const SHUFFLES: usize = 60;

/// How often a random place is looked for before a patient is left where they are.
const TRIES: usize = 20;

/// The best week found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// What every patient has; nothing for those not accepted.
    pub(super) places: Vec<Option<Slot>>,
    /// How many are accepted, existing patients included.
    pub(crate) accepted: usize,
    /// How many are not.
    pub(crate) refused: usize,
    /// Pushes tried.
    pub(crate) steps: u64,
}

/// Searches on so many threads, each with its own seed, until the budget is used or everybody is accepted.
pub(crate) fn search(week: &Week, seed: u64, threads: usize, pace: &dyn Pace) -> Found {
    let seeds = (0..threads.max(1) as u64).map(|thread| seed.wrapping_mul(1_000_003).wrapping_add(thread));
    let mut all: Vec<Found> = std::thread::scope(|scope| {
        let running: Vec<_> =
            seeds.map(|seed| scope.spawn(move || Search::new(week, seed).run(pace))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let steps = all.iter().map(|found| found.steps).sum();
    // Of equals the first: the order of threads is the same every time.
    let best = (0..all.len()).min_by_key(|&at| all[at].refused);
    match best {
        Some(at) => Found { steps, ..all.swap_remove(at) },
        None => Found { places: Vec::new(), accepted: 0, refused: week.asking(), steps },
    }
}

struct Search<'a> {
    now: Timetable<'a>,
    /// Those waiting, the next one last.
    pool: Vec<usize>,
    /// How often each patient could not be placed.
    failures: Vec<u32>,
    chance: Chance,
    /// Scratch: who is in the way.
    conflicts: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(week: &'a Week, seed: u64) -> Self {
        let new = |patient: &usize| {
            let patient = &week.patients[*patient];
            patient.fixed.is_none() && !patient.patterns.is_empty()
        };
        Self {
            now: Timetable::new(week),
            pool: (0..week.patients.len()).filter(new).collect(),
            failures: vec![1; week.patients.len()],
            chance: Chance(seed),
            conflicts: Vec::new(),
        }
    }

    fn run(mut self, pace: &dyn Pace) -> Found {
        let (mut best, mut steps) = (self.found(0), 0);
        while pace.used(steps) < 1.0 {
            let Some(patient) = self.pool.pop() else { break };
            steps += 1;
            self.place(patient);
            if self.pool.len() < best.refused {
                best = self.found(steps);
            }
            for _ in 0..SHUFFLES {
                self.shuffle();
            }
        }
        Found { steps, ..best }
    }

    fn found(&self, steps: u64) -> Found {
        let places = self.now.places.clone();
        let accepted = places.iter().flatten().count();
        Found { places, accepted, refused: self.pool.len(), steps }
    }

    /// Places a patient where those who have to go for it were the easiest to place so far; puts it back where
    /// nothing will do.
    fn place(&mut self, patient: usize) {
        match self.cheapest(patient) {
            Some((place, out)) => {
                if !out.is_empty() {
                    self.failures[patient] += 1;
                }
                for other in out {
                    self.now.take(other);
                    self.pool.push(other);
                }
                self.now.put(patient, place);
            }
            None => self.pool.insert(0, patient),
        }
    }

    /// The place that pushes out least, and who that is; of equals any.
    fn cheapest(&mut self, patient: usize) -> Option<(Slot, Vec<usize>)> {
        let week = self.now.week;
        let (mut best, mut dearest, mut equals) = (None, u32::MAX, 0);
        for worker in (0..week.workers.len()).filter(|&worker| week.workers[worker].open) {
            for &days in &week.patients[patient].patterns {
                for start in week.patients[patient].from..=week.patients[patient].to {
                    let place = Slot { worker, start, days };
                    let Some(price) = self.price(patient, place, dearest) else { continue };
                    equals = if price < dearest { 1 } else { equals + 1 };
                    if self.chance.below(equals) == 0 {
                        best = Some((place, self.conflicts.clone()));
                    }
                    dearest = price;
                }
            }
        }
        best
    }

    /// What those in the way of a place are worth, who are then in `conflicts`; nothing where it is impossible or
    /// dearer than `most`.
    fn price(&mut self, patient: usize, place: Slot, most: u32) -> Option<u32> {
        let mut out = std::mem::take(&mut self.conflicts);
        let free = self.now.possible(patient, place) && self.now.conflicts(patient, place, &mut out);
        let worth = |out: &[usize]| out.iter().map(|&other| self.failures[other]).sum::<u32>();
        let mut price = if free { Some(worth(&out)).filter(|&price| price <= most) } else { None };
        if price.is_some() && self.now.excess(patient, place, &out) > 0 {
            let relief = self.relief(patient, place, &mut out);
            price = relief.map(|other| worth(&out) + self.failures[other]).filter(|&price| price <= most);
            out.extend(relief);
        }
        self.conflicts = out;
        price
    }

    /// The cheapest one more of the worker's patients without whom the week is short enough.
    fn relief(&self, patient: usize, place: Slot, out: &mut Vec<usize>) -> Option<usize> {
        let mut cheapest: Option<usize> = None;
        for other in self.now.new_patients_of(place.worker) {
            if out.contains(&other)
                || cheapest.is_some_and(|so_far| self.failures[so_far] <= self.failures[other])
            {
                continue;
            }
            out.push(other);
            if self.now.excess(patient, place, out) <= 0 {
                cheapest = Some(other);
            }
            out.pop();
        }
        cheapest
    }

    /// Moves some accepted new patient to some other place that is free.
    fn shuffle(&mut self) {
        let week = self.now.week;
        let patient = self.chance.index(week.patients.len());
        let terms = &week.patients[patient];
        if terms.patterns.is_empty() {
            return;
        }
        let Some(old) = self.now.take(patient) else { return };
        let mut new = old;
        for _ in 0..TRIES {
            let place = Slot {
                worker: self.chance.index(week.workers.len()),
                start: terms.from
                    + self.chance.below((terms.to - terms.from).max(0).unsigned_abs() + 1).cast_signed(),
                days: terms.patterns[self.chance.index(terms.patterns.len())],
            };
            let free = week.workers[place.worker].open && self.price(patient, place, 0) == Some(0);
            if free {
                new = place;
                break;
            }
        }
        self.now.put(patient, new);
    }
}

/// Chance from a seed (Steele, Lea and Flood's SplitMix, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Less than `bound`, which is not 0.
    fn below(&mut self, bound: u32) -> u32 {
        (((self.next() >> 32) * u64::from(bound)) >> 32) as u32
    }

    fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }
}
