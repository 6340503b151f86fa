//! What gives or takes rights takes effect when two have said yes to it.

use care::ids::AccountId;
use care::roles::{ConfirmRole, DropRole, Role, ShareRole, Turn};
use care::stream::Stream;
use care::team::{Command, Event};
use care::workers::{ConfirmLeaving, DropLeaving, Leave};
use care::{By, Context, General, roles, workers};
use uuid::Uuid;

use crate::world::*;

const YESTERDAY: &str = "2026-11-15";

fn turn(number: u128, from: &str, to: Option<&str>) -> Turn {
    Turn { worker: worker(number), from: date(from), to: to.map(date) }
}

fn share(turns: &[Turn]) -> Command {
    ShareRole { role: Role::Planner, turns: turns.to_vec() }.into()
}

fn confirm(turns: &[Turn]) -> Command {
    ConfirmRole { role: Role::Planner, turns: turns.to_vec() }.into()
}

fn leave(number: u128, last: Option<&str>) -> Command {
    Leave { worker: worker(number), last: last.map(date) }.into()
}

fn confirm_leaving(number: u128, last: Option<&str>) -> Command {
    ConfirmLeaving { worker: worker(number), last: last.map(date) }.into()
}

fn an_administrator() -> By {
    By::Account(AccountId::new(Uuid::from_u128(1)))
}

/// Whether Ben plans.
fn ben_plans(world: &World) -> bool {
    world.team.has_role(worker(BEN), Role::Planner, date("2026-11-16"))
}

/// A team in which Ben plans without an end.
fn planned() -> (World, Vec<Turn>) {
    let (mut world, turns) = (World::new(), vec![turn(BEN, "2026-11-01", None)]);
    world.make(By::Program, &share(&turns));
    (world, turns)
}

#[test]
fn who_gives_somebody_a_turn_waits_for_a_second_voice() {
    let (mut world, turns) = (World::new(), [turn(BEN, "2026-11-01", None)]);
    world.does(BEN, &share(&turns));
    assert!(!ben_plans(&world));
    assert_eq!(world.team.roles_proposed[&Role::Planner].by, worker(BEN));
    refuses_by(&world, By::Worker(worker(BEN)), confirm(&turns), General::NeedsAnotherVoice);
    let others = [turn(BEN, "2026-11-02", None)];
    refuses(&world, confirm(&others), General::ChangedSince);
    let made = world.does(ADA, &confirm(&turns));
    assert!(ben_plans(&world) && world.team.roles_proposed.is_empty());
    let kinds: Vec<&str> = made.iter().map(|(_, event)| care::stream::Written::kind(event)).collect();
    assert_eq!(kinds, ["role/1", "role-proposed/1"]);
    refuses(&world, confirm(&turns), General::Unknown("proposed turn"));
}

#[test]
fn an_administrator_is_voice_enough_and_so_is_a_worker_who_is_alone() {
    let turns = [turn(BEN, "2026-11-01", None)];
    let mut world = World::new();
    world.make(an_administrator(), &share(&turns));
    assert!(ben_plans(&world));
    let mut world = World::new();
    world.does(BEN, &share(&turns));
    world.make(an_administrator(), &confirm(&turns));
    assert!(ben_plans(&world));
    let mut world = World::new();
    for number in [ADA, CARA] {
        world.make(By::Program, &leave(number, Some(YESTERDAY)));
    }
    world.does(BEN, &share(&turns));
    assert!(ben_plans(&world));
}

#[test]
fn a_turn_ends_at_once_while_somebody_keeps_one() {
    let (mut world, mut turns) = planned();
    let mentor = ShareRole { role: Role::Mentor, turns: vec![turn(ADA, "2026-11-01", None)] };
    world.make(By::Program, &mentor.into());
    turns[0].to = Some(date("2026-11-16"));
    world.does(ADA, &share(&turns));
    assert_eq!(world.team.roles[&Role::Planner], turns);
    assert!(world.team.roles_proposed.is_empty());
}

#[test]
fn where_the_last_turn_ends_everyone_has_every_duty_so_that_waits() {
    let (mut world, mut turns) = planned();
    turns[0].to = Some(date("2026-11-16"));
    world.does(ADA, &share(&turns));
    assert!(ben_plans(&world) && world.team.roles[&Role::Planner] != turns, "it waits");
    world.does(ADA, &DropRole { role: Role::Planner }.into());
    world.does(ADA, &share(&[]));
    assert!(ben_plans(&world), "the same with none at all");
}

#[test]
fn a_longer_turn_and_one_to_come_are_more_than_there_was() {
    let now = turn(BEN, "2026-11-01", Some("2026-11-30"));
    let longer = turn(BEN, "2026-11-01", Some("2026-12-01"));
    let later = turn(CARA, "2027-01-01", None);
    let past = turn(CARA, "2026-10-01", Some("2026-10-31"));
    for (turns, waits) in [(vec![longer], true), (vec![now, later], true), (vec![past, now], false)] {
        let mut world = World::new();
        world.make(By::Program, &share(&[now]));
        world.does(ADA, &share(&turns));
        assert_eq!(world.team.roles_proposed.contains_key(&Role::Planner), waits, "{turns:?}");
    }
}

