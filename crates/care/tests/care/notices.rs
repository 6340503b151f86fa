//! Who hears of what, and when it is sent.

use care::absences::{Absence, SetAbsence, Why};
use care::ids::{AbsenceId, ExceptionId, MemberId};
use care::notices::{Choices, Kind, Quiet, Told, news_of};
use care::organisation::Membership;
use care::support::{Away, Exception, SetException};
use care::team::{Command, Event};
use care::time::{Date, Zone};
use care::{By, meetings};
use uuid::Uuid;

use crate::world::*;

fn a_worker(number: u128) -> Membership {
    Membership::Worker { team: team_id(), worker: worker(number) }
}

fn dot() -> Membership {
    Membership::Person { team: team_id(), person: person(DOT) }
}

fn hears(world: &World, event: &Event, who: Membership) -> Option<Told> {
    news_of(event, who, &world.team, date("2026-11-16"))
}

fn changed(days: &[&str]) -> Option<Told> {
    Some(Told::new(Kind::Changed, days.iter().map(|day| date(day))))
}

/// What happens where somebody does this in a week that is published.
fn happens(world: &mut World, command: impl Into<Command>) -> Event {
    world.does(ADA, &command.into()).remove(0).1
}

#[test]
fn whose_visits_somebody_away_would_have_made_hears_of_it_and_colleagues_do_not() {
    let mut world = World::published();
    let maker = *world.rota()[&breakfast()].workers.first().unwrap();
    let start = world.rota()[&breakfast()].start;
    let absence = Absence { worker: maker, from: start, to: None, why: Why::Ill, words: None };
    let set = SetAbsence { absence: AbsenceId::new(Uuid::from_u128(5)), to: Some(absence) };
    let event = happens(&mut world, set);
    let told = hears(&world, &event, dot()).unwrap();
    assert!(told.kind == Kind::Changed && told.days.contains(&start.date), "{told:?}");
    assert_eq!(hears(&world, &event, a_worker(CARA)), None);
}

#[test]
fn a_person_away_is_told_to_themselves_and_to_who_would_have_come() {
    let mut world = World::published();
    let maker = *world.rota()[&breakfast()].workers.first().unwrap();
    let day = world.rota()[&breakfast()].start.date;
    let away = Exception::Away { person: person(DOT), from: day, to: day, why: Away::Family };
    let set = SetException { exception: ExceptionId::new(Uuid::from_u128(6)), to: Some(away) };
    let event = happens(&mut world, set);
    let day = day.to_string();
    assert_eq!(hears(&world, &event, dot()), changed(&[&day]));
    assert_eq!(
        hears(&world, &event, Membership::Worker { team: team_id(), worker: maker }),
        changed(&[&day])
    );
    let eve = Membership::Person { team: team_id(), person: person(EVE) };
    assert_eq!(hears(&world, &event, eve), None);
    let stranger = Membership::Member {
        team: team_id(),
        person: person(DOT),
        member: MemberId::new(Uuid::from_u128(77)),
    };
    assert_eq!(hears(&world, &event, stranger), None, "nobody shares anything with them");
    for who in [Membership::Council, Membership::Administrator] {
        assert_eq!(hears(&world, &event, who), None);
    }
}

#[test]
fn a_meeting_that_is_noted_is_no_news() {
    let mut world = World::published();
    let meeting = meetings::Meeting {
        on: date("2026-11-12"),
        came: workers(&[ADA]),
        paid: care::Minutes(30),
        talked: sealed(50),
        agreed: None,
    };
    let meeting = (meetings::MeetingId::new(Uuid::from_u128(1)), Some(meeting));
    let made = world.make(
        By::Worker(worker(ADA)),
        &Command::from(meetings::NoteMeeting { meeting: meeting.0, to: meeting.1 }),
    );
    assert_eq!(hears(&world, &made[0].1, a_worker(BEN)), None);
}

#[test]
fn what_happens_at_once_is_one_notice() {
    let monday = date("2026-11-23");
    let all = [
        Told::new(Kind::Changed, [monday]),
        Told::new(Kind::Changed, [date("2026-11-24")]),
        Told::new(Kind::Asked, []),
    ];
    let gathered = Told::gathered(all.clone());
    assert_eq!(gathered.len(), 2);
    assert_eq!(Some(gathered[0].clone()), changed(&["2026-11-23", "2026-11-24"]));
    let published = Told::gathered(all.into_iter().chain([Told::new(Kind::Published, [monday])]));
    assert!(published.iter().all(|told| told.kind != Kind::Changed), "{published:?}");
}

#[test]
fn nothing_is_sent_in_quiet_hours_unless_somebody_wants_to_be_woken() {
    let zone: Zone = "Europe/London".parse().unwrap();
    let quiet = |from: &str, to: &str| Some(Quiet { from: clock(from), to: clock(to) });
    let today: Date = date("2026-11-16");
    let urgent = Told::new(Kind::Changed, [today]);
    let later = Told::new(Kind::Published, [today]);
    let due =
        |choices: &Choices, told: &Told, at: &str| choices.due(told, at.parse().unwrap(), &zone).to_string();
    let night = Choices { quiet: quiet("21:00", "07:00"), ..Choices::default() };
    for (at, expected) in [
        ("2026-11-16T20:59:00Z", "2026-11-16T20:59:00Z"),
        ("2026-11-16T21:00:00Z", "2026-11-17T07:00:00Z"),
        ("2026-11-16T02:00:00Z", "2026-11-16T07:00:00Z"),
        ("2026-11-16T07:00:00Z", "2026-11-16T07:00:00Z"),
    ] {
        assert_eq!(due(&night, &later, at), expected, "{at}");
        assert_eq!(due(&night, &urgent, at), expected, "{at}");
        let woken = Choices { wakes: true, ..night.clone() };
        assert_eq!(due(&woken, &urgent, at), at);
        assert_eq!(due(&woken, &later, at), expected);
    }
    let noon = Choices { quiet: quiet("12:00", "13:00"), ..Choices::default() };
    assert_eq!(due(&noon, &later, "2026-11-16T12:30:00Z"), "2026-11-16T13:00:00Z");
    let never = Choices { quiet: quiet("09:00", "09:00"), ..Choices::default() };
    assert_eq!(due(&never, &later, "2026-11-16T09:00:00Z"), "2026-11-16T09:00:00Z");
}

#[test]
fn only_a_change_of_today_or_tomorrow_cannot_wait() {
    let today = date("2026-11-16");
    for (kind, day, urgent) in [
        (Kind::Changed, "2026-11-16", true),
        (Kind::Changed, "2026-11-17", true),
        (Kind::Changed, "2026-11-18", false),
        (Kind::Changed, "2026-11-15", false),
        (Kind::Published, "2026-11-16", false),
    ] {
        assert_eq!(Told::new(kind, [date(day)]).is_urgent(today), urgent, "{kind:?} {day}");
    }
}
