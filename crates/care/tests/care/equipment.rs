//! Equipment, visits by two that one can make, and what is done when support ends.

use care::equipment::*;
use care::farewells::{self, FarewellStep, TickFarewell};
use care::people::Leave;
use care::visit::{Competence, Crew};
use care::{General, Minutes};
use uuid::Uuid;

use crate::world::*;

fn hoist() -> Competence {
    Competence::new("single-handed hoist").unwrap()
}

/// Eve's bath, Mondays and Thursdays, by two: one can make it from 30 November.
fn look(number: u128) -> ReviewCrew {
    ReviewCrew {
        review: CrewReviewId::new(Uuid::from_u128(number)),
        person: person(EVE),
        pattern: pattern(BATH),
        one_from: Some(date("2026-11-30")),
        learnt: [hoist()].into(),
        words: sealed(80),
        next: date("2027-05-30"),
    }
}

#[test]
fn a_visit_that_one_can_make_gives_its_hours_back() {
    let mut world = World::new();
    let minutes =
        |world: &World, on| minutes_a_week(world.team.patterns[&pattern(BATH)].terms_on(date(on)).unwrap());
    let before = minutes(&world, "2026-11-29");
    world.does(ADA, &look(1).into());
    let after = minutes(&world, "2026-11-30");
    assert_eq!(
        (before.0, minutes(&world, "2026-11-29")),
        (after.0 * 2, before),
        "from that day on, not before"
    );
    let terms = world.team.patterns[&pattern(BATH)].terms_on(date("2026-11-30")).unwrap();
    assert_eq!(terms.support.crew, Crew::One);
    assert!(terms.support.competences.contains(&hoist()), "only who has learnt how is sent");
    let found = &world.team.crew_review_of(pattern(BATH)).unwrap().found;
    let returned = Minutes(before.0 - after.0);
    assert_eq!(*found, Found::One { from: date("2026-11-30"), learnt: [hoist()].into(), returned });
}

#[test]
fn a_visit_that_takes_two_stays_as_it_is_and_is_looked_at_again() {
    let mut world = World::new();
    let takes_two = ReviewCrew { one_from: None, learnt: [].into(), ..look(1) };
    assert_eq!(world.does(ADA, &takes_two.into()).len(), 1);
    assert_eq!(world.team.crew_review_of(pattern(BATH)).unwrap().found, Found::TakesTwo);
}

#[test]
fn all_that_is_wrong_with_a_look_is_told_at_once() {
    let world = World::new();
    let wrong = ReviewCrew { learnt: [].into(), next: date("2026-11-16"), ..look(1) };
    assert_eq!(world.refused(ADA, &wrong.into()), [Problem::NextHasPassed, Problem::NothingLearnt]);
    let by_one = ReviewCrew { person: person(DOT), pattern: pattern(BREAKFAST), ..look(1) };
    assert_eq!(world.refused(ADA, &by_one.into()), [Problem::NotByTwo]);
    let dots = ReviewCrew { person: person(DOT), ..look(1) };
    assert_eq!(world.refused(ADA, &dots.into()), [General::Unknown("pattern")]);
}

#[test]
fn equipment_is_examined_in_the_past() {
    let mut world = World::new();
    let equipment = EquipmentId::new(Uuid::from_u128(1));
    let set = |checked| SetEquipment {
        equipment,
        person: person(DOT),
        to: Some(Equipment {
            person: person(DOT),
            words: sealed(81),
            checked: Some(date(checked)),
            next_check: date("2027-05-01"),
        }),
    };
    assert_eq!(world.refused(ADA, &set("2026-11-17").into()), [Problem::ExaminedLater]);
    world.does(ADA, &set("2026-11-01").into());
    assert_eq!(world.team.equipment_of(person(DOT)).len(), 1);
    world.does(ADA, &SetEquipment { to: None, ..set("2026-11-01") }.into());
    assert!(world.team.equipment_of(person(DOT)).is_empty());
}

#[test]
fn what_is_done_at_the_end_waits_for_a_last_day() {
    let mut world = World::new();
    let tick = |done| TickFarewell { person: person(DOT), step: FarewellStep::KeysReturned, done };
    assert_eq!(world.refused(ADA, &tick(true).into()), [farewells::Problem::GoesOn]);
    world.does(ADA, &Leave { person: person(DOT), last: Some(date("2026-12-31")) }.into());
    world.does(ADA, &tick(true).into());
    assert!(world.team.farewells[&person(DOT)].contains_key(&FarewellStep::KeysReturned));
    world.does(ADA, &tick(false).into());
    assert!(world.team.farewells.is_empty());
}
