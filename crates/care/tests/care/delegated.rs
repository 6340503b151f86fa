//! Delegated health tasks: handed over, signed off by the nurse, lapsed, withdrawn, and what is refused.

use care::circle::{Member, SetMember};
use care::delegated::*;
use care::ids::MemberId;
use care::notices::{Kind, news_of};
use care::organisation::Membership;
use care::people::Section;
use care::roles::{Role, ShareRole, Turn};
use care::skills::{Held, SetCompetence};
use care::team::Command as Wish;
use care::visit::Competence;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

const BELL: MemberId = MemberId::new(Uuid::from_u128(71));
const DAUGHTER: MemberId = MemberId::new(Uuid::from_u128(72));

fn task() -> HealthTaskId {
    HealthTaskId::new(Uuid::from_u128(81))
}

fn insulin() -> Competence {
    Competence::new("Insulin").unwrap()
}

fn handed_over() -> HealthTask {
    HealthTask { person: person(DOT), competence: insulin(), nurse: BELL, words: sealed(82) }
}

fn set(to: Option<HealthTask>) -> Wish {
    SetHealthTask { task: task(), person: person(DOT), to }.into()
}

fn sign(number: u128) -> SignOffTask {
    SignOffTask {
        task: task(),
        person: person(DOT),
        worker: worker(number),
        taught: date("2026-11-12"),
        signed: date("2026-11-13"),
        review: date("2027-05-13"),
    }
}

fn withdraw(number: u128) -> Wish {
    WithdrawSignOff { task: task(), person: person(DOT), worker: worker(number) }.into()
}

/// Dot's circle has Nurse Bell and a daughter, who both see what is delegated; Ben has a role.
fn with_a_nurse() -> World {
    let mut world = World::published();
    for member in [BELL, DAUGHTER] {
        let to = Some(Member { details: sealed(83), sees: [Section::Delegated].into(), until: None });
        world.does(ADA, &SetMember { person: person(DOT), member, to }.into());
    }
    let turns = vec![Turn { worker: worker(BEN), from: date("2026-01-01"), to: None }];
    world.make(By::Program, &ShareRole { role: Role::Planner, turns }.into());
    world
}

fn delegated() -> World {
    let mut world = with_a_nurse();
    world.does(ADA, &set(Some(handed_over())));
    world
}

fn standing(world: &World, number: u128, on: &str) -> Standing {
    world.team.stands_to(worker(number), task(), date(on))
}

fn can(world: &World, number: u128, on: &str) -> bool {
    world.team.can(worker(number), &insulin(), person(DOT), date(on))
}

#[test]
fn only_the_nurses_word_counts_and_only_until_the_review() {
    let mut world = delegated();
    let held = Some(Held { until: None, proof: None });
    let everyone = SetCompetence { worker: worker(CARA), competence: insulin(), held };
    world.does(BEN, &everyone.into());
    assert!(!can(&world, CARA, "2026-11-16"), "a course is not the nurse’s word for this person");
    assert!(world.team.can(worker(CARA), &insulin(), person(EVE), date("2026-11-16")), "for Eve it is");
    assert_eq!(standing(&world, ADA, "2026-11-16"), Standing::NotYet);
    world.make(By::Member(BELL), &sign(ADA).into());
    assert_eq!(standing(&world, ADA, "2027-05-13"), Standing::Holds(date("2027-05-13")));
    assert_eq!(standing(&world, ADA, "2027-05-14"), Standing::Lapsed(date("2027-05-13")));
    assert!(can(&world, ADA, "2026-11-16") && !can(&world, ADA, "2027-05-14"));
    assert!(!world.team.can(worker(ADA), &insulin(), person(EVE), date("2026-11-16")), "for one person");
}

