//! What becomes a concern by itself: visits that nobody came to, medicines of which nothing is recorded.

use care::By;
use care::concerns::{Check, Close, ConcernId, Found, Kind, Problem, Raise};
use care::day::{Clocks, Say, StatementId, What};
use care::medicines::{AgreeMedicine, DoseId, Help, Medicine, MedicineId, Outcome, RecordDose, When};
use care::team::Command;
use care::time::Timestamp;
use care::visit::VisitId;
use care::{Minutes, weeks};
use uuid::Uuid;

use crate::world::*;

fn lunch() -> VisitId {
    visit(LUNCH, "2026-11-23")
}

fn at(clock: &str) -> Timestamp {
    format!("2026-11-23T{clock}:00Z").parse().unwrap()
}

fn arrived(number: u128, visit: VisitId, who: u128, when: Timestamp) -> Say {
    let (statement, what) = (StatementId::new(Uuid::from_u128(number)), What::Arrived);
    Say { statement, visit, worker: worker(who), what, clocks: Clocks::both(when), corrects: None, why: None }
}

/// Ada makes both of Dot’s visits on Monday and says how visits go; nobody has the bath.
fn out_and_about() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(lunch(), &[ADA]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
    world
}

/// The visits that are missed by a time on Monday, without those that nobody makes.
fn missed(world: &World, clock: &str) -> Vec<VisitId> {
    let raised = world.team.unnoticed(at(clock)).into_iter();
    let visits = raised.filter(|one| one.kind == Kind::MissedVisit).filter_map(|one| one.about.visit);
    visits.filter(|visit| [breakfast(), lunch()].contains(visit)).collect()
}

fn raise_all(world: &mut World, now: Timestamp) -> Vec<ConcernId> {
    world.now = now;
    let all: Vec<Raise> = world.team.unnoticed(now);
    all.iter().for_each(|one| drop(world.make(By::Program, &Command::from(one.clone()))));
    all.into_iter().map(|one| one.concern).collect()
}

#[test]
fn a_visit_is_missed_once_all_of_it_has_passed_after_the_last_moment_that_was_fine() {
    let mut world = out_and_about();
    assert!(missed(&world, "09:00").is_empty(), "nobody says how visits go, so silence says nothing");
    world.does(ADA, &arrived(1, lunch(), ADA, at("07:00")).into());
    // Breakfast is at eight, a quarter of an hour later is fine, and it is half an hour long.
    assert_eq!((missed(&world, "08:44"), missed(&world, "08:45")), (vec![], vec![breakfast()]));
    world.does(ADA, &arrived(2, breakfast(), ADA, at("09:30")).into());
    assert!(missed(&world, "09:31").is_empty(), "they were there after all");
}

#[test]
fn it_is_raised_once_and_stays_open_until_somebody_says_how_the_person_was() {
    let mut world = out_and_about();
    world.does(ADA, &arrived(1, lunch(), ADA, at("07:00")).into());
    let raised = raise_all(&mut world, at("08:45"));
    assert!(!raised.is_empty() && raise_all(&mut world, at("08:46")).is_empty());
    let of_breakfast = |concern: &&ConcernId| world.team.concerns[*concern].about.visit == Some(breakfast());
    let concern = *raised.iter().find(of_breakfast).unwrap();
    let close = Close { concern, words: sealed(5) };
    refuses(&world, close.clone(), Problem::NotCheckedYet);
    let mut late = world.clone();
    world.does(BEN, &Check { concern, found: Found::Helped, words: None }.into());
    world.does(BEN, &close.clone().into());
    assert!(!world.team.concerns[&concern].is_open());
    // The phone had no signal: with its word the case can end.
    late.does(ADA, &arrived(2, breakfast(), ADA, at("08:05")).into());
    late.does(BEN, &close.into());
    assert!(raise_all(&mut late, at("09:30")).is_empty());
}

