//! Workers join, change, learn, are away and leave.

use jiff::civil::Date;

use super::{Decision, changed, person, worker};
use crate::ids::{AbsenceId, PersonId, SealedId, WorkerId};
use crate::refusal::Problems;
use crate::rhythm::Rhythm;
use crate::team::absence::{self, Absence};
use crate::team::worker::{
    ClearanceChanged, CompetenceChanged, DetailsChanged, Held, Joined, Leaving, Shift, SignOff,
    SignOffChanged, Terms, TermsChanged,
};
use crate::team::{Event, Problem, Refusal, Team};
use crate::time::{Clock, Stretch};
use crate::units::Minutes;
use crate::visit::Competence;

pub(super) fn join(team: &Team, joined: &Joined) -> Decision {
    if team.workers.contains_key(&joined.worker) {
        return Err(Problem::AlreadyThere.into());
    }
    check(&joined.terms)?;
    Ok(vec![Event::WorkerJoined(joined.clone())])
}

pub(super) fn details(team: &Team, id: WorkerId, details: SealedId) -> Decision {
    let before = worker(team, id)?.details;
    Ok(changed(before, details, |details| Event::WorkerDetails(DetailsChanged { worker: id, details })))
}

pub(super) fn terms(team: &Team, id: WorkerId, terms: &Terms) -> Decision {
    let before = worker(team, id)?.terms.clone();
    check(terms)?;
    Ok(changed(before, terms.clone(), |terms| Event::WorkerTerms(TermsChanged { worker: id, terms })))
}

pub(super) fn leave(team: &Team, id: WorkerId, last: Option<Date>) -> Decision {
    let found = worker(team, id)?;
    if last.is_some_and(|last| last < found.joined) {
        return Err(Problem::EndsBeforeItBegins.into());
    }
    Ok(changed(found.leaves, last, |last| Event::WorkerLeaving(Leaving { worker: id, last })))
}

pub(super) fn competence(team: &Team, id: WorkerId, competence: &Competence, held: Option<Held>) -> Decision {
    let before = worker(team, id)?.competences.get(competence).copied();
    let competence = competence.clone();
    let event = |held| Event::Competence(CompetenceChanged { worker: id, competence, held });
    Ok(changed(before, held, event))
}

pub(super) fn sign_off(
    team: &Team,
    id: WorkerId,
    for_whom: PersonId,
    competence: &Competence,
    sign_off: Option<SignOff>,
) -> Decision {
    person(team, for_whom)?;
    let tasks = worker(team, id)?.sign_offs.get(&for_whom);
    let before = tasks.and_then(|tasks| tasks.get(competence)).copied();
    let competence = competence.clone();
    let event =
        |sign_off| Event::SignOff(SignOffChanged { worker: id, person: for_whom, competence, sign_off });
    Ok(changed(before, sign_off, event))
}

pub(super) fn clearance(team: &Team, id: WorkerId, until: Option<Date>) -> Decision {
    let before = worker(team, id)?.cleared_until;
    Ok(changed(before, until, |until| Event::Clearance(ClearanceChanged { worker: id, until })))
}

pub(super) fn absence(team: &Team, id: AbsenceId, to: Option<&Absence>) -> Decision {
    let before = team.absences.get(&id).cloned();
    if let Some(absence) = to {
        worker(team, absence.worker)?;
        if absence.to.is_some_and(|end| end <= absence.from) {
            return Err(Problem::EndsBeforeItBegins.into());
        }
    }
    Ok(changed(before, to.cloned(), |change| Event::Absence(absence::Changed { absence: id, change })))
}

fn check(terms: &Terms) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    let contract = terms.contract;
    let most = contract.most_a_week.unwrap_or(Minutes::hours(168));
    problems.unless(contract.guaranteed <= Minutes::hours(168), Problem::MoreThanAWeek);
    problems.unless(contract.guaranteed <= most, Problem::GuaranteedBeyondMost);
    for shift in &terms.shifts {
        problems.unless(!shift.weekdays.is_empty(), Problem::NoWeekdays);
        problems.unless(rhythm_is_sensible(shift.rhythm), Problem::NoSuchRhythm);
        problems.unless(parts_follow(shift), Problem::PartsOverlap);
    }
    for unwanted in &terms.unwanted {
        problems.unless(!unwanted.weekdays.is_empty(), Problem::NoWeekdays);
    }
    problems.done()
}

pub(super) fn rhythm_is_sensible(rhythm: Rhythm) -> bool {
    (1..=Rhythm::MOST).contains(&rhythm.every)
}

/// Whether there are parts, each with some length, one after the other; only the last may go on after midnight.
fn parts_follow(shift: &Shift) -> bool {
    let real = |part: &Stretch| part.minutes() > 0;
    let apart = |pair: &[Stretch]| pair[0].from < pair[0].to && pair[0].to <= pair[1].from;
    let ends = shift.parts.last().is_some_and(|last| last.from < Clock::DAY_END);
    ends && shift.parts.iter().all(real) && shift.parts.windows(2).all(apart)
}
