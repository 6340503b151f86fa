//! Streams in memory: teams open when somebody asks, leave memory when nobody does, and hear of what other servers record.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use care::founding::{self, Description};
use care::organisation::Organisation;
use care::stream::Stream;
use care::team::{Command, Team};
use common::{Village, account, at, id};
use jiff::SignedDuration;
use service::{Order, Service, refold};

const QUARTER: SignedDuration = SignedDuration::from_mins(15);

fn called(name: &str) -> Order {
    let zone = "Europe/London".parse().unwrap();
    let description = Description { name: name.to_owned(), zone, base: None };
    Order::new(id(), Command::from(founding::Describe(description)))
}

async fn name(server: &Service, village: &Village) -> String {
    let caller = server.caller(account(1)).await.unwrap();
    server.view_team(&caller, village.team).await.unwrap().name().to_owned()
}

#[tokio::test]
async fn a_team_that_nobody_asks_for_leaves_memory_and_comes_back_as_it_was() {
    let village = Village::new().await;
    village.service.act(&village.asha().await, village.team, called("Weir Lane")).await.unwrap();
    assert_eq!(village.service.open_teams(), 1);
    village.clock.set(at("2026-03-02T08:14:59Z"));
    assert_eq!(village.service.close_unused(QUARTER).await, 0, "somebody asked a moment ago");
    village.clock.set(at("2026-03-02T08:15:01Z"));
    assert_eq!(village.service.close_unused(QUARTER).await, 1);
    assert_eq!(village.service.open_teams(), 0);
    assert_eq!(name(&village.service, &village).await, "Weir Lane");
    assert_eq!(village.service.open_teams(), 1);
}

#[tokio::test]
async fn a_team_that_somebody_watches_stays() {
    let village = Village::new().await;
    let watch = village.service.watch(&village.asha().await, village.team).await.unwrap();
    village.clock.set(at("2026-03-02T12:00:00Z"));
    assert_eq!(village.service.close_unused(QUARTER).await, 0);
    drop(watch);
    assert_eq!(village.service.close_unused(QUARTER).await, 1);
}

#[tokio::test]
async fn a_team_that_was_made_up_is_not_kept() {
    let village = Village::new().await;
    let made_up = care::ids::TeamId::new(uuid::Uuid::from_u128(77));
    assert!(village.service.view_team_outside(&village.administrator().await, made_up).await.is_err());
    assert_eq!(village.service.open_teams(), 1);
}

#[tokio::test]
async fn another_server_hears_of_what_happens_to_a_team_and_to_the_organisation() {
    let village = Village::new().await;
    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    assert_eq!(name(&other, &village).await, "Mill Lane");
    let nobody = other.caller(account(9)).await.unwrap();
    assert!(!nobody.administers());
    village.service.act(&village.asha().await, village.team, called("Weir Lane")).await.unwrap();
    let membership = care::organisation::Membership::Administrator;
    let give = care::accounts::Give { account: account(9), membership };
    village.service.organise(account(5), id(), &give.into()).await.unwrap();
    let heard = async {
        while name(&other, &village).await != "Weir Lane"
            || !other.caller(account(9)).await.unwrap().administers()
        {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), heard).await.unwrap();
    other.stop_working().await;
}

#[tokio::test]
async fn many_who_ask_for_a_cold_team_at_once_get_the_same() {
    let village = Village::new().await;
    let cold = Service::new(village.journal.clone(), Arc::new(village.clock.clone()));
    let asking: Vec<_> = (0..16)
        .map(|_| {
            let (cold, team) = (cold.clone(), village.team);
            tokio::spawn(async move {
                let caller = cold.caller(account(1)).await.unwrap();
                cold.view_team(&caller, team).await.unwrap().team().version
            })
        })
        .collect();
    let known = village.service.journal().version(&format!("team/{}", village.team).into()).await.unwrap();
    for one in asking {
        assert_eq!(one.await.unwrap(), known.0);
    }
    assert_eq!(cold.open_teams(), 1);
}

#[tokio::test]
async fn two_servers_change_a_team_by_turns() {
    let village = Village::new().await;
    let other = Service::new(village.journal.clone(), Arc::new(village.clock.clone()));
    let asha = village.asha().await;
    for (number, server) in [&village.service, &other, &village.service, &other].into_iter().enumerate() {
        // Neither follows: each finds that the other was faster, and decides again on what it left.
        server.act(&asha, village.team, called(&format!("Lane {number}"))).await.unwrap();
    }
    assert_eq!(name(&other, &village).await, "Lane 3");
}

#[test]
fn each_fold_of_a_stream_is_verified_and_nothing_else() {
    let organisation = "organisation/here".into();
    let team = format!("team/{}", care::ids::TeamId::new(uuid::Uuid::from_u128(1))).into();
    assert!(refold(&team, Team::FORM).is_some());
    assert!(refold(&organisation, Organisation::FORM).is_some());
    assert!(refold(&organisation, "histories/1").is_some());
    assert!(refold(&team, "week-sums/1").is_some());
    assert!(refold(&team, Organisation::FORM).is_none());
    assert!(refold(&team, "histories/1").is_none());
    assert!(refold(&"note/1".into(), Team::FORM).is_none());
}
