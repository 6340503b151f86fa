//! A planned week as people see it: names for indices, times of day for ticks, faces, hours, sums.
//!
//! A [`WeekView`] is made once from a problem and a plan and then only read: by the terminal's board, by the one-file page
//! and by the workspace on the web. [`weighed`] and [`meaning`] say what a rule of the engine comes to.
#![forbid(unsafe_code)]

mod build;
mod calendar;
mod chart;
mod local;
mod people;
mod rounds;
mod rule;
#[expect(clippy::expect_used, reason = "only tests draw this week")]
pub mod sample;
mod streets;
mod when;

pub use build::{Label, Made, Source};
pub use calendar::Calendar;
pub use chart::{Chart, Dot, Path, Point, Shape, ShapeKind, line_data, tidy};
pub use local::{LocalMap, LocalShape, StreetName, named_streets};
pub use rule::{meaning, weighed};
pub use streets::streets;
pub use when::When;

use rota::{Cost, Rule};
use words::grouped;

/// A week, or however many days were planned.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekView {
    /// "The week from Monday 2 March 2026".
    pub title: String,
    /// The days, in order.
    pub days: Vec<DayView>,
    /// The first and last hour of the day at which anything happens, as minutes after midnight.
    pub hours: (i32, i32),
    /// The workers, in the order of the problem.
    pub workers: Vec<WorkerView>,
    /// The people, in the order of the problem.
    pub people: Vec<PersonView>,
    /// Every visit by its index.
    pub visits: Vec<VisitView>,
    /// Visits that nobody has yet, the most urgent first.
    pub tray: Vec<Wanting>,
    /// What was weighed, the dearest first.
    pub weighed: Vec<Weighed>,
    /// What it all weighs.
    pub total: Cost,
    /// Rules that are broken, each in a sentence. Empty for a rota that can be worked.
    pub broken: Vec<String>,
    /// Sums over the week.
    pub sums: Sums,
    /// Where everything is, if anything is known of it.
    pub chart: Option<Chart>,
    /// How the plan was made.
    pub made: Option<Made>,
}

/// A day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayView {
    /// "Monday 2 March".
    pub long: String,
    /// "Monday".
    pub name: String,
    /// "Mon 2".
    pub short: String,
    /// Whether it is a weekend day.
    pub weekend: bool,
    /// Where the clock changes on it: after so many minutes, it shows so many more (or, negative, less) than have passed.
    pub change: Option<(i32, i32)>,
}

impl DayView {
    /// The moment so many minutes after the day's midnight.
    #[must_use]
    pub fn when(&self, passed: i32) -> When {
        match self.change {
            Some((at, by)) if passed >= at => When::new(passed, passed + by, by < 0 && passed < at - by),
            _ => When::ordinary(passed),
        }
    }

    /// The moment at which the clock shows so many minutes after midnight, for the first or the second time.
    #[must_use]
    pub fn shown(&self, minute: i32, again: bool) -> When {
        match self.change {
            Some((at, by)) if again || minute >= at + by.max(0) => self.when(minute - by),
            _ => self.when(minute),
        }
    }
}

/// A worker and the rounds of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerView {
    /// The name.
    pub name: String,
    /// What is enough to tell them from the others: the first name, where no one shares it.
    pub first: String,
    /// One or two letters.
    pub initials: String,
    /// Which of the twelve hues.
    pub hue: u16,
    /// Rounds with visits, by time.
    pub rounds: Vec<RoundView>,
    /// Paid minutes.
    pub paid: i64,
    /// Guaranteed minutes over the whole horizon, where hours are promised.
    pub guaranteed: Option<i64>,
    /// Minutes with people.
    pub with_people: i64,
    /// Minutes on the way.
    pub travel: i64,
    /// Minutes waiting.
    pub waiting: i64,
    /// Days on which they could have worked.
    pub available: Vec<bool>,
}

