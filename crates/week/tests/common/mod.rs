//! A small week that tests change in one way each.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its own part, on data known to be good"
)]

use week::{
    Contract, Coordinates, Horizon, Moment, Person, Place, Shift, Stretch, Travel, Visit, Week, Worker,
};

/// The moment of a text such as `2026-03-02T08:30`.
pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// A stretch of a text such as `07:00-14:00`.
pub(crate) fn stretch(text: &str) -> Stretch {
    let (from, to) = text.split_once('-').unwrap();
    Stretch { from: from.parse().unwrap(), to: to.parse().unwrap() }
}

/// A week from a date: Asha and Ben work every day from 07:00 to 14:00, Mrs Hill has breakfast at 08:30 and lunch at
/// 12:30 on the first day.
pub(crate) fn week_from(date: &str) -> Week {
    let horizon = Horizon::week(date.parse().unwrap(), "Europe/London");
    let mut week = Week::new(horizon, Travel::Coordinates(Coordinates::default()));
    week.places = vec![
        Place::new("office", "the office", 53.45, -2.27),
        Place::new("hill", "3 Mill Lane", 53.46, -2.26),
    ];
    week.workers = ["asha", "ben"].map(worker).to_vec();
    week.people = vec![Person::new("hill", "Mrs Hill", "hill")];
    let visit = |id, name, time| Visit::new(id, "hill", name, moment(&format!("{date}T{time}")), 30);
    week.visits = vec![visit("breakfast", "breakfast", "08:30"), visit("lunch", "lunch", "12:30")];
    week
}

/// A worker of that id who works every day from 07:00 to 14:00.
pub(crate) fn worker(id: &str) -> Worker {
    Worker {
        shifts: vec![Shift { parts: vec![stretch("07:00-14:00")], ..Shift::default() }],
        start: Some("office".into()),
        end: Some("office".into()),
        contract: Contract { contracted_minutes_a_week: Some(600), ..Contract::default() },
        ..Worker::new(id, id)
    }
}
