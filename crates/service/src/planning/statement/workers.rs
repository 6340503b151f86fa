//! Workers as the engine is told them.

use super::civil::{stretch, weekday};
use super::history::{self, Share};
use super::visits::asked;
use super::{StatementInput, date, moment};
use care::absences::Why;
use care::ids::{PersonId, WorkerId};
use care::time::Moment;
use care::workers::{Shift, Travel, Worker};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;
use week::{Contract, Held, Mode, Off, SignOff, Unwanted};

/// Everyone who is in the team on some day of the week.
pub(super) fn workers(subject: &StatementInput<'_>) -> Vec<week::Worker> {
    let shares = history::shares(subject);
    let here =
        subject.team.workers.iter().filter(|(_, worker)| subject.week.dates().any(|day| worker.is_here(day)));
    here.map(|(id, one)| worker(subject, *id, one, shares.get(id).copied().unwrap_or_default())).collect()
}

fn worker(subject: &StatementInput<'_>, id: WorkerId, worker: &Worker, share: Share) -> week::Worker {
    let details = subject.book.worker(worker.details);
    let starts = details.is_some_and(|details| details.start.is_some());
    let door = starts.then(|| format!("door/{id}").into());
    week::Worker {
        id: id.to_string().into(),
        name: details.map_or_else(|| "someone who left".to_owned(), |details| details.called().to_owned()),
        contract: contract(worker),
        shifts: worker.terms.shifts.iter().filter_map(|one| shift(subject, worker, one)).collect(),
        off: off(subject, id),
        travel: mode(worker.terms.travel),
        start: door.clone(),
        end: door,
        competences: competences(worker),
        sign_offs: sign_offs(subject, id, worker),
        cleared_until: worker.cleared_until.map(date),
        born: details.and_then(|details| details.born).map(date),
        gender: details.and_then(|details| details.gender.clone()),
        languages: details.map(|details| details.languages.clone()).unwrap_or_default(),
        unwanted: worker.terms.unwanted.iter().map(unwanted).collect(),
        last_worked: share.last_worked.map(moment),
        evenings_before: share.evenings,
        weekends_before: share.weekends,
        ..week::Worker::default()
    }
}

fn contract(worker: &Worker) -> Contract {
    let agreed = &worker.terms.contract;
    Contract {
        contracted_minutes_a_week: Some(agreed.guaranteed.0),
        most_minutes_a_week: agreed.most_a_week.map(|minutes| minutes.0),
        most_minutes_a_day: agreed.most_a_day.map(|minutes| minutes.0),
        opted_out_of_48_hours: agreed.opted_out_of_48_hours,
        ..Contract::default()
    }
}

/// A shift on the dates of the week on which it holds and the worker is in the team, and on the evening before, for what
/// of a night's shift reaches into the week; none where there is no such date.
fn shift(subject: &StatementInput<'_>, worker: &Worker, shift: &Shift) -> Option<week::Shift> {
    let holds = |day: &Date| shift.holds(*day) && worker.is_here(*day);
    let evening_before = std::iter::once(subject.week.monday().saturating_sub(1.day()));
    let dates: Vec<_> = evening_before.chain(subject.week.dates()).filter(holds).map(date).collect();
    let parts = shift.parts.iter().copied().map(stretch).collect();
    (!dates.is_empty()).then(|| week::Shift { dates, parts, ..week::Shift::default() })
}

/// When the worker is away: absences of the week, an open end lasting as long as the week does.
fn off(subject: &StatementInput<'_>, id: WorkerId) -> Vec<Off> {
    let evening_before = subject.week.monday().saturating_sub(1.day());
    let first = Moment::new(evening_before, care::time::Clock::MIDNIGHT);
    let last = Moment::new(subject.week.sunday().saturating_add(2.days()), care::time::Clock::MIDNIGHT);
    let absences = subject.team.absences.values().filter(|absence| absence.worker == id);
    let met = absences.filter(|absence| absence.meets(first, last));
    met.map(|absence| Off {
        from: moment(absence.from.max(first)),
        to: moment(absence.to.map_or(last, |to| to.min(last))),
        why: String::new(),
        at_once: absence.why == Why::Ill,
    })
    .filter(|off| off.from < off.to)
    .collect()
}

fn mode(travel: Travel) -> Mode {
    match travel {
        Travel::Foot => Mode::Foot,
        Travel::Bicycle => Mode::Bicycle,
        Travel::Car => Mode::Car,
    }
}

fn competences(worker: &Worker) -> Vec<Held> {
    let held = worker.competences.iter();
    held.map(|(competence, held)| Held { name: competence.name().to_owned(), until: held.until.map(date) })
        .collect()
}

/// Tasks that a worker is signed off for, for people who are visited; who signed is of no matter to the engine. Where a task is
/// delegated by a nurse who is named, only that nurse's word counts.
fn sign_offs(subject: &StatementInput<'_>, id: WorkerId, worker: &Worker) -> Vec<SignOff> {
    let visited: BTreeSet<PersonId> = subject.visits().iter().map(|visit| visit.person).collect();
    let signed = |person: PersonId, competence: String, until: Option<Date>| SignOff {
        person: person.to_string().into(),
        competence,
        nurse: String::new(),
        until: until.map(date),
    };
    let noted = worker.sign_offs.iter().filter(|(person, _)| visited.contains(*person)).flat_map(
        |(person, tasks)| {
            let noted = tasks.iter().filter(|(name, _)| subject.team.task_of(*person, name).is_none());
            noted.map(|(name, sign_off)| signed(*person, name.name().to_owned(), sign_off.until))
        },
    );
    let by_nurses = subject.team.health_tasks.iter().filter_map(|(task, one)| {
        let word = subject.team.signed_off.get(task)?.get(&id).filter(|_| visited.contains(&one.person))?;
        let name = asked(subject, one.person, &one.competence);
        word.withdrawn.is_none().then(|| signed(one.person, name, Some(word.review)))
    });
    noted.chain(by_nurses).collect()
}

fn unwanted(wish: &care::workers::Unwanted) -> Unwanted {
    let time = wish.time.map(stretch);
    Unwanted {
        weekdays: wish.weekdays.iter().copied().map(weekday).collect(),
        from: time.map(|time| time.from),
        to: time.map(|time| time.to),
        ..Unwanted::default()
    }
}
