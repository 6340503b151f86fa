//! Medicines: agreed, given, refused, as needed, counted; what is refused; and what holds of doses as needed.

use care::ids::SealedId;
use care::medicines::*;
use care::team::Command as Wish;
use care::time::{Moment, Timestamp};
use care::{By, General, Minutes};
use jiff::SignedDuration;
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

const TABLETS: u128 = 81;
const PAINKILLER: u128 = 82;

fn medicine(number: u128) -> MedicineId {
    MedicineId::new(Uuid::from_u128(number))
}

fn dose(number: u128) -> DoseId {
    DoseId::new(Uuid::from_u128(number))
}

fn words(number: u128) -> SealedId {
    sealed(number)
}

fn daily(within: Option<u32>) -> Medicine {
    let times = [clock("08:00"), clock("20:00")].into();
    Medicine {
        person: person(DOT),
        details: words(83),
        help: Help::Given,
        when: When::Daily { times, within: within.map(Minutes), least_gap: None },
        witnessed: false,
        from: date("2026-11-01"),
        until: None,
        per_dose: 2,
    }
}

fn as_needed() -> Medicine {
    Medicine { when: When::AsNeeded { least_gap: Minutes::hours(4), most_a_day: 4 }, ..daily(None) }
}

fn agree(number: u128, to: Medicine) -> Wish {
    AgreeMedicine { medicine: medicine(number), to }.into()
}

fn due(text: &str) -> Option<Moment> {
    Some(text.parse().unwrap())
}

/// This morning's tablets, at nine o'clock.
fn morning(outcome: Outcome) -> RecordDose {
    RecordDose {
        dose: dose(1),
        medicine: medicine(TABLETS),
        person: person(DOT),
        due: due("2026-11-16T08:00"),
        at: None,
        outcome,
        words: None,
        witness: None,
        all_the_same: false,
    }
}

fn needed(number: u128, at: Timestamp) -> RecordDose {
    RecordDose {
        dose: dose(number),
        medicine: medicine(PAINKILLER),
        due: None,
        at: Some(at),
        words: Some(words(84)),
        ..morning(Outcome::Given)
    }
}

fn with(to: Medicine) -> World {
    let mut world = World::new();
    world.does(ADA, &agree(TABLETS, to));
    world.does(ADA, &agree(PAINKILLER, as_needed()));
    world
}

fn refused(world: &World, record: RecordDose, why: Problem) {
    refuses(world, record, why);
}

#[test]
fn each_occasion_of_a_day_waits_for_its_outcome() {
    let mut world = with(daily(None));
    let occasions = |world: &World| world.team.occasions(person(DOT), date("2026-11-16"));
    assert_eq!(occasions(&world).len(), 2);
    assert!(occasions(&world).iter().all(|one| one.dose.is_none()));
    world.does(ADA, &morning(Outcome::Given).into());
    let first = &occasions(&world)[0];
    assert_eq!(
        (first.due, first.dose.as_ref().map(|dose| dose.outcome)),
        (due("2026-11-16T08:00").unwrap(), Some(Outcome::Given))
    );
    let again = RecordDose { dose: dose(2), ..morning(Outcome::Taken) };
    refused(&world, again, Problem::RecordedAlready);
    assert!(world.team.occasions(person(DOT), date("2026-10-31")).is_empty(), "not agreed yet");
    assert!(world.team.occasions(person(EVE), date("2026-11-16")).is_empty());
    let own = Medicine { help: Help::Themselves, ..daily(None) };
    assert!(with(own).team.occasions(person(DOT), date("2026-11-16")).is_empty());
}

#[test]
fn what_was_not_had_is_recorded_with_a_reason_and_never_left_blank() {
    let world = with(daily(None));
    for outcome in Outcome::ALL {
        let said = world.ask(By::Worker(worker(ADA)), &morning(outcome).into());
        assert_eq!(said.is_ok(), !outcome.wants_reason(), "{outcome:?}");
        let reason = RecordDose { words: Some(words(85)), ..morning(outcome) };
        assert!(world.ask(By::Worker(worker(ADA)), &reason.into()).is_ok(), "{outcome:?}");
    }
    assert!(Outcome::ALL.iter().filter(|outcome| outcome.was_had()).count() == 3);
}

