//! Single visits, made from people's routines.

use std::ops::Range;

use week::{Date, Weekday};

use super::person::Someone;
use super::routines::{Routine, When};

/// One visit someone wants; days are counted from the first day of the horizon, before it they are negative.
#[derive(Clone, Debug)]
pub(crate) struct Call<'a> {
    /// The person's position.
    pub(crate) person: usize,
    pub(crate) routine: &'a Routine,
    /// The day, or the days it may be on.
    pub(crate) days: Vec<i32>,
}

/// The days to invent: what was and what is planned, counted from the first planned day.
pub(crate) struct Calendar {
    pub(crate) first: Date,
    pub(crate) days: Range<i32>,
    /// The date of each of the days, since dates are asked for very often.
    dates: Vec<Date>,
}

impl Calendar {
    pub(crate) fn new(first: Date, days: Range<i32>) -> Self {
        let dates = days.clone().map(|day| first.plus_days(day)).collect();
        Self { first, days, dates }
    }

    pub(crate) fn date(&self, day: i32) -> Date {
        let known = usize::try_from(day - self.days.start).ok().and_then(|at| self.dates.get(at));
        known.copied().unwrap_or_else(|| self.first.plus_days(day))
    }

    pub(crate) fn weekday(&self, day: i32) -> Weekday {
        self.date(day).weekday()
    }

    pub(crate) fn weekend(&self, day: i32) -> bool {
        Weekday::WEEKEND.contains(&self.weekday(day))
    }

    /// The weeks, the first and the last perhaps shorter.
    pub(crate) fn weeks(&self) -> impl Iterator<Item = Range<i32>> + use<> {
        let days = self.days.clone();
        (days.start.div_euclid(7)..=(days.end - 1).div_euclid(7))
            .map(move |week| days.start.max(week * 7)..days.end.min(week * 7 + 7))
    }
}

/// All visits of all people, in order of day, person and time.
pub(crate) fn calls<'a>(people: &'a [Someone], calendar: &Calendar) -> Vec<Call<'a>> {
    let mut calls = Vec::new();
    for week in calendar.weeks() {
        for (person, someone) in people.iter().enumerate() {
            for routine in &someone.routines {
                calls.extend(of_week(person, routine, &week, calendar));
            }
        }
    }
    calls.sort_by_key(|call| (call.days[0], call.person));
    calls
}

fn of_week<'a>(person: usize, routine: &'a Routine, week: &Range<i32>, calendar: &Calendar) -> Vec<Call<'a>> {
    let days = |wanted: &[Weekday]| -> Vec<i32> {
        week.clone().filter(|&day| wanted.contains(&calendar.weekday(day))).collect()
    };
    let call = |days| Call { person, routine, days };
    match &routine.when {
        When::Each(wanted) => days(wanted).into_iter().map(|day| call(vec![day])).collect(),
        // A part of a week has its part of the weekly visits: those whose first day is in it.
        When::OneOf(wanted) if days(&wanted[..1]).is_empty() => Vec::new(),
        When::OneOf(wanted) => vec![call(days(wanted))],
    }
}