#[test]
fn a_visit_that_nobody_has_is_missed_too() {
    let mut world = out_and_about();
    world.does(ADA, &arrived(1, lunch(), ADA, at("07:00")).into());
    let bath = visit(BATH, "2026-11-23");
    let is_missed = |world: &World, clock: &str| {
        world.team.unnoticed(at(clock)).iter().any(|one| one.about.visit == Some(bath))
    };
    assert!(!is_missed(&world, "09:15") && is_missed(&world, "12:00"));
}

fn tablets(within: Option<u32>) -> AgreeMedicine {
    let (medicine, times) = (MedicineId::new(Uuid::from_u128(1)), [clock("08:00"), clock("20:00")].into());
    let when = When::Daily { times, within: within.map(Minutes), least_gap: None };
    let to = Medicine {
        person: person(DOT),
        details: sealed(29),
        help: Help::Given,
        when,
        witnessed: false,
        from: date("2026-11-23"),
        until: None,
        per_dose: 1,
    };
    AgreeMedicine { medicine, to }
}

fn given(due: &str, outcome: Outcome) -> RecordDose {
    RecordDose {
        dose: DoseId::new(Uuid::from_u128(1)),
        medicine: MedicineId::new(Uuid::from_u128(1)),
        person: person(DOT),
        due: Some(due.parse().unwrap()),
        at: None,
        outcome,
        words: Some(sealed(6)),
        witness: None,
        all_the_same: false,
    }
}

fn blank(world: &World, now: &str) -> usize {
    let now: Timestamp = now.parse().unwrap();
    world.team.unnoticed(now).iter().filter(|one| one.kind == Kind::Medicine).count()
}

#[test]
fn an_occasion_without_an_outcome_is_a_case_after_its_day_and_at_once_where_time_is_critical() {
    let mut world = World::new();
    world.does(ADA, &tablets(None).into());
    assert_eq!((blank(&world, "2026-11-23T23:59:00Z"), blank(&world, "2026-11-24T00:00:00Z")), (0, 2));
    world.does(ADA, &tablets(Some(15)).into());
    assert_eq!((blank(&world, "2026-11-23T08:14:00Z"), blank(&world, "2026-11-23T08:15:00Z")), (0, 1));
    world.now = at("08:10");
    let mut recorded = world.clone();
    recorded.does(ADA, &given("2026-11-23T08:00", Outcome::Given).into());
    assert_eq!(blank(&recorded, "2026-11-23T09:00:00Z"), 0);
    assert_eq!(world.team.next_unnoticed(at("08:00")), Some(at("08:15")));
    assert_eq!(world.team.next_unnoticed(at("21:00")), Some("2026-11-24T00:00:00Z".parse().unwrap()));
}

#[test]
fn such_a_case_ends_once_it_is_recorded_what_came_of_the_medicine() {
    let mut world = World::new();
    world.does(ADA, &tablets(Some(15)).into());
    let raised = raise_all(&mut world, at("09:00"));
    let [concern] = raised[..] else { panic!("{raised:?}") };
    let close = Close { concern, words: sealed(7) };
    refuses(&world, close.clone(), Problem::NoOutcomeYet);
    world.does(ADA, &given("2026-11-23T08:00", Outcome::Omitted).into());
    world.does(ADA, &close.into());
    assert!(raise_all(&mut world, at("10:00")).is_empty());
}

#[test]
fn nobody_waits_for_medicines_of_somebody_in_hospital() {
    use care::suspensions::{Counts, Suspend, Suspension, SuspensionId};
    let mut world = World::new();
    world.does(ADA, &tablets(Some(15)).into());
    let suspension = Suspension {
        person: person(DOT),
        from: "2026-11-23T07:00".parse().unwrap(),
        to: None,
        why: care::support::Away::Hospital,
        usually: Counts::USUAL,
        visits: [].into(),
        words: None,
    };
    let suspend = Suspend {
        suspension: SuspensionId::new(Uuid::from_u128(1)),
        person: person(DOT),
        to: Some(suspension),
    };
    world.does(ADA, &suspend.into());
    assert_eq!(blank(&world, "2026-11-25T09:00:00Z"), 0);
}
