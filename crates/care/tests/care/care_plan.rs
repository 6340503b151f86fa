//! Care plans: written, changed by two at once, agreed, rated; and the support that serves them.

use std::collections::BTreeMap;

use care::care_plan::*;
use care::circle::{Member, SetMember};
use care::ids::MemberId;
use care::team::Command as Wish;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

fn outcome() -> OutcomeId {
    OutcomeId::new(Uuid::from_u128(1))
}

fn write(based_on: usize, words: u128) -> WritePlan {
    let terms = OutcomeTerms { support: [pattern(BREAKFAST)].into(), ..OutcomeTerms::default() };
    WritePlan {
        person: person(DOT),
        based_on,
        words: sealed(words),
        outcomes: [(outcome(), terms)].into(),
        review: date("2027-05-16"),
    }
}

fn dot() -> By {
    By::Person(person(DOT))
}

fn agree(number: usize, whose: By) -> AgreeToPlan {
    AgreeToPlan { person: person(DOT), number, whose }
}

fn rate(number: u128, nearness: Nearness) -> RateOutcome {
    RateOutcome {
        person: person(DOT),
        rating: RatingId::new(Uuid::from_u128(number)),
        outcome: outcome(),
        whose: dot(),
        score: Score::Near(nearness),
        words: None,
    }
}

/// Dot's plan, with a daughter of theirs in the circle.
fn begun() -> (World, By) {
    let mut world = World::new();
    let member = MemberId::new(Uuid::from_u128(7));
    let to = Some(Member { details: sealed(6), sees: [].into(), until: None });
    world.does(ADA, &SetMember { person: person(DOT), member, to }.into());
    world.does(ADA, &write(0, 50).into());
    (world, By::Member(member))
}

fn plan(world: &World) -> &CarePlan {
    &world.team.care_plans[&person(DOT)]
}

#[test]
fn every_version_stays_and_people_agree_to_the_one_they_read() {
    let (mut world, daughter) = begun();
    world.does(ADA, &agree(1, dot()).into());
    world.does(ADA, &agree(1, daughter).into());
    assert!(plan(&world).latest().unwrap().1.is_agreed_by(person(DOT)));
    world.does(BEN, &write(1, 51).into());
    let versions: Vec<_> = plan(&world).versions.iter().map(|one| (one.words, one.agreed.len())).collect();
    assert_eq!(versions, [(sealed(50), 2), (sealed(51), 0)], "nobody has agreed to the new one yet");
    assert_eq!(world.refused(ADA, &agree(1, dot()).into()), [Problem::NewerVersion]);
    assert!(world.does(ADA, &agree(2, dot()).into()).len() == 1);
    assert!(world.does(ADA, &agree(2, dot()).into()).is_empty(), "once is enough");
}

#[test]
fn a_change_that_was_made_from_an_older_version_is_not_lost_and_not_laid_over_another() {
    let (mut world, _) = begun();
    world.does(ADA, &write(1, 51).into());
    assert_eq!(world.refused(BEN, &write(1, 52).into()), [Problem::NewerVersion]);
}

#[test]
fn all_that_is_wrong_with_a_plan_is_told_at_once() {
    let world = World::new();
    let terms = OutcomeTerms { support: [pattern(BATH)].into(), ..OutcomeTerms::default() };
    let outcomes: BTreeMap<_, _> = [(outcome(), terms)].into();
    let wrong = WritePlan { outcomes, review: date("2026-11-16"), ..write(3, 50) };
    let all = [Problem::NewerVersion, Problem::NoSuchReview, Problem::AnothersSupport];
    assert_eq!(world.refused(ADA, &wrong.into()), all);
    let late = WritePlan { review: date("2028-11-18"), ..write(0, 50) };
    assert_eq!(world.refused(ADA, &late.into()), [Problem::NoSuchReview]);
}

#[test]
fn nobody_agrees_or_speaks_for_somebody_else() {
    let (world, daughter) = begun();
    for whose in
        [By::Person(person(EVE)), By::Member(MemberId::new(Uuid::from_u128(99))), By::Worker(worker(BEN))]
    {
        assert_eq!(world.refused(ADA, &agree(1, whose).into()), [Problem::NotForThem], "{whose:?}");
    }
    let unknown = AgreeToPlan { person: person(EVE), ..agree(1, daughter) };
    assert_eq!(world.refused(ADA, &unknown.into()), [General::Unknown("care plan")]);
}

#[test]
fn how_far_something_has_come_is_told_over_time() {
    let (mut world, _) = begun();
    world.does(ADA, &rate(1, Nearness::ALittle).into());
    world.does(ADA, &rate(2, Nearness::Nearly).into());
    let places: Vec<usize> =
        plan(&world).ratings_of(outcome()).iter().map(|rating| rating.score.place()).collect();
    assert_eq!(places, [1, 3]);
    assert_eq!(world.refused(ADA, &rate(2, Nearness::Nearly).into()), [General::AlreadyThere]);
    let other = RateOutcome { outcome: OutcomeId::new(Uuid::from_u128(9)), ..rate(3, Nearness::Nearly) };
    assert_eq!(world.refused(ADA, &Wish::from(other)), [Problem::NoSuchOutcome]);
}

#[test]
fn support_knows_which_outcomes_it_serves() {
    let (world, _) = begun();
    let served: Vec<_> = world.team.outcomes_served_by(pattern(BREAKFAST)).collect();
    assert_eq!(served, [(person(DOT), outcome())]);
    assert_eq!(world.team.outcomes_served_by(pattern(LUNCH)).count(), 0);
}

#[test]
fn a_plan_is_due_on_its_day() {
    let (world, _) = begun();
    assert!(!plan(&world).is_due(date("2027-05-15")) && plan(&world).is_due(date("2027-05-16")));
}