/// One worker's visits in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundView {
    /// Which day. What happens of a night's round after midnight is a round of its own, on the next day.
    pub day: usize,
    /// Whether it began on the day before.
    pub goes_on: bool,
    /// When all of it begins, before the day's midnight where it goes on.
    pub leave: When,
    /// When all of it ends, perhaps on the next day.
    pub back: When,
    /// From when to when it is to be drawn on this day.
    pub drawn: (When, When),
    /// Paid minutes of all of it; none where it goes on, so that they count once.
    pub paid: i32,
    /// The visits that start on this day, in order.
    pub stops: Vec<StopView>,
    /// Minutes of travel after the last visit, where that is of this day.
    pub travel_home: i32,
    /// The break, start and length, if one is taken on this day.
    pub rest: Option<(When, i32)>,
}

/// One visit in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopView {
    /// Which visit, in `WeekView::visits`.
    pub visit: usize,
    /// Minutes on the way to it.
    pub travel: i32,
    /// When the worker is there.
    pub arrive: When,
    /// When it starts.
    pub start: When,
    /// When it ends.
    pub end: When,
    /// Whether this worker has never met this person before this week.
    pub new_face: bool,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitView {
    /// How the week file calls it, for commands that ask for one.
    pub id: String,
    /// Who, in `WeekView::people`.
    pub person: usize,
    /// What it is, such as "breakfast".
    pub what: String,
    /// Who comes, in `WeekView::workers`; empty for nobody yet.
    pub workers: Vec<usize>,
    /// How many it takes.
    pub needed: usize,
    /// Whether someone has pinned it.
    pub pinned: bool,
    /// Whether it differs from what was published.
    pub changed: bool,
}

/// A person and who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// Visits of the week, by time.
    pub coming: Vec<Coming>,
    /// Everyone who comes, who comes most first.
    pub faces: Vec<Face>,
}

/// One visit as the person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Which visit, in `WeekView::visits`.
    pub visit: usize,
    /// Which day.
    pub day: usize,
    /// When it starts.
    pub start: When,
    /// When it ends.
    pub end: When,
}

/// Someone who comes to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// Who, in `WeekView::workers`.
    pub worker: usize,
    /// How often in the week.
    pub visits: usize,
    /// Whether they meet for the first time.
    pub new: bool,
}

/// A visit that nobody has, or not enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanting {
    /// Which visit, in `WeekView::visits`.
    pub visit: usize,
    /// When it is wanted: "Tuesday, 7.45am to 9am".
    pub when: String,
    /// The day, where there is only one.
    pub day: Option<usize>,
    /// From when on it is fine.
    pub start: Option<When>,
    /// How long it takes, in minutes.
    pub minutes: i32,
    /// Why nobody has it.
    pub why: String,
    /// What would help.
    pub help: String,
}

/// What one rule amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Which.
    pub rule: Rule,
    /// "3 hours 10 minutes of travel".
    pub sentence: String,
    /// At its price.
    pub cost: Cost,
}

/// Sums over a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Visits that someone makes.
    pub placed: usize,
    /// Paid minutes.
    pub paid: i64,
    /// Minutes with people.
    pub with_people: i64,
    /// Minutes on the way.
    pub travel: i64,
    /// Minutes waiting.
    pub waiting: i64,
    /// Different faces at the mean door, in tenths.
    pub faces_tenths: i64,
    /// Of a hundred visits, how many are by the person's usual worker.
    pub usual_percent: i64,
    /// First meetings.
    pub new_faces: usize,
}

impl WeekView {
    /// Who is visited.
    #[must_use]
    pub fn person_of(&self, visit: usize) -> &PersonView {
        &self.people[self.visits[visit].person]
    }

    /// The one sentence that matters most.
    #[must_use]
    pub fn headline(&self) -> String {
        let wanting = self.tray.len();
        match (self.broken.len(), wanting, self.visits.len()) {
            (0, _, 0) => "There are no visits to plan.".to_owned(),
            (0, 0, _) => "Every visit has someone.".to_owned(),
            (0, 1, _) => "One visit has nobody yet.".to_owned(),
            (0, _, _) => format!("{} visits have nobody yet.", grouped(number(wanting))),
            (1, ..) => "One rule is broken: this rota cannot be worked as it stands.".to_owned(),
            (many, ..) => {
                format!("Rules are broken in {many} places: this rota cannot be worked as it stands.")
            }
        }
    }
}

/// A list's length as a number that people's words take.
pub fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
