//! Weeks with one worker and one time of day for each patient (Heching, Hooker and Kimura, 2019).
//!
//! The days of a patient are a choice, but the time must be the same on all of them: something the general problem
//! has no words for, as people live by the day. So this set has a reader and a small search of its own, and says
//! nothing about the engine.

mod read;
mod search;
mod timetable;

use serde_json::json;

pub(crate) use read::read;
pub(crate) use search::{Found, search};

/// A set of days, one bit each.
type Days = u8;

/// Who may be visited, by whom and when. Times in units of ten minutes.
#[derive(Clone, Debug)]
pub(crate) struct Week {
    days: usize,
    workers: Vec<Worker>,
    patients: Vec<Patient>,
    /// From patient to patient.
    travel: Vec<Vec<i32>>,
}

#[derive(Clone, Debug)]
struct Worker {
    /// Whether they take new patients.
    open: bool,
    /// No first visit before.
    from: i32,
    /// No last visit ends after.
    to: i32,
    /// Most time in the week, from first start to last end of each day.
    most: i32,
}

#[derive(Clone, Debug)]
struct Patient {
    /// Earliest start.
    from: i32,
    /// Latest end.
    to: i32,
    duration: i32,
    /// The sets of days that would do; none for patients who are not there.
    patterns: Vec<Days>,
    /// What is agreed with existing patients.
    fixed: Option<Slot>,
}

/// What a patient is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    worker: usize,
    start: i32,
    days: Days,
}

impl Week {
    /// How many patients there are places for in the file.
    pub(crate) fn patients(&self) -> usize {
        self.patients.len()
    }

    /// How many new patients ask to be accepted.
    fn asking(&self) -> usize {
        self.patients.iter().filter(|patient| patient.fixed.is_none() && !patient.patterns.is_empty()).count()
    }

    /// The solution file.
    pub(crate) fn write(&self, found: &Found) -> String {
        let places = found.places.iter().enumerate();
        let accepted: Vec<_> = places
            .filter_map(|(patient, place)| {
                let place = (*place)?;
                let days: Vec<usize> = self.days_of(place.days).map(|day| day + 1).collect();
                Some(json!({ "patient": patient + 1, "worker": place.worker + 1, "days": days, "start": place.start }))
            })
            .collect();
        json!({ "patients": accepted }).to_string()
    }

    /// The days of a set, counted from 0.
    fn days_of(&self, days: Days) -> impl Iterator<Item = usize> + use<> {
        (0..self.days).filter(move |day| days >> day & 1 == 1)
    }
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