#[test]
fn a_time_that_is_critical_wants_a_reason_when_it_is_early_or_late() {
    let record = || morning(Outcome::Given);
    let at = |text: &str| RecordDose { at: Some(text.parse().unwrap()), ..record() };
    let world = with(daily(Some(15)));
    assert!(world.ask(By::Worker(worker(ADA)), &at("2026-11-16T08:15:00Z").into()).is_ok());
    refused(&world, at("2026-11-16T08:16:00Z"), Problem::NoReason);
    assert!(with(daily(None)).ask(By::Worker(worker(ADA)), &at("2026-11-16T08:59:00Z").into()).is_ok());
}

#[test]
fn only_what_is_agreed_and_due_and_has_come_is_recorded() {
    let world = with(daily(None));
    refused(
        &world,
        RecordDose { due: due("2026-11-16T09:00"), ..morning(Outcome::Given) },
        Problem::NotDueThen,
    );
    refused(&world, RecordDose { due: None, ..morning(Outcome::Given) }, Problem::NotDueThen);
    refused(
        &world,
        RecordDose { due: due("2026-11-17T08:00"), ..morning(Outcome::Given) },
        Problem::StillToCome,
    );
    refused(
        &world,
        RecordDose { due: due("2026-10-31T08:00"), ..morning(Outcome::Given) },
        Problem::NotAgreedThen,
    );
    let later = RecordDose { at: Some("2026-11-16T09:01:00Z".parse().unwrap()), ..morning(Outcome::Given) };
    refused(&world, later, Problem::StillToCome);
    refused(&world, RecordDose { person: person(EVE), ..morning(Outcome::Given) }, Problem::AnothersMedicine);
    let unknown = RecordDose { medicine: medicine(99), ..morning(Outcome::Given) };
    refuses(&world, unknown, General::Unknown("medicine"));
    let prompted = with(Medicine { help: Help::Prompted, ..daily(None) });
    refused(&prompted, morning(Outcome::Given), Problem::NotForTheTeam);
    assert!(prompted.ask(By::Worker(worker(ADA)), &morning(Outcome::Taken).into()).is_ok());
}

#[test]
fn a_second_worker_sees_it_given_where_that_is_agreed() {
    let world = with(Medicine { witnessed: true, ..daily(None) });
    let by = |number| RecordDose { witness: Some(worker(number)), ..morning(Outcome::Given) };
    refused(&world, morning(Outcome::Given), Problem::NoWitness);
    refused(&world, by(ADA), Problem::OwnWitness);
    refuses(&world, by(99), General::Unknown("worker"));
    assert!(world.ask(By::Worker(worker(ADA)), &by(BEN).into()).is_ok());
    let declined = RecordDose { words: Some(words(85)), ..morning(Outcome::Declined) };
    assert!(world.ask(By::Worker(worker(ADA)), &declined.into()).is_ok(), "nothing was given");
}

#[test]
fn a_dose_as_needed_keeps_its_gap_and_its_most_in_a_day() {
    let mut world = with(daily(None));
    world.now = "2026-11-17T23:00:00Z".parse().unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    world.does(ADA, &needed(1, at("2026-11-16T08:00:00Z")).into());
    refused(&world, needed(2, at("2026-11-16T11:59:00Z")), Problem::TooSoon);
    refused(&world, needed(2, at("2026-11-16T04:01:00Z")), Problem::TooSoon);
    let until = world.team.out_of(medicine(PAINKILLER), at("2026-11-16T09:00:00Z")).map(OutOf::until);
    assert_eq!(until, Some(at("2026-11-16T12:00:00Z")));
    for (number, time) in
        [(2, "2026-11-16T12:00:00Z"), (3, "2026-11-16T16:00:00Z"), (4, "2026-11-16T20:00:00Z")]
    {
        world.does(ADA, &needed(number, at(time)).into());
    }
    refused(&world, needed(5, at("2026-11-17T07:59:00Z")), Problem::TooMany);
    refused(&world, needed(5, at("2026-11-16T03:00:00Z")), Problem::TooMany);
    world.does(ADA, &needed(5, at("2026-11-17T08:00:00Z")).into());
    let declined = RecordDose { outcome: Outcome::Declined, ..needed(6, at("2026-11-17T08:30:00Z")) };
    assert!(
        world.ask(By::Worker(worker(ADA)), &declined.into()).is_ok(),
        "what was not had counts for nothing"
    );
    refused(&world, RecordDose { words: None, ..needed(7, at("2026-11-17T12:00:00Z")) }, Problem::NoReason);
}

