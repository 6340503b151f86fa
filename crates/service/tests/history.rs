//! What happened, the latest first: one entry for each command, whole, and undo only where it would be allowed.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::absences::{Absence, SetAbsence, Why};
use care::ids::AbsenceId;
use care::team::Command;
use care::time::{Clock, Moment, plus_days};
use common::{Village, id};
use service::history::Entry;
use service::{Caller, Order};
use uuid::Uuid;

/// So many days of leave of Asha's, noted by one command, each an event.
fn leave_of(village: &Village, first: u128, days: u128) -> Order {
    let day = |number: u128| {
        let date = plus_days("2026-06-01".parse().unwrap(), i32::try_from(number).unwrap());
        let (from, to) = (Moment::new(date, Clock::MIDNIGHT), Moment::new(date, Clock::new(12, 0).unwrap()));
        (AbsenceId::new(Uuid::from_u128(number)), from, to)
    };
    let mut order = Order::of(id());
    for (absence, from, to) in (first..first + days).map(day) {
        let to = Some(Absence { worker: village.asha, from, to: Some(to), why: Why::Leave, words: None });
        order.commands.push(Command::from(SetAbsence { absence, to }));
    }
    order
}

async fn page(
    village: &Village,
    caller: &Caller,
    before: Option<u64>,
    count: usize,
) -> (Vec<Entry>, Option<u64>) {
    let (page, _) = village.service.history(caller, village.team, before, count).await.unwrap();
    (page.entries, page.before)
}

#[tokio::test]
async fn the_latest_command_comes_first_and_each_is_one_entry() {
    let village = Village::new().await;
    let asha = village.asha().await;
    village.service.act(&asha, village.team, leave_of(&village, 1, 3)).await.unwrap();
    village.service.act(&asha, village.team, leave_of(&village, 10, 1)).await.unwrap();
    let (entries, before) = page(&village, &asha, None, 10).await;
    let events: Vec<usize> = entries.iter().map(|entry| entry.events.len()).collect();
    assert_eq!(events, [1, 3, 6], "the village itself began by one command of six events");
    let versions: Vec<u64> = entries.iter().map(|entry| entry.version).collect();
    assert_eq!(versions, [10, 9, 6]);
    assert_eq!(before, None);
    let (first, before) = page(&village, &asha, None, 1).await;
    assert_eq!((first, before), (entries[..1].to_vec(), Some(10)));
    let (second, before) = page(&village, &asha, before, 1).await;
    assert_eq!((second, before), (entries[1..2].to_vec(), Some(7)));
    let (last, before) = page(&village, &asha, before, 1).await;
    assert_eq!((last, before), (entries[2..].to_vec(), None));
}

#[tokio::test]
async fn a_command_of_many_events_is_shown_and_taken_back_whole() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let done = village.service.act(&asha, village.team, leave_of(&village, 1, 450)).await.unwrap();
    village.service.act(&asha, village.team, leave_of(&village, 1_000, 1)).await.unwrap();
    let (entries, _) = page(&village, &asha, None, 2).await;
    assert_eq!(entries[1].events.len(), 450);
    assert!(entries[1].may_take_back);
    // From the version of any of its events.
    village.service.take_back(&asha, village.team, id(), done.version - 440).await.unwrap();
    let now = village.service.view_team(&asha, village.team).await.unwrap();
    assert_eq!(now.team().absences.len(), 1);
    let (entries, _) = page(&village, &asha, None, 3).await;
    assert!(entries[2].is_taken_back && !entries[2].may_take_back);
    assert!(!entries[1].is_taken_back && entries[1].may_take_back);
}

#[tokio::test]
async fn undo_is_offered_only_where_the_viewer_would_be_allowed() {
    let village = Village::new().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    village.service.act(&asha, village.team, leave_of(&village, 1, 1)).await.unwrap();
    let (entries, _) = page(&village, &asha, None, 10).await;
    assert!(entries[0].may_take_back, "it is Asha's own");
    assert!(!entries[1].may_take_back, "a team that has begun stays");
    // What somebody else changed since is not offered.
    let other = care::absences::SetAbsence { absence: AbsenceId::new(Uuid::from_u128(1)), to: None };
    village.service.act(&asha, village.team, Order::new(id(), other.into())).await.unwrap();
    let (entries, _) = page(&village, &asha, None, 10).await;
    assert!(entries[0].may_take_back && !entries[1].may_take_back);
    // What is offered is done, and what is not offered is refused, for each of them.
    for (who, caller) in [("asha", &asha), ("ben", &ben)] {
        let (entries, _) = page(&village, caller, None, 10).await;
        for entry in entries.iter().filter(|entry| !entry.may_take_back) {
            let refused = village.service.take_back(caller, village.team, id(), entry.version).await;
            assert!(refused.is_err(), "{who}: version {}", entry.version);
        }
    }
}

#[tokio::test]
async fn nothing_is_to_be_undone_in_a_team_that_is_closed() {
    let village = Village::new().await;
    let asha = village.asha().await;
    village.service.act(&asha, village.team, leave_of(&village, 1, 1)).await.unwrap();
    assert!(page(&village, &asha, None, 1).await.0[0].may_take_back);
    let last = "2026-03-02".parse().unwrap();
    let close = care::teams::CloseTeam { team: village.team, on: Some(last) };
    village.service.organise(common::account(5), id(), &close.into()).await.unwrap();
    assert!(!page(&village, &asha, None, 1).await.0[0].may_take_back);
}

#[tokio::test]
async fn a_version_that_nothing_made_cannot_be_taken_back() {
    let village = Village::new().await;
    let asha = village.asha().await;
    for version in [0, 7, u64::MAX] {
        let refused = village.service.take_back(&asha, village.team, id(), version).await.unwrap_err();
        assert_eq!(refused.kind, service::Kind::NotFound, "{version}");
    }
}
