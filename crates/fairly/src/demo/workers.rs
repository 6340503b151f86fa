//! The workers join: what is agreed with them, when they work, what they may do.

use super::calendar::Calendar;
use super::tale::Tale;
use super::words;
use care::details::{DataSubject, Detail, WorkerDetails};
use care::ids::WorkerId;
use care::skills::{Held, SignOff};
use care::team::Command;
use care::time::{Clock, Date, Stretch, WeekStart, Weekday, plus_days};
use care::visit::Competence;
use care::workers::{Joined, Shift, Terms, Unwanted};
use care::{By, Location, Rhythm, skills, workers};
use jiff::Timestamp;
use service::Error;
use service::from_week::{self, clock, contract, stretch, travel, weekday};
use std::collections::{BTreeMap, BTreeSet};
use week::Week;

/// Tells how everyone joined.
pub(super) async fn join(tale: &mut Tale<'_>, week: &Week, by: By, at: Timestamp) -> Result<(), Error> {
    for (number, worker) in week.workers.iter().enumerate() {
        let hand = tale.cast.workers[number].clone();
        let details = WorkerDetails {
            name: hand.name.full.clone(),
            known_as: hand.name.known_as.clone(),
            phone: mobile(100 + number),
            start: worker.start.as_ref().and_then(|start| spot(week, start)),
            born: worker.born.map(Into::into),
            gender: worker.gender.clone(),
            languages: worker.languages.clone(),
            notes: words::OF_WORKERS.get(number).copied().unwrap_or_default().to_owned(),
        };
        let details = tale.teller.seal(DataSubject::Worker(hand.id), Detail::Worker(details));
        // Some have been here from the start, some for a year.
        let on = plus_days(
            tale.calendar.week(tale.calendar.weeks() + 1).monday(),
            -40 - 97 * i32::try_from(number % 13).unwrap_or(0),
        );
        let terms = terms(worker, &tale.calendar);
        let mut commands = vec![Command::from(workers::Join(Joined { worker: hand.id, details, on, terms }))];
        commands.extend(competences(tale, hand.id, worker));
        let cleared = plus_days(tale.calendar.today(), 60 + 71 * i32::try_from(number).unwrap_or(0));
        commands.push(Command::from(skills::SetClearance { worker: hand.id, until: Some(cleared) }));
        tale.tell(by, at, commands).await?;
    }
    Ok(())
}

/// Tells what nurses signed workers off to do, for single people, once these are there.
pub(super) async fn sign_off(tale: &mut Tale<'_>, week: &Week, by: By, at: Timestamp) -> Result<(), Error> {
    for worker in &week.workers {
        let Some(hand) = tale.cast.worker_of(&worker.id).map(|hand| hand.id) else { continue };
        let mut commands = Vec::new();
        for signed in &worker.sign_offs {
            let person = tale.cast.person_of(&signed.person).map(|person| person.id);
            let Some((person, competence)) = person.zip(Competence::new(&signed.competence)) else {
                continue;
            };
            let nurse = tale.words(DataSubject::Worker(hand), &*signed.nurse);
            let sign_off = Some(SignOff { nurse, until: signed.until.map(Into::into) });
            commands.push(Command::from(skills::SetSignOff { worker: hand, person, competence, sign_off }));
        }
        if !commands.is_empty() {
            tale.tell(by, at, commands).await?;
        }
    }
    Ok(())
}

fn competences(tale: &mut Tale<'_>, hand: WorkerId, worker: &week::Worker) -> Vec<Command> {
    let mut commands = Vec::new();
    for held in &worker.competences {
        let Some(competence) = Competence::new(&held.name) else { continue };
        let until = held.until.map(Date::from);
        let proof = until.map(|_| format!("Certificate for {}, in the blue folder.", competence.name()));
        let proof = proof.map(|proof| tale.words(DataSubject::Worker(hand), proof));
        commands.push(Command::from(skills::SetCompetence {
            worker: hand,
            competence,
            held: Some(Held { until, proof }),
        }));
    }
    commands
}

fn terms(worker: &week::Worker, calendar: &Calendar) -> Terms {
    Terms {
        contract: contract(&worker.contract),
        shifts: shifts(worker, calendar),
        travel: travel(worker.travel),
        unwanted: worker.unwanted.iter().map(unwanted).collect(),
    }
}

/// The shifts of a fortnight as what holds every week or every second.
fn shifts(worker: &week::Worker, calendar: &Calendar) -> Vec<Shift> {
    let mut by_parts: BTreeMap<Vec<Stretch>, BTreeSet<Date>> = BTreeMap::new();
    for shift in &worker.shifts {
        let parts = shift.parts.iter().map(|part| stretch(*part)).collect();
        by_parts.entry(parts).or_default().extend(shift.dates.iter().map(|date| Date::from(*date)));
    }
    let mut shifts = Vec::new();
    for (parts, dates) in by_parts {
        for (rhythm, weekdays) in rhythms(&dates, calendar) {
            shifts.push(Shift { weekdays, rhythm, parts: parts.clone() });
        }
    }
    shifts
}

/// On which days of the week the dates of this week and the next are: those of both, of one and of the other.
fn rhythms(dates: &BTreeSet<Date>, calendar: &Calendar) -> Vec<(Rhythm, BTreeSet<Weekday>)> {
    let (this, next) = (calendar.week(0), calendar.week(-1));
    let of = |week: WeekStart| -> BTreeSet<Weekday> {
        dates.iter().filter(|date| week.holds(**date)).map(|date| Weekday::of(*date)).collect()
    };
    let (these, those) = (of(this), of(next));
    let second = |from| Rhythm { every: 2, from };
    let all = [
        (Rhythm::weekly(this), &these & &those),
        (second(this), &these - &those),
        (second(next), &those - &these),
    ];
    all.into_iter().filter(|(_, weekdays)| !weekdays.is_empty()).collect()
}

fn unwanted(unwanted: &week::Unwanted) -> Unwanted {
    let weekdays = unwanted.weekdays.iter().map(|day| weekday(*day)).collect();
    let from = unwanted.from.map_or(Clock::MIDNIGHT, clock);
    Unwanted { weekdays, time: Some(Stretch { from, to: unwanted.to.map_or(Clock::DAY_END, clock) }) }
}

/// Where a place of the invented week lies.
pub(super) fn spot(week: &Week, place: &week::PlaceId) -> Option<Location> {
    from_week::spot(week.places.iter().find(|one| one.id == *place)?)
}

/// A number that Ofcom keeps for stories: nobody answers.
pub(super) fn mobile(number: usize) -> String {
    format!("07700 900{:03}", number % 1_000)
}