/// Tablets at eight and at eight in the evening, at least six hours apart.
fn apart(hours: u32) -> Medicine {
    let times = [clock("08:00"), clock("20:00")].into();
    Medicine {
        when: When::Daily { times, within: None, least_gap: Some(Minutes::hours(hours)) },
        ..daily(None)
    }
}

#[test]
fn a_dose_at_its_time_keeps_its_gap_to_the_one_before() {
    let mut world = with(apart(6));
    world.now = "2026-11-16T21:00:00Z".parse().unwrap();
    let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
    let late = RecordDose { at: at("2026-11-16T15:00:00Z"), ..morning(Outcome::Given) };
    world.does(ADA, &late.into());
    let evening = |time: &str| RecordDose {
        dose: dose(2),
        due: due("2026-11-16T20:00"),
        at: at(time),
        words: Some(words(84)),
        ..morning(Outcome::Given)
    };
    refused(&world, evening("2026-11-16T20:59:00Z"), Problem::TooSoon);
    world.does(ADA, &evening("2026-11-16T21:00:00Z").into());
    assert_eq!(world.refused(ADA, &agree(TABLETS, apart(13))), [Problem::TimesTooClose]);
}

#[test]
fn a_dose_that_was_had_too_soon_is_recorded_with_a_reason_and_looked_into() {
    use care::concerns::Kind;
    let mut world = with(daily(None));
    world.now = "2026-11-17T23:00:00Z".parse().unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    world.does(ADA, &needed(1, at("2026-11-16T08:00:00Z")).into());
    let soon = RecordDose { all_the_same: true, ..needed(2, at("2026-11-16T09:00:00Z")) };
    refused(&world, RecordDose { words: None, ..soon.clone() }, Problem::NoReason);
    let made = world.does(ADA, &soon.into());
    let [concern] = world.team.concerns.values().collect::<Vec<_>>()[..] else { panic!("{made:?}") };
    assert_eq!((concern.kind, concern.about.person), (Kind::Medicine, Some(person(DOT))));
    assert_eq!(concern.about.medicine.unwrap().medicine, medicine(PAINKILLER));
    assert!(concern.is_open() && !concern.wants_answer(By::Worker(worker(ADA))));
    // In time, it is recorded and nobody has to look into anything.
    let fine = RecordDose { all_the_same: true, ..needed(3, at("2026-11-16T13:00:00Z")) };
    world.does(ADA, &fine.into());
    assert_eq!(world.team.concerns.len(), 1);
}

#[test]
fn what_a_dose_as_needed_did_is_asked_later_and_said_once() {
    let mut world = with(daily(None));
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    world.now = at("2026-11-16T09:00:00Z");
    world.does(ADA, &needed(1, at("2026-11-16T08:45:00Z")).into());
    let asked = |world: &World, now: &str| world.team.effects_to_ask(person(DOT), at(now)).len();
    assert_eq!((asked(&world, "2026-11-16T09:00:00Z"), asked(&world, "2026-11-16T09:15:00Z")), (0, 1));
    assert_eq!(asked(&world, "2026-11-17T08:45:00Z"), 0, "a day later nobody remembers");
    let effect = |medicine_number, number| SayEffect {
        dose: dose(number),
        medicine: medicine(medicine_number),
        person: person(DOT),
        on: date("2026-11-16"),
        words: words(86),
    };
    refuses(&world, effect(PAINKILLER, 9), Problem::NoSuchDoseRecorded);
    refuses(&world, effect(TABLETS, 1), Problem::NoSuchDoseRecorded);
    let made = world.does(ADA, &effect(PAINKILLER, 1).into());
    assert_eq!(asked(&world, "2026-11-16T09:15:00Z"), 0);
    world.take_back(made).unwrap();
    assert_eq!(asked(&world, "2026-11-16T09:15:00Z"), 1);
}

