//! Who may see what, and that looking is written down.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::access::Purpose;
use care::details::Subject;
use care::organisation::Membership;
use care::people;
use care::team::Command;
use common::{Village, account, id};
use journal::{Destroyed, Moment};
use service::{Kind, Order, Service, accounts};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn nobody_else_sees_the_team() {
    let village = Village::new().await;
    for (stranger, kind) in [
        (village.nobody().await, Kind::NotFound),
        (village.council().await, Kind::Forbidden),
        (village.administrator().await, Kind::Forbidden),
    ] {
        let refused = village.service.look_in(&stranger, village.team).await.err().unwrap();
        assert_eq!(refused.kind, kind);
        let refused =
            village.service.open_person(&stranger, village.team, village.hill, Purpose::Everyday).await;
        assert_eq!(refused.err().unwrap().kind, kind);
    }
    assert!(village.service.sums(&village.council().await, village.team, village.next, 1).await.is_ok());
}

#[tokio::test]
async fn a_look_at_a_record_is_written_down() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let (record, _) =
        village.service.open_person(&asha, village.team, village.hill, Purpose::Covering).await.unwrap();
    assert_eq!(record.contact.unwrap().address, "3 Mill Lane");
    let subject = Subject::Person(village.hill).to_string().into();
    let looks = village.journal.looks().at(&subject, None, 10).await.unwrap();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0].1.purpose, "To step in for a colleague now");
}

#[tokio::test]
async fn who_has_left_can_be_erased_and_the_sums_stay() {
    let village = Village::new().await;
    let administrator = village.administrator().await;
    let whom = Subject::Person(village.hill);
    let early = village.service.erase(&administrator, village.team, whom).await;
    assert_eq!(early.unwrap_err().kind, Kind::Invalid, "she is still supported");
    let last = Some("2026-03-01".parse().unwrap());
    let leave = Order::new(id(), Command::from(people::Leave { person: village.hill, last }));
    let asha = village.asha().await;
    village.service.act(&asha, village.team, leave).await.unwrap();
    village.service.erase(&administrator, village.team, whom).await.unwrap();
    let glimpse = village.service.look_in(&asha, village.team).await.unwrap();
    assert_eq!(glimpse.person(village.hill), "someone erased");
    assert!(glimpse.team().people.contains_key(&village.hill));
}

#[tokio::test]
async fn an_erased_worker_loses_their_account_and_every_server_forgets_them_within_a_second() {
    let village = Village::new().await;
    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let asha = other.caller(account(1)).await.unwrap();
    assert_eq!(other.look_in(&asha, village.team).await.unwrap().worker(village.ben), "Ben Okoro");
    let (keyring, now) = (village.journal.keyring(), Moment::now());
    let ben = journal::AccountId::from(account(2).to_string());
    keyring.make_account(&ben, "ben", b"{}", now).await.unwrap();
    let settings = accounts::Settings {
        origin: "https://oak.example".to_owned(),
        place: "Oak".to_owned(),
        demonstration: false,
        cost: accounts::Cost::USUAL,
    };
    let letting_in = village.service.open_accounts(settings);
    let to = accounts::Invited::To(Membership::Worker { team: village.team, worker: village.ben });
    let invitation = accounts::Invitation { to, known_as: "Ben".to_owned(), by: None };
    letting_in.invite(&invitation).await.unwrap();

    let receipt = village.service.erase_at_once(Subject::Worker(village.ben)).await.unwrap();
    let gone = [Destroyed::Key, Destroyed::Account, Destroyed::Code].map(|what| receipt.count(what));
    assert_eq!(gone, [1, 1, 1]);
    assert!(receipt.stays.iter().all(|stays| !stays.why.is_empty()));
    assert_eq!(keyring.account(&ben).await.unwrap(), None);
    assert_eq!(letting_in.invitations().await.unwrap(), []);
    assert!(village.ben().await.memberships.is_empty());
    let forgotten = async {
        while other.look_in(&asha, village.team).await.unwrap().worker(village.ben) != "someone erased" {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(1), forgotten).await.unwrap();
}
