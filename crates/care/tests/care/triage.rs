//! Triage: from a soft sign to a decision and what came of it; what is refused; that a score needs a signed plan.

use care::ids::SealedId;
use care::team::Command as Wish;
use care::time::Timestamp;
use care::triage::news2::{Observations, Part, Scale};
use care::triage::*;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

fn the() -> EpisodeId {
    EpisodeId::new(Uuid::from_u128(1))
}

fn words(number: u128) -> SealedId {
    sealed(number)
}

fn look(observations: Option<Observations>) -> LookAt {
    LookAt { episode: the(), person: person(DOT), seen: words(71), observations }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn decision() -> Decision {
    Decision {
        with: words(72),
        asked: words(73),
        route: Route::Gp,
        agreed: words(74),
        checks: By::Worker(worker(BEN)),
        by_when: at("2026-11-16T18:00:00Z"),
    }
}

fn decide(decision: Decision) -> Decide {
    Decide { episode: the(), person: person(DOT), decision }
}

fn conclude() -> Conclude {
    Conclude { episode: the(), person: person(DOT), words: words(75) }
}

fn plan() -> ResponsePlan {
    ResponsePlan {
        clinician: words(76),
        signed: date("2026-11-02"),
        review: date("2027-05-02"),
        words: words(77),
    }
}

fn signed() -> World {
    let mut world = World::new();
    world.does(ADA, &Wish::from(SignPlan { plan: Some(plan()) }));
    world
}

#[test]
fn from_a_soft_sign_to_a_decision_and_what_came_of_it() {
    let mut world = World::new();
    world.does(ADA, &look(None).into());
    let episode = |world: &World| world.team.episodes[&the()].clone();
    assert_eq!((episode(&world).person, episode(&world).began()), (person(DOT), Some(world.now)));
    assert_eq!(world.refused(ADA, &conclude().into()), [Problem::NothingDecided]);
    world.does(ADA, &decide(decision()).into());
    assert_eq!(episode(&world).decision(), Some(&decision()));
    assert!(!episode(&world).is_overdue(at("2026-11-16T18:00:00Z")));
    assert!(episode(&world).is_overdue(at("2026-11-16T18:00:01Z")), "nobody checked");
    world.does(BEN, &look(None).into());
    assert!(!episode(&world).is_overdue(at("2026-11-17T18:00:01Z")), "somebody did");
    world.does(BEN, &conclude().into());
    assert!(episode(&world).is_over());
    for over in [Wish::from(look(None)), decide(decision()).into(), conclude().into()] {
        assert_eq!(world.refused(BEN, &over), [Problem::IsOver]);
    }
}

#[test]
fn what_was_noted_first_is_taken_back_and_the_episode_with_it() {
    let mut world = World::new();
    let first = world.does(ADA, &look(None).into());
    let second = world.does(ADA, &decide(decision()).into());
    assert_eq!(world.take_back(first.clone()), Err(General::ChangedSince.into()));
    world.take_back(second).unwrap();
    world.take_back(first).unwrap();
    assert!(world.team.episodes.is_empty());
}

#[test]
fn nothing_is_measured_without_a_plan_that_a_clinician_signed() {
    let measured = Some(Observations { pulse: Some(88), ..Observations::default() });
    refuses(&World::new(), look(measured), Problem::NoResponsePlan);
    let mut world = signed();
    assert!(world.ask(By::Worker(worker(ADA)), &look(measured).into()).is_ok());
    world.now = at("2027-05-02T20:00:00Z");
    assert!(world.ask(By::Worker(worker(ADA)), &look(measured).into()).is_ok(), "on its last day");
    world.now = at("2027-05-03T09:00:00Z");
    refuses(&world, look(measured), Problem::NoResponsePlan);
    assert!(world.ask(By::Worker(worker(ADA)), &look(None).into()).is_ok(), "soft signs always");
    assert!(world.team.response_plan_on(date("2026-11-01")).is_none(), "not before it was signed");
}

#[test]
fn scale_two_is_used_only_where_a_clinician_recorded_it() {
    let measured = Some(Observations { scale: Scale::Two, saturation: Some(90), ..Observations::default() });
    let mut world = signed();
    refuses(&world, look(measured), Problem::NoScaleTwo);
    let record = |on: &str| RecordScaleTwo {
        person: person(DOT),
        scale: Some(ScaleTwo { clinician: words(78), on: date(on) }),
    };
    refuses(&world, record("2026-11-17"), Problem::NoSuchReview);
    world.does(ADA, &record("2026-10-01").into());
    assert!(world.ask(By::Worker(worker(ADA)), &look(measured).into()).is_ok());
    world.does(ADA, &RecordScaleTwo { person: person(DOT), scale: None }.into());
    refuses(&world, look(measured), Problem::NoScaleTwo);
}

#[test]
fn every_value_that_cannot_be_is_named_at_once() {
    let measured = Observations {
        respiration: Some(0),
        saturation: Some(101),
        systolic: Some(20),
        pulse: Some(9),
        temperature: Some(999),
        ..Observations::default()
    };
    let parts = [Part::Respiration, Part::Saturation, Part::Systolic, Part::Pulse, Part::Temperature];
    assert_eq!(signed().refused(ADA, &look(Some(measured)).into()), parts.map(Problem::Impossible));
}

#[test]
fn somebody_of_the_team_checks_at_a_time_to_come() {
    let mut world = World::new();
    world.does(ADA, &look(None).into());
    let late = Decision { by_when: world.now, ..decision() };
    refuses(&world, decide(late), Problem::TimeHasPassed);
    refuses(&world, decide(Decision { checks: By::Program, ..decision() }), General::OnlyWorkers);
    let stranger = Decision { checks: By::Worker(worker(99)), ..decision() };
    refuses(&world, decide(stranger), General::Unknown("worker"));
    let anothers = Decide { person: person(EVE), ..decide(decision()) };
    refuses(&world, anothers, General::Unknown("episode"));
    refuses(&world, LookAt { person: person(99), ..look(None) }, General::Unknown("person"));
    refuses(&world, LookAt { person: person(EVE), ..look(None) }, General::Unknown("episode"));
    let gone = worker(BEN);
    world.make(
        By::Account(care::ids::AccountId::new(Uuid::from_u128(902))),
        &Wish::from(care::workers::Leave { worker: gone, last: Some(date("2026-11-15")) }),
    );
    refuses(&world, decide(decision()), General::WorkerNotHere { worker: gone, on: date("2026-11-16") });
}

#[test]
fn a_plan_is_signed_by_today_and_reviewed_after_that() {
    let world = World::new();
    for (signed, review, fits) in [
        ("2026-11-16", "2026-11-17", true),
        ("2026-11-17", "2027-01-01", false),
        ("2026-11-16", "2026-11-16", false),
    ] {
        let plan = ResponsePlan { signed: date(signed), review: date(review), ..plan() };
        let said = world.ask(By::Worker(worker(ADA)), &Wish::from(SignPlan { plan: Some(plan) }));
        assert_eq!(said.is_ok(), fits, "{signed} {review} {said:?}");
    }
}

#[test]
fn an_ordinary_day_is_said_and_no_longer_said() {
    let mut world = World::new();
    world.does(ADA, &SayNormal { person: person(DOT), words: Some(words(79)) }.into());
    assert!(world.does(ADA, &SayNormal { person: person(DOT), words: Some(words(79)) }.into()).is_empty());
    world.does(ADA, &SayNormal { person: person(DOT), words: None }.into());
    assert!(world.team.normals.is_empty());
    refuses(&world, SayNormal { person: person(99), words: None }, General::Unknown("person"));
    refuses(&world, RecordScaleTwo { person: person(99), scale: None }, General::Unknown("person"));
}