#[test]
fn visits_that_give_the_same_medicine_stand_its_gap_apart() {
    // Breakfast at eight and lunch at half past twelve; the tablets are due at eight and noon.
    let times = [clock("08:00"), clock("12:00"), clock("22:00")].into();
    let when = When::Daily { times, within: None, least_gap: Some(Minutes::hours(2)) };
    let mut world = with(Medicine { when, ..daily(None) });
    let visits: Vec<_> =
        world.team.visits_between(date("2026-11-23"), date("2026-11-23")).into_values().collect();
    let gap = Gap { first: breakfast(), second: visit(LUNCH, "2026-11-23"), least: Minutes::hours(2) };
    assert_eq!(world.team.gaps_between_doses(&visits), [gap]);
    world.does(ADA, &agree(TABLETS, daily(None)));
    assert!(world.team.gaps_between_doses(&visits).is_empty(), "no gap is agreed");
}

#[test]
fn what_is_left_is_what_was_counted_less_what_was_had_since() {
    let mut world = with(daily(None));
    let left = |world: &World| world.team.left(medicine(TABLETS));
    assert_eq!((left(&world), world.team.runs_low(medicine(TABLETS))), (None, false));
    let count =
        |counted| CountStock { medicine: medicine(TABLETS), person: person(DOT), counted, order_at: 8 };
    world.does(ADA, &count(10).into());
    assert_eq!((left(&world), world.team.runs_low(medicine(TABLETS))), (Some(10), false));
    world.now = "2026-11-16T21:00:00Z".parse().unwrap();
    let evening = RecordDose { due: due("2026-11-16T20:00"), ..morning(Outcome::Given) };
    let made = world.does(ADA, &evening.into());
    assert_eq!((left(&world), world.team.runs_low(medicine(TABLETS))), (Some(8), true));
    world.take_back(made).unwrap();
    assert_eq!(left(&world), Some(10));
    refuses(&world, CountStock { person: person(EVE), ..count(1) }, Problem::AnothersMedicine);
}

#[test]
fn all_that_is_wrong_with_a_medicine_is_told_at_once() {
    let wrong = Medicine {
        person: person(99),
        when: When::Daily { times: [].into(), within: None, least_gap: None },
        per_dose: 0,
        until: Some(date("2026-10-01")),
        ..daily(None)
    };
    let problems = World::new().ask(By::Worker(worker(ADA)), &agree(TABLETS, wrong)).unwrap_err().problems;
    let expected: Vec<care::team::Problem> = vec![
        General::Unknown("person").into(),
        Problem::NoTimes.into(),
        Problem::NoSuchDose.into(),
        General::EndsBeforeItBegins.into(),
    ];
    assert_eq!(problems, expected);
    for (least_gap, most_a_day) in [(0, 1), (7 * 24 * 60 + 1, 1), (60, 0)] {
        let when = When::AsNeeded { least_gap: Minutes(least_gap), most_a_day };
        assert_eq!(
            World::new().refused(ADA, &agree(TABLETS, Medicine { when, ..daily(None) })),
            [Problem::NoSuchGap]
        );
    }
    let world = with(daily(None));
    let eves = Medicine { person: person(EVE), ..daily(None) };
    assert_eq!(world.refused(ADA, &agree(TABLETS, eves)), [Problem::AnothersMedicine]);
}

proptest! {
    /// In whatever order doses as needed are recorded, no two are nearer than the gap, and no 24 hours hold more than the most.
    #[test]
    fn doses_as_needed_keep_their_distance_in_any_order(minutes in prop::collection::vec(0..4_320_i64, 1..40)) {
        let mut world = with(daily(None));
        world.now = "2026-11-20T09:00:00Z".parse().unwrap();
        let begin: Timestamp = "2026-11-16T00:00:00Z".parse().unwrap();
        for (number, minute) in (1..).zip(minutes) {
            let at = begin + SignedDuration::from_mins(minute);
            let _ = world.try_to(By::Worker(worker(ADA)), &needed(number, at).into());
        }
        let mut had: Vec<Timestamp> =
            world.team.doses_since(medicine(PAINKILLER), date("2026-11-01")).map(|dose| dose.at).collect();
        had.sort_unstable();
        prop_assert!(!had.is_empty());
        prop_assert!(had.windows(2).all(|pair| pair[1].duration_since(pair[0]).as_mins() >= 240));
        for first in &had {
            let within = had.iter().filter(|one| *one >= first && one.duration_since(*first).as_hours() < 24);
            prop_assert!(within.count() <= 4);
        }
    }
}
