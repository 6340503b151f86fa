//! Patterns give visits; exceptions change them.

use care::Minutes;
use care::ids::{ExceptionId, OnceId};
use care::team::pattern::{Away, Exception, Instead};
use care::team::{Command, Problem};
use care::visit::{Crew, VisitId};
use uuid::Uuid;

use crate::world::*;

fn except(world: &mut World, number: u128, exception: Exception) {
    let id = ExceptionId::new(Uuid::from_u128(number));
    world.does(ADA, &Command::SetException { exception: id, to: Some(exception) });
}

fn of(world: &World, number: u128) -> Vec<String> {
    let visits = world.team.visits(week());
    let of_it = |id: &VisitId| matches!(id, VisitId::Agreed { pattern: of, .. } if *of == pattern(number));
    visits.values().filter(|visit| of_it(&visit.id)).map(|visit| visit.usual_start().to_string()).collect()
}

#[test]
fn a_week_has_the_visits_that_were_agreed() {
    let world = World::new();
    assert_eq!(of(&world, BREAKFAST).len(), 7);
    assert_eq!(of(&world, BATH), ["2026-11-23T09:00", "2026-11-26T09:00"]);
    assert_eq!(of(&world, SHOPPING), ["2026-11-27T10:00"]);
    let next = world.team.visits(week().next());
    assert_eq!(next.len(), 7 + 7 + 2, "no shopping every second week");
}

#[test]
fn something_else_holds_from_its_date_on() {
    let mut world = World::new();
    let mut terms = agreed(BREAKFAST, DOT, every_day(), support(BREAKFAST, 30, Some("08:30"))).terms;
    terms.support.minutes = Minutes(40);
    let change = Command::ChangePattern { pattern: pattern(BREAKFAST), from: date("2026-11-28"), terms };
    world.does(ADA, &change);
    let times = of(&world, BREAKFAST);
    assert_eq!(times[4..], ["2026-11-27T08:00", "2026-11-28T08:30", "2026-11-29T08:30"]);
    world.does(ADA, &Command::EndPattern { pattern: pattern(BREAKFAST), last: Some(date("2026-11-28")) });
    assert_eq!(of(&world, BREAKFAST).len(), 6);
}

#[test]
fn nobody_comes_while_a_person_is_away() {
    let mut world = World::new();
    let away = Exception::Away {
        person: person(DOT),
        from: date("2026-11-24"),
        to: date("2026-11-26"),
        why: Away::Hospital,
    };
    except(&mut world, 1, away);
    assert_eq!(of(&world, BREAKFAST).len(), 4);
    assert_eq!(of(&world, BATH).len(), 2, "Eve is at home");
}

#[test]
fn a_visit_that_is_moved_keeps_its_name() {
    let mut world = World::new();
    let instead = Instead {
        date: Some(date("2026-11-24")),
        agreed: Some(clock("10:30")),
        minutes: Some(Minutes(60)),
        crew: Some(Crew::One),
    };
    let bath = visit(BATH, "2026-11-23");
    except(&mut world, 1, Exception::Different { visit: bath, person: person(EVE), instead });
    let moved = world.team.visits(week()).remove(&bath).unwrap();
    assert_eq!(moved.usual_start().to_string(), "2026-11-24T10:30");
    assert_eq!((moved.support.minutes, moved.support.crew), (Minutes(60), Crew::One));
    assert_eq!(world.team.visit(bath), Some(moved));
}

#[test]
fn a_visit_moved_to_another_week_is_in_that_week() {
    let mut world = World::new();
    let instead = Instead { date: Some(date("2026-12-01")), ..Instead::default() };
    let bath = visit(BATH, "2026-11-26");
    except(&mut world, 1, Exception::Different { visit: bath, person: person(EVE), instead });
    assert!(!world.team.visits(week()).contains_key(&bath));
    assert!(world.team.visits(week().next()).contains_key(&bath));
}

#[test]
fn visits_can_be_left_out_and_added_for_once() {
    let mut world = World::new();
    except(&mut world, 1, Exception::Without { visit: breakfast(), person: person(DOT) });
    assert_eq!(of(&world, BREAKFAST).len(), 6);
    let once = OnceId::new(Uuid::from_u128(5));
    let extra = Exception::Extra {
        visit: once,
        person: person(DOT),
        date: date("2026-11-23"),
        support: support(5, 90, Some("10:00")),
    };
    except(&mut world, 2, extra);
    assert_eq!(world.team.visits(week())[&VisitId::Once(once)].person, person(DOT));
    assert_eq!(world.team.whose(VisitId::Once(once)), Some(person(DOT)));
}

#[test]
fn what_is_different_about_a_visit_replaces_what_was_before() {
    let mut world = World::new();
    let at = |time: &str| {
        let instead = Instead { agreed: Some(clock(time)), ..Instead::default() };
        Exception::Different { visit: breakfast(), person: person(DOT), instead }
    };
    except(&mut world, 1, at("09:00"));
    except(&mut world, 2, at("10:00"));
    assert_eq!(of(&world, BREAKFAST)[0], "2026-11-23T10:00");
    except(&mut world, 3, Exception::Without { visit: breakfast(), person: person(DOT) });
    assert_eq!(world.team.exceptions.len(), 1);
    assert_eq!(of(&world, BREAKFAST).len(), 6);
}

#[test]
fn a_visit_belongs_to_one_person() {
    let world = World::new();
    let id = ExceptionId::new(Uuid::from_u128(1));
    let wrong = Exception::Without { visit: breakfast(), person: person(EVE) };
    let refused = world.refused(ADA, &Command::SetException { exception: id, to: Some(wrong) });
    assert_eq!(refused, [Problem::NoSuchVisit { visit: breakfast() }]);
}

#[test]
fn all_that_is_wrong_with_support_is_told_at_once() {
    let world = World::new();
    let mut wrong = agreed(31, DOT, [].into(), support(31, 3, Some("07:00")));
    wrong.terms.rhythm.every = 0;
    wrong.terms.support.shortest = Some(Minutes(20));
    wrong.terms.support.window = Some(care::time::Stretch { from: clock("08:00"), to: clock("09:00") });
    let problems = world.refused(ADA, &Command::AgreePattern(wrong));
    let expected = [
        Problem::NoWeekdays,
        Problem::NoSuchRhythm,
        Problem::NoSuchLength,
        Problem::ShortestIsLonger,
        Problem::AgreedOutsideWindow,
    ];
    assert_eq!(problems, expected);
}

#[test]
fn the_week_of_a_clock_change_has_its_visits_at_the_same_times() {
    let world = World::new();
    let autumn = "2026-10-19".parse().unwrap();
    let last = world.team.visits(autumn)[&visit(BREAKFAST, "2026-10-25")].usual_start();
    assert_eq!(last.to_string(), "2026-10-25T08:00");
    let zone = &world.team.founded.as_ref().unwrap().description.zone;
    let day_before = care::time::Moment::new(date("2026-10-24"), clock("08:00"));
    assert_eq!(zone.minutes_between(day_before, last), 25 * 60);
}