#[test]
fn what_was_proposed_of_turns_that_are_others_by_now_is_not_confirmed() {
    let (mut world, mut turns) = planned();
    turns.push(turn(CARA, "2026-11-01", None));
    world.does(CARA, &share(&turns));
    let cara_too = ShareRole { role: Role::Planner, turns: vec![turn(ADA, "2026-11-01", None)] };
    world.make(By::Program, &cara_too.into());
    assert!(world.team.roles_proposed.is_empty(), "what takes effect leaves nothing to confirm");
    refuses(&world, confirm(&turns), General::Unknown("proposed turn"));
}

#[test]
fn a_colleagues_last_day_that_is_not_to_come_waits_for_a_second_voice() {
    for last in [YESTERDAY, "2026-11-16"] {
        let mut world = World::new();
        world.does(ADA, &leave(CARA, Some(last)));
        assert_eq!(world.team.workers[&worker(CARA)].leaves, None, "{last}");
        refuses(&world, confirm_leaving(CARA, Some(last)), General::NeedsAnotherVoice);
        let another = confirm_leaving(CARA, Some("2026-12-24"));
        refuses_by(&world, By::Worker(worker(BEN)), another, General::ChangedSince);
        world.does(BEN, &confirm_leaving(CARA, Some(last)));
        assert_eq!(world.team.workers[&worker(CARA)].leaves, Some(date(last)));
        assert!(world.team.leaving_proposed.is_empty());
    }
}

#[test]
fn a_last_day_to_come_ones_own_and_an_administrators_need_no_second_voice() {
    for (by, last) in [
        (By::Worker(worker(ADA)), "2026-11-17"),
        (By::Worker(worker(CARA)), YESTERDAY),
        (an_administrator(), YESTERDAY),
    ] {
        let mut world = World::new();
        world.make(by, &leave(CARA, Some(last)));
        assert_eq!(world.team.workers[&worker(CARA)].leaves, Some(date(last)), "{by:?}");
    }
}

#[test]
fn who_had_left_comes_in_again_with_two_voices() {
    let mut world = World::new();
    world.make(By::Program, &leave(CARA, Some(YESTERDAY)));
    world.does(ADA, &leave(CARA, None));
    assert_eq!(world.team.workers[&worker(CARA)].leaves, Some(date(YESTERDAY)));
    world.does(BEN, &confirm_leaving(CARA, None));
    assert_eq!(world.team.workers[&worker(CARA)].leaves, None);
}

#[test]
fn what_waits_is_dropped_by_anyone_and_taken_back() {
    let mut world = World::new();
    world.does(ADA, &leave(CARA, Some(YESTERDAY)));
    world.does(CARA, &DropLeaving { worker: worker(CARA) }.into());
    assert!(world.team.leaving_proposed.is_empty());
    let made = world.does(ADA, &leave(CARA, Some(YESTERDAY)));
    world.take_back(made).unwrap();
    assert!(world.team.leaving_proposed.is_empty());
    let nothing = Command::from(DropLeaving { worker: worker(CARA) });
    assert_eq!(world.ask(By::Worker(worker(ADA)), &nothing), Ok(Vec::new()));
}

#[test]
fn a_person_or_their_circle_is_no_second_voice() {
    let (mut world, turns) = (World::new(), [turn(BEN, "2026-11-01", None)]);
    world.does(BEN, &share(&turns));
    let dot = By::Person(person(DOT));
    refuses_by(&world, dot, confirm(&turns), General::OnlyWorkers);
    refuses_by(&world, dot, share(&[turn(CARA, "2026-11-01", None)]), General::OnlyWorkers);
}

#[test]
fn taking_back_needs_two_voices_where_the_same_change_would() {
    let (mut world, turns) = planned();
    let ended = vec![turn(BEN, "2026-11-01", Some("2026-11-15")), turn(ADA, "2026-11-01", None)];
    let made = world.make(By::Program, &share(&ended));
    let refusal = world.take_back(made).unwrap_err().to_string();
    assert!(refusal.starts_with("Taking this back would give somebody a role"), "{refusal}");
    world.make(By::Program, &share(&turns));
    let made = world.make(By::Program, &leave(CARA, Some(YESTERDAY)));
    assert!(world.take_back(made.clone()).is_err(), "Cara would come in again");
    let command = Command::from(care::history::TakeBack { events: made, verdict: None });
    let alone = Context::now(By::Worker(worker(CARA)), world.now);
    assert!(world.team.decide(&command, &alone).is_ok(), "who is meant themselves needs nobody");
    world.make(an_administrator(), &command);
    assert_eq!(world.team.workers[&worker(CARA)].leaves, None);
}

#[test]
fn who_proposed_or_is_proposed_stays_entered() {
    let mut world = World::new();
    let made = world.make(By::Program, &workers::Join(joined(4)).into());
    world.does(4, &share(&[turn(ADA, "2026-11-01", None)]));
    assert_eq!(world.take_back(made.clone()), Err(General::BuiltUpon.into()));
    world.does(ADA, &DropRole { role: Role::Planner }.into());
    world.does(ADA, &leave(4, Some(YESTERDAY)));
    assert_eq!(world.take_back(made), Err(General::BuiltUpon.into()));
    let waits = |event: &&Event| matches!(event, Event::Roles(roles::Event::Proposed(_)));
    assert_eq!(world.events.iter().filter(waits).count(), 2);
}
