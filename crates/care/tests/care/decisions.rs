//! Decisions by consent, and roles.

use care::By;
use care::General;
use care::decisions::{self, State};
use care::ids::ProposalId;
use care::roles::{self, Role, Turn};
use care::team::Command;
use uuid::Uuid;

use crate::world::*;

fn id() -> ProposalId {
    ProposalId::new(Uuid::from_u128(1))
}

fn proposed() -> World {
    let mut world = World::new();
    let proposal =
        Command::from(decisions::Propose { proposal: id(), words: sealed(1), answer_by: date("2026-11-20") });
    world.does(ADA, &proposal);
    world
}

fn decide() -> Command {
    Command::from(decisions::Decide { proposal: id(), review: date("2027-05-01") })
}

#[test]
fn a_proposal_stands_once_everyone_consents() {
    let mut world = proposed();
    assert_eq!(world.refused(ADA, &decide()), [decisions::Problem::NotEverybodyAnswered]);
    world.does(BEN, &Command::from(decisions::Consent { proposal: id() }));
    world.does(CARA, &Command::from(decisions::Consent { proposal: id() }));
    world.does(ADA, &decide());
    let expected = State::Decided { on: date("2026-11-16"), review: date("2027-05-01") };
    assert_eq!(world.team.proposals[&id()].state, expected);
    assert_eq!(
        world.refused(BEN, &Command::from(decisions::Consent { proposal: id() })),
        [decisions::Problem::IsOver]
    );
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
    world.does(BEN, &Command::from(decisions::Object { proposal: id(), words: sealed(2) }));
    world.now = "2026-11-21T09:00:00Z".parse().unwrap();
    assert_eq!(world.refused(ADA, &decide()), [decisions::Problem::ObjectionsStand]);
    let amend =
        Command::from(decisions::Amend { proposal: id(), words: sealed(3), answer_by: date("2026-11-25") });
    world.does(CARA, &amend);
    let proposal = &world.team.proposals[&id()];
    assert_eq!(proposal.words(), Some(sealed(3)));
    assert_eq!((proposal.consents.clone(), proposal.objections.len()), (workers(&[CARA]), 0));
}

#[test]
fn only_who_brought_it_up_withdraws_it() {
    let mut world = proposed();
    assert_eq!(
        world.refused(BEN, &Command::from(decisions::Withdraw { proposal: id() })),
        [General::OnlyThemselves]
    );
    world.does(ADA, &Command::from(decisions::Withdraw { proposal: id() }));
    assert_eq!(world.team.proposals[&id()].state, State::Withdrawn);
}

#[test]
fn roles_go_round() {
    let mut world = World::new();
    let turn =
        |number, from: &str, to: &str| Turn { worker: worker(number), from: date(from), to: Some(date(to)) };
    let turns = vec![turn(BEN, "2026-12-01", "2026-12-31"), turn(ADA, "2026-11-01", "2026-11-30")];
    world.make(By::Program, &Command::from(roles::ShareRole { role: Role::Welcomer, turns }));
    assert!(world.team.has_role(worker(ADA), Role::Welcomer, date("2026-11-30")));
    assert!(world.team.has_role(worker(BEN), Role::Welcomer, date("2026-12-01")));
    assert!(world.team.has_duty(worker(ADA), date("2026-11-16")));
    assert!(!world.team.has_duty(worker(BEN), date("2026-11-16")));
    assert!(world.team.has_duty(worker(BEN), date("2027-02-01")), "nobody's turn, so everybody's");
    let twice = vec![turn(BEN, "2026-12-01", "2026-12-31"), turn(BEN, "2026-12-31", "2027-01-31")];
    let refused = world.refused(ADA, &Command::from(roles::ShareRole { role: Role::Mentor, turns: twice }));
    assert_eq!(refused, [roles::Problem::TurnsOverlap]);
}