#[test]
fn it_is_withdrawn_at_once_and_signed_again() {
    let mut world = delegated();
    world.make(By::Member(BELL), &sign(ADA).into());
    world.make(By::Member(BELL), &withdraw(ADA));
    assert_eq!(standing(&world, ADA, "2026-11-16"), Standing::Withdrawn(date("2026-11-16")));
    assert_eq!(world.ask(By::Member(BELL), &withdraw(ADA)), Ok(Vec::new()), "twice is once");
    assert_eq!(world.ask(By::Member(BELL), &withdraw(CARA)), Ok(Vec::new()), "nothing to withdraw");
    world.make(By::Member(BELL), &sign(ADA).into());
    assert!(can(&world, ADA, "2026-11-16"));
    world.does(ADA, &set(None));
    assert!(world.team.signed_off.is_empty(), "with the task goes who may do it");
    assert_eq!(standing(&world, ADA, "2026-11-16"), Standing::NotYet);
}

#[test]
fn the_nurse_signs_or_somebody_with_a_role_and_the_paper_and_nobody_themselves() {
    let world = delegated();
    let by = |by: By, number| world.ask(by, &sign(number).into());
    assert!(by(By::Member(BELL), ADA).is_ok() && by(By::Worker(worker(BEN)), ADA).is_ok());
    refuses_by(&world, By::Member(DAUGHTER), sign(ADA), Problem::NotTheNurse);
    refuses_by(&world, By::Member(DAUGHTER), withdraw(ADA), Problem::NotTheNurse);
    refuses_by(&world, By::Member(DAUGHTER), set(None), Problem::NotTheNurse);
    refuses_by(&world, By::Worker(worker(BEN)), sign(BEN), Problem::OwnSignOff);
    refuses_by(&world, By::Worker(worker(CARA)), sign(ADA), Problem::NoDuty);
}

#[test]
fn days_follow_one_another_and_a_review_is_within_a_year() {
    let world = delegated();
    let bell = By::Member(BELL);
    for (taught, signed, review, why) in [
        ("2026-11-14", "2026-11-13", "2027-05-13", Problem::DaysOutOfOrder),
        ("2026-11-12", "2026-11-17", "2027-05-13", Problem::DaysOutOfOrder),
        ("2026-11-12", "2026-11-13", "2026-11-16", Problem::ReviewOutOfReach),
        ("2026-11-12", "2026-11-13", "2027-11-15", Problem::ReviewOutOfReach),
    ] {
        let (taught, signed, review) = (date(taught), date(signed), date(review));
        refuses_by(&world, bell, SignOffTask { taught, signed, review, ..sign(ADA) }, why);
    }
    let unknown = SignOffTask { person: person(EVE), ..sign(ADA) };
    refuses_by(&world, bell, unknown, General::Unknown("health task"));
}

#[test]
fn one_task_of_a_name_for_a_person_and_a_nurse_who_is_known() {
    let mut world = with_a_nurse();
    let stranger = HealthTask { nurse: MemberId::new(Uuid::from_u128(99)), ..handed_over() };
    refuses(&world, set(Some(stranger)), Problem::UnknownNurse);
    world.does(ADA, &set(Some(handed_over())));
    let again = SetHealthTask {
        task: HealthTaskId::new(Uuid::from_u128(84)),
        person: person(DOT),
        to: Some(handed_over()),
    };
    refuses(&world, again, Problem::DelegatedAlready);
    let eves = HealthTask { person: person(EVE), ..handed_over() };
    refuses(&world, set(Some(eves)), General::Unknown("health task"));
}

#[test]
fn a_worker_hears_of_their_own_sign_off_and_nobody_else_does() {
    let mut world = delegated();
    let signed = world.make(By::Member(BELL), &sign(ADA).into()).remove(0).1;
    let hears = |number| {
        let who = Membership::Worker { team: team_id(), worker: worker(number) };
        news_of(&signed, who, &world.team, date("2026-11-16")).map(|told| told.kind)
    };
    assert_eq!([hears(ADA), hears(CARA)], [Some(Kind::Health), None]);
    let dot = Membership::Person { team: team_id(), person: person(DOT) };
    assert_eq!(news_of(&signed, dot, &world.team, date("2026-11-16")), None);
}
