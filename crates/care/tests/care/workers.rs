//! Workers join, learn, are away and leave.

use care::ids::AbsenceId;
use care::team::absence::{Absence, Why};
use care::team::worker::{Held, SignOff};
use care::team::{Begin, Command, Problem};
use care::time::{Moment, Stretch, Weekday};
use care::visit::Competence;
use care::{By, Minutes};
use uuid::Uuid;

use crate::world::*;

#[test]
fn nothing_happens_before_a_team_has_begun() {
    let world = World { team: care::team::Team::default(), ..World::empty() };
    let begin = Command::BeginDraft { week: week(), begin: Begin::Fresh };
    assert_eq!(world.refused(ADA, &begin), [Problem::NotFounded]);
    assert_eq!(World::empty().refused(ADA, &Command::Found(founded())), [Problem::AlreadyFounded]);
}

#[test]
fn all_that_is_wrong_with_a_contract_is_told_at_once() {
    let world = World::empty();
    let mut joined = joined(ADA);
    joined.terms.contract.most_a_week = Some(Minutes::hours(20));
    joined.terms.shifts[0].weekdays.clear();
    let part = joined.terms.shifts[0].parts[0];
    joined.terms.shifts[0].parts.push(Stretch { from: part.from, to: part.to });
    let problems = world.refused(ADA, &Command::JoinWorker(joined));
    assert_eq!(problems, [Problem::GuaranteedBeyondMost, Problem::NoWeekdays, Problem::PartsOverlap]);
}

#[test]
fn a_competence_counts_until_its_last_date() {
    let mut world = World::new();
    let (medicines, insulin) = (Competence::new("medicines").unwrap(), Competence::new("insulin").unwrap());
    let held = Some(Held { until: Some(date("2026-12-31")), proof: None });
    world.does(ADA, &Command::SetCompetence { worker: worker(ADA), competence: medicines.clone(), held });
    let sign_off = Some(SignOff { nurse: sealed(1), until: None });
    let command = Command::SetSignOff {
        worker: worker(ADA),
        person: person(DOT),
        competence: insulin.clone(),
        sign_off,
    };
    world.does(BEN, &command);
    let ada = &world.team.workers[&worker(ADA)];
    assert!(ada.can(&medicines, person(EVE), date("2026-12-31")));
    assert!(!ada.can(&medicines, person(EVE), date("2027-01-01")));
    assert!(ada.can(&insulin, person(DOT), date("2027-01-01")));
    assert!(!ada.can(&insulin, person(EVE), date("2026-12-01")));
}

#[test]
fn a_worker_works_in_the_weeks_of_her_rhythm() {
    let mut shift = joined(ADA).terms.shifts.remove(0);
    shift.weekdays = [Weekday::Sat].into();
    shift.rhythm.every = 2;
    assert!(shift.holds(date("2026-11-28")));
    assert!(!shift.holds(date("2026-12-05")));
    assert!(!shift.holds(date("2026-11-27")));
}

#[test]
fn an_absence_without_end_lasts() {
    let mut world = World::new();
    let from = Moment::new(date("2026-11-24"), clock("10:00"));
    let absence = Absence { worker: worker(BEN), from, to: None, why: Why::Ill, words: None };
    let id = AbsenceId::new(Uuid::from_u128(1));
    world.does(ADA, &Command::SetAbsence { absence: id, to: Some(absence.clone()) });
    let at = |day: &str, hour: &str| Moment::new(date(day), clock(hour));
    let away = |world: &World, day: &str| world.team.is_away(worker(BEN), at(day, "09:00"), at(day, "11:00"));
    assert!(!away(&world, "2026-11-23") && away(&world, "2026-11-24") && away(&world, "2027-11-24"));
    let back = Absence { to: Some(at("2026-11-26", "00:00")), ..absence.clone() };
    world.does(BEN, &Command::SetAbsence { absence: id, to: Some(back) });
    assert!(away(&world, "2026-11-25") && !away(&world, "2026-11-26"));
    let ended = Absence { to: Some(from), ..absence };
    let refused = world.refused(BEN, &Command::SetAbsence { absence: id, to: Some(ended) });
    assert_eq!(refused, [Problem::EndsBeforeItBegins]);
}

#[test]
fn what_is_already_so_makes_no_event() {
    let world = World::new();
    let leave = Command::LeaveWorker { worker: worker(ADA), last: None };
    assert_eq!(world.ask(By::Program, &leave), Ok(Vec::new()));
    let clearance = Command::SetClearance { worker: worker(ADA), until: None };
    assert_eq!(world.ask(By::Program, &clearance), Ok(Vec::new()));
}
