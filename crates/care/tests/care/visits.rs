//! Patterns give visits; exceptions change them.

use care::ids::{ExceptionId, OnceId};
use care::support::{self, Away, Exception, Instead};
use care::team::{Command, Problem};
use care::visit::{Crew, VisitId};
use care::{General, Minutes, weeks};
use uuid::Uuid;

use crate::world::*;

fn except(world: &mut World, number: u128, exception: Exception) {
    let id = ExceptionId::new(Uuid::from_u128(number));
    world.does(ADA, &Command::from(support::SetException { exception: id, to: Some(exception) }));
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
    let change =
        Command::from(support::Change { pattern: pattern(BREAKFAST), from: date("2026-11-28"), terms });
    world.does(ADA, &change);
    let times = of(&world, BREAKFAST);
    assert_eq!(times[4..], ["2026-11-27T08:00", "2026-11-28T08:30", "2026-11-29T08:30"]);
    world.does(
        ADA,
        &Command::from(support::End { pattern: pattern(BREAKFAST), last: Some(date("2026-11-28")) }),
    );
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
    let refused =
        world.refused(ADA, &Command::from(support::SetException { exception: id, to: Some(wrong) }));
    assert_eq!(refused, [weeks::Problem::NoSuchVisit { visit: breakfast() }]);
}

