//! The emergency sheet: written, opened by its code for half an hour, told to those around, and closed.

use care::circle::{Member, SetMember};
use care::emergency::*;
use care::ids::MemberId;
use care::notices::{Choices, Kind, Told, news_of};
use care::organisation::Membership;
use care::team::Command as Wish;
use care::{By, General, people};
use jiff::ToSpan;
use uuid::Uuid;

use crate::world::*;

fn code(number: u128) -> SheetCodeId {
    SheetCodeId::new(Uuid::from_u128(number))
}

fn look(number: u128) -> SheetLookId {
    SheetLookId::new(Uuid::from_u128(number))
}

fn set_code(to: Option<SheetCodeId>) -> Wish {
    SetSheetCode { person: person(DOT), code: to }.into()
}

fn looks(number: u128, by: SheetCodeId) -> Wish {
    LookAtSheet { person: person(DOT), code: by, look: look(number), who: sealed(93) }.into()
}

fn with_a_code() -> World {
    let mut world = World::published();
    world.does(ADA, &WriteSheet { person: person(DOT), words: sealed(92) }.into());
    world.does(ADA, &set_code(Some(code(1))));
    world
}

fn is_open(world: &World, number: u128, minutes: i64) -> bool {
    let now = world.now.checked_add(minutes.minutes()).unwrap();
    world.team.sheet_is_open(&world.team.sheet_looks[&look(number)], now)
}

#[test]
fn a_look_lasts_half_an_hour() {
    let mut world = with_a_code();
    world.make(By::Program, &looks(1, code(1)));
    assert!(is_open(&world, 1, 0) && is_open(&world, 1, 29));
    assert!(!is_open(&world, 1, 30) && !is_open(&world, 1, -1));
    refuses_by(&world, By::Program, looks(1, code(1)), General::AlreadyThere);
}

#[test]
fn closing_the_code_or_making_a_new_one_closes_every_look() {
    let mut world = with_a_code();
    world.make(By::Program, &looks(1, code(1)));
    world.does(ADA, &set_code(None));
    assert!(!is_open(&world, 1, 1));
    refuses_by(&world, By::Program, looks(2, code(1)), Problem::CodeIsClosed);
    world.does(ADA, &set_code(Some(code(2))));
    assert!(!is_open(&world, 1, 1), "a new code opens no old look");
    refuses_by(&world, By::Program, looks(2, code(1)), Problem::CodeIsClosed);
    world.make(By::Program, &looks(2, code(2)));
    assert!(is_open(&world, 2, 1));
    assert_eq!(world.team.sheet_looks_of(person(DOT)).len(), 2);
}

#[test]
fn nobody_opens_it_but_by_the_code_nor_prints_one_for_an_empty_sheet() {
    let world = with_a_code();
    refuses(&world, looks(1, code(1)), Problem::OnlyByCode);
    let empty = SetSheetCode { person: person(EVE), code: Some(code(3)) };
    refuses(&world, empty, Problem::NothingWritten);
    let mut left = with_a_code();
    let last = Some(date("2026-11-15"));
    left.make(By::Program, &people::Leave { person: person(DOT), last }.into());
    refuses_by(&left, By::Program, looks(1, code(1)), Problem::CodeIsClosed);
}

#[test]
fn the_team_the_person_and_all_their_circle_hear_of_it_at_once() {
    let mut world = with_a_code();
    let member = MemberId::new(Uuid::from_u128(71));
    let to = Some(Member { details: sealed(83), sees: [].into(), until: None });
    world.does(ADA, &SetMember { person: person(DOT), member, to }.into());
    let seen = world.make(By::Program, &looks(1, code(1))).remove(0).1;
    let team = team_id();
    let hears = |who| news_of(&seen, who, &world.team, date("2026-11-16"));
    let told = Some(Told { whose: Some(person(DOT)), ..Told::new(Kind::Emergency, []) });
    for who in [
        Membership::Worker { team, worker: worker(CARA) },
        Membership::Person { team, person: person(DOT) },
        Membership::Member { team, person: person(DOT), member },
    ] {
        assert_eq!(hears(who), told, "{who:?}");
    }
    let gone = MemberId::new(Uuid::from_u128(72));
    for who in [
        Membership::Person { team, person: person(EVE) },
        Membership::Member { team, person: person(DOT), member: gone },
        Membership::Administrator,
    ] {
        assert_eq!(hears(who), None, "{who:?}");
    }
}

#[test]
fn it_is_told_in_quiet_hours_too_and_whatever_somebody_chose() {
    let zone = "Europe/London".parse().unwrap();
    let at = "2026-11-16T23:00:00Z".parse().unwrap();
    let email = Some("amara@example.org".to_owned());
    let nothing = Choices { on_page: [].into(), by_email: [].into(), email, ..Choices::default() };
    for kind in [Kind::Emergency, Kind::NotBack] {
        assert!(nothing.shows(kind) && nothing.mails(kind).is_some());
        assert_eq!(nothing.due(&Told::new(kind, []), at, &zone), at, "{kind:?}");
    }
    assert!(!nothing.shows(Kind::Health) && nothing.mails(Kind::Health).is_none());
    assert!(nothing.due(&Told::new(Kind::Health, []), at, &zone) > at);
}
