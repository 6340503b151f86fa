//! Who has which patients when, and whether one more fits.

use super::{Slot, Week};

/// The week as it stands.
#[derive(Clone, Debug)]
pub(super) struct Timetable<'a> {
    pub(super) week: &'a Week,
    /// What every patient has.
    pub(super) places: Vec<Option<Slot>>,
    /// The patients of every worker and day, in no order.
    days: Vec<Vec<usize>>,
}

impl<'a> Timetable<'a> {
    /// The week with existing patients only.
    pub(super) fn new(week: &'a Week) -> Self {
        let days = vec![Vec::new(); week.workers.len() * week.days];
        let mut timetable = Self { week, places: vec![None; week.patients.len()], days };
        for (patient, fixed) in
            week.patients.iter().enumerate().filter_map(|(at, patient)| Some((at, patient.fixed?)))
        {
            timetable.put(patient, fixed);
        }
        timetable
    }

    /// Gives a patient a place.
    pub(super) fn put(&mut self, patient: usize, place: Slot) {
        for day in self.week.days_of(place.days) {
            self.days[place.worker * self.week.days + day].push(patient);
        }
        self.places[patient] = Some(place);
    }

    /// Takes a patient's place away.
    pub(super) fn take(&mut self, patient: usize) -> Option<Slot> {
        let place = self.places[patient].take()?;
        for day in self.week.days_of(place.days) {
            self.days[place.worker * self.week.days + day].retain(|&other| other != patient);
        }
        Some(place)
    }

    /// Whether patient and worker can keep these hours at all.
    pub(super) fn possible(&self, patient: usize, place: Slot) -> bool {
        let (patient, worker) = (&self.week.patients[patient], &self.week.workers[place.worker]);
        place.start >= worker.from.max(patient.from)
            && place.start + patient.duration <= worker.to.min(patient.to)
    }

    /// Fills `out` with the new patients who have to go for this place, but for the weekly hours. `false` where an
    /// existing patient is in the way.
    pub(super) fn conflicts(&self, patient: usize, place: Slot, out: &mut Vec<usize>) -> bool {
        out.clear();
        for day in self.week.days_of(place.days) {
            for &other in &self.days[place.worker * self.week.days + day] {
                if out.contains(&other) || self.apart(patient, place.start, other) {
                    continue;
                }
                if self.week.patients[other].fixed.is_some() {
                    return false;
                }
                out.push(other);
            }
        }
        true
    }

    /// Whether one worker can make both visits on a day.
    fn apart(&self, patient: usize, start: i32, other: usize) -> bool {
        let Some(there) = self.places[other] else { return true };
        let end = |who: usize, start: i32, next: usize| {
            start + self.week.patients[who].duration + self.week.travel[who][next]
        };
        there.start >= end(patient, start, other) || start >= end(other, there.start, patient)
    }

    /// By how much the worker's week would be too long with this place and without those patients.
    pub(super) fn excess(&self, patient: usize, place: Slot, without: &[usize]) -> i32 {
        let mut hours = 0;
        for day in 0..self.week.days {
            let (mut first, mut last) = (i32::MAX, i32::MIN);
            let mut visit = |who: usize, start: i32| {
                first = first.min(start);
                last = last.max(start + self.week.patients[who].duration);
            };
            if place.days >> day & 1 == 1 {
                visit(patient, place.start);
            }
            for &other in &self.days[place.worker * self.week.days + day] {
                if let Some(there) = self.places[other].filter(|_| !without.contains(&other)) {
                    visit(other, there.start);
                }
            }
            hours += (last.saturating_sub(first)).max(0);
        }
        hours - self.week.workers[place.worker].most
    }

    /// The new patients of a worker.
    pub(super) fn new_patients_of(&self, worker: usize) -> impl Iterator<Item = usize> {
        let places = self.places.iter().enumerate();
        let of = places.filter(move |(_, place)| place.is_some_and(|place| place.worker == worker));
        of.map(|(patient, _)| patient).filter(|&patient| self.week.patients[patient].fixed.is_none())
    }
}
