//! What is to be planned: days, workers, people, visits, travel and what each rule weighs.
//!
//! A [`Problem`] is plain data, built once and never changed by the engine. It knows visits, workers and
//! ticks, and nothing of files, names of streets, pay or councils.

mod faults;
mod travel;
mod visit;
mod weights;
mod worker;

pub use faults::Fault;
pub use travel::TravelTable;
pub use visit::{Appointment, Companions, Link, Person, Pin, Published, Visit};
pub use weights::Weights;
pub use worker::{BreakRule, Competent, Limits, RestException, Shift, SignOff, Unwanted, Worker};

use crate::units::{CompetenceIdx, DayIdx, PersonIdx, PlaceIdx, Time, VisitIdx, WorkerIdx};

/// One day of the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// When it begins on the plan's clock.
    pub from: Time,
    /// When the next one begins. Not always 24 hours later: clocks change twice a year.
    pub to: Time,
    /// Whether work on it counts as weekend work when fair shares are judged.
    pub weekend: bool,
    /// From when on work of this day counts as evening work when fair shares are judged.
    pub evening: Time,
}

/// A whole planning problem.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// The days of the horizon, in order, 1 to 28. Every seven from the first make a week for weekly rules.
    pub days: Vec<Day>,
    /// How many places there are; the size of every travel table.
    pub places: usize,
    /// One travel table for each way of travelling.
    pub travel: Vec<TravelTable>,
    /// The names of the competences that visits ask for and workers hold.
    pub competences: Vec<String>,
    /// Everyone who can be given visits.
    pub workers: Vec<Worker>,
    /// Everyone who is visited.
    pub people: Vec<Person>,
    /// Every visit that is wanted.
    pub visits: Vec<Visit>,
    /// What ties visits to one another.
    pub links: Vec<Link>,
    /// What each weighed rule costs.
    pub weights: Weights,
}

impl Problem {
    /// The worker at `index`.
    #[must_use]
    pub fn worker(&self, index: WorkerIdx) -> &Worker {
        &self.workers[index.index()]
    }

    /// The person at `index`.
    #[must_use]
    pub fn person(&self, index: PersonIdx) -> &Person {
        &self.people[index.index()]
    }

    /// The visit at `index`.
    #[must_use]
    pub fn visit(&self, index: VisitIdx) -> &Visit {
        &self.visits[index.index()]
    }

    /// The day at `index`.
    #[must_use]
    pub fn day(&self, index: DayIdx) -> &Day {
        &self.days[index.index()]
    }

    /// The name of a competence.
    #[must_use]
    pub fn competence(&self, index: CompetenceIdx) -> &str {
        &self.competences[index.index()]
    }

    /// How long a worker takes from one place to another; nothing where either end is not a place.
    #[must_use]
    pub fn travel(
        &self,
        worker: WorkerIdx,
        from: Option<PlaceIdx>,
        to: Option<PlaceIdx>,
    ) -> crate::units::Span {
        match (from, to) {
            (Some(from), Some(to)) => self.travel[self.worker(worker).mode.index()].span(from, to),
            _ => crate::units::Span::ZERO,
        }
    }

    /// The week a day belongs to, counted in sevens from the first day.
    #[must_use]
    pub fn week_of(&self, day: DayIdx) -> usize {
        day.index() / 7
    }
}
