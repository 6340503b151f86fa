//! A meeting is noted by one worker and read by another; nobody else reads it.

mod common;

use care::Minutes;
use common::{Village, id};
use service::Kind;
use service::meetings::Noted;

#[tokio::test]
async fn what_one_worker_notes_another_reads_and_it_is_paid_time() {
    let village = Village::new().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let today = village.service.view_team(&asha, village.team).await.unwrap().today();
    let noted = Noted {
        on: today,
        came: [village.asha, village.ben].into(),
        paid: Minutes(45),
        talked: "Who looks after the keys".to_owned(),
        agreed: "Ben keeps them".to_owned(),
    };
    let done = village.service.note_meeting(&asha, village.team, id(), noted.clone()).await.unwrap();
    assert_eq!(done.events, 1);
    let seen = village.service.view_team(&ben, village.team).await.unwrap().meetings().unwrap();
    let [held] = seen.held.as_slice() else { panic!("{seen:?}") };
    assert_eq!((held.talked.as_str(), held.agreed.as_str()), ("Who looks after the keys", "Ben keeps them"));
    assert_eq!((held.came.len(), held.paid_in_all()), (2, Minutes(90)));
    assert!(seen.may_note);
    village.service.remove_meeting(&ben, village.team, id(), held.id).await.unwrap();
    assert!(
        village.service.view_team(&asha, village.team).await.unwrap().meetings().unwrap().held.is_empty()
    );
}

#[tokio::test]
async fn everything_wrong_is_said_at_once_and_nothing_is_kept() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let nobody = Noted {
        on: "2030-01-01".parse().unwrap(),
        came: [].into(),
        paid: Minutes(0),
        talked: "The future".to_owned(),
        agreed: String::new(),
    };
    let refused = village.service.note_meeting(&asha, village.team, id(), nobody).await.unwrap_err();
    assert_eq!((refused.kind, refused.sentences.len()), (Kind::Invalid, 3), "{refused}");
}