#[test]
fn all_that_is_wrong_with_support_is_told_at_once() {
    let world = World::new();
    let mut wrong = agreed(31, DOT, [].into(), support(31, 3, Some("07:00")));
    wrong.terms.rhythm.every = 0;
    wrong.terms.support.shortest = Some(Minutes(20));
    wrong.terms.support.window = Some(care::time::Stretch { from: clock("08:00"), to: clock("09:00") });
    let problems = world.refused(ADA, &Command::from(support::Agree(wrong)));
    let expected = [
        Problem::from(General::NoWeekdays),
        General::NoSuchRhythm.into(),
        support::Problem::NoSuchLength.into(),
        support::Problem::ShortestIsLonger.into(),
        support::Problem::AgreedOutsideWindow.into(),
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

#[test]
fn a_person_is_away_from_the_first_day_to_the_last() {
    let mut world = World::new();
    let (from, to) = (date("2026-11-24"), date("2026-11-24"));
    except(&mut world, 1, Exception::Away { person: person(DOT), from, to, why: Away::Holiday });
    let there = |number, on: &str| {
        let id = visit(number, on);
        let found = world.team.visit(id);
        assert_eq!(found.as_ref(), world.team.visits(week()).get(&id), "both say the same");
        found.is_some()
    };
    assert!(there(BREAKFAST, "2026-11-23") && there(BREAKFAST, "2026-11-25"));
    assert!(!there(BREAKFAST, "2026-11-24") && !there(LUNCH, "2026-11-24"));
    assert!(there(BATH, "2026-11-23"));
}

#[test]
fn nobody_comes_before_support_begins_or_after_it_ends() {
    let mut world = World::new();
    let last = Some(date("2026-11-25"));
    world.does(ADA, &Command::from(care::people::Leave { person: person(DOT), last }));
    assert_eq!(of(&world, BREAKFAST).len(), 3);
    assert!(world.team.visit(visit(BREAKFAST, "2026-11-25")).is_some());
    assert!(world.team.visit(visit(BREAKFAST, "2026-11-26")).is_none());
    let here = |on: &str| world.team.people_on(date(on)).map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(here("2026-11-25"), [person(DOT), person(EVE)]);
    assert_eq!(here("2026-11-26"), [person(EVE)]);
    assert!(here("2026-01-04").is_empty() && here("2026-01-05").len() == 2);
    assert!(world.team.visit(visit(BREAKFAST, "2026-01-04")).is_none(), "before anything was agreed");
}

#[test]
fn a_visit_of_another_day_or_pattern_is_no_visit() {
    let mut world = World::new();
    let once = VisitId::Once(OnceId::new(Uuid::from_u128(5)));
    for none in [visit(BATH, "2026-11-24"), visit(SHOPPING, "2026-12-04"), visit(77, "2026-11-23"), once] {
        assert_eq!(world.team.visit(none), None, "{none}");
    }
    assert_eq!(
        world.team.whose(visit(BATH, "2026-11-24")),
        Some(person(EVE)),
        "whether it takes place or not"
    );
    assert_eq!((world.team.whose(visit(77, "2026-11-23")), world.team.whose(once)), (None, None));
    for (number, whose) in [(5, DOT), (6, EVE)] {
        let extra = Exception::Extra {
            visit: OnceId::new(Uuid::from_u128(number)),
            person: person(whose),
            date: date("2026-11-24"),
            support: support(number, 30, None),
        };
        except(&mut world, number, extra);
    }
    let six = VisitId::Once(OnceId::new(Uuid::from_u128(6)));
    assert_eq!((world.team.whose(once), world.team.whose(six)), (Some(person(DOT)), Some(person(EVE))));
    assert_eq!(world.team.visit(six).unwrap().person, person(EVE));
    let exception = Some(ExceptionId::new(Uuid::from_u128(6)));
    assert_eq!(world.team.visit(six).unwrap().exception, exception);
    let instead = Instead { minutes: Some(Minutes(45)), ..Instead::default() };
    except(&mut world, 7, Exception::Different { visit: six, person: person(EVE), instead });
    assert_eq!(world.team.visit(six).unwrap().support.minutes, Minutes(45));
}

#[test]
fn days_are_counted_with_the_first_and_the_last() {
    let world = World::new();
    let between = |first: &str, last: &str| world.team.visits_between(date(first), date(last)).len();
    assert_eq!(between("2026-11-23", "2026-11-23"), 3);
    assert_eq!(between("2026-11-23", "2026-11-24"), 5);
    assert_eq!(between("2026-11-24", "2026-11-23"), 0);
}

#[test]
fn a_window_moves_with_the_agreed_time_and_the_shortest_length_shrinks() {
    let mut world = World::new();
    let window = |from: &str, to: &str| Some(care::time::Stretch { from: clock(from), to: clock(to) });
    let mut dinner = agreed(31, DOT, every_day(), support(31, 30, Some("18:00")));
    dinner.terms.support.window = window("17:30", "19:00");
    dinner.terms.support.shortest = Some(Minutes(20));
    world.does(ADA, &Command::from(support::Agree(dinner)));
    let monday = visit(31, "2026-11-23");
    let moved = |time: &str, minutes: Option<u32>| {
        let mut world = world.clone();
        let instead =
            Instead { agreed: Some(clock(time)), minutes: minutes.map(Minutes), ..Instead::default() };
        except(&mut world, 1, Exception::Different { visit: monday, person: person(DOT), instead });
        let support = world.team.visit(monday).unwrap().support;
        (support.window, support.shortest, support.minutes)
    };
    assert_eq!(moved("19:00", None), (window("18:30", "20:00"), Some(Minutes(20)), Minutes(30)));
    assert_eq!(moved("17:15", Some(15)), (window("16:45", "18:15"), Some(Minutes(15)), Minutes(15)));
    assert_eq!(moved("23:30", Some(40)), (None, Some(Minutes(20)), Minutes(40)), "it would leave the day");
    assert_eq!(moved("00:15", None).0, None);
}

#[test]
fn what_ends_holds_on_its_last_date() {
    let mut world = World::new();
    let end = |last: &str| Command::from(support::End { pattern: pattern(BATH), last: Some(date(last)) });
    world.does(ADA, &end("2026-11-26"));
    assert_eq!(of(&world, BATH).len(), 2);
    world.does(ADA, &end("2026-11-25"));
    assert_eq!(of(&world, BATH).len(), 1);
}

#[test]
fn what_is_different_for_another_visit_stays() {
    let mut world = World::new();
    let without = |on| Exception::Without { visit: visit(BREAKFAST, on), person: person(DOT) };
    let (from, to) = (date("2026-12-01"), date("2026-12-02"));
    except(&mut world, 1, without("2026-11-23"));
    except(&mut world, 2, without("2026-11-24"));
    except(&mut world, 3, Exception::Away { person: person(EVE), from, to, why: Away::Other });
    except(&mut world, 4, Exception::Away { person: person(DOT), from, to, why: Away::Other });
    assert_eq!(world.team.exceptions.len(), 4);
    except(&mut world, 1, without("2026-11-23"));
    assert_eq!(world.team.exceptions.len(), 4, "the same again");
    let back = support::SetException { exception: ExceptionId::new(Uuid::from_u128(2)), to: None };
    world.does(ADA, &Command::from(back));
    assert_eq!(of(&world, BREAKFAST).len(), 6);
}
