//! Calendar addresses: who makes one, and that a closed one stays closed.

use care::calendars::{Address, CalendarId, Names, SetCalendar, Whose};
use care::ids::MemberId;
use care::stream::Happened;
use care::team::Command;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

fn address(number: u128) -> CalendarId {
    CalendarId::new(Uuid::from_u128(number))
}

fn by(number: u128) -> By {
    By::Worker(worker(number))
}

fn member_id(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

fn set(whose: Whose, to: Option<(CalendarId, Names)>) -> Command {
    Command::from(SetCalendar { whose, to })
}

#[test]
fn a_new_address_takes_the_place_of_the_one_before_and_can_be_closed() {
    let mut world = World::new();
    let mine = Whose::Worker(worker(ADA));
    world.does(ADA, &set(mine, Some((address(1), Names::Initials))));
    world.does(ADA, &set(mine, Some((address(2), Names::Full))));
    let open = Address { id: address(2), whose: mine, names: Names::Full };
    assert_eq!(world.team.calendars.values().copied().collect::<Vec<_>>(), [open]);
    assert_eq!(world.team.calendar_of(mine), Some(open));
    world.does(BEN, &set(mine, None));
    assert!(world.team.calendars.is_empty());
    assert!(world.does(BEN, &set(mine, None)).is_empty());
}

#[test]
fn nobody_makes_an_address_for_somebody_else() {
    let world = World::new();
    let to = Some((address(1), Names::Full));
    for (who, whose) in [
        (by(BEN), Whose::Worker(worker(ADA))),
        (by(ADA), Whose::Person(person(DOT))),
        (by(ADA), Whose::Member(person(DOT), member_id(1))),
        (By::Member(member_id(2)), Whose::Member(person(DOT), member_id(1))),
    ] {
        assert_eq!(world.ask(who, &set(whose, to)).unwrap_err(), General::OnlyThemselves.into(), "{whose:?}");
    }
    let stranger = Whose::Member(person(DOT), member_id(99));
    let refused = world.ask(By::Member(member_id(99)), &set(stranger, to)).unwrap_err();
    assert_eq!(refused, General::Unknown("person's circle").into());
    assert!(world.ask(By::Person(person(DOT)), &set(Whose::Person(person(DOT)), to)).is_ok());
}

#[test]
fn a_closed_address_stays_closed() {
    let mut world = World::new();
    let mine = Whose::Worker(worker(ADA));
    world.does(ADA, &set(mine, Some((address(1), Names::Initials))));
    let closed = world.does(ADA, &set(mine, None));
    assert!(closed[0].1.back(&world.team).is_err());
}
