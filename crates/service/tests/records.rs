//! Who may see what, and that looking is written down.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::access::Purpose;
use care::details::DataSubject;
use common::Village;
use service::Kind;

#[tokio::test]
async fn nobody_else_sees_the_team() {
    let village = Village::new().await;
    for (stranger, kind) in [
        (village.nobody().await, Kind::NotFound),
        (village.council().await, Kind::Forbidden),
        (village.administrator().await, Kind::Forbidden),
    ] {
        let refused = village.service.view_team(&stranger, village.team).await.err().unwrap();
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
    let subject = DataSubject::Person(village.hill).to_string().into();
    let looks = village.journal.looks().at(&subject, None, 10).await.unwrap();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0].1.purpose, "To step in for a colleague now");
}
