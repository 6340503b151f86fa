//! What a team lets go of when a week is published, to the day: half a year before that week, and nothing newer.

use std::sync::Arc;

use care::absences::{Absence, Why};
use care::ids::*;
use care::requests::{Asked, Request, State};
use care::support::{Away, Exception, Instead};
use care::team::Team;
use care::time::{Date, Moment, WeekStart, plus_days};
use care::visit::VisitId;
use care::weeks::{Week, WeekPublished};
use uuid::Uuid;

use crate::world::*;

/// The oldest week that is remembered once the week of the tests is published.
fn oldest() -> WeekStart {
    assert_eq!(Team::KEPT_WEEKS, 27);
    "2026-05-18".parse().unwrap()
}

fn first_day() -> Date {
    oldest().monday()
}

fn day_before() -> Date {
    plus_days(first_day(), -1)
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// The team once it has published the week.
fn published(mut team: Team) -> Team {
    let at = "2026-11-16T09:00:00Z".parse().unwrap();
    care::stream::Stream::apply(&mut team, &WeekPublished { week: week(), at, rounds: Vec::new() }.into());
    team
}

#[test]
fn weeks_and_requests_are_kept_from_the_oldest_week_on() {
    let mut team = World::new().team;
    for (number, week) in [(1, oldest().previous()), (2, oldest()), (3, week().next())] {
        team.weeks.insert(week, Arc::new(Week::default()));
        let (from, what) = (worker(ADA), Asked::Offer { visit: breakfast() });
        let request = Request { week, from, what, words: None, answers: [].into(), state: State::Open };
        team.requests.insert(RequestId::new(id(number)), request);
    }
    let team = published(team);
    assert_eq!(team.weeks.keys().copied().collect::<Vec<_>>(), [oldest(), week(), week().next()]);
    let requests: Vec<RequestId> = team.requests.keys().copied().collect();
    assert_eq!(requests, [2, 3].map(|number| RequestId::new(id(number))));
}

#[test]
fn absences_are_kept_that_reach_into_the_oldest_week_or_have_no_end() {
    let mut team = World::new().team;
    let mut absent = |number, to: Option<Date>| {
        let to = to.map(|date| Moment::new(date, clock("08:00")));
        let from = Moment::new(date("2026-01-05"), clock("08:00"));
        let absence = Absence { worker: worker(ADA), from, to, why: Why::Leave, words: None };
        team.absences.insert(AbsenceId::new(id(number)), absence);
    };
    absent(1, Some(day_before()));
    absent(2, Some(first_day()));
    absent(3, Some(date("2026-12-01")));
    absent(4, None);
    let kept: Vec<AbsenceId> = published(team).absences.into_keys().collect();
    assert_eq!(kept, [2, 3, 4].map(|number| AbsenceId::new(id(number))));
}

#[test]
fn exceptions_are_kept_that_still_make_a_difference() {
    let mut team = World::new().team;
    let dot = person(DOT);
    let of_day = |date| VisitId::Agreed { pattern: pattern(BREAKFAST), date };
    let away = |to| Exception::Away { person: dot, from: date("2026-01-05"), to, why: Away::Other };
    let without = |date| Exception::Without { visit: of_day(date), person: dot };
    let different = |of, date| {
        let instead = Instead { date, ..Instead::default() };
        Exception::Different { visit: of_day(of), person: dot, instead }
    };
    let extra = |date| {
        let visit = OnceId::new(id(1));
        Exception::Extra { visit, person: dot, date, support: support(5, 30, None) }
    };
    let undated = Exception::Without { visit: VisitId::Once(OnceId::new(id(1))), person: dot };
    let (old, new) = (day_before(), first_day());
    let kept = [
        away(new),
        without(new),
        different(new, None),
        different(new, Some(old)),
        different(old, Some(new)),
        extra(new),
        undated,
    ];
    let gone = [away(old), without(old), different(old, None), different(old, Some(old)), extra(old)];
    for (number, exception) in kept.iter().chain(&gone).enumerate() {
        team.exceptions.insert(ExceptionId::new(id(number as u128)), exception.clone());
    }
    let exceptions: Vec<Exception> = published(team).exceptions.into_values().collect();
    assert_eq!(exceptions, kept);
}

#[test]
fn what_is_not_of_a_time_is_kept() {
    let team = World::new().team;
    let after = published(team.clone());
    assert_eq!((after.workers, after.people, after.patterns), (team.workers, team.people, team.patterns));
}
