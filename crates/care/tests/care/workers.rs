//! Workers join, learn, are away and leave.

use care::absences::{self, Absence, Why};
use care::drafts::{self, Begin};
use care::ids::AbsenceId;
use care::skills::{self, Held, SignOff};
use care::team::{Command, Problem};
use care::time::{Moment, Stretch, Weekday};
use care::visit::Competence;
use care::{By, General, Minutes, founding, workers};
use uuid::Uuid;

use crate::world::*;

#[test]
fn nothing_happens_before_a_team_has_begun() {
    let world = World { team: care::team::Team::default(), ..World::empty() };
    let begin = Command::from(drafts::BeginDraft { week: week(), begin: Begin::Fresh });
    assert_eq!(world.refused(ADA, &begin), [General::NotFounded]);
    assert_eq!(
        World::empty().refused(ADA, &Command::from(founding::Found(founded()))),
        [founding::Problem::AlreadyFounded]
    );
}

#[test]
fn all_that_is_wrong_with_a_contract_is_told_at_once() {
    let world = World::empty();
    let mut joined = joined(ADA);
    joined.terms.contract.most_a_week = Some(Minutes::hours(20));
    joined.terms.shifts[0].weekdays.clear();
    let part = joined.terms.shifts[0].parts[0];
    joined.terms.shifts[0].parts.push(Stretch { from: part.from, to: part.to });
    let problems = world.refused(ADA, &Command::from(workers::Join(joined)));
    let expected = [
        Problem::from(workers::Problem::GuaranteedBeyondMost),
        General::NoWeekdays.into(),
        workers::Problem::PartsOverlap.into(),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_competence_counts_until_its_last_date() {
    let mut world = World::new();
    let (medicines, insulin) = (Competence::new("medicines").unwrap(), Competence::new("insulin").unwrap());
    let held = Some(Held { until: Some(date("2026-12-31")), proof: None });
    world.does(
        ADA,
        &Command::from(skills::SetCompetence { worker: worker(ADA), competence: medicines.clone(), held }),
    );
    let sign_off = Some(SignOff { nurse: sealed(1), until: None });
    let command = Command::from(skills::SetSignOff {
        worker: worker(ADA),
        person: person(DOT),
        competence: insulin.clone(),
        sign_off,
    });
    world.does(BEN, &command);
    let ada = &world.team.workers[&worker(ADA)];
    assert!(ada.can(&medicines, person(EVE), date("2026-12-31")));
    assert!(!ada.can(&medicines, person(EVE), date("2027-01-01")));
    assert!(ada.can(&insulin, person(DOT), date("2027-01-01")));
    assert!(!ada.can(&insulin, person(EVE), date("2026-12-01")));
}

#[test]
fn a_worker_works_in_the_weeks_of_their_rhythm() {
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
    world.does(ADA, &Command::from(absences::SetAbsence { absence: id, to: Some(absence.clone()) }));
    let at = |day: &str, hour: &str| Moment::new(date(day), clock(hour));
    let away = |world: &World, day: &str| world.team.is_away(worker(BEN), at(day, "09:00"), at(day, "11:00"));
    assert!(!away(&world, "2026-11-23") && away(&world, "2026-11-24") && away(&world, "2027-11-24"));
    let back = Absence { to: Some(at("2026-11-26", "00:00")), ..absence.clone() };
    world.does(BEN, &Command::from(absences::SetAbsence { absence: id, to: Some(back) }));
    assert!(away(&world, "2026-11-25") && !away(&world, "2026-11-26"));
    let ended = Absence { to: Some(from), ..absence };
    let refused = world.refused(BEN, &Command::from(absences::SetAbsence { absence: id, to: Some(ended) }));
    assert_eq!(refused, [General::EndsBeforeItBegins]);
}

#[test]
fn what_is_already_so_makes_no_event() {
    let world = World::new();
    let leave = Command::from(workers::Leave { worker: worker(ADA), last: None });
    assert_eq!(world.ask(By::Program, &leave), Ok(Vec::new()));
    let clearance = Command::from(skills::SetClearance { worker: worker(ADA), until: None });
    assert_eq!(world.ask(By::Program, &clearance), Ok(Vec::new()));
}

#[test]
fn a_worker_is_cleared_and_in_the_team_to_the_last_day() {
    let mut world = World::new();
    let last = date("2026-12-31");
    world.does(ADA, &Command::from(skills::SetClearance { worker: worker(ADA), until: Some(last) }));
    world.does(ADA, &Command::from(workers::Leave { worker: worker(ADA), last: Some(last) }));
    let ada = &world.team.workers[&worker(ADA)];
    assert!(ada.is_cleared(last) && !ada.is_cleared(date("2027-01-01")));
    assert!(ada.is_here(last) && !ada.is_here(date("2027-01-01")));
    assert!(ada.is_here(date("2026-01-05")) && !ada.is_here(date("2026-01-04")));
    let ben = &world.team.workers[&worker(BEN)];
    assert!(ben.is_cleared(date("2099-01-01")) && ben.is_here(date("2099-01-01")));
    let here = |on: &str| world.team.workers_on(date(on)).map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(here("2027-01-01"), [worker(BEN), worker(CARA)]);
    assert!(here("2026-01-04").is_empty());
}

#[test]
fn an_absence_touches_what_begins_before_it_ends() {
    let at = |hour: &str| Moment::new(date("2026-11-24"), clock(hour));
    let to = Some(at("12:00"));
    let absence = Absence { worker: worker(BEN), from: at("10:00"), to, why: Why::Training, words: None };
    let meets = |from, to| absence.meets(at(from), at(to));
    assert!(!meets("08:00", "10:00") && meets("08:00", "10:01"));
    assert!(meets("11:59", "13:00") && !meets("12:00", "13:00"));
    let mut world = World::new();
    let id = AbsenceId::new(Uuid::from_u128(1));
    world.does(ADA, &Command::from(absences::SetAbsence { absence: id, to: Some(absence) }));
    assert!(world.team.is_away(worker(BEN), at("10:00"), at("11:00")));
    assert!(!world.team.is_away(worker(ADA), at("10:00"), at("11:00")));
}

#[test]
fn a_turn_holds_from_its_first_day_to_its_last() {
    use care::roles::{self, Role, Turn};
    let turn = |number, from: &str, to: Option<&str>| Turn {
        worker: worker(number),
        from: date(from),
        to: to.map(date),
    };
    let some = turn(ADA, "2026-12-01", Some("2026-12-02"));
    let holds = |on: &str| some.holds(date(on));
    assert!(!holds("2026-11-30") && holds("2026-12-01") && holds("2026-12-02") && !holds("2026-12-03"));
    let mut world = World::new();
    let share = |role, turns: Vec<Turn>| Command::from(roles::ShareRole { role, turns });
    world.make(By::Program, &share(Role::Mentor, vec![turn(ADA, "2026-12-01", None)]));
    let has = |number, role| world.team.has_role(worker(number), role, date("2026-12-01"));
    assert!(has(ADA, Role::Mentor) && !has(BEN, Role::Mentor) && !has(ADA, Role::Planner));
    let overlaps = [
        vec![turn(ADA, "2026-12-01", None), turn(ADA, "2027-12-01", None)],
        vec![turn(ADA, "2026-12-01", Some("2026-12-31")), turn(ADA, "2026-12-31", None)],
    ];
    for turns in overlaps {
        assert_eq!(world.refused(ADA, &share(Role::Quality, turns)), [roles::Problem::TurnsOverlap]);
    }
    let fine = vec![
        turn(BEN, "2026-12-01", None),
        turn(ADA, "2027-01-01", None),
        turn(ADA, "2026-12-01", Some("2026-12-31")),
    ];
    world.make(By::Program, &share(Role::Quality, fine));
    let first: Vec<Turn> = world.team.roles[&Role::Quality].clone();
    assert_eq!(first[0], turn(ADA, "2026-12-01", Some("2026-12-31")), "in the order of their days");
    world.make(By::Program, &share(Role::Quality, Vec::new()));
    assert!(!world.team.roles.contains_key(&Role::Quality));
}
