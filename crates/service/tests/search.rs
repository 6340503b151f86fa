//! Names are found by those who may see them, and by nobody else.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::Village;
use service::Caller;

async fn found(village: &Village, caller: &Caller, words: &str) -> (Vec<String>, Vec<String>) {
    let found = village.service.view_team_outside(caller, village.team).await.unwrap().search(words);
    let people = found.people.into_iter().map(|one| one.called).collect();
    (people, found.workers.into_iter().map(|one| one.worker.called).collect())
}

#[tokio::test]
async fn a_worker_finds_people_and_colleagues_by_any_part_of_a_name() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let name = |name: &str| vec![name.to_owned()];
    assert_eq!(found(&village, &asha, "hil").await, (name("Mrs Hill"), vec![]));
    assert_eq!(found(&village, &asha, "BEN okoro").await, (vec![], name("Ben Okoro")));
    assert_eq!(found(&village, &asha, "nobody").await, (vec![], vec![]));
    assert_eq!(found(&village, &asha, "  ").await, (vec![], vec![]));
}

#[tokio::test]
async fn the_council_and_an_administrator_find_nobody_whom_the_team_supports() {
    let village = Village::new().await;
    for caller in [village.council().await, village.administrator().await] {
        for words in ["hill", "a person", "edna"] {
            assert_eq!(found(&village, &caller, words).await.0, Vec::<String>::new(), "{words}");
        }
    }
    assert!(found(&village, &village.council().await, "asha").await.1.is_empty(), "nor a worker");
}
