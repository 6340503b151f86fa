//! What is different for once goes along when a person moves to another team.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::time::Duration;

use care::Minutes;
use care::details::{DataSubject, Detail};
use care::founding::Description;
use care::ids::{ExceptionId, OnceId, SealedId, TeamId};
use care::support::{Away, Exception, Instead, SetException};
use care::team::Team;
use care::time::{Clock, Date};
use care::visit::{Support, VisitId};
use common::{Village, id};
use service::{Moved, Moving, Order, TeamIds};
use uuid::Uuid;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn clock(hour: u16) -> Clock {
    Clock::new(hour, 0).unwrap()
}

fn once(number: u128) -> OnceId {
    OnceId::new(Uuid::from_u128(number))
}

/// What is different for Mrs Hill around Monday 16 March, on which they move.
fn exceptions(village: &Village) -> Vec<Exception> {
    let person = village.hill;
    let breakfast = |on| VisitId::Agreed { pattern: village.breakfast, date: date(on) };
    let different = |visit, instead| Exception::Different { visit, person, instead };
    let to = |on, hour| Instead { date: Some(date(on)), agreed: Some(clock(hour)), ..Instead::default() };
    let what = SealedId::new(Uuid::from_u128(1));
    let support = Support { agreed: Some(clock(15)), ..Support::new(what, Minutes(20)) };
    let extra = |number, on| Exception::Extra {
        visit: once(number),
        person,
        date: date(on),
        support: support.clone(),
    };
    let away = |from, last| Exception::Away { person, from: date(from), to: date(last), why: Away::Family };
    vec![
        away("2026-03-03", "2026-03-15"),
        // Its last day is the day of the move.
        away("2026-03-15", "2026-03-16"),
        away("2026-03-20", "2026-03-22"),
        Exception::Without { visit: breakfast("2026-03-11"), person },
        Exception::Without { visit: breakfast("2026-03-17"), person },
        different(breakfast("2026-03-18"), Instead { minutes: Some(Minutes(45)), ..Instead::default() }),
        // Over the day of the move, both ways.
        different(breakfast("2026-03-13"), to("2026-03-17", 10)),
        different(breakfast("2026-03-16"), to("2026-03-12", 11)),
        extra(50, "2026-03-10"),
        extra(51, "2026-03-19"),
        different(VisitId::Once(once(51)), to("2026-03-19", 12)),
        extra(52, "2026-03-10"),
        different(VisitId::Once(once(52)), to("2026-03-24", 9)),
    ]
}

/// When a team visits Mrs Hill, and for how long, from one date to another.
fn visits(team: &Team, first: &str, last: &str) -> Vec<(Date, Option<Clock>, u32)> {
    let visits = team.visits_between(date(first), date(last)).into_values();
    let mut visits: Vec<_> =
        visits.map(|visit| (visit.date, visit.support.agreed, visit.support.minutes.0)).collect();
    visits.sort();
    visits
}

async fn state(village: &Village, team: TeamId) -> Team {
    village.service.view_team_outside(&village.administrator().await, team).await.unwrap().team().clone()
}

#[tokio::test]
async fn a_person_moves_with_what_is_different_for_once() {
    let village = Village::new().await;
    let zone = "Europe/London".parse().unwrap();
    let weir = Description { name: "Weir Lane".to_owned(), zone, base: None };
    let administrator = village.administrator().await;
    let to = village.service.found_team(&administrator, TeamIds::of(id()), weir).await.unwrap();
    let mut order = Order::of(id());
    for (number, exception) in (100..).zip(exceptions(&village)) {
        let id = ExceptionId::new(Uuid::from_u128(number));
        order.commands.push(SetException { exception: id, to: Some(exception) }.into());
    }
    let what = (
        SealedId::new(Uuid::from_u128(1)),
        DataSubject::Person(village.hill),
        Detail::Words("a walk".into()),
    );
    order.sealed = vec![what];
    village.service.act(&village.asha().await, village.team, order).await.unwrap();
    let before = state(&village, village.team).await;

    let on = date("2026-03-16");
    let moving = Moving { who: Moved::Person(village.hill), from: village.team, to, on };
    village.service.move_to_team(&administrator, id(), moving).await.unwrap();
    let there = async {
        loop {
            let there = state(&village, to).await;
            if there.people.contains_key(&village.hill) {
                return there;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let there = tokio::time::timeout(Duration::from_secs(30), there).await.unwrap();
    let left = state(&village, village.team).await;

    let (first, last) = ("2026-03-16", "2026-04-05");
    assert_eq!(visits(&there, first, last), visits(&before, first, last), "as it was to be");
    assert!(
        visits(&there, first, last).contains(&(date("2026-03-17"), Some(clock(10)), 30)),
        "moved from the Friday before"
    );
    assert!(visits(&there, first, last).contains(&(date("2026-03-24"), Some(clock(9)), 20)));
    let (first, last) = ("2026-03-02", "2026-03-15");
    assert_eq!(visits(&left, first, last), visits(&before, first, last), "until then in the first team");
    assert_eq!(visits(&there, first, last), []);
    assert_eq!(visits(&left, "2026-03-16", "2026-04-05"), []);
    assert_eq!(there.exceptions.len(), 10, "what is over stays behind: {:?}", there.exceptions);
    assert_eq!(village.journal.jobs().parked().await.unwrap(), []);
}
