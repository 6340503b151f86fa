//! A longer time than the last two months, in outline: people die and others come, workers fall ill, somebody is in hospital or on
//! holiday, and every visit has its arrivals and some their records.

use super::super::calendar::STORY;
use super::super::cast::Someone;
use super::super::tale::{Successor, Tale};
use super::super::{agreements, people, words};
use super::{away, cover, day};
use care::By;
use care::absences::Why;
use care::ids::{PersonId, WorkerId};
use care::people::Leave;
use care::team::Command;
use care::time::{Date, plus_days};
use jiff::{SignedDuration, Timestamp};
use service::Error;
use std::ops::Range;
use town::Chance;
use week::Week;

/// One person dies in so many weeks.
const WEEKS_A_DEATH: i32 = 11;
/// So many weeks after a death somebody else comes.
const WEEKS_UNTIL_THE_NEXT: i32 = 3;
/// In how many of a hundred weeks a worker falls ill.
const ILL: usize = 55;
/// In how many of a hundred weeks somebody goes to hospital, and in how many on holiday.
const HOSPITAL: usize = 15;
const HOLIDAY: usize = 15;
/// So long after the last visit of a day it is sent.
const A_LITTLE: SignedDuration = SignedDuration::from_mins(10);
/// How many of a hundred visits have a record in writing.
const RECORDED: usize = 30;

/// Gives some people of the last months somebody who was there before them.
pub(in super::super) fn prepare(tale: &mut Tale<'_>, week: &Week) {
    let deaths = (STORY + WEEKS_UNTIL_THE_NEXT + 1..tale.calendar.weeks() - 4).step_by(step(WEEKS_A_DEATH));
    let places = tale.cast.bystanders().into_iter().step_by(2);
    for (place, back) in places.zip(deaths.collect::<Vec<_>>()) {
        let name = tale.names.person(week.people[place].language_wish.as_deref());
        let before = Someone { id: PersonId::new(tale.teller.id()), name };
        let someone = std::mem::replace(&mut tale.cast.people[place], before);
        tale.successors.push(Successor { place, back, someone });
    }
}

fn step(weeks: i32) -> usize {
    usize::try_from(weeks).unwrap_or(1)
}

/// What happens in a week before the last two months, counted back, besides its visits.
pub(in super::super) async fn brings(tale: &mut Tale<'_>, back: i32, week: &Week) -> Result<(), Error> {
    if back <= STORY || back > tale.calendar.weeks() {
        return Ok(());
    }
    let mut chance = Chance::new(tale.seed.wrapping_add(u64::from(back.unsigned_abs())), "year");
    if chance.percent(ILL) {
        falls_ill(tale, back).await?;
    }
    let bystanders = tale.cast.bystanders();
    let somebody = bystanders.get(chance.below(bystanders.len().max(1))).copied();
    let dies: Vec<usize> =
        tale.successors.iter().filter(|one| one.back == back).map(|one| one.place).collect();
    let somebody = somebody.filter(|place| !is_changing(tale, *place, back));
    if let Some(person) = somebody.map(|place| tale.cast.people[place].id) {
        if chance.percent(HOSPITAL) {
            away::hospital_of(tale, person, back).await?;
        } else if chance.percent(HOLIDAY) {
            away::holiday_of(tale, person, back - 1).await?;
        }
    }
    for place in dies {
        dies_at_home(tale, place, back).await?;
    }
    comes(tale, back, week).await
}

/// Whether one person is about to follow another at a place of the cast.
fn is_changing(tale: &Tale<'_>, place: usize, back: i32) -> bool {
    let weeks = |one: &Successor| one.back - WEEKS_UNTIL_THE_NEXT - 1..=one.back + 2;
    tale.successors.iter().any(|one| one.place == place && weeks(one).contains(&back))
}

async fn falls_ill(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let tuesday = tale.calendar.day(back, 1);
    let call = cover::Call {
        back,
        days: (tuesday, tale.calendar.day(back, 3)),
        at: tale.calendar.at(tuesday, 6, 10),
        why: Why::Ill,
        words: [words::ILL_BEFORE, words::REPAIR_BEFORE],
        left: 0,
    };
    cover::rings(tale, &call).await
}

/// Support ends with the day on which somebody died.
async fn dies_at_home(tale: &mut Tale<'_>, place: usize, back: i32) -> Result<(), Error> {
    let (person, wednesday) = (tale.cast.people[place].id, tale.calendar.day(back, 2));
    let at = tale.calendar.at(wednesday, 9, 10);
    let from = plus_days(wednesday, 1);
    away::take_off(tale, (person, back, from), at + SignedDuration::from_mins(5), words::DIED).await?;
    tale.does(tale.cast.part(4), at, Command::from(Leave { person, last: Some(wednesday) })).await.map(drop)
}

/// Somebody new comes, where somebody died three weeks before.
async fn comes(tale: &mut Tale<'_>, back: i32, week: &Week) -> Result<(), Error> {
    let monday = tale.calendar.week(back - 1).monday();
    let now = |one: &Successor| one.back - WEEKS_UNTIL_THE_NEXT == back;
    let (coming, later): (Vec<_>, Vec<_>) = std::mem::take(&mut tale.successors).into_iter().partition(now);
    tale.successors = later;
    for Successor { place, someone, .. } in coming {
        tale.cast.people[place] = someone;
        let mut commands = people::welcome(tale, week, place, monday);
        commands.extend(agreements::agree(tale, week, place, monday));
        let at = tale.calendar.at(plus_days(monday, -5), 16, 10);
        tale.tell(By::Worker(tale.cast.part(4)), at, commands).await?;
    }
    Ok(())
}

/// Days of a week go by, up to the day before yesterday: each worker says in the evening how it was.
pub(in super::super) async fn days(tale: &mut Tale<'_>, back: i32, days: Range<i32>) -> Result<(), Error> {
    if back > tale.calendar.weeks() {
        return Ok(());
    }
    for day in days {
        let day = tale.calendar.day(back, day);
        if day < tale.calendar.yesterday() {
            one_day(tale, day).await?;
        }
    }
    Ok(())
}

async fn one_day(tale: &mut Tale<'_>, day: Date) -> Result<(), Error> {
    let mut chance = Chance::new(tale.seed, &format!("visits of {day}"));
    let (team, until) = (tale.team().await?, tale.calendar.at(plus_days(day, 1), 12, 0));
    for (worker, stops) in team.rounds_so_far(day, until) {
        let mut free = Timestamp::MIN;
        let mut said = Vec::new();
        for stop in &stops {
            let (now, until_then) = day::visit(&mut chance, (&team, worker, stop), (free, until), RECORDED);
            free = until_then;
            for (at, deed) in now {
                said.extend(day::command(tale, (&team, worker, stop), deed, at).map(|command| (at, command)));
            }
        }
        in_the_evening(tale, worker, said).await?;
    }
    Ok(())
}

/// Everything that a worker said of a day arrives at once, a little after it.
async fn in_the_evening(
    tale: &mut Tale<'_>,
    worker: WorkerId,
    said: Vec<(Timestamp, Command)>,
) -> Result<(), Error> {
    let Some(last) = said.iter().map(|(at, _)| *at).max() else { return Ok(()) };
    let at = last + A_LITTLE;
    tale.tell(By::Worker(worker), at, said.into_iter().map(|(_, command)| command).collect()).await.map(drop)
}
