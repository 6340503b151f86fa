//! How arrivals are proved: agreed with a person, proved once in whatever order, the best of all that was given.

use care::arrivals::*;
use care::day::StatementId;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

fn proves(number: u128, proof: Proof) -> ProveArrival {
    let statement = StatementId::new(Uuid::from_u128(number));
    ProveArrival { statement, visit: breakfast(), worker: worker(ADA), proof }
}

#[test]
fn nothing_is_agreed_until_it_is_and_it_can_be_taken_back() {
    let mut world = World::published();
    assert!(world.team.arrival_ways.is_empty());
    let way = Some(AgreedWay { means: Means::Door, code: sealed(94) });
    let agreed = world.does(ADA, &AgreeWay { person: person(DOT), way }.into());
    assert_eq!(world.team.arrival_ways[&person(DOT)].means, Means::Door);
    world.take_back(agreed).unwrap();
    assert!(world.team.arrival_ways.is_empty());
}

#[test]
fn a_wrong_code_is_no_proof_and_a_right_one_afterwards_is() {
    let mut world = World::published();
    let proof = |world: &World| world.team.proof_of(breakfast(), worker(ADA));
    assert_eq!(proof(&world), None);
    world.does(ADA, &proves(1, Proof::WrongCode).into());
    assert_eq!(proof(&world), Some(Proof::WrongCode));
    world.does(ADA, &proves(2, Proof::Spoken).into());
    assert_eq!(proof(&world), Some(Proof::Spoken));
    assert_eq!(world.ask(By::Worker(worker(ADA)), &proves(2, Proof::Spoken).into()), Ok(Vec::new()));
    refuses(&world, proves(2, Proof::Door), General::AlreadyThere);
    assert_eq!(world.team.proof_of(breakfast(), worker(BEN)), None);
}

#[test]
fn being_out_together_is_said_in_one_tap() {
    let mut world = World::published();
    world.does(ADA, &proves(1, Proof::OutTogether).into());
    assert_eq!(world.team.proof_of(breakfast(), worker(ADA)), Some(Proof::OutTogether));
    let unknown = ProveArrival { visit: visit(99, "2026-11-23"), ..proves(3, Proof::Door) };
    refuses(&world, unknown, General::Unknown("visit"));
}
