//! Who may see what, and that looking is written down.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::access::Purpose;
use care::details::Subject;
use care::team::Command;
use common::{Village, id};
use service::{Kind, Order};

#[tokio::test]
async fn nobody_else_sees_the_team() {
    let village = Village::new().await;
    for stranger in [village.nobody().await, village.council().await, village.administrator().await] {
        let refused = village.service.look_in(&stranger, village.team).await.err().unwrap();
        assert_eq!(refused.kind, Kind::Forbidden);
        let refused =
            village.service.open_person(&stranger, village.team, village.hill, Purpose::Everyday).await;
        assert_eq!(refused.err().unwrap().kind, Kind::Forbidden);
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
    let leave = Order::new(id(), Command::LeavePerson { person: village.hill, last });
    let asha = village.asha().await;
    village.service.act(&asha, village.team, leave).await.unwrap();
    village.service.erase(&administrator, village.team, whom).await.unwrap();
    let glimpse = village.service.look_in(&asha, village.team).await.unwrap();
    assert_eq!(glimpse.person(village.hill), "someone erased");
    assert!(glimpse.team().people.contains_key(&village.hill));
}
