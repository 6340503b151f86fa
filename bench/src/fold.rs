//! Folds ten years of an invented team from the bytes its events are kept in, and times what a server does with it.

use care::drafts::{Draft, DraftBegun, DraftChanged};
use care::ids::{OrganisationId, PatternId, PersonId, SealedId, TeamId, WorkerId};
use care::picks::{Opened, Pick, Said, Shown};
use care::stream::{Stream, Written};
use care::support::{Agreed, Terms};
use care::team::{Event, Team};
use care::time::{Clock as Shown24, Timestamp, WeekStart, Weekday};
use care::visit::{Support, VisitId};
use care::weeks::{Assignment, Cause, How, Rota, RotaChanged, RotaSteps, Step, WeekPublished};
use care::{Change, Minutes, Rhythm, drafts, founding, people, picks, support, weeks, workers};
use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::io;
use std::str::FromStr;

use crate::clock::Clock;

/// How many events: what a team of twelve makes in some ten years.
const EVENTS: usize = 300_000;
/// How many workers the team has.
const WORKERS: u32 = 12;
/// How many patterns of daily support: 50 a day are some 350 visits a week.
const PATTERNS: u32 = 50;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// An id, a date or a zone of the invention is not one.
    #[error("the invented team is not well made: {0}")]
    Invented(String),
    /// What was written could not be read.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// An event could not be read.
    #[error(transparent)]
    Unreadable(#[from] care::Unreadable),
    /// The figures could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Measures, and writes a line for each figure.
pub(crate) fn run(to: &mut impl io::Write) -> Result<String, Trouble> {
    let events = ten_years()?;
    let kept: Vec<(&str, Vec<u8>)> =
        events.iter().map(|event| Ok((event.kind(), event.write()?))).collect::<Result<_, Trouble>>()?;
    let bytes: usize = kept.iter().map(|(_, content)| content.len()).sum();
    writeln!(to, "{} events, {:.1} MB", kept.len(), megabytes(bytes))?;

    let clock = Clock::start(1.0);
    let mut team = Team::default();
    for (kind, content) in &kept {
        team.apply(&Event::read(kind, content)?);
    }
    writeln!(to, "read and folded in {:.0} ms", milliseconds(clock))?;

    let clock = Clock::start(1.0);
    let snapshot = serde_json::to_vec(&team)?;
    writeln!(to, "snapshot of {:.1} MB written in {:.0} ms", megabytes(snapshot.len()), milliseconds(clock))?;
    let clock = Clock::start(1.0);
    let read: Team = serde_json::from_slice(&snapshot)?;
    writeln!(to, "snapshot read in {:.0} ms, the same: {}", milliseconds(clock), read == team)?;

    let clock = Clock::start(1.0);
    let again = team.clone();
    writeln!(to, "copied in {:.2} ms", milliseconds(clock))?;
    let last = again.weeks.keys().next_back().copied();
    let clock = Clock::start(1.0);
    let visits = last.map_or(0, |week| again.visits(week).len());
    Ok(format!("the {visits} visits of a week made in {:.2} ms", milliseconds(clock)))
}

fn milliseconds(clock: Clock) -> f64 {
    clock.elapsed() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a figure to one digit")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// What `text` says, which is made here.
fn made<T: FromStr>(text: impl Display) -> Result<T, Trouble>
where
    T::Err: fmt::Display,
{
    text.to_string().parse().map_err(|error: T::Err| Trouble::Invented(format!("{text}: {error}")))
}

/// The id with that number. Real ones are random; these are as long.
fn id<T: FromStr>(number: u32) -> Result<T, Trouble>
where
    T::Err: fmt::Display,
{
    made(format!("7{:025}", number))
}

fn ten_years() -> Result<Vec<Event>, Trouble> {
    let mut events = begin()?;
    let mut week: WeekStart = made("2026-01-05")?;
    while events.len() < EVENTS {
        one_week(&mut events, week)?;
        week = week.next();
    }
    events.truncate(EVENTS);
    Ok(events)
}

fn begin() -> Result<Vec<Event>, Trouble> {
    let description =
        founding::Description { name: "Ten years".into(), zone: made("Europe/London")?, base: None };
    let (team, organisation) = (id::<TeamId>(1)?, id::<OrganisationId>(1)?);
    let mut events = vec![Event::Founding(founding::Event::Founded(founding::Founded {
        team,
        organisation,
        description,
    }))];
    let first: WeekStart = made("2026-01-05")?;
    for number in 0..WORKERS {
        let (details, on) = (id::<SealedId>(number)?, first.monday());
        let terms = workers::Terms::default();
        events.push(Event::Workers(workers::Event::Joined(workers::Joined {
            worker: id(number)?,
            details,
            on,
            terms,
        })));
    }
    for number in 0..PATTERNS {
        let (whose, details, on) = (id::<PersonId>(number)?, id::<SealedId>(number)?, first.monday());
        events.push(Event::People(people::Event::Joined(people::Joined { person: whose, details, on })));
        let support = Support { agreed: Some(time(number)?), ..Support::new(details, Minutes(35)) };
        let terms = Terms { weekdays: Weekday::ALL.into(), rhythm: Rhythm::weekly(first), support };
        let pattern = id::<PatternId>(number)?;
        events.push(Event::Support(support::Event::Agreed(Agreed {
            pattern,
            person: whose,
            from: on,
            terms,
            until: None,
        })));
    }
    Ok(events)
}

fn time(number: u32) -> Result<Shown24, Trouble> {
    made(format!("{:02}:{:02}", 7 + number % 14, number % 4 * 15))
}

/// A week as a team lives it: picks, a proposal taken, moves by hand, published, and small changes afterwards.
fn one_week(events: &mut Vec<Event>, week: WeekStart) -> Result<(), Trouble> {
    let at: Timestamp = made(format!("{}T09:00:00Z", week.previous().monday()))?;
    events.push(Event::Drafts(drafts::Event::DraftBegun(DraftBegun {
        week,
        like: None,
        draft: Draft::default(),
    })));
    events.push(Event::Picks(picks::Event::Opened(Opened { week, closes: at, shown: Shown::AtOnce })));
    let mut places = Vec::new();
    for date in week.dates() {
        for number in 0..PATTERNS {
            let visit = VisitId::Agreed { pattern: id(number)?, date };
            let workers = BTreeSet::from([id::<WorkerId>((number + places.len() as u32) % WORKERS)?]);
            let start = care::time::Moment::new(date, time(number)?);
            let place =
                Assignment { workers, start, minutes: Minutes(35), how: How::Proposed, pinned: false };
            places.push((visit, place));
        }
    }
    for (visit, place) in places.iter().step_by(2) {
        let pick = Change::new(None, Some(Pick::Mine));
        for worker in &place.workers {
            events.push(Event::Picks(picks::Event::Said(Said {
                week,
                visit: *visit,
                worker: *worker,
                pick: pick.clone(),
            })));
        }
    }
    let taken =
        places.iter().map(|(visit, place)| Step { visit: *visit, before: None, after: Some(place.clone()) });
    let steps: Vec<Step> = taken.collect();
    events.push(Event::Drafts(drafts::Event::DraftChanged(DraftChanged(RotaSteps {
        week,
        cause: Cause::Picks,
        steps,
    }))));
    let rota: Rota = places.into_iter().collect();
    events.extend(moved(&rota).take(200).map(|step| changed(week, step, true)));
    events.push(Event::Weeks(weeks::Event::WeekPublished(WeekPublished { week, at, rounds: Vec::new() })));
    events.extend(moved(&rota).skip(200).take(100).map(|step| changed(week, step, false)));
    Ok(())
}

/// Each visit a quarter of an hour later.
fn moved(rota: &Rota) -> impl Iterator<Item = Step> {
    rota.iter().map(|(visit, before)| {
        let clock = before.start.clock.plus(15);
        let start = care::time::Moment { clock, ..before.start };
        let after = Assignment { start, how: How::Hand, ..before.clone() };
        Step { visit: *visit, before: Some(before.clone()), after: Some(after) }
    })
}

fn changed(week: WeekStart, step: Step, draft: bool) -> Event {
    let steps = RotaSteps { week, cause: Cause::Hand, steps: vec![step] };
    if draft { DraftChanged(steps).into() } else { RotaChanged::from(steps).into() }
}
