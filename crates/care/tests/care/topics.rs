//! Decisions by consent, and roles.

use care::ids::TopicId;
use care::team::role::{Role, Turn};
use care::team::topic::State;
use care::team::{Command, Problem};
use uuid::Uuid;

use crate::world::*;

fn id() -> TopicId {
    TopicId::new(Uuid::from_u128(1))
}

fn proposed() -> World {
    let mut world = World::new();
    let topic = Command::ProposeTopic { topic: id(), words: sealed(1), answer_by: date("2026-11-20") };
    world.does(ADA, &topic);
    world
}

fn decide() -> Command {
    Command::DecideTopic { topic: id(), review: date("2027-05-01") }
}

#[test]
fn a_proposal_stands_once_everyone_consents() {
    let mut world = proposed();
    assert_eq!(world.refused(ADA, &decide()), [Problem::NotEverybodyAnswered]);
    world.does(BEN, &Command::Consent { topic: id() });
    world.does(CARA, &Command::Consent { topic: id() });
    world.does(ADA, &decide());
    let expected = State::Decided { on: date("2026-11-16"), review: date("2027-05-01") };
    assert_eq!(world.team.topics[&id()].state, expected);
    assert_eq!(world.refused(BEN, &Command::Consent { topic: id() }), [Problem::TopicIsOver]);
}

#[test]
fn silence_consents_after_the_day_to_answer_by() {
    let mut world = proposed();
    world.now = "2026-11-21T09:00:00Z".parse().unwrap();
    world.does(ADA, &decide());
}

#[test]
fn an_objection_stands_until_something_else_is_proposed() {
    let mut world = proposed();
    world.does(BEN, &Command::Object { topic: id(), words: sealed(2) });
    world.now = "2026-11-21T09:00:00Z".parse().unwrap();
    assert_eq!(world.refused(ADA, &decide()), [Problem::ObjectionsStand]);
    let amend = Command::AmendTopic { topic: id(), words: sealed(3), answer_by: date("2026-11-25") };
    world.does(CARA, &amend);
    let topic = &world.team.topics[&id()];
    assert_eq!(topic.proposal(), Some(sealed(3)));
    assert_eq!((topic.consents.clone(), topic.objections.len()), (workers(&[CARA]), 0));
}

#[test]
fn only_who_brought_it_up_withdraws_it() {
    let mut world = proposed();
    assert_eq!(world.refused(BEN, &Command::WithdrawTopic { topic: id() }), [Problem::OnlyHerself]);
    world.does(ADA, &Command::WithdrawTopic { topic: id() });
    assert_eq!(world.team.topics[&id()].state, State::Withdrawn);
}

#[test]
fn roles_go_round() {
    let mut world = World::new();
    let turn =
        |number, from: &str, to: &str| Turn { worker: worker(number), from: date(from), to: Some(date(to)) };
    let turns = vec![turn(BEN, "2026-12-01", "2026-12-31"), turn(ADA, "2026-11-01", "2026-11-30")];
    world.does(ADA, &Command::ShareRole { role: Role::Welcomer, turns });
    assert!(world.team.has_role(worker(ADA), Role::Welcomer, date("2026-11-30")));
    assert!(world.team.has_role(worker(BEN), Role::Welcomer, date("2026-12-01")));
    assert!(world.team.has_duty(worker(ADA), date("2026-11-16")));
    assert!(!world.team.has_duty(worker(BEN), date("2026-11-16")));
    assert!(world.team.has_duty(worker(BEN), date("2027-02-01")), "nobody's turn, so everybody's");
    let twice = vec![turn(BEN, "2026-12-01", "2026-12-31"), turn(BEN, "2026-12-31", "2027-01-31")];
    let refused = world.refused(ADA, &Command::ShareRole { role: Role::Mentor, turns: twice });
    assert_eq!(refused, [Problem::TurnsOverlap]);
}
