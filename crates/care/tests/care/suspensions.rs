//! Hospital, holiday, a stay elsewhere: from and to in mid-day, what becomes of visits, hours and pay, and coming back.

use care::books::Books;
use care::support::Away;
use care::suspensions::{CountVisit, Counts, Problem, Resume, Suspend, Suspension, SuspensionId};
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;
use care::{General, Minutes, weeks};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

fn id(number: u128) -> SuspensionId {
    SuspensionId::new(Uuid::from_u128(number))
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn away(from: &str, to: Option<&str>) -> Suspension {
    Suspension {
        person: person(DOT),
        from: moment(from),
        to: to.map(moment),
        why: Away::Hospital,
        usually: Counts::USUAL,
        visits: [].into(),
        words: None,
    }
}

fn suspend(number: u128, to: Suspension) -> Suspend {
    Suspend { suspension: id(number), person: to.person, to: Some(to) }
}

fn back(at: &str) -> Resume {
    Resume { suspension: id(1), person: person(DOT), at: moment(at) }
}

fn of_dot(world: &World, on: &str) -> Vec<VisitId> {
    let visits = world.team.visits_between(date(on), date(on));
    visits.into_values().filter(|visit| visit.person == person(DOT)).map(|visit| visit.id).collect()
}

#[test]
fn from_the_middle_of_a_day_nobody_comes_until_they_are_back_in_the_middle_of_another() {
    let mut world = World::new();
    assert_eq!(of_dot(&world, "2026-11-23").len(), 2);
    world.does(ADA, &suspend(1, away("2026-11-23T10:00", None)).into());
    assert_eq!(of_dot(&world, "2026-11-23"), [breakfast()], "breakfast was before they were taken in");
    assert!(of_dot(&world, "2026-11-24").is_empty() && of_dot(&world, "2027-02-01").is_empty());
    assert_eq!(world.team.visit(visit(LUNCH, "2026-11-23")), None);
    let at = |text: &str| world.team.suspension_at(person(DOT), moment(text)).is_some();
    assert_eq!((at("2026-11-23T09:59"), at("2026-11-23T10:00")), (false, true));
    let made = world.does(ADA, &back("2026-11-25T11:00").into());
    assert_eq!(of_dot(&world, "2026-11-25"), [visit(LUNCH, "2026-11-25")]);
    assert_eq!(of_dot(&world, "2026-11-26").len(), 2);
    world.take_back(made).unwrap();
    assert!(of_dot(&world, "2026-11-25").is_empty(), "they were not back after all");
}

#[test]
fn the_first_visit_after_it_asks_what_changed() {
    let mut world = World::new();
    world.does(ADA, &suspend(1, away("2026-11-23T10:00", Some("2026-11-25T11:00"))).into());
    let first = |world: &World, visit: VisitId| {
        world.team.first_after(&world.team.visit(visit).unwrap()).map(|one| one.why)
    };
    assert_eq!(first(&world, visit(LUNCH, "2026-11-25")), Some(Away::Hospital));
    assert_eq!(first(&world, visit(BREAKFAST, "2026-11-26")), None, "that is the second");
    assert_eq!(first(&world, breakfast()), None, "that was before");
}

#[test]
fn two_who_say_the_same_say_it_once_and_two_times_do_not_overlap() {
    let mut world = World::new();
    world.does(ADA, &suspend(1, away("2026-11-23T10:00", None)).into());
    let again = suspend(2, away("2026-11-23T10:20", None));
    assert_eq!(world.ask(care::By::Worker(worker(BEN)), &again.into()).unwrap(), []);
    let earlier = suspend(2, away("2026-11-22T10:00", Some("2026-11-24T10:00")));
    refuses(&world, earlier, Problem::AwayAlready);
    refuses(
        &world,
        suspend(1, away("2026-11-23T10:00", Some("2026-11-23T10:00"))),
        General::EndsBeforeItBegins,
    );
    refuses(
        &world,
        Resume { at: moment("2026-11-23T10:00"), ..back("2026-11-25T11:00") },
        General::EndsBeforeItBegins,
    );
    let eves = Suspend { person: person(EVE), ..suspend(1, away("2026-11-23T10:00", None)) };
    refuses(&world, eves, Problem::AnothersSuspension);
    refuses(&world, Resume { suspension: id(9), ..back("2026-11-25T11:00") }, General::Unknown("suspension"));
    let never = Suspend { to: None, ..suspend(1, away("2026-11-23T10:00", None)) };
    world.does(ADA, &never.into());
    assert_eq!(of_dot(&world, "2026-11-24").len(), 2);
}

/// The week is published with Monday's breakfast by Ada and lunch by Ben, then Dot is taken to hospital at ten.
fn published() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
    world
}

fn lunch() -> VisitId {
    visit(LUNCH, "2026-11-23")
}

/// The minutes with people that a worker's week comes to.
fn with_people(world: &World, number: u128) -> Minutes {
    let mut books = Books::default();
    world.events.iter().for_each(|event| books.apply(world.now, event));
    let rounds = books.hours.rounds_on(worker(number), date("2026-11-23"));
    rounds.flat_map(|round| &round.visits).map(|visit| visit.minutes).sum()
}

#[test]
fn a_worker_is_paid_for_a_visit_they_had_been_told_of_unless_it_is_said_otherwise() {
    let mut world = published();
    let before = with_people(&world, BEN);
    assert!(before > Minutes::ZERO);
    world.does(ADA, &suspend(1, away("2026-11-23T10:00", None)).into());
    assert_eq!(with_people(&world, BEN), before, "they were told of it");
    let counts = Counts { charged: false, paid: false };
    let count = |visit| CountVisit { suspension: id(1), person: person(DOT), visit, counts };
    world.does(ADA, &count(lunch()).into());
    assert_eq!(with_people(&world, BEN), Minutes::ZERO);
    assert_eq!(with_people(&world, ADA), Minutes(30), "breakfast took place");
    refuses(&world, count(breakfast()), Problem::TakesPlace);
    refuses(&world, count(visit(BATH, "2026-11-23")), Problem::TakesPlace);
}

proptest! {
    /// What takes place and what does not are all there is, whenever somebody is away; and being back and gone again changes nothing.
    #[test]
    fn every_visit_either_takes_place_or_is_suspended(from in 0..10_080_u32, length in 1..10_080_u32) {
        let moment = |minutes: u32| {
            let clock = care::time::Clock::from_minutes(u16::try_from(minutes % 1_440).unwrap()).unwrap();
            Moment::new(care::time::plus_days(week().monday(), i32::try_from(minutes / 1_440).unwrap()), clock)
        };
        let mut world = World::new();
        let (first, last) = (week().monday(), care::time::plus_days(week().monday(), 20));
        let before = world.team.visits_between(first, last);
        let one = Suspension { from: moment(from), to: Some(moment(from + length)), ..away("2026-11-23T10:00", None) };
        let made = world.does(ADA, &suspend(1, one.clone()).into());
        let (now, gone) = (world.team.visits_between(first, last), world.team.suspended_between(first, last));
        prop_assert_eq!(now.len() + gone.len(), before.len());
        for (id, (visit, _)) in &gone {
            prop_assert!(!now.contains_key(id) && visit.person == person(DOT) && one.holds(visit.usual_start()));
        }
        for visit in now.values().filter(|visit| visit.person == person(DOT)) {
            prop_assert!(!one.holds(visit.usual_start()));
        }
        world.take_back(made).unwrap();
        prop_assert_eq!(world.team.visits_between(first, last), before);
    }
}
